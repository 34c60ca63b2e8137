import { expect, test } from 'vitest'
import { questionOf, readPlanSearch, stopsTo, withWish } from './asked.ts'
import { planFinding, reasonsWhy, seatsFinding, waysFinding, segmentsFinding, tryingFinding } from './words.ts'

const found = (profit: [number, number, number] | null, chosen = 3) =>
  ({
    answer: 'plan',
    chosen: Array.from({ length: chosen }, () => ({})),
    reach: 31_200,
    cost: 120_000,
    profit: profit && { mean: profit[0], interval: [profit[1], profit[2]], level: 0.8 },
  }) as never

test('the title never flatters: a possible loss is said, and an expected one is called a loss', () => {
  expect(planFinding(found(null), 300_000)).toBe('Three creators for 1,200 reach 31,200 different people.')
  expect(planFinding(found([50_000, 10_000, 90_000]), 300_000)).toMatch(/500 of profit is expected\.$/)
  expect(planFinding(found([50_000, -10_000, 90_000]), 300_000)).toMatch(/a loss is possible/)
  expect(planFinding(found([-50_000, -90_000, -1]), 300_000)).toMatch(/a loss of 500 is expected/)
  expect(planFinding(found([0, 0, 0], 0), 300_000)).toBe('3,000 books nobody.')
})

test('seats: over-dispersed demand sells out less surely than its mean promises', () => {
  const aim = (size: number | null) => ({ margin: 1, seats: { count: 60, perOrder: 2, size } })
  const plan = { orders: { mean: 36, interval: [20, 50], level: 0.8 } } as never
  // Poisson of mean 72: P(N ≥ 60) = 0.933.
  expect(seatsFinding(plan, aim(null))).toMatch(/sold out in 93 of 100/)
  expect(seatsFinding(plan, aim(4))).toMatch(/sold out in (4|5|6)\d of 100/)
  expect(seatsFinding(plan, { margin: 1, seats: null })).toBeNull()
})

test('the celebrity wins, the set wins, or neither can be told, each in its own words', () => {
  const way = (setWins: number | null) => ({ name: setWins === null ? 'set' : 'largest', setWins }) as never
  const said = (setWins: number) => waysFinding([way(null), way(setWins)], () => 'Vera Stella')
  expect(said(0.97)).toBe('In 97 of 100 draws this set brings more than Vera Stella.')
  expect(said(0.04)).toBe('Vera Stella brings as much or more in 96 of 100 draws.')
  expect(said(0.6)).toMatch(/cannot be told apart/)
})

test('the address says what is asked, and nonsense in it is left out', () => {
  const search = readPlanSearch({
    budget: '2500.5',
    margin: 'x',
    seats: '60',
    adsLow: '40',
    adsHigh: '15',
    include: 'a',
  })
  expect(search).toEqual({ budget: 2500.5, seats: 60, adsLow: 40, adsHigh: 15, include: ['a'] })
  expect(questionOf(search, 2500.5)).toEqual({
    budgetCents: 250_050,
    seats: { count: 60 },
    ads: { lowCents: 1500, highCents: 4000 },
    include: ['a'],
  })
})

test('who must be in cannot also be out', () => {
  const wanted = withWish({ exclude: ['a', 'b'] }, 'include', 'a')
  expect(wanted).toEqual({ include: ['a'], exclude: ['b'] })
  expect(withWish(wanted, 'include', 'a')).toEqual({ exclude: ['b'] })
})

test('the slider stops at round amounts and reaches the end', () => {
  for (const most of [120, 2300, 60_000, 1_000_000]) {
    const stops = stopsTo(most)
    expect(stops).toEqual(stops.toSorted((a, b) => a - b))
    expect(stops.at(-1)).toBe(most)
    expect(stops.length).toBeLessThan(200)
  }
})

test('of whom nobody is known the reach is said with its ends', () => {
  expect(segmentsFinding({ asSegments: null })).toBeNull()
  expect(segmentsFinding({ asSegments: { count: 2, low: 5000, high: 8000 } })).toBe(
    'The audiences of two of them are not known: together they reach between 5,000 and 8,000 people, as far as those are the same.',
  )
  expect(segmentsFinding({ asSegments: { count: 2, low: 8000, high: 8000 } })).toMatch(/each is taken as a share/)
})

test('who is there to be tried is counted, with what it costs and what less is expected today', () => {
  const trying = (forgone: number, because: string | null = null) => ({ cents: 40_000, forgone, because })
  const chosen = [{ toTry: {} }, {}, { toTry: {} }] as never
  expect(tryingFinding({ trying: null, chosen })).toBeNull()
  expect(tryingFinding({ trying: trying(3512), chosen })).toBe(
    'Two of them are there to be tried, for 400; 35 less profit is expected today for it.',
  )
  expect(tryingFinding({ trying: trying(-20), chosen })).toBe('Two of them are there to be tried, for 400.')
  expect(tryingFinding({ trying: trying(0, 'Nobody is worth trying.'), chosen: [] })).toBe('Nobody is worth trying.')
})

test('why nobody can be planned with is said by reason, the most frequent first', () => {
  const because = ['no size.', 'nobody known.', 'nobody known.'].map((one) => ({ because: one }))
  expect(reasonsWhy(because)).toEqual([
    ['nobody known.', 2],
    ['no size.', 1],
  ])
})
