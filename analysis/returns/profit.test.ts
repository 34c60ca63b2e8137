import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { amountOf, causedOf, profitOf, summedGamma, verdictOf } from './profit.ts'

test('a factor that is known exactly only scales, and one of even odds widens', () => {
  const orders = { shape: 20, rate: 2 }
  const attributed = amountOf(orders)
  const halved = causedOf(orders, { mean: Math.log(0.5), se: 0 })
  expect(halved.mean).toBeCloseTo(5, 9)
  expect(halved.interval[0]).toBeCloseTo(attributed.interval[0] / 2, 6)
  expect(halved.interval[1]).toBeCloseTo(attributed.interval[1] / 2, 6)
  const doubtful = causedOf(orders, { mean: Math.log(0.5), se: 0.4 })
  expect(doubtful.interval[0]).toBeLessThan(halved.interval[0])
  expect(doubtful.interval[1]).toBeGreaterThan(halved.interval[1])
})

test('the product holds nine draws of ten', () => {
  const random = seeded(7)
  // An exponential times a lognormal, drawn plainly.
  const { interval } = causedOf({ shape: 1, rate: 0.1 }, { mean: -0.3, se: 0.5 })
  let inside = 0
  for (let k = 0; k < 20_000; k++) {
    const x = -10 * Math.log(1 - random.uniform()) * Math.exp(-0.3 + 0.5 * random.normal())
    if (x > interval[0] && x < interval[1]) inside++
  }
  expect(inside / 20_000).toBeGreaterThan(0.89)
  expect(inside / 20_000).toBeLessThan(0.91)
})

test('a sum of gammas of one rate is the gamma that it is', () => {
  expect(summedGamma([{ shape: 2, rate: 3 }, { shape: 5, rate: 3 }])).toEqual({ shape: expect.closeTo(7, 9), rate: expect.closeTo(3, 9) }) // prettier-ignore
  expect(summedGamma([])).toBeUndefined()
})

test('money is said to be brought or lost only when the interval says so', () => {
  const orders = { mean: 10, interval: [6, 15] as const }
  expect(profitOf(orders as never, 30, 100)).toEqual({ mean: 200, interval: [80, 350] })
  expect(verdictOf(profitOf(orders as never, 30, 100))).toBe('brought')
  expect(verdictOf(profitOf(orders as never, 30, 300))).toBe('cannot-say')
  expect(verdictOf(profitOf(orders as never, 30, 600))).toBe('lost')
})
