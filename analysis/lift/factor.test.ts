import { expect, test } from 'vitest'
import { factorOf, pooledFactor } from './factor.ts'

test('is the logarithm of incremental over attributed, with the spread of both', () => {
  const factor = factorOf(150, [150 - 1.6448536 * 30, 150 + 1.6448536 * 30], 0.9, 100)!
  expect(factor.mean).toBeCloseTo(Math.log(1.5), 12)
  expect(factor.se).toBeCloseTo(Math.sqrt(0.2 ** 2 + 0.01), 6)
})

test('there is none where nothing was attributed, nothing gained, or an end of the interval is open', () => {
  expect(factorOf(-5, [-20, 10], 0.9, 100)).toBeNull()
  expect(factorOf(50, [20, 80], 0.9, 0)).toBeNull()
  expect(factorOf(50, [null, 80], 0.9, 100)).toBeNull()
  expect(pooledFactor([])).toBeNull()
})

/** By hand: weights 4 and 1, mean 0.2, Q = 4 × 0.04 + 1 × 0.64 = 0.8 < 1, so no scatter between them: se = 1/√5. */
test('pools what agrees by precision, and widens for what does not', () => {
  const agreed = pooledFactor([{ mean: 0, se: 0.5 }, { mean: 1, se: 1 }])! // prettier-ignore
  expect(agreed.mean).toBeCloseTo(0.2, 12)
  expect(agreed.se).toBeCloseTo(1 / Math.sqrt(5), 12)
  // Q = 200, C = 100 × 2 − 20,000/200 = 100, so the variance between is 1.99, and se = √((0.01 + 1.99) / 2) = 1.
  const apart = pooledFactor([{ mean: 0, se: 0.1 }, { mean: 2, se: 0.1 }])! // prettier-ignore
  expect(apart.mean).toBeCloseTo(1, 12)
  expect(apart.se).toBeCloseTo(1, 12)
})
