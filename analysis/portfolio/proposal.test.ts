import { expect, test } from 'vitest'
import { board, frontier, proposal, threeWays } from './proposal.ts'
import type { Proposal } from './proposal.ts'
import type { Candidate, Wishes } from './wishes.ts'

const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i)
const candidate = (id: string, people: number[], cents: number, more: Partial<Candidate> = {}): Candidate => ({
  id,
  name: id,
  person: id,
  platform: 'instagram',
  place: 'Torino',
  people,
  exposure: people.length,
  orders: { shape: 50, rate: 500 },
  offers: [{ name: 'post', cents, spread: 1 }],
  ...more,
})
const wishes = (more: Partial<Wishes> = {}): Wishes => ({
  budget: 20_000,
  margin: 3000,
  include: [],
  exclude: [],
  most: null,
  least: [],
  seats: null,
  ...more,
})
const planned = (found: Proposal) => {
  if (found.answer !== 'plan') throw new Error(found.because)
  return found
}
const names = (found: Proposal) => planned(found).chosen.map((one) => one.candidate)

// Ana and Bea have the very same hundred people, Cleo a hundred others.
const twins = [
  candidate('Ana', range(0, 100), 10_000),
  candidate('Bea', range(0, 100), 10_001),
  candidate('Cleo', range(100, 100), 10_000),
]

test('of two with the same audience one is booked, and the other is told why not', () => {
  const found = planned(proposal(board(twins, 200, wishes({ budget: 40_000 }))))
  expect(names(found)).toEqual(['Ana', 'Cleo'])
  expect(found).toMatchObject({ reach: 200, cost: 20_000 })
  expect(found.chosen[0]).toMatchObject({ reach: 100, own: 100 })
  expect(found.nearMisses).toEqual([
    expect.objectContaining({
      candidate: 'Bea',
      shared: 1,
      why: '100% of the people whom this reaches are reached by Ana already.',
    }),
  ])
  expect(found.overlap).toEqual([
    [1, 0],
    [0, 1],
  ])
})

test('orders are reach times rate, and the interval holds what a Poisson of known rate would', () => {
  // A rate of 0.1 known for certain: orders are Poisson of mean 10, whose 10th and 90th percentile are 6 and 14.
  const sure = candidate('Ana', range(0, 100), 10_000, { orders: { shape: 1e9, rate: 1e10 } })
  const { chosen } = planned(proposal(board([sure], 100, wishes())))
  expect(chosen[0]!.orders!.mean).toBeGreaterThan(9.5)
  expect(chosen[0]!.orders!.mean).toBeLessThan(10.5)
  expect(chosen[0]!.orders!.interval[0]).toBeCloseTo(6, -0.5)
  expect(chosen[0]!.orders!.interval[1]).toBeCloseTo(14, -0.5)
})

test('each known person stands for as many as a post reaches, whom two share counts once', () => {
  const large = candidate('Ana', range(0, 100), 10_000, { exposure: 5000 })
  const small = candidate('Bea', range(50, 100), 10_000, { exposure: 1000 })
  const found = planned(proposal(board([large, small], 150, wishes({ budget: 50_000 }))))
  expect(found.reach).toBeCloseTo(50 * 50 + 50 * 50 + 50 * 10, 6)
  expect(found.chosen.map(({ reach }) => reach)).toEqual([5000, 1000])
})

test('the celebrity wins when she brings more for the money, and the plan says so', () => {
  const star = candidate('Star', range(1000, 400), 18_000, { exposure: 40_000, orders: { shape: 40, rate: 4000 } })
  const on = board([...twins, star], 1400, wishes({ budget: 20_000 }))
  const found = planned(proposal(on))
  expect(names(found)).toEqual(['Star'])
  const ways = threeWays(on, found.chosen, 20_000, null)
  expect(ways.map(({ name, candidate: who }) => [name, who])).toEqual([
    ['set', undefined],
    ['largest', 'Star'],
  ])
  expect(ways[1]!.setWins, 'it is the same booking in the same worlds').toBe(0)
})

test('a set that beats an advertising channel in nearly all worlds says in how many', () => {
  const on = board(twins, 200, wishes({ budget: 20_000 }))
  const ways = threeWays(on, planned(proposal(on)).chosen, 20_000, { low: 4000, high: 6000 })
  const ads = ways.find(({ name }) => name === 'ads')!
  // Some four orders for 200.00 against twenty.
  expect(ads.orders.mean).toBeGreaterThan(3.5)
  expect(ads.orders.mean).toBeLessThan(4.7)
  expect(ads.setWins).toBeGreaterThan(0.98)
})

test('when nothing brings back its cost, the answer is nobody, with the reason', () => {
  const found = planned(proposal(board(twins, 200, wishes({ margin: 100 }))))
  expect(found).toMatchObject({ chosen: [], cost: 0, because: expect.stringContaining('bring back its cost') })
})

test('a full house books nobody more', () => {
  const seats = { count: 10, perOrder: 1, size: null }
  expect(names(proposal(board(twins, 200, wishes({ budget: 20_000 }))))).toEqual(['Ana', 'Cleo'])
  expect(names(proposal(board(twins, 200, wishes({ budget: 20_000, seats }))))).toHaveLength(1)
})

test('wishes that contradict each other are both named', () => {
  const found = proposal(board(twins, 200, wishes({ include: ['Ana'], exclude: ['Ana'] })))
  expect(found).toMatchObject({ answer: 'contradiction' })
  expect(JSON.stringify(found)).toContain('Ana must be in')
  expect(JSON.stringify(found)).toContain('without Ana')
})

test('one person with two accounts is booked once', () => {
  const second = candidate('Ana on YouTube', range(200, 100), 5000, { person: 'Ana' })
  const found = planned(proposal(board([...twins, second], 300, wishes({ budget: 90_000 }))))
  expect(names(found).filter((name) => name.startsWith('Ana'))).toHaveLength(1)
})

test('the slider shows what a new plan would, and more money never brings less', () => {
  const on = board(twins, 200, wishes({ margin: null }))
  for (const budget of [0, 9_999, 10_000, 20_000, 50_000])
    expect(proposal(on, budget)).toEqual(proposal(board(twins, 200, wishes({ margin: null, budget }))))
  const points = [...frontier(on, [0, 10_000, 20_000, 30_000])]
  expect(points.map(({ value }) => value)).toEqual([0, 100, 200, 200])
})
