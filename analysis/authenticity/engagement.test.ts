import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Random, seeded } from '../numbers/random.ts'
import { type EngagedAccount, engagement, engagementSignal, poolOf } from './engagement.ts'

const LEVEL: Record<string, number> = { instagram: -0.7, tiktok: 0.4 }
const BETA = -0.14
const SPREAD = 0.5

/** log rate = level of the platform - .14 · log followers + noise; followers from 1,000 to 100,000. */
function account(random: Random, platform = 'instagram', noise = random.normal()): EngagedAccount {
  const followers = Math.round(Math.exp(Math.log(1000) + random.uniform() * Math.log(100)))
  const line = (LEVEL[platform] as number) + BETA * Math.log(followers)
  return { platform, followers, engagementRate: Math.exp(line + SPREAD * noise) }
}

const accounts = (random: Random, n: number, platform = 'instagram') =>
  Array.from({ length: n }, () => account(random, platform))

test('finds slope and level of the law that made the pool, even when one in ten rates is absurd', () => {
  const random = seeded(1)
  const rows = [...accounts(random, 4000), ...accounts(random, 2000, 'tiktok')]
  const spoilt = rows.map((row, i) => (i % 10 ? row : { ...row, engagementRate: row.engagementRate * 50 }))
  for (const [pool, slack] of [
    [poolOf(rows), 0.02],
    [poolOf(spoilt), 0.12],
  ] as const) {
    expect(Math.abs(pool.beta - BETA)).toBeLessThan(slack)
    const middle = Math.log(10_000)
    for (const { platform, alpha } of pool.platforms)
      expect(Math.abs(alpha + pool.beta * middle - ((LEVEL[platform] as number) + BETA * middle))).toBeLessThan(
        2 * slack,
      )
  }
})

test('the percentile is of what is left after size: a small and a large account alike in kind stand alike', () => {
  const random = seeded(2)
  const pool = poolOf(accounts(random, 5000))
  for (const followers of [2_000, 50_000]) {
    const found = engagement(
      { platform: 'instagram', followers, engagementRate: Math.exp(-0.7 + BETA * Math.log(followers) + SPREAD) },
      pool,
    )
    expect(found.percentile).toBeGreaterThan(81)
    expect(found.percentile).toBeLessThan(87)
    expect(found.times).toBeCloseTo(Math.exp(SPREAD), 1)
    expect(found.tail).toBe('neither')
  }
})

test('the 95% interval holds the true percentile 95 times in 100 or a little more, in small pools too', () => {
  const random = seeded(3)
  for (const n of [60, 300]) {
    let held = 0
    const runs = 600
    for (let i = 0; i < runs; i++) {
      const noise = random.normal()
      const found = engagement(account(random, 'instagram', noise), poolOf(accounts(random, n)))
      if (found.state !== 'assessed') throw new Error('abstained')
      const truth = 100 * normalBelow(noise)
      if (found.interval[0] <= truth && truth <= found.interval[1]) held++
    }
    expect(held / runs).toBeGreaterThan(0.935)
  }
})

test('both ends are noted, and the outer ends hold no more ordinary accounts than stated', () => {
  const random = seeded(4)
  const pool = poolOf(accounts(random, 1500))
  const tails = Array.from({ length: 1500 }, () => engagement(account(random), pool).tail)
  expect(tails.filter((tail) => tail !== 'neither').length / 1500).toBeLessThan(0.1)
  expect(engagement(account(random, 'instagram', -3), pool).tail).toBe('low')
  expect(engagementSignal(engagement(account(random, 'instagram', 3), pool))).toMatchObject({ concern: true, llr: 0.5 })
  expect(engagementSignal(engagement(account(random, 'instagram', 0), pool))).toMatchObject({ concern: false, llr: 0 })
})

test('a summary that went through JSON answers the same, and stays small', () => {
  const random = seeded(5)
  const pool = poolOf(accounts(random, 500))
  const kept = JSON.stringify(pool)
  const asked = account(random)
  expect(engagement(asked, JSON.parse(kept))).toEqual(engagement(asked, pool))
  expect(kept.length).toBeLessThan(4000)
})

test('no benchmark from fewer than 50 comparable accounts: not another platform, not another size', () => {
  const random = seeded(6)
  const asked = account(random)
  expect(engagement(asked, poolOf(accounts(random, 49)))).toMatchObject({
    state: 'not-enough-evidence',
    n: 49,
    needed: 50,
  })
  expect(engagement(asked, poolOf(accounts(random, 500, 'tiktok')))).toMatchObject({
    state: 'not-enough-evidence',
    n: 0,
  })
  const celebrity = { platform: 'instagram', followers: 40_000_000, engagementRate: 0.01 }
  const found = engagement(celebrity, poolOf(accounts(random, 500)))
  expect(found).toMatchObject({ state: 'not-enough-evidence', n: 0 })
  expect(found.percentile).toBeUndefined()
  expect(engagement({ ...asked, followers: 0 }, poolOf([])).state).toBe('not-available')
})

test('an account that nobody reacts to is below all others, not an error', () => {
  const random = seeded(7)
  const pool = poolOf([...accounts(random, 95), ...accounts(random, 5).map((row) => ({ ...row, engagementRate: 0 }))])
  expect(engagement({ ...account(random), engagementRate: 0 }, pool)).toMatchObject({
    state: 'assessed',
    percentile: 2.5,
  })
})

const sound = (rows: EngagedAccount[], asked: EngagedAccount) => {
  const found = engagement(asked, poolOf(rows))
  return found.state !== 'assessed' || [found.value, ...found.interval].every((end) => end >= 0 && end <= 100)
}

test('nonsense in the pool makes no NaN', () => {
  const row = fc.record({
    platform: fc.constantFrom('a', 'b'),
    followers: fc.oneof(fc.double(), fc.nat()),
    engagementRate: fc.oneof(fc.double(), fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  const checked = fc.check(fc.property(fc.array(row, { minLength: 60, maxLength: 90 }), row, sound))
  expect(checked.counterexample).toBeNull()
})

/** Share of a normal law below z (Abramowitz & Stegun 7.1.26, error 1.5e-7). */
function normalBelow(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const erf =
    1 -
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp(-x * x)
  return z >= 0 ? (1 + erf) / 2 : (1 - erf) / 2
}
