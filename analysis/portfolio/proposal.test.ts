import { expect, test } from 'vitest'
import type { Wishes } from './candidates.ts'
import { sellout } from './demand.ts'
import type { Member } from './known-people.ts'
import { board, points, proposal, threeWays } from './proposal.ts'
import type { Aim, Board, Proposal } from './proposal.ts'

const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i)
const member = (id: string, known: number[], cents: number, more: Partial<Member> = {}): Member => ({
  id,
  name: id,
  row: 0,
  platform: 'instagram',
  city: 'Torino',
  known,
  exposure: known.length,
  orders: { shape: 50, rate: 500 },
  deliverables: [{ name: 'post', estimate: cents }],
  ...more,
})
const PEOPLE = 1500
const PROFIT: Aim = { margin: 3000, seats: null }
const on = (members: Member[], wishes: Wishes = {}, aim = PROFIT) =>
  board(
    members.map((one, row) => ({ ...one, row })),
    PEOPLE,
    wishes,
    aim,
  )
const planned = (found: Proposal) => {
  if (found.answer !== 'plan') throw new Error(found.because)
  return found
}
const names = (at: Board, found: Proposal) => planned(found).chosen.map(({ offer }) => at.asked.of[offer]!.candidate.id)

// Ana and Bea have the very same hundred people, Cleo a hundred others.
const twins = [
  member('Ana', range(0, 100), 10_000),
  member('Bea', range(0, 100), 10_001),
  member('Cleo', range(100, 100), 10_000),
]

test('of two with the same audience one is booked, and of the other it is told who reaches its people', () => {
  const at = on(twins)
  const found = planned(proposal(at, 40_000))
  expect(names(at, found)).toEqual(['Ana', 'Cleo'])
  expect(found).toMatchObject({ reach: 200, cost: 20_000 })
  expect(found.chosen[0]).toMatchObject({ reach: 100, own: 100 })
  expect(found.nearMisses).toEqual([expect.objectContaining({ offer: 1, reached: 1, by: [0], reachedBy: 1 })])
  expect(found.overlap).toEqual([
    [1, 0],
    [0, 1],
  ])
})

test('orders are reach times rate, and the interval holds what a Poisson of known rate would', () => {
  // A rate of 0.1 known for certain: orders are Poisson of mean 10, whose 10th and 90th percentile are 6 and 14.
  const sure = member('Ana', range(0, 100), 10_000, { orders: { shape: 1e9, rate: 1e10 } })
  const { chosen } = planned(proposal(on([sure]), 10_000))
  const { mean, interval } = chosen[0]!.orders!
  expect(Math.abs(mean - 10)).toBeLessThan(0.5)
  expect(Math.abs(interval[0] - 6)).toBeLessThanOrEqual(1)
  expect(Math.abs(interval[1] - 14)).toBeLessThanOrEqual(1)
})

test('each known person stands for as many as a post reaches, and whom two share counts once', () => {
  const large = member('Ana', range(0, 100), 10_000, { exposure: 5000 })
  const small = member('Bea', range(50, 100), 10_000, { exposure: 1000 })
  const found = planned(proposal(on([large, small]), 50_000))
  expect(found.reach).toBeCloseTo(50 * 50 + 50 * 50 + 50 * 10, 6)
  expect(found.chosen.map(({ reach }) => reach)).toEqual([5000, 1000])
})

test('the celebrity wins when she brings more for the money, and the plan says so', () => {
  const star = member('Star', range(1000, 400), 18_000, { exposure: 40_000, orders: { shape: 40, rate: 4000 } })
  const at = on([...twins, star])
  const found = planned(proposal(at, 20_000))
  expect(names(at, found)).toEqual(['Star'])
  const ways = threeWays(at, [3], 20_000, null)
  expect(ways.map(({ name, offers }) => [name, offers])).toEqual([
    ['set', [3]],
    ['largest', [3]],
  ])
  expect(ways[1]!.setWins, 'it is the same booking in the same worlds').toBe(0)
})

test('a set that beats an advertising channel says in how many of a hundred worlds', () => {
  const ads = threeWays(on(twins), [0, 2], 20_000, { low: 4000, high: 6000 }).find(({ name }) => name === 'ads')!
  // Some four orders for 200.00 against twenty.
  expect(Math.abs(ads.orders.mean - 4.1)).toBeLessThan(0.5)
  expect(ads.setWins).toBeGreaterThan(0.98)
})

test('ads are turned off when the house is full, and cost no more than what filled it', () => {
  const at = on(twins, {}, { margin: 3000, seats: { count: 10, perOrder: 1, size: null } })
  const ads = threeWays(at, [0], 40_000, { low: 1000, high: 1000 }).find(({ name }) => name === 'ads')!
  // Some forty orders could be bought for 400.00; ten fill the house.
  expect(ads.orders).toMatchObject({ mean: 10, interval: [10, 10] })
  expect(Math.abs(ads.cost - 10_250)).toBeLessThan(500)
  expect(ads.profit.mean).toBeCloseTo(30_000 - ads.cost, -1)
})

test('when nothing brings back its cost, the answer is nobody, with the reason', () => {
  const found = planned(proposal(on(twins, {}, { margin: 100, seats: null }), 20_000))
  expect(found).toMatchObject({ chosen: [], cost: 0, because: expect.stringContaining('bring back its cost') })
})

test('a full house books nobody more', () => {
  const at = on(twins, {}, { margin: 3000, seats: { count: 10, perOrder: 1, size: null } })
  expect(planned(proposal(at, 20_000)).chosen).toHaveLength(1)
  expect(planned(proposal(on(twins), 20_000)).chosen).toHaveLength(2)
})

test('wishes that contradict each other are both named', () => {
  const found = proposal(on(twins, { include: ['Ana'], exclude: ['Ana'] }), 20_000)
  expect(found).toMatchObject({ answer: 'contradiction' })
  expect(JSON.stringify(found)).toMatch(/Ana must be in.*Ana must not be in/)
})

test('the slider shows what a new board would, and more money never brings less', () => {
  const reach: Aim = { margin: null, seats: null }
  const at = on(twins, {}, reach)
  for (const budget of [0, 9_999, 10_000, 20_000, 50_000])
    expect(proposal(at, budget)).toEqual(proposal(on(twins, {}, reach), budget))
  expect(points(at, [0, 10_000, 20_000, 30_000]).map(({ value }) => value)).toEqual([0, 100, 200, 200])
})

test('attributed orders are turned into caused ones, and a factor that is unsure makes the plan less sure', () => {
  const sure = { shape: 1e9, rate: 1e10 }
  const counted = member('Ana', range(0, 100), 10_000, { exposure: 1000, orders: { ...sure, attributed: true } })
  const guessed = member('Cleo', range(100, 100), 10_000, { exposure: 1000, orders: sure })
  const ordersAt = (lift: Aim['lift'], whom: Member) =>
    planned(proposal(on([whom], {}, { ...PROFIT, lift: lift ?? null }), 10_000)).orders!
  expect(Math.abs(ordersAt(null, counted).mean - 100)).toBeLessThan(2)
  expect(Math.abs(ordersAt({ mean: 0.6, deviation: 0 }, counted).mean - 60)).toBeLessThan(1.5)
  expect(
    Math.abs(ordersAt({ mean: 0.6, deviation: 0 }, guessed).mean - 100),
    'a guess was never attributed',
  ).toBeLessThan(2)
  const width = ({ interval: [low, high] }: { interval: readonly [number, number] }) => high - low
  const unsure = ordersAt({ mean: 0.6, deviation: 0.3 }, counted)
  expect(Math.abs(unsure.mean - 60)).toBeLessThan(4)
  // Lognormal of 0.3 alone spans 0.77 of its median between the 10th and the 90th percentile; a Poisson of 60 adds little.
  expect(width(unsure)).toBeGreaterThan(40)
  expect(width(ordersAt({ mean: 0.6, deviation: 0 }, counted))).toBeLessThan(24)
})

test('who is booked for less than was attributed is not booked when too little of it was caused', () => {
  const counted = member('Ana', range(0, 100), 10_000, {
    exposure: 50,
    orders: { shape: 50, rate: 500, attributed: true },
  })
  expect(planned(proposal(on([counted]), 10_000)).chosen).toHaveLength(1)
  expect(
    planned(proposal(on([counted], {}, { ...PROFIT, lift: { mean: 0.5, deviation: 0.2 } }), 10_000)).chosen,
  ).toHaveLength(0)
})

test('of whom nobody is known a share of a segment is reached, and two such shares overlap by chance', () => {
  const share = (id: string, exposure: number) =>
    member(id, [], 10_000, { exposure, segment: { at: 1400, people: 10_000 }, orders: { shape: 1e9, rate: 1e10 } })
  const reach: Aim = { margin: null, seats: null }
  const both = planned(proposal(on([share('Ana', 4000), share('Bea', 2500)], {}, reach), 50_000))
  expect(both.chosen.map((one) => one.reach)).toEqual([4000, 2500].map((n) => expect.closeTo(n, 6)))
  expect(both.reach).toBeCloseTo(10_000 * (1 - 0.6 * 0.75), 6)
  const sold = planned(proposal(on([share('Ana', 1000)]), 50_000)).orders!
  expect(Math.abs(sold.mean - 100)).toBeLessThan(2)
  // Beside somebody who is known, both ways count.
  const mixed = planned(proposal(on([share('Ana', 4000), member('Cleo', range(0, 100), 10_000)], {}, reach), 50_000))
  expect(mixed.reach).toBeCloseTo(4100, 6)
})

test('who can never be in is no near miss', () => {
  const at = on([...twins, member('Dora', range(200, 100), 10_000)], { exclude: ['Dora'] })
  expect(planned(proposal(at, 20_000)).nearMisses.map(({ offer }) => at.asked.of[offer]!.candidate.id)).toEqual(['Bea'])
  expect(at.asked.out).toEqual([{ id: 'Dora', because: 'Dora must not be in' }])
})

test('what a house can sell is read off a curve that lies within a thousandth of the sum itself', () => {
  const seats = { count: 60, perOrder: 2, size: 4 }
  const { objective } = on(twins, {}, { margin: 3000, seats }).problem
  if (objective?.kind !== 'profit' || typeof objective.worth === 'number') throw new Error('seats bend the curve')
  for (const orders of [0, 0.3, 7, 23.456, 30, 41.7, 200]) {
    const exact = (3000 * sellout({ mean: 2 * orders, size: 4 }, 60).expected) / 2
    expect(Math.abs(objective.worth(orders) - exact)).toBeLessThanOrEqual(90_000 / 1000)
    expect(objective.worth(orders)).toBeLessThanOrEqual(exact + 1e-6)
  }
})
