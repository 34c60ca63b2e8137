import { expect, test } from 'vitest'
import { moments } from './moments.ts'
import { seeded } from './random.ts'

const drawn = (n: number, draw: () => number) => moments(Array.from({ length: n }, draw))

/** Are the mean of many draws, within five standard errors, and their spread, within a tenth, what they should be? */
function follows(n: number, draw: () => number, mean: number, variance: number): boolean {
  const sample = drawn(n, draw)
  const spread = sample.m2 / n / variance
  return Math.abs(sample.mean - mean) < 5 * Math.sqrt(variance / n) && spread > 0.9 && spread < 1.1
}

function story(seed: number): number[] {
  const random = seeded(seed)
  return [random.uniform(), random.normal(), random.poisson(40), random.below(1000), random.gamma(0.4)]
}

test('the same seed tells the same story, another seed another one', () => {
  expect(story(7)).toEqual(story(7))
  const starts = new Set([0, 1, 2, 3, 0.5, -1, 2 ** 40, 2 ** 40 + 1].map((seed) => seeded(seed).uniform()))
  expect(starts.size).toBe(8)
})

test('neighbouring seeds are not neighbours in their numbers', () => {
  let seed = 0
  expect(follows(20_000, () => seeded(seed++).uniform(), 0.5, 1 / 12)).toBe(true)
})

test('each law has the mean and the spread of its name', () => {
  const random = seeded(11)
  const n = 60_000
  expect(follows(n, random.uniform, 0.5, 1 / 12)).toBe(true)
  expect(follows(n, random.normal, 0, 1)).toBe(true)
  expect(follows(n, () => random.exponential(6), 6, 36)).toBe(true)
  for (const shape of [0.3, 1, 1.5, 9]) expect(follows(n, () => random.gamma(shape), shape, shape)).toBe(true)
  expect(follows(n, () => random.beta(2, 5), 2 / 7, 10 / (49 * 8))).toBe(true)
  for (const mean of [0.2, 3, 9.9, 10, 45, 4000]) expect(follows(n, () => random.poisson(mean), mean, mean)).toBe(true)
  expect(follows(n, () => random.below(10), 4.5, 99 / 12)).toBe(true)
})

test('the poisson of a large mean has the right tails too', () => {
  const random = seeded(12)
  const counts = new Map<number, number>()
  for (let i = 0; i < 100_000; i++) {
    const k = random.poisson(12)
    counts.set(k, (counts.get(k) ?? 0) + 1)
  }
  let chiSquare = 0
  let share = Math.exp(-12)
  for (let k = 0; k <= 26; k++) {
    if (k >= 2) chiSquare += ((counts.get(k) ?? 0) - 1e5 * share) ** 2 / (1e5 * share)
    share *= 12 / (k + 1)
  }
  expect(chiSquare).toBeLessThan(60) // 25 cells: .9999 of the law lies below
})

test('a shuffle keeps everybody and gives each the same chance to be first', () => {
  const random = seeded(13)
  expect(random.shuffled([1, 2, 3, 4, 5]).toSorted()).toEqual([1, 2, 3, 4, 5])
  const first = [0, 0, 0, 0]
  for (let i = 0; i < 8000; i++) {
    const at = random.shuffled([0, 1, 2, 3])[0] as number
    first[at] = (first[at] as number) + 1
  }
  for (const times of first) expect(Math.abs(times - 2000)).toBeLessThan(200)
  expect(new Set(random.some([1, 2, 3, 4, 5, 6], 3)).size).toBe(3)
  expect(random.some([1, 2], 9)).toHaveLength(2)
})

test('nonsense is refused with what was wanted', () => {
  const random = seeded(1)
  expect(() => seeded(NaN)).toThrow('finite')
  expect(() => random.gamma(0)).toThrow('above 0')
  expect(() => random.poisson(-1)).toThrow('0 or more')
  expect(() => random.one([])).toThrow('not empty')
})
