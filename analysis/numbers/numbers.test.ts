import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { logBeta, logGamma } from './gamma.ts'
import { add, deviation, mean, merge, moments, NOTHING, variance } from './moments.ts'
import { median, quantile, quantileOfSorted } from './quantile.ts'

test('the log of the gamma function at its known places', () => {
  expect(logGamma(1)).toBe(0)
  expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 13)
  expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 12)
  expect(logGamma(1e-5)).toBeCloseTo(11.512919692895826, 12)
  expect(logGamma(1000.5) / 5908.673898848125).toBeCloseTo(1, 6)
  expect(logBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 13)
  expect(logGamma(0)).toBeNaN()
})

test('a quantile of nothing is not known, and never a zero', () => {
  expect(median([])).toBeUndefined()
  expect(median([NaN])).toBeUndefined()
  expect(mean([])).toBeUndefined()
  expect(variance(moments([4]))).toBeUndefined()
  expect(deviation(NOTHING)).toBeUndefined()
})

test('quantiles lie between their neighbours', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5)
  expect(quantile([10, 20, 30], 0.25)).toBe(15)
  expect(quantile([7], 0.9)).toBe(7)
  expect(quantile([1, Infinity, Infinity], 0.9)).toBe(Infinity)
  expect(quantileOfSorted([1, 2, 3], -1)).toBe(1)
  expect(quantile([2, NaN, 1], 1)).toBe(2)
})

test('two halves merged are the whole, wherever it is cut', () => {
  const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 2, maxLength: 40 })
  fc.assert(
    fc.property(values, fc.nat(40), (all, cut) => {
      const whole = moments(all)
      const halves = merge(moments(all.slice(0, cut)), moments(all.slice(cut)))
      const one = all.reduce(add, NOTHING)
      for (const other of [halves, one]) {
        expect(other.n).toBe(whole.n)
        expect(other.mean).toBeCloseTo(whole.mean, 6)
        expect(Math.abs(other.m2 - whole.m2)).toBeLessThanOrEqual(1e-9 * (1 + whole.m2))
      }
    }),
  )
})

test('a tiny spread on a huge mean is still seen', () => {
  expect(variance(moments([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]))).toBeCloseTo(30, 6)
})
