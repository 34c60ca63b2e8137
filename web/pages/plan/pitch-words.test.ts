import { expect, test } from 'vitest'
import { answer, proof, question, sureness, turning } from './pitch-words.ts'
import type { Kept } from './pitch-words.ts'

type Result = Kept['result']
const member = (name: string, followers: number): Result['chosen'][number] => ({
  account: name,
  name,
  handle: name,
  platform: 'instagram',
  deliverable: 'post',
  cents: 50_000,
  quoted: false,
  followers,
  reach: 4000,
  own: 3500,
  orders: { mean: 30, low: 20, high: 40 },
  why: 'Brings back 1.2 for each 1.00.',
})
const way = (name: 'set' | 'largest' | 'ads', mean: number, setWins: number | null): Result['threeWays'][number] => ({
  name,
  who: name === 'largest' ? ['Giulia Grande'] : [],
  costCents: 100_000,
  orders: { mean: (mean + 100_000) / 2000, low: 0, high: 200 },
  profitCents: { mean, low: mean - 20_000, high: mean + 20_000 },
  setWins,
})
const plan = (result: Partial<Result>, asked: Partial<Kept['asked']> = {}): Kept => ({
  id: 'p',
  name: 'Spring',
  createdAt: '2027-05-01T00:00:00Z',
  asked: { budgetCents: 100_000, marginCents: 2000, viewShare: 0.3, feePerThousandCents: 1000, ...asked },
  result: {
    state: 'planned',
    because: null,
    chosen: [member('Marta', 20_000), member('Ana', 9000)],
    nearMisses: [],
    costCents: 100_000,
    reach: 8000,
    orders: { mean: 70, low: 50, high: 90 },
    profitCents: { mean: 40_000, low: -1000, high: 80_000 },
    gap: 0.021,
    overlap: [],
    frontier: [],
    threeWays: [],
    largest: null,
    thousandMore: null,
    soldOut: null,
    leftOut: [],
    assumptions: [],
    ...result,
  },
})

test('the question names the largest of the small ones', () => {
  expect(question(plan({}))).toBe('Why would we waste money on someone with only 20,000 followers?')
  expect(question(plan({ chosen: [] }))).toBe('Whom should we book?')
})

test('the answer is in money when the set wins, and concedes when it does not', () => {
  const against = (wins: number, theirs: number) =>
    answer(plan({ threeWays: [way('set', 40_000, null), way('largest', theirs, wins)] }))
  expect(against(0.95, -30_000)).toBe(
    'Because two creators for 1,000 are expected to leave 400 after they are paid; Giulia Grande would lose 300.',
  )
  expect(against(0.04, 90_000)).toMatch(
    /^This time Giulia Grande is the better buy: it would leave 900 for 1,000, two creators 400/,
  )
  expect(against(0.6, 35_000)).toMatch(/not proven.*the ranges overlap\.$/)
  expect(
    answer(plan({ threeWays: [way('set', 40_000, null), way('largest', 0, 0.99), way('ads', 80_000, 0.02)] })),
  ).toMatch(/^This time ads are the better buy/)
})

test('a loss is a loss, reach alone is no money, and nobody is nobody', () => {
  expect(answer(plan({ profitCents: { mean: -12_300, low: -20_000, high: 100 } }))).toMatch(
    /^We should not.*expected to lose 123\.$/,
  )
  const reach = plan({ profitCents: null, orders: null, largest: { ...member('Giulia', 45_000), reach: 5000 } })
  expect(answer(reach)).toBe(
    'Because two creators reach 8,000 different people for 1,000. Giulia alone would reach 5,000, for 500. What that is worth in orders cannot be said yet.',
  )
  expect(turning(reach)[0]).toMatch(/a guess is enough/)
  expect(sureness(reach)).toEqual([])
  expect(answer(plan({ chosen: [], because: 'The budget is 0.00.' }))).toBe('Nobody. The budget is 0.00.')
  expect(proof(plan({ chosen: [] }))).toBeNull()
})

test('what would change the mind are the points at which the choices are level', () => {
  const lines = turning(plan({ threeWays: [way('set', 40_000, null), way('largest', -30_000, 0.95)] }))
  expect(lines[0]).toBe('Fewer than 50 orders in all: below that it loses money. 70 are expected.')
  expect(lines[1]).toBe('More than 70 orders from Giulia Grande alone for 1,000; 35 are expected.')
  // 1,000 at 14.29 an order brings 70 orders, the 40,000 cents of the set.
  expect(lines[2]).toBe('Ads that bring an order for less than 14.29.')
  const full = turning(
    plan(
      { threeWays: [way('set', 40_000, null), way('largest', -30_000, 0.95)] },
      { seats: { count: 120, perOrder: 2, size: 4 } },
    ),
  )
  expect(full[1]).toBe('Nothing that Giulia Grande could bring: the seats do not hold so many orders.')
})

test('a possible loss is said beside the range, and the proof in one sentence', () => {
  expect(sureness(plan({}))[0]).toBe('Eight times in ten it leaves between -10 and 800: a loss is possible.')
  expect(proof(plan({}))).toMatch(/^No other set for this budget can be more than 2\.1% better/)
  expect(proof(plan({ gap: 0 }))).toMatch(/^No other set for this budget is better/)
})
