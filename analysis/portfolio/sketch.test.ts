import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { plan } from './plan.ts'
import { oneOfferEach } from './problem.ts'
import { people, sampled, shared, sketch, together } from './sketch.ts'

const range = (from: number, to: number, name = 'p') =>
  Array.from({ length: to - from }, (_, k) => `${name}${from + k}`)

test('audiences of up to 4,096 are exact: size, union and overlap', () => {
  const a = sketch(range(0, 4096))
  const b = sketch(range(4000, 5000))
  expect(people(a)).toEqual({ value: 4096, interval: [4096, 4096], exact: true })
  expect(shared(a, b)).toEqual({ value: 96, interval: [96, 96], exact: true })
  expect(people(together([sketch(range(0, 2000)), sketch(range(1500, 3000))])).value).toBe(3000)
})

test('someone named twice is one person', () => {
  expect(people(sketch(['ana', 'bo', 'ana'])).value).toBe(2)
})

test('size, overlap and union of large audiences lie in their intervals 93 to 99 times of 100, without bias', () => {
  let held = { size: 0, overlap: 0, union: 0 }
  let bias = 0
  const runs = 400
  for (let run = 0; run < runs; run++) {
    // Smaller than life to be quick; what counts is how much larger than k an audience is.
    const k = 128
    const a = sketch(range(0, 3000, `r${run}-`), k)
    const b = sketch(range(2000, 6000, `r${run}-`), k)
    const inside = (count: { interval: readonly [number, number] }, truth: number) =>
      Number(count.interval[0] <= truth && truth <= count.interval[1])
    held = {
      size: held.size + inside(people(a), 3000),
      overlap: held.overlap + inside(shared(a, b), 1000),
      union: held.union + inside(people(together([a, b], k)), 6000),
    }
    bias += (shared(a, b).value - 1000) / runs
  }
  for (const times of Object.values(held)) {
    expect(times / runs).toBeGreaterThan(0.93)
    expect(times / runs).toBeLessThan(0.995)
  }
  expect(Math.abs(bias)).toBeLessThan(40)
})

test('a small audience inside a large one is seen to be inside', () => {
  const large = sketch(range(0, 200_000))
  const small = sketch(range(1000, 3000))
  const { value, interval } = shared(large, small)
  expect(interval[0]).toBeLessThanOrEqual(2000)
  expect(interval[1]).toBeGreaterThanOrEqual(2000)
  expect(value).toBeLessThanOrEqual(2000)
  expect(interval[1]).toBeLessThanOrEqual(2000)
})

test('a union of unions is the union of all', () => {
  const parts = [range(0, 9000), range(5000, 20_000), range(100, 400)].map((ids) => sketch(ids, 256))
  const once = together(parts, 256)
  const twice = together([together(parts.slice(0, 2), 256), parts[2]!], 256)
  expect(twice).toEqual(once)
})

test('a plan on sketches knows that the fans of the celebrity are reached already', () => {
  const celebrity = range(0, 60_000)
  const fans = Array.from({ length: 8 }, (_, k) => range(3000 * k, 3000 * k + 3000))
  const others = Array.from({ length: 8 }, (_, k) => range(2000 * k, 2000 * k + 2000, 'other'))
  const audience = sampled([celebrity, ...fans, ...others].map((ids) => sketch(ids)))
  const cost = Float64Array.from([400_000, ...Array(8).fill(20_000), ...Array(8).fill(20_000)])
  const found = plan({ audience, offers: oneOfferEach(cost), budget: 500_000 }, { certificate: true })
  if (found.answer !== 'plan') throw new Error(found.because)
  expect(found.chosen.filter((o) => o >= 1 && o <= 8)).toEqual([])
  expect(found.chosen.length).toBe(6)
  expect(Math.abs(found.reach - 70_000) / 70_000).toBeLessThan(0.05)
  expect(found.certificate).toBeUndefined()
})

test('plans on sketches keep most of the value of plans on everybody', () => {
  const random = seeded(6)
  const everybody = range(0, 40_000)
  const audiences = Array.from({ length: 60 }, () => {
    const size = Math.round(Math.exp(6 + 1.3 * random.normal()))
    const home = random.below(30_000)
    return Array.from(
      { length: size },
      () => everybody[Math.min(39_999, home + Math.floor(12_000 * random.uniform() ** 2))]!,
    )
  })
  const cost = Float64Array.from(audiences, (ids) => Math.round(2500 + 1200 * ids.length ** 0.85))
  const budget = Math.round(cost.reduce((a, b) => a + b, 0) * 0.15)
  const best = plan({ audience: sampled(audiences.map((ids) => sketch(ids, 1e9))), offers: oneOfferEach(cost), budget })
  const rough = plan({
    audience: sampled(audiences.map((ids) => sketch(ids, 128))),
    offers: oneOfferEach(cost),
    budget,
  })
  if (best.answer !== 'plan' || rough.answer !== 'plan') throw new Error('no plan')
  const truth = new Set(rough.chosen.flatMap((o) => audiences[o]!)).size
  expect(truth / best.reach).toBeGreaterThan(0.93)
})
