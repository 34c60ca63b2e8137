import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { caused, liftFactor } from './incremental.ts'

test('an interval and a standard error of the same test say the same', () => {
  const byInterval = liftFactor({ mean: 0.7, low: 0.7 / 1.4, high: 0.7 * 1.4 })
  // ln 1.4 is 1.6449 deviations of the logarithm.
  expect(byInterval.deviation).toBeCloseTo(Math.log(1.4) / 1.6449, 4)
  const random = seeded(3)
  const draws = Array.from({ length: 40_000 }, () => 0.7 * Math.exp(0.2 * random.normal() - 0.02))
  const mean = draws.reduce((a, b) => a + b, 0) / draws.length
  const error = Math.sqrt(draws.reduce((sum, one) => sum + (one - mean) ** 2, 0) / draws.length)
  expect(liftFactor({ mean, error }).deviation).toBeCloseTo(0.2, 2)
  expect(liftFactor({ mean: 0.7, error: 0 })).toEqual({ mean: 0.7, deviation: 0 })
})

test('an interval that holds nothing at all is read by its width', () => {
  expect(liftFactor({ mean: 0.5, low: -0.1, high: 1.1 }).deviation).toBeCloseTo(
    liftFactor({ mean: 0.5, error: 0.6 / 1.6449 }).deviation,
    4,
  )
})

test('what cannot be a factor is refused in words', () => {
  expect(() => liftFactor({ mean: 0, error: 0.1 })).toThrow('leaves nothing to plan with')
  expect(() => liftFactor({ mean: 0.9, low: 0.2, high: 0.8 })).toThrow('lies outside of 0.2 to 0.8')
})

test('the mean rate is multiplied, and what is known of its spread stays', () => {
  expect(caused({ shape: 8, rate: 1000 }, { mean: 0.5, deviation: 0.3 })).toEqual({ shape: 8, rate: 2000 })
})
