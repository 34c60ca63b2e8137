import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apportion } from './apportion.ts'

test("divides the ten seats of the textbook as Hamilton's method does", () => {
  // Largest remainder, votes 47,000 16,000 15,900 12,000 6,000 3,100 for ten seats (the usual example of Hare's quota).
  expect(apportion(10, [47000, 16000, 15900, 12000, 6000, 3100])).toEqual([5, 2, 1, 1, 1, 0])
})

test('three who share a euro get 34, 33 and 33 cents', () => {
  expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33])
  expect(apportion(-100, [1, 1, 1])).toEqual([-34, -33, -33])
  expect(apportion(100, [0, 0, 0])).toEqual([34, 33, 33])
  expect(apportion(0, [3, 4])).toEqual([0, 0])
})

test('never loses or makes a cent, never strays a cent from the exact share, gives nothing to a weight of zero', () => {
  const weights = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-300, max: 1e300, noNaN: true })), {
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (total, given) => {
      const shares = apportion(total, given)
      expect(shares.reduce((a, b) => a + b, 0)).toBe(total)
      const largest = Math.max(...given)
      const sum = given.reduce((a, b) => a + b / largest, 0)
      shares.forEach((share, i) => {
        expect(Number.isSafeInteger(share)).toBe(true)
        if (largest === 0) return
        expect(Math.abs(share - (total * (given[i]! / largest)) / sum)).toBeLessThan(1.001)
        if (given[i] === 0) expect(share).toBe(0)
      })
    }),
    { numRuns: 2000 },
  )
})

test('keeps totals as large as numbers go', () => {
  for (const total of [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 2 ** 53 - 3]) {
    const shares = apportion(
      total,
      Array.from({ length: 1000 }, (_, i) => 1 / (i + 1)),
    )
    expect(shares.reduce((sum, share) => sum + BigInt(share), 0n)).toBe(BigInt(total))
  }
})

test('refuses half cents, negative weights and an empty table', () => {
  expect(() => apportion(0.5, [1])).toThrow(/whole number of cents, got 0.5/)
  expect(() => apportion(1, [1, -1])).toThrow(/0 or more, got -1/)
  expect(() => apportion(1, [NaN])).toThrow(RangeError)
  expect(() => apportion(1, [])).toThrow(/nobody/)
})
