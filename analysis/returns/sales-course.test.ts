import { describe, expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { sellout } from '../portfolio/demand.ts'
import { salesCourse } from './sales-course.ts'
import type { NextAction, SalesCourse, Selling, SellingPost } from './sales-course.ts'

const CERTAIN = 1e9
const exactly = (orders: number) => ({ shape: CERTAIN, rate: CERTAIN / orders })
const post = (of: Partial<SellingPost>): SellingPost => ({ id: 'a', at: 0, orders: exactly(40), seen: 0, ...of })
const EVENING: Selling = {
  capacity: 60,
  sold: 0,
  opened: -1000,
  now: 0,
  ends: 1000,
  posts: [post({})],
  others: 0,
  perOrder: 1,
}
const course = (selling: Selling, actions: readonly NextAction[] = []) => {
  const found = salesCourse(selling, actions)
  if ('state' in found) throw new Error(found.because)
  return found
}

describe('known answers', () => {
  test('a post of which all is known brings a Poisson number of orders, spread by its half-life', () => {
    const { probabilitySoldOut, ahead, toCome } = course({ ...EVENING, posts: [post({ orders: exactly(60) })] })
    // The pace of nobody's orders adds next to nothing: half an order in a thousand days.
    expect(probabilitySoldOut).toBeCloseTo(sellout({ mean: 60.5 }, 60).probabilitySoldOut, 1)
    expect(toCome[0]!.seats).toBeCloseTo(60, 0)
    expect(ahead[2]!.middle).toBeGreaterThan(26)
    expect(ahead[2]!.middle).toBeLessThan(34)
  })

  test('what was seen so far counts as much as it should: gamma and Poisson are conjugate', () => {
    const prior = { shape: 4, rate: 4 / 20 }
    const { toCome } = course({ ...EVENING, posts: [post({ at: -2, orders: prior, seen: 30 })] })
    // Half is out: (4 + 30) / (0.2 + 0.5) in all, half of them still to come.
    expect(toCome[0]!.seats).toBeCloseTo(34 / 0.7 / 2, 0)
  })

  test('orders that nobody explains go on at their pace until the evening', () => {
    const { ahead } = course({
      ...EVENING,
      capacity: 5000,
      posts: [],
      opened: -100,
      ends: 50,
      others: 1000,
      sold: 1000,
    })
    expect(ahead).toHaveLength(51)
    expect(ahead[0]).toEqual({ day: 0, low: 1000, middle: 1000, high: 1000 })
    expect(ahead[50]!.middle / 1500).toBeCloseTo(1, 1)
    expect(ahead[10]!.middle / 1100).toBeCloseTo(1, 1)
  })

  test('orders for two take two seats, and no more seats are sold than there are', () => {
    const one = course({ ...EVENING, capacity: 300 })
    const two = course({ ...EVENING, capacity: 300, perOrder: 2 })
    expect(two.toCome[0]!.seats / one.toCome[0]!.seats).toBeCloseTo(2, 1)
    expect(Math.max(...course({ ...EVENING, capacity: 10 }).ahead.map(({ high }) => high))).toBe(10)
  })

  test('an action adds what it brings, one that comes too late nothing, and more is never less', () => {
    const actions = [
      { id: 'now', at: 0, orders: exactly(25) },
      { id: 'late', at: 1001, orders: exactly(25) },
      { id: 'more', at: 0, orders: exactly(50) },
    ]
    const { probabilitySoldOut, actions: found } = course(EVENING, actions)
    expect(found[0]!.probabilitySoldOut).toBeCloseTo(sellout({ mean: 65.5 }, 60).probabilitySoldOut, 1)
    expect(found[1]).toEqual({ id: 'late', probabilitySoldOut, adds: [0, 0] })
    expect(found[2]!.probabilitySoldOut).toBeGreaterThan(found[0]!.probabilitySoldOut)
    expect(found[0]!.adds[0]).toBeGreaterThan(0.5)
  })

  test('nothing to go by is said, not guessed', () => {
    const { posts: _, ...empty } = EVENING
    expect(salesCourse({ ...empty, posts: [] })).toMatchObject({ state: 'cannot-say', because: /nothing to go by/ }) // prettier-ignore
    expect(salesCourse({ ...EVENING, sold: 60 })).toMatchObject({ state: 'cannot-say' })
    expect(salesCourse({ ...EVENING, now: 1000 })).toMatchObject({ state: 'cannot-say' })
    expect(() => salesCourse({ ...EVENING, perOrder: 0 })).toThrow('1 seat or more, got 0')
  })
})

describe('calibration', () => {
  /** Evenings as they come: creators of unknown strength, looked at while sales go on. */
  function evening(chance: ReturnType<typeof seeded>) {
    const [halfLife, now, ends] = [2, 6 * chance.uniform(), 12]
    const pace = 2 * chance.uniform()
    const perOrder = 2
    const capacity = 60
    let [sold, others, sum] = [0, 0, 0]
    const sell = (orders: number) => orders + (orders > 0 ? chance.poisson(orders * (perOrder - 1)) : 0)
    const posts = Array.from({ length: 4 }, (_, k): SellingPost => {
      const [at, shape, mean] = [10 * chance.uniform(), 2, 4 + 8 * chance.uniform()]
      const strength = (mean / shape) * chance.gamma(shape)
      const by = (day: number) => (day <= at ? 0 : 1 - 2 ** ((at - day) / halfLife))
      const seen = chance.poisson(strength * by(now))
      sold += sell(seen)
      sum += sell(chance.poisson(strength * (by(ends) - by(now))))
      return { id: String(k), at, orders: { shape, rate: shape / mean }, seen }
    })
    others = chance.poisson(pace * now)
    sold += sell(others)
    sum += sell(chance.poisson(pace * (ends - now)))
    return { selling: { capacity, sold, opened: 0, now, ends, posts, others, perOrder, halfLife }, end: sold + sum }
  }

  test('of evenings called so likely to sell out, so many do, and the band holds four in five of all ends', () => {
    const chance = seeded(11)
    const said: { p: number; gone: boolean }[] = []
    let held = 0
    let judged = 0
    for (let k = 0; k < 600; k++) {
      const { selling, end } = evening(chance)
      const found = salesCourse(selling)
      if ('state' in found) continue
      said.push({ p: found.probabilitySoldOut, gone: end >= selling.capacity })
      const { low, high } = found.ahead.at(-1) as SalesCourse['ahead'][number]
      const seats = Math.min(end, selling.capacity)
      judged++
      held += Number(seats >= low && seats <= high)
    }
    expect(judged).toBeGreaterThan(500)
    // A full house is one number, so a band that ends there holds more than its share.
    expect(held / judged).toBeGreaterThan(0.78)
    for (const [from, to] of [
      [0, 0.25],
      [0.25, 0.5],
      [0.5, 0.75],
      [0.75, 1.001],
    ] as const) {
      const bin = said.filter(({ p }) => p >= from && p < to)
      const mean = bin.reduce((sum, { p }) => sum + p, 0) / bin.length
      const share = bin.filter(({ gone }) => gone).length / bin.length
      expect(bin.length).toBeGreaterThan(30)
      expect(Math.abs(share - mean)).toBeLessThan(3 * Math.sqrt((mean * (1 - mean)) / bin.length) + 0.03)
    }
  }, 60_000)
})
