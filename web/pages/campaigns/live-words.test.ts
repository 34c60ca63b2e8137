import { expect, test } from 'vitest'
import { amounts, costEach, curveFinding, curveOf, shares } from './live-words.ts'
import type { Live } from './live-words.ts'

const LIVE = {
  days: [
    { day: '2026-05-02', items: 10, orders: 5 },
    { day: '2026-05-04', items: 8, orders: 4 },
  ],
  eventAt: '2026-05-10T18:00:00.000Z',
  capacity: 60,
  items: 18,
  creators: [
    { name: 'Nora', day: '2026-05-01', state: 'posted' },
    { name: 'Ugo', day: '2026-05-06', state: 'booked' },
    { name: 'Ada', day: '2026-05-07', state: 'cancelled' },
    { name: 'Lea', day: null, state: 'booked' },
  ],
  course: {
    state: 'said',
    probabilitySoldOut: 0.6,
    soldOutOn: null,
    ahead: [
      { at: '2026-05-05T09:00:00.000Z', low: 18, middle: 18, high: 18 },
      { at: '2026-05-10T18:00:00.000Z', low: 41, middle: 55, high: 60 },
    ],
  },
} as unknown as Live
const NOW = Date.parse('2026-05-05T09:00:00Z')

test('the curve begins with the first post, climbs at the end of each day and stands where it is now', () => {
  const curve = curveOf(LIVE, NOW)!
  expect(curve.sold.map(({ at, seats }) => [new Date(at).toISOString().slice(0, 13), seats])).toEqual([
    ['2026-05-01T12', 0],
    ['2026-05-03T00', 10],
    ['2026-05-05T00', 18],
    ['2026-05-05T09', 18],
  ])
  expect(curve.posts.map(({ name, out }) => [name, out])).toEqual([
    ['Nora', true],
    ['Ugo', false],
  ])
  expect(curve.ahead.at(-1)!.at).toBe(curve.to)
  expect(curveFinding(LIVE)).toBe('41 to 60 of 60 seats by the evening')
})

test('without an evening there is no curve, and what cannot be told ahead is not drawn', () => {
  expect(curveOf({ ...LIVE, eventAt: null }, NOW)).toBeNull()
  const unsaid = { ...LIVE, course: { state: 'cannot-say', because: 'x' } } as Live
  expect(curveOf(unsaid, NOW)!.ahead).toEqual([])
  expect(curveFinding(unsaid)).toBe('18 of 60 seats are sold')
})

test('currencies are not added, and a creator who brought nothing has no cost an order', () => {
  expect(amounts([{ currency: 'EUR', decimals: 2, minor: 123_450 }, { currency: 'JPY', decimals: 0, minor: 900 }])).toBe('€1,234.50 + ¥900') // prettier-ignore
  expect(amounts([])).toBe('nothing')
  expect(costEach(10_000, 4)).toBe(2500)
  expect(costEach(10_000, 0)).toBeNull()
  expect(costEach(null, 4)).toBeNull()
  expect([shares(3), shares(2.5)]).toEqual(['3', '2.5'])
})
