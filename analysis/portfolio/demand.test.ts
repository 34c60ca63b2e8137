import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { meanNeeded, sellout, worthOfSeats } from './demand.ts'

test('72 expected for 60 seats sell out 93% of the time only if demand does not clump', () => {
  expect(sellout({ mean: 72 }, 60).probabilitySoldOut).toBeCloseTo(0.933, 3)
  expect(sellout({ mean: 72, size: 8 }, 60).probabilitySoldOut).toBeLessThan(0.66)
})

test('agrees with a simulation of a hundred thousand evenings', () => {
  const random = seeded(4)
  for (const { mean, size, capacity } of [
    { mean: 35, size: 8, capacity: 40 },
    { mean: 30, size: 3, capacity: 25 },
    { mean: 4, size: 0.5, capacity: 10 },
    { mean: 30, capacity: 25 },
  ]) {
    const draws = 100_000
    let sold = 0
    let full = 0
    for (let i = 0; i < draws; i++) {
      const demand = random.poisson(size ? (random.gamma(size) * mean) / size : mean)
      sold += Math.min(capacity, demand)
      full += Number(demand >= capacity)
    }
    const { expected, probabilitySoldOut } = sellout({ mean, size }, capacity)
    expect(Math.abs(expected - sold / draws)).toBeLessThan((4 * capacity) / 2 / Math.sqrt(draws))
    expect(Math.abs(probabilitySoldOut - full / draws)).toBeLessThan(2 / Math.sqrt(draws))
  }
})

test('is the plain sum over all demands, to rounding', () => {
  for (const size of [undefined, 0.7, 5, 400])
    for (const mean of [0.3, 7, 40])
      for (const capacity of [1, 6, 40, 90]) {
        let p = size === undefined ? Math.exp(-mean) : (size / (size + mean)) ** size
        let below = 0
        let expected = 0
        for (let k = 0; k < capacity; k++) {
          below += p
          expected += k * p
          p *= size === undefined ? mean / (k + 1) : ((k + size) / (k + 1)) * (mean / (mean + size))
        }
        const found = sellout({ mean, size }, capacity)
        expect(found.probabilitySoldOut).toBeCloseTo(1 - below, 11)
        expect(found.expected).toBeCloseTo(expected + capacity * (1 - below), 9)
      }
})

test('neither underflows nor takes long where demand is in the millions', () => {
  const even = sellout({ mean: 2_000_000 }, 2_000_000)
  expect(even.probabilitySoldOut).toBeCloseTo(0.5, 2)
  // E|N - mean| / 2 of a Poisson is sd / √(2π).
  expect(2_000_000 - even.expected).toBeCloseTo(Math.sqrt(2_000_000 / (2 * Math.PI)), 0)
  expect(sellout({ mean: 5_000_000, size: 50 }, 10).probabilitySoldOut).toBe(1)
  expect(sellout({ mean: 10, size: 50 }, 5_000_000)).toEqual({ expected: 10, probabilitySoldOut: 0 })
  // Nearly all of the time nobody, once in a while everybody: Gamma(0.001) of mean 1.
  const wild = sellout({ mean: 1_000_000, size: 0.001 }, 2_000_000)
  expect(wild.probabilitySoldOut).toBeGreaterThan(0.005)
  expect(wild.probabilitySoldOut).toBeLessThan(0.006)
})

test('nothing to sell is sold out, no demand sells nothing', () => {
  expect(sellout({ mean: 5 }, 0)).toEqual({ expected: 0, probabilitySoldOut: 1 })
  expect(sellout({ mean: 0, size: 2 }, 5)).toEqual({ expected: 0, probabilitySoldOut: 0 })
  expect(() => sellout({ mean: -1 }, 5)).toThrow('0 or more')
  expect(() => sellout({ mean: 1 }, 2.5)).toThrow('whole number')
})

test('tells the demand that it takes for a promise, and more of it when demand clumps', () => {
  const plain = meanNeeded(60, 0.9)
  const clumped = meanNeeded(60, 0.9, 8)
  expect(sellout({ mean: plain }, 60).probabilitySoldOut).toBeCloseTo(0.9, 6)
  expect(sellout({ mean: clumped, size: 8 }, 60).probabilitySoldOut).toBeCloseTo(0.9, 6)
  expect(clumped).toBeGreaterThan(1.3 * plain)
})

test('seats are worth their margin while the house is empty and nothing once it is full', () => {
  const worth = worthOfSeats(60, 2000, 0.01, 8)
  expect(worth(0)).toBe(0)
  expect(worth(100)).toBeCloseTo(2000, 0)
  expect(worth(5000)).toBeCloseTo(2000 * sellout({ mean: 50, size: 8 }, 60).expected, -2)
  expect(worth(1e7) - worth(1e6)).toBeLessThan(1)
  let slope = Infinity
  for (let reach = 0; reach < 30_000; reach += 100) {
    const step = worth(reach + 100) - worth(reach)
    expect(step).toBeLessThanOrEqual(slope + 1e-6)
    expect(step).toBeGreaterThanOrEqual(0)
    slope = step
  }
})
