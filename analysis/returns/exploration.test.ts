import { expect, test } from 'vitest'
import { deviation, moments } from '../numbers/moments.ts'
import { normalShare } from '../numbers/normal.ts'
import { seeded } from '../numbers/random.ts'
import { drawnRate, knowledgeGradient, scoreRate, thresholdRate, worthLater } from './exploration.ts'
import { lived, worldOf } from './exploration-world.ts'
import type { Way } from './exploration-world.ts'

const BELIEFS = [
  { shape: 1.2, rate: 1000, exposure: 6000, threshold: 0.002 },
  { shape: 0.5, rate: 800, exposure: 300, threshold: 0.003 },
  { shape: 3, rate: 1000, exposure: 2000, threshold: 0.002 },
  { shape: 40, rate: 10_000, exposure: 6000, threshold: 0.0035 },
] as const

test('what a booking teaches is what simulated bookings taught: counts drawn, belief renewed, the better of both taken', () => {
  for (const { shape, rate, exposure, threshold } of BELIEFS) {
    const random = seeded(shape)
    const n = 200_000
    let sum = 0
    let squares = 0
    for (let k = 0; k < n; k++) {
      const orders = random.poisson((exposure * random.gamma(shape)) / rate)
      const gain = Math.max((shape + orders) / (rate + exposure) - threshold, 0) - Math.max(shape / rate - threshold, 0)
      sum += gain
      squares += gain * gain
    }
    const error = Math.sqrt(squares / n - (sum / n) ** 2) / Math.sqrt(n)
    expect(Math.abs(knowledgeGradient({ shape, rate }, exposure, threshold) - sum / n)).toBeLessThan(4 * error)
  }
})

test('adds up the negative binomial term by term to the same number', () => {
  for (const { shape, rate, exposure, threshold } of BELIEFS) {
    let chance = (rate / (rate + exposure)) ** shape
    let sum = 0
    for (let orders = 0; orders < 2000; orders++) {
      sum += chance * Math.max((shape + orders) / (rate + exposure) - threshold, 0)
      chance *= ((shape + orders) / (orders + 1)) * (exposure / (rate + exposure))
    }
    const gain = sum - Math.max(shape / rate - threshold, 0)
    const found = knowledgeGradient({ shape, rate }, exposure, threshold)
    expect(Math.abs(found - gain)).toBeLessThan(1e-10 * (shape / rate))
  }
})

test('a belief of large shape gives the normal form, one below two does not', () => {
  const normal = (shape: number, rate: number, exposure: number, threshold: number) => {
    const sd = (Math.sqrt(shape) / rate) * Math.sqrt(exposure / (rate + exposure))
    const d = (shape / rate - threshold) / sd
    const density = Math.exp((-d * d) / 2) / Math.sqrt(2 * Math.PI)
    return sd * (density + d * normalShare(d)) - Math.max(shape / rate - threshold, 0)
  }
  const ratio = (shape: number) => {
    const [rate, exposure] = [1000 * shape, 1000 * shape]
    const threshold = (1 + 1 / Math.sqrt(shape)) / 1000
    return knowledgeGradient({ shape, rate }, exposure, threshold) / normal(shape, rate, exposure, threshold)
  }
  expect(Math.abs(ratio(20_000) - 1)).toBeLessThan(0.02)
  expect(Math.abs(ratio(1) - 1)).toBeGreaterThan(0.1)
})

test('where nothing is left to learn, nothing is gained: a rate that is known, nobody reached, a threshold out of reach', () => {
  const gain = knowledgeGradient({ shape: 1.2, rate: 1000 }, 6000, 0.002)
  expect(knowledgeGradient({ shape: 1.2e9, rate: 1e12 }, 6000, 0.002)).toBeLessThan(1e-9 * gain)
  expect(knowledgeGradient({ shape: 1.2, rate: 1000 }, 0, 0.002)).toBe(0)
  expect(knowledgeGradient({ shape: 1.2, rate: 1000 }, 6000, 0)).toBe(0)
  expect(knowledgeGradient({ shape: 1.2, rate: 1000 }, 6000, 0.2)).toBeLessThan(1e-30)
})

test('learning never costs, and more of it never teaches less', () => {
  for (const { shape, rate, threshold } of BELIEFS) {
    let before = 0
    for (const exposure of [1, 10, 100, 1000, 10_000, 100_000]) {
      const gain = knowledgeGradient({ shape, rate }, exposure, threshold)
      expect(gain).toBeGreaterThanOrEqual(before - 1e-15)
      before = gain
    }
    // Knowing all at once is the most there is to gain.
    expect(before).toBeLessThan(shape / rate)
  }
})

test('counting people in thousands, or money in pence, changes nothing but the unit', () => {
  const belief = { shape: 1.2, rate: 1000 }
  const thousands = { shape: 1.2, rate: 1 }
  expect(knowledgeGradient(thousands, 6, 2) / 1000).toBeCloseTo(knowledgeGradient(belief, 6000, 0.002), 12)
  expect(thresholdRate(1.5, 20_000, 4000, 6000)).toBeCloseTo(thresholdRate(1.5, 200, 40, 6000), 12)
  const prospects = BELIEFS.map(({ exposure, ...rest }, k) => ({ belief: rest, exposure, cost: 3000 + 500 * k }))
  const cheap = prospects.map((one) => ({ ...one, cost: one.cost / 100 }))
  expect(worthLater(cheap, 40, 60, seeded(1))).toBeCloseTo(worthLater(prospects, 4000, 6000, seeded(1)), 12)
})

test('without a round left the score is the mean', () => {
  const belief = { shape: 1.2, rate: 1000 }
  expect(scoreRate(belief, 6000, 0.002, 0)).toBe(0.0012)
  expect(scoreRate(belief, 6000, 0.002, 3)).toBeGreaterThan(0.0012)
})

test('a drawn rate is drawn from what is believed', () => {
  const random = seeded(5)
  const drawn = Array.from({ length: 40_000 }, () => drawnRate({ shape: 4, rate: 1000 }, random))
  const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length
  const variance = drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / drawn.length
  expect(mean).toBeCloseTo(0.004, 4)
  expect(variance / 4e-6).toBeCloseTo(1, 1)
})

test('where money is left a cent is worth itself; where it is short the last one paid says what it is worth', () => {
  const sure = [6, 4, 2].map((back) => ({ belief: { shape: 1e9 * back, rate: 1e9 }, exposure: 1, cost: 1 }))
  expect(worthLater(sure, 1, 10, seeded(1))).toBe(1)
  expect(worthLater(sure, 1, 2, seeded(1))).toBeCloseTo(4, 3)
})

test('what is no belief and no exposure is refused', () => {
  expect(() => knowledgeGradient({ shape: 0, rate: 1 }, 1, 1)).toThrow('shape and rate above 0')
  expect(() => knowledgeGradient({ shape: 1, rate: 1 }, -1, 1)).toThrow('exposure')
})

test('after six rounds trying has paid: the last round earns more than greedy spending does, in the same 150 worlds', () => {
  const ahead = Array.from({ length: 150 }, (_, k) => {
    const world = worldOf(5001 + k, { creators: 250 })
    const last = (way: Way) => lived(world, way, 6).at(-1)! / world.budget
    return last('knowledge-gradient') - last('greedy')
  })
  const { mean } = moments(ahead)
  const error = deviation(moments(ahead))! / Math.sqrt(ahead.length)
  expect(mean - 1.645 * error).toBeGreaterThan(0)
})

test('the oracle is never beaten, and in one single round trying is greedy', () => {
  const world = worldOf(7, { creators: 200 })
  const total = (profits: number[]) => profits.reduce((sum, one) => sum + one, 0)
  const best = total(lived(world, 'oracle', 3))
  for (const way of ['greedy', 'knowledge-gradient', 'thompson'] as const)
    expect(total(lived(world, way, 3))).toBeLessThan(best * 1.02)
  expect(lived(world, 'knowledge-gradient', 1)).toEqual(lived(world, 'greedy', 1))
})

test('who stands where in the list changes no profit', () => {
  const world = worldOf(9, { creators: 120 })
  const turned = { ...world, creators: world.creators.toReversed() }
  expect(lived(turned, 'oracle', 1)[0]).toBeCloseTo(lived(world, 'oracle', 1)[0]!, 6)
  expect(lived(turned, 'greedy', 1)[0]).toBeCloseTo(lived(world, 'greedy', 1)[0]!, 6)
})
