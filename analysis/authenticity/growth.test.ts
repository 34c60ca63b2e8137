import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Random, seeded } from '../numbers/random.ts'
import { type FollowerCount, growth, type ReachedPost } from './growth.ts'

const DAY = 86_400
const START = 1_700_000_000 - (1_700_000_000 % DAY) + 12 * 3600

type Made = { counts: FollowerCount[]; posts: ReachedPost[] }

/** A year: followers come by chance, more in some weeks; a post every other day is liked by a steady share; some posts travel. */
function year(random: Random, { start = 8000, bought = 0, on = 200, decay = 0, viral = 0.01 } = {}): Made {
  const counts: FollowerCount[] = []
  const posts: ReachedPost[] = []
  let real = start
  let added = 0
  let boost = 0
  for (let day = 0; day < 365; day++) {
    const heavy = random.normal() / Math.sqrt(random.gamma(2) / 2)
    real += random.poisson(Math.max(0, real * 0.002 * Math.exp(0.3 * heavy)) + boost)
    boost *= 0.5
    if (day === on) added = bought
    added *= 1 - decay
    if (day % 2 === 0) {
      const travels = random.uniform() < viral
      const likes = random.poisson(real * 0.04 * Math.exp(0.3 * random.normal()) * (travels ? 8 : 1))
      if (travels) boost = real * 0.03
      posts.push({ at: START + day * DAY, likes, views: likes * 12 })
    }
    counts.push({ at: START + day * DAY, followers: Math.round(real + added) })
  }
  return { counts, posts }
}

test('5,000 followers who come overnight, react to nothing and leave again are seen on their day', () => {
  const { counts, posts } = year(seeded(1), { bought: 5000, decay: 0.01, viral: 0 })
  const found = growth(counts, posts)
  expect(found).toMatchObject({ state: 'assessed', concern: true })
  const step = found.steps.find(({ to }) => to === START + 200 * DAY)
  expect(step?.engagement).toBe('fell')
  expect(step?.gained).toBeGreaterThan(4700)
  expect(step?.gained).toBeLessThan(5300)
  expect(step?.lost).toBeGreaterThan(0.2)
  expect(found.because).toContain('No post or event of these days explains it, and likes per follower fell after it.')
  expect(found.because).toMatch(/^About \d,\d{3} followers more than usual came .* \(\d\d?,\d{3} to \d\d,\d{3}\)/)
})

test('purchases that double the followers are seen nine times in ten, of a quarter about every other time', () => {
  const random = seeded(2)
  const seen = (bought: number) =>
    Array.from({ length: 100 }, () => year(random, { bought })).filter(
      ({ counts, posts }) => growth(counts, posts).concern,
    ).length
  expect(seen(12_000)).toBeGreaterThanOrEqual(85)
  expect(seen(3000)).toBeGreaterThanOrEqual(45)
})

test('3,000 people who come at once and react as the others do are not a concern', () => {
  const random = seeded(8)
  const concerns = Array.from({ length: 100 }, () => year(random, { bought: 3000 })).filter(({ counts, posts }) => {
    const reacting = posts.map((post) =>
      post.at > START + 200 * DAY ? { ...post, likes: Math.round((post.likes ?? 0) * 1.25), views: undefined } : post,
    )
    return growth(counts, reacting).concern
  })
  expect(concerns.length).toBeLessThanOrEqual(3)
})

test('a year without a purchase raises a concern less than 1 time in 100, viral posts and heavy tails included', () => {
  const random = seeded(3)
  let alarms = 0
  for (let i = 0; i < 300; i++) {
    const { counts, posts } = year(random, { start: i % 2 ? 800 : 40_000, viral: 0.03 })
    if (growth(counts, posts).concern) alarms++
  }
  expect(alarms / 300).toBeLessThanOrEqual(0.01)
})

test('a step is explained by a post that travelled or by an event, and then counts for nothing', () => {
  const { counts, posts } = year(seeded(4), { bought: 3000, viral: 0 })
  const travelled = posts.map((post) =>
    post.at === START + 198 * DAY ? { ...post, views: (post.views ?? 0) * 9, label: 'the bread video' } : post,
  )
  expect(growth(counts, travelled)).toMatchObject({
    concern: false,
    llr: 0,
    steps: [{ cause: expect.stringMatching(/^the bread video with \d+ times the usual views$/) }],
  })
  const press = growth(counts, posts, [{ at: START + 199 * DAY, label: 'a portrait in the newspaper' }])
  expect(press.because).toContain('It goes with a portrait in the newspaper.')
  expect(press.concern).toBe(false)
})

test('a step alone, with nothing known of posts, is weak', () => {
  const { counts } = year(seeded(5), { bought: 3000, viral: 0 })
  const found = growth(counts)
  expect(found.concern).toBe(false)
  expect(found.steps.find(({ to }) => to === START + 200 * DAY)).toMatchObject({ looked: false, engagement: 'unclear' })
})

test('no claim from fewer than 30 days; several counts a day are one', () => {
  const { counts } = year(seeded(6))
  expect(growth(counts.slice(0, 30))).toMatchObject({ state: 'not-enough-evidence', n: 29, needed: 30, llr: 0 })
  expect(
    growth(
      counts.slice(0, 10).flatMap((count) => Array.from({ length: 9 }, (_, i) => ({ ...count, at: count.at + i }))),
    ),
  ).toMatchObject({ n: 9 })
})

test('nonsense makes no NaN', () => {
  const count = fc.record({
    at: fc.oneof(fc.double(), fc.nat(99 * DAY)),
    followers: fc.oneof(fc.double(), fc.nat(5000)),
  })
  const post = fc.record({
    at: fc.oneof(fc.double(), fc.nat(99 * DAY)),
    likes: fc.oneof(fc.constant(undefined), fc.double(), fc.nat()),
  })
  const checked = fc.check(
    fc.property(
      fc.array(count, { minLength: 30, maxLength: 120 }),
      fc.array(post, { maxLength: 40 }),
      (counts, posts) => {
        const found = growth(counts, posts)
        return [found.llr, ...found.steps.flatMap(({ z, gained, llr }) => [z, gained, llr])].every(Number.isFinite)
      },
    ),
    { numRuns: 400 },
  )
  expect(checked.counterexample).toBeNull()
})
