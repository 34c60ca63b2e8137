import { expect, test } from 'vitest'
import { adsBelow, ordersFor } from './turning.ts'

const open = { margin: 2000, most: Infinity }

test('the orders that break even pay the cost with their margin', () => {
  expect(ordersFor(0, 100_000, open)).toBe(50)
  expect(ordersFor(40_000, 100_000, open)).toBe(70)
  expect(ordersFor(-200_000, 100_000, open), 'a deeper loss needs no order at all').toBe(0)
})

test('where the seats hold fewer, nothing brings that much', () => {
  expect(ordersFor(40_000, 100_000, { margin: 2000, most: 60 })).toBeNull()
  expect(ordersFor(0, 100_000, { margin: 0, most: Infinity })).toBeNull()
})

test('ads leave as much where their orders, at that price, use up the budget', () => {
  const price = adsBelow(40_000, 100_000, open)!
  expect((100_000 / price) * 2000 - 100_000).toBeCloseTo(40_000, 6)
  // Sixty seats at this price cost less than the budget, and leave the same.
  const full = adsBelow(40_000, 100_000, { margin: 2000, most: 60 })!
  expect(60 * (2000 - full)).toBeCloseTo(40_000, 6)
  expect(60 * full).toBeLessThan(100_000)
  expect(adsBelow(200_000, 100_000, { margin: 2000, most: 60 }), 'more than the whole house leaves').toBeNull()
})
