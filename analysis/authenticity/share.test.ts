import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Random, seeded } from '../numbers/random.ts'
import { bandsOf, CALIBRATION, type Calibration, DRAWN, share, shareSignal } from './share.ts'

const SUSPICIOUS = CALIBRATION.suspicious.map((count) => count / 28)
const ORDINARY = CALIBRATION.ordinary.map((count) => count / 247)

const band = (random: Random, law: readonly number[]): number => {
  const u = random.uniform()
  return u < (law[0] as number) ? 0 : u < (law[0] as number) + (law[1] as number) ? 1 : 2
}

function sample(random: Random, n: number, pi: number, laws = [SUSPICIOUS, ORDINARY]): number[] {
  const counts = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const b = band(random, (random.uniform() < pi ? laws[0] : laws[1]) as number[])
    counts[b] = (counts[b] as number) + 1
  }
  return counts
}

test('with two bands and error rates that are known exactly, it is (q - f) / (se - f) of Rogan and Gladen', () => {
  const sure: Calibration = { suspicious: [20, 80], ordinary: [90, 10], worth: [1e7, 1e7], clearer: 0 }
  const found = share([600, 400], seeded(1), sure)
  expect(found.median).toBeCloseTo((0.4 - 0.1) / (0.8 - 0.1), 2)
  const error = Math.sqrt((0.4 * 0.6) / 1000) / 0.7
  expect(found.interval?.[0]).toBeCloseTo((found.median as number) - 1.96 * error, 2)
  expect(found.interval?.[1]).toBeCloseTo((found.median as number) + 1.96 * error, 2)
})

test('the 95% interval holds the truth when the error rates themselves come from 28 and 247 labels', () => {
  const random = seeded(2)
  const dirichlet = (counts: readonly number[]) => {
    const parts = counts.map((count) => random.gamma(count + 0.5))
    const sum = parts.reduce((a, b) => a + b, 0)
    return parts.map((part) => part / sum)
  }
  for (const pi of [0.05, 0.3]) {
    let held = 0
    const runs = 100
    for (let i = 0; i < runs; i++) {
      const laws = [dirichlet(CALIBRATION.suspicious), dirichlet(CALIBRATION.ordinary)]
      const { interval = [0, 1] } = share(sample(random, 300, pi, laws), random)
      if (interval[0] <= pi && pi <= interval[1]) held++
    }
    expect(held / runs).toBeGreaterThanOrEqual(0.92)
  }
})

test('holds up where ordinary followers look clearer than the labelled ones', () => {
  const random = seeded(3)
  const clearer = [SUSPICIOUS, [0.98, 0.018, 0.002]]
  let held = 0
  for (let i = 0; i < 60; i++) {
    const { interval = [0, 1] } = share(sample(random, 300, 0.15, clearer), random)
    if (interval[0] <= 0.15 && 0.15 <= interval[1]) held++
  }
  expect(held / 60).toBeGreaterThan(0.9)
})

test('a usual audience is not a concern, and half an audience is', () => {
  const random = seeded(4)
  const concern = (pi: number) =>
    Array.from({ length: 60 }, () => shareSignal(share(sample(random, 400, pi), random))).filter(
      (signal) => signal.concern,
    ).length / 60
  expect(concern(0.15)).toBeLessThan(0.02)
  expect(concern(0.2)).toBeLessThan(0.02)
  expect(concern(0.5)).toBeGreaterThan(0.9)
})

const width = (n: number) => {
  const { interval } = share([0.7 * n, 0.2 * n, 0.1 * n], seeded(5))
  return (interval?.[1] ?? 1) - (interval?.[0] ?? 0)
}

test('a larger sample narrows the interval only down to what the labels know', () => {
  expect(width(100)).toBeGreaterThan(width(1000))
  expect(width(1_000_000)).toBeGreaterThan(0.08)
})

test('99 followers are too few, and no number is given', () => {
  const found = share([60, 30, 9], seeded(6))
  expect(found).toMatchObject({ state: 'not-enough-evidence', n: 99, needed: 100, llr: 0 })
  expect(found.median ?? found.interval).toBeUndefined()
  expect(shareSignal(found)).toMatchObject({ concern: false, llr: 0 })
})

test('the same seed gives the same interval, and unknown accounts are left out', () => {
  expect(share([80, 15, 5], seeded(7))).toEqual(share([80, 15, 5], seeded(7)))
  expect(bandsOf([-1, 0, 1.9, 2, NaN, 7])).toEqual([1, 2, 2])
})

test('of the newest followers only what they say themselves is told, and of the whole audience nothing', () => {
  const found = share([280, 80, 40], seeded(8), CALIBRATION, { how: 'newest', audience: 23_000 })
  expect(found).toMatchObject({ state: 'not-enough-evidence', llr: 0, n: 400 })
  expect(found.because).toMatch(
    /^These are the newest 400 of 23,000 followers: they tell who came lately \(\d+% to \d+%/,
  )
  expect(found.median ?? found.interval).toBeUndefined()
  const all = share([280, 80, 40], seeded(8), CALIBRATION, { how: 'newest', audience: 410 })
  expect(all).toEqual(share([280, 80, 40], seeded(8)))
})

test('drawn nobody knows how, the interval is wider and the concern weaker', () => {
  for (const bands of [
    [280, 80, 40],
    [200, 90, 110],
  ]) {
    const sure = share(bands, seeded(9))
    const unsure = share(bands, seeded(9), CALIBRATION, { how: 'unknown' })
    const [low, high] = sure.interval!
    expect(unsure.interval?.[0] ?? 0).toBeLessThan(low)
    expect(unsure.interval?.[1] ?? 1).toBeGreaterThan(high)
    expect(Math.abs(unsure.llr)).toBeLessThanOrEqual(Math.abs(sure.llr))
  }
})

test('any counts in any bands, however drawn, end in a share within its interval or in a reason', () => {
  const bands = fc.tuple(fc.nat(), fc.nat(3000), fc.nat(3000))
  const drawing = fc.record({
    how: fc.constantFrom(...DRAWN),
    audience: fc.oneof(fc.constant(undefined), fc.double({ noNaN: true }), fc.nat()),
  })
  const sound = fc.check(
    fc.property(bands, drawing, (counts, drawn) => {
      const {
        state,
        interval: [lo, hi] = [0, 1],
        median = 0.5,
        llr,
        because,
      } = share(counts, seeded(10), CALIBRATION, drawn)
      return (
        0 <= lo &&
        lo <= median &&
        median <= hi &&
        hi <= 1 &&
        Number.isFinite(llr) &&
        because !== '' &&
        state !== undefined
      )
    }),
    { numRuns: 60 },
  )
  expect(sound.counterexample).toBeNull()
})
