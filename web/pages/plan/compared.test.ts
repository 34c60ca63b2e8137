import { expect, test } from 'vitest'
import { finding, lines, members } from './compared.ts'
import type { Kept } from './pitch-words.ts'

const plan = (name: string, who: string[], profit: [number, number, number] | null, reach = 100): Kept =>
  ({
    id: name,
    name,
    createdAt: '2027-01-01T00:00:00Z',
    asked: { budgetCents: 100_000, viewShare: 0.3, feePerThousandCents: 1000 },
    result: {
      chosen: who.map((account) => ({ account, name: account, deliverable: 'post', cents: 12_300 })),
      costCents: 90_000,
      reach,
      orders: null,
      profitCents: profit && { low: profit[0], mean: profit[1], high: profit[2] },
      gap: 0.01,
      soldOut: null,
      thousandMore: null,
    },
  }) as unknown as Kept

test('of two plans the better is named only where their ranges do not touch', () => {
  const low = plan('Low', [], [1000, 2000, 3000])
  expect(finding([low, plan('High', [], [4000, 5000, 6000])])).toBe('“High” is expected to leave most.')
  expect(finding([low, plan('Near', [], [2500, 3500, 6000])])).toBe('“Near” and “Low” cannot be told apart.')
  expect(finding([low, plan('Wide', [], null, 900)]), 'profit of one is not known').toBe(
    '“Wide” reaches most different people.',
  )
})

test('whoever is in most plans stands first, and lines of which nothing is known are left out', () => {
  const both = [plan('A', ['Ana', 'Bea'], null), plan('B', ['Bea', 'Cleo'], null)]
  expect(members(both)).toEqual([
    { name: 'Bea, post', cells: ['123', '123'] },
    { name: 'Ana, post', cells: ['123', ''] },
    { name: 'Cleo, post', cells: ['', '123'] },
  ])
  const told = lines(both).map(({ name }) => name)
  expect(told).toContain('Budget')
  expect(told).not.toContain('Seats')
  expect(told).not.toContain('Profit, 80%')
})
