import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readResults } from './reading.ts'
import { resultsFinding } from './words.ts'

const creator = (costCents: number, revenueCents: number) => ({ costCents, revenueCents }) as never

test('the first sentence counts losses as readily as gains', () => {
  expect(resultsFinding({ creators: [creator(100, 300), creator(100, 50), creator(100, 0), creator(0, 0)] })).toBe(
    'One brought back more than it cost, two less, of one the cost is not known.',
  )
  expect(resultsFinding({ creators: [] })).toMatch(/^Nothing has come back yet/)
})

test('a spreadsheet’s rows are read as they are written', () => {
  const { rows, problems } = readResults(
    'Campaign\tCreator\tDate\tFee\tImpressions\tSales\tRevenue\nSpring\ther.table\t2.4.2026\t€1.234,50\t12.5k\t14\t"2,400.00"\n\nSpring\thim\tyesterday\t-5\t1,234\t\t\n',
  )
  expect(rows).toEqual([
    {
      campaign: 'Spring',
      handle: 'her.table',
      day: '2026-04-02',
      feeCents: 123_450,
      reach: 12_500,
      orders: 14,
      revenueCents: 240_000,
    },
    { campaign: 'Spring', handle: 'him', reach: 1234 },
  ])
  expect(problems).toEqual(['Row 2: found “yesterday” as day, left out.', 'Row 2: found “-5” as fee, left out.'])
})

test('a missing column is named beside those that were found', () => {
  expect(readResults('who,orders\na,1').problems).toEqual([
    'Found the columns who, orders; wanted also campaign and handle.',
  ])
})

test('whatever is pasted, every row is read or told, and no amount is no number', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const row of readResults(`campaign;handle;fee;orders\n${text}`).rows)
        for (const value of Object.values(row))
          expect(typeof value === 'number' ? Number.isSafeInteger(value) : value).toBeTruthy()
    }),
  )
})
