import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { exampleWorld } from '../example/world.ts'
import { seeded } from '../numbers/random.ts'
import { sampleOf, type SampledFollower } from './sample.ts'
import { DRAWN, shareSignal } from './share.ts'

const NOW = 1_793_491_200
const world = exampleWorld()
const followersOf = (handle: string): SampledFollower[] =>
  world.followerSample(handle).map(({ username, has_picture, digit_share, ...row }) => ({
    ...row,
    name: username,
    hasPicture: has_picture === 1,
    digitShare: digit_share,
  }))
const uniform = { how: 'uniform' } as const

test('where followers were bought the share is near the truth, and no account that bought none is a concern', () => {
  let held = 0
  const concerns: string[] = []
  for (const { handle } of world.creators) {
    const truth = world.truth[handle]!
    const { share } = sampleOf(followersOf(handle), uniform, NOW, seeded(1))
    const [low, high] = share.interval ?? [1, 0]
    if (low <= truth.suspiciousShare && truth.suspiciousShare <= high) held++
    if (shareSignal(share).concern) concerns.push(truth.kind)
  }
  expect(held / world.creators.length).toBeGreaterThan(0.95)
  expect(new Set(concerns)).toEqual(new Set(['bought-followers']))
  expect(concerns.length).toBeGreaterThanOrEqual(3)
})

test('layers say where the suspicious ones are, and together hold everybody whose trait is known', () => {
  const { layers, share } = sampleOf(followersOf('crystal-vane-abroad'), uniform, NOW, seeded(1))
  const of = (name: string) => layers.find((layer) => layer.name === name)!
  expect(of('no posts').suspicious).toBeGreaterThan(of('10 posts and more').suspicious + 0.4)
  expect(of('no picture').suspicious).toBeGreaterThan(of('a picture').suspicious)
  for (const by of ['posts', 'picture'])
    expect(layers.filter((layer) => layer.by === by).reduce((sum, { n }) => sum + n, 0)).toBe(share.n)
  expect(layers.some(({ by }) => by === 'age' || by === 'followed')).toBe(false)
})

test('a burst of bought followers shows in the newest third of follows', () => {
  const [clean, bought] = [followersOf('marta-conta-i-coperti'), followersOf('crystal-vane-abroad')]
  const dated = [
    ...clean.slice(0, 200).map((one, i) => ({ ...one, followedAt: NOW - 1e7 - i })),
    ...bought.slice(0, 100).map((one, i) => ({ ...one, followedAt: NOW - i })),
  ]
  const thirds = sampleOf(dated, uniform, NOW, seeded(1)).layers.filter(({ by }) => by === 'followed')
  expect(thirds.map(({ n }) => n)).toEqual([100, 100, 100])
  expect(thirds[0]!.suspicious).toBeGreaterThan(thirds[1]!.suspicious + 0.2)
})

test('examples go from the clearest to the most ordinary, with reasons and without a name', () => {
  const { examples } = sampleOf(followersOf('crystal-vane-abroad'), uniform, NOW, seeded(1))
  expect(examples.length).toBe(24)
  expect(examples[0]!.suspicion).toBeGreaterThan(0.9)
  expect(examples.at(-1)!.suspicion).toBeLessThan(0.05)
  expect(examples.map(({ suspicion }) => suspicion)).toEqual(
    examples.map(({ suspicion }) => suspicion).toSorted((a, b) => b - a),
  )
  expect(JSON.stringify(examples)).not.toContain('name')
  expect(examples[0]!.because[0]!.contribution).toBeGreaterThan(0.5)
})

test('nobody is counted twice, and who lacks a count is set apart', () => {
  const rows = followersOf('marta-conta-i-coperti')
  const found = sampleOf([...rows, ...rows, { name: 'x', followers: 3 }, {}], uniform, NOW, seeded(1))
  expect(found).toMatchObject({ twice: rows.length, incomplete: 2, share: { n: rows.length } })
})

test('nobody, or thirty, are too few: what is needed is said', () => {
  for (const n of [0, 30]) {
    const { share, examples } = sampleOf(followersOf('crystal-vane-abroad').slice(0, n), uniform, NOW, seeded(1))
    expect(share).toMatchObject({ state: 'not-enough-evidence', n, needed: 100 })
    expect(examples.length).toBe(Math.min(24, n))
  }
})

test('100,000 rows of nonsense end in finite numbers', () => {
  const value = fc.oneof(fc.constant(undefined), fc.double(), fc.nat())
  const row = fc.record({
    name: fc.oneof(fc.constant(undefined), fc.string({ maxLength: 3 })),
    followers: value,
    following: value,
    posts: value,
    digitShare: value,
    hasPicture: fc.constantFrom(true, false, undefined),
    createdAt: value,
    followedAt: value,
  })
  let rows = 0
  const sound = fc.check(
    fc.property(
      fc.array(row, { minLength: 700, maxLength: 1000, size: 'max' }),
      fc.constantFrom(...DRAWN),
      value,
      (followers, how, audience) => {
        rows += followers.length
        const { share, layers, examples } = sampleOf(followers, { how, audience }, NOW, seeded(1))
        return (
          [share.llr, share.median ?? 0, ...(share.interval ?? [])].every(Number.isFinite) &&
          layers.every(({ suspicious }) => suspicious >= 0 && suspicious <= 1) &&
          examples.every(({ because }) => because.every(({ contribution }) => Number.isFinite(contribution)))
        )
      },
    ),
    { numRuns: 150 },
  )
  expect(sound.counterexample).toBeNull()
  expect(rows).toBeGreaterThan(100_000)
})
