import { expect, test } from 'vitest'
import fc from 'fast-check'
import { normalQuantile, normalShare } from '../numbers/normal.ts'
import { seeded } from '../numbers/random.ts'
import { expectedRate, outcome } from './outcome.ts'
import { meanRate } from './returns.ts'
import type { Result } from './outcome.ts'

const assessed = (results: Result[]) => {
  const found = outcome(results)
  if (found.state !== 'assessed') throw new Error(found.because)
  return found
}

test('two groups, one size: the coefficient is the logarithm of the ratio of their means', () => {
  // With a factor of two levels and nothing else the model is saturated in the means: its fit is the two sample means.
  const low = [3, 5, 4, 6, 2, 4, 5, 3, 4, 4]
  const high = [8, 12, 10, 9, 11, 10, 7, 13, 10, 10]
  const results = [
    ...low.map((orders) => ({ orders, relationship: 40, followers: 10_000 })),
    ...high.map((orders) => ({ orders, relationship: 60, followers: 10_000 })),
  ]
  const { coefficient, deviation, shown } = assessed(results)
  // 40 and 60 are as far below and above the middle of a normal law as 0.2533 standard deviations.
  expect((coefficient * 2 * 0.2533471031) / deviation).toBeCloseTo(Math.log(10 / 4), 5)
  expect(shown).toBe(true)
})

test('what is expected of others is the fit in plain units: near the truth of the world it was fitted to', () => {
  const { expects } = assessed(world(seeded(12), 2000, 0.4))
  for (const relationship of [20, 50, 80]) {
    const truth = 0.0015 * Math.exp(0.4 * normalQuantile(relationship / 100))
    expect(meanRate(expectedRate(expects!, relationship, 13_000)) / truth).toBeGreaterThan(0.85)
    expect(meanRate(expectedRate(expects!, relationship, 13_000)) / truth).toBeLessThan(1.15)
  }
  expect(expects!.shape).toBeGreaterThan(2)
  const blind = world(seeded(12), 40, 0.4).map(({ exposure: _, ...one }) => one)
  expect(assessed(blind).expects).toBeNull()
})

test('size is not praised as relationship: what followers do is told apart', () => {
  const random = seeded(3)
  const results = Array.from({ length: 150 }, () => {
    const log = random.normal()
    const relationship = Math.max(0, Math.min(100, 50 - 15 * log + 8 * random.normal()))
    return { relationship, followers: Math.exp(9 + log), orders: random.poisson(Math.exp(2 + 0.7 * log)) }
  })
  const { interval, followers } = assessed(results)
  expect(interval[0]).toBeLessThan(0)
  expect(interval[1]).toBeGreaterThan(0)
  expect(followers).toBeGreaterThan(0.4)
})

test('scale of followers and exposure, and the order of creators, change nothing', () => {
  const made = world(seeded(8), 60, 0.4)
  const base = assessed(made)
  const same = assessed(made.toReversed().map((one) => ({ ...one, followers: one.followers * 7, exposure: one.exposure! / 3 }))) // prettier-ignore
  expect(same.coefficient).toBeCloseTo(base.coefficient, 5)
  expect(same.interval[0]).toBeCloseTo(base.interval[0], 3)
})

test('too few, too little sold or no difference: it says so, and how much it takes', () => {
  expect(outcome(world(seeded(1), 14, 1))).toMatchObject({ state: 'not-enough-evidence', n: 14, needed: 15 })
  const none = world(seeded(1), 40, 0).map((one) => ({ ...one, orders: 0 }))
  expect(outcome(none)).toMatchObject({ because: '0 orders in all; it takes 10.' })
  const alike = world(seeded(1), 40, 0).map((one) => ({ ...one, relationship: 50 }))
  expect(outcome(alike)).toMatchObject({ because: 'All creators with results have the same relationship score.' })
  expect(() => outcome([{ orders: -1, relationship: 5, followers: 10 }])).toThrow('orders are 0 or more')
})

test('an effect that is there takes fewer creators the larger it is; next to none promises no number', () => {
  const weak = assessed(world(seeded(21), 40, 0.15))
  if (!weak.shown && weak.more !== null) expect(weak.more).toBeGreaterThan(1)
  expect(weak.forQuarter).toBeGreaterThan(20)
  const none = assessed(world(seeded(30), 200, 0))
  expect(none.shown).toBe(false)
})

test('of 200 worlds with an effect nine in ten intervals hold it, and of 200 without at most 12% are called shown', () => {
  const random = seeded(5)
  let inside = 0
  let alarms = 0
  const WORLDS = 200
  for (let i = 0; i < WORLDS; i++) {
    const found = assessed(world(random, i % 2 ? 25 : 70, 0.35))
    const truth = 0.35 * found.deviation
    if (truth >= found.interval[0] && truth <= found.interval[1]) inside++
    if (assessed(world(random, i % 2 ? 25 : 70, 0)).shown) alarms++
  }
  expect(inside / WORLDS).toBeGreaterThan(0.86)
  expect(inside / WORLDS).toBeLessThan(0.94)
  expect(alarms / WORLDS).toBeLessThan(0.12)
}, 60_000)

test('no numbers that come in make a number that is none', () => {
  const result = fc.record({
    orders: fc.nat({ max: 100_000 }),
    relationship: fc.double({ min: 0, max: 100, noNaN: true }),
    followers: fc.double({ min: 1, max: 1e9, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(result, { maxLength: 40 }), (results) => {
      const found = outcome(results)
      if (found.state !== 'assessed') return
      for (const number of [found.coefficient, ...found.interval, found.forQuarter]) expect(number).not.toBeNaN()
      expect(found.interval[0]).toBeLessThanOrEqual(found.coefficient + 1e-3)
      expect(found.interval[1]).toBeGreaterThanOrEqual(found.coefficient - 1e-3)
    }),
    { numRuns: 60 },
  )
}, 30_000)

/** Orders whose mean grows by `effect` (logarithm) for each standard deviation of closeness. */
function world(random: ReturnType<typeof seeded>, n: number, effect: number): Result[] {
  return Array.from({ length: n }, () => {
    const z = random.normal()
    const relationship = 100 * normalShare(z)
    const followers = Math.exp(9.5 + 0.8 * random.normal())
    const exposure = followers * Math.exp(-1 + 0.3 * random.normal())
    const mean = exposure * 0.0015 * Math.exp(effect * z)
    return { relationship, followers, exposure, orders: random.poisson((mean * random.gamma(4)) / 4) }
  })
}
