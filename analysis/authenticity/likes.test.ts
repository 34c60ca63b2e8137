import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Random, seeded } from '../numbers/random.ts'
import { likes, type LikedPost } from './likes.ts'

const DAY = 86_400

/** A made-up history, oldest first: likes around `typical`, comments that follow them, `growth` in logs over the whole. */
function history(random: Random, { n = 48, typical = 200, spread = 0.3, growth = 0 } = {}): LikedPost[] {
  return Array.from({ length: n }, (_, i) => {
    const level = Math.log(typical) + (growth * i) / n + spread * random.normal()
    const comments = random.poisson(Math.exp(0.6 * level - 1 + 0.5 * random.normal()))
    return { postedAt: 1_700_000_000 + i * 3 * DAY, likes: random.poisson(Math.exp(level)), comments }
  })
}

/** Six of the newest twelve, multiplied. */
function raised(random: Random, posts: readonly LikedPost[], times: number): LikedPost[] {
  const chosen = new Set(random.some([...Array(12).keys()], 6).map((back) => posts.length - 1 - back))
  return posts.map((post, i) => (chosen.has(i) ? { ...post, likes: Math.round((post.likes as number) * times) } : post))
}

const share = (runs: number, once: () => boolean) => Array.from({ length: runs }, once).filter(Boolean).length / runs

test('six tripled posts are named, and no other', () => {
  const steady = Array.from({ length: 36 }, (_, i) => ({ postedAt: i * DAY, likes: 90 + ((i * 37) % 21), comments: 5 }))
  const bought = new Set([25, 27, 28, 30, 33, 35])
  const found = likes(steady.map((post, i) => (bought.has(i) ? { ...post, likes: post.likes * 3 } : post)))
  expect(found.concern).toBe(true)
  expect(new Set(found.standOut.map(({ index }) => index))).toEqual(bought)
  expect(found.standOut[0]?.times).toBeCloseTo(3, 0)
  expect(found.because).toMatch(/^6 of the newest 12 posts have up to 3\.\d times the likes/)
  expect(likes(steady)).toMatchObject({ state: 'assessed', concern: false, standOut: [] })
})

test('an honest account is suspected less often than stated, whether steady, wild, small, large or growing', () => {
  const random = seeded(1)
  for (const kind of [
    { spread: 0.2 },
    { spread: 0.5 },
    { typical: 30 },
    { typical: 20_000 },
    { growth: 1 },
    { n: 14 },
    { n: 24 },
  ])
    expect(share(300, () => likes(history(random, kind)).concern)).toBeLessThanOrEqual(0.04)
})

test('tripled likes are seen, and likes raised by half are not', () => {
  const random = seeded(2)
  expect(share(200, () => likes(raised(random, history(random), 3)).concern)).toBeGreaterThan(0.85)
  expect(share(200, () => likes(raised(random, history(random), 1.5)).concern)).toBeLessThan(0.15)
})

test('likes that came with as many more viewers are a post that travelled', () => {
  const random = seeded(3)
  const posts = history(random).map((post) => ({ ...post, views: (post.likes as number) * 10 }))
  const bought = raised(random, posts, 4)
  expect(likes(bought).concern).toBe(true)
  const travelled = bought.map((post) => ({ ...post, views: (post.likes as number) * 10 }))
  expect(likes(travelled)).toMatchObject({ concern: false, standOut: [] })
  expect(likes(travelled).setAside.explainedByViews).toBeGreaterThanOrEqual(6)
})

test('promoted posts are set aside and said to be', () => {
  const random = seeded(4)
  const posts = history(random, { n: 60 })
  const promoted = posts.map((post, i) => (i % 5 ? post : { ...post, likes: 5_000, sponsored: true }))
  expect(likes(promoted)).toMatchObject({ concern: false, n: 48, setAside: { promoted: 12 } })
})

test('no claim below 12 posts, with hidden likes, or with hardly any likes', () => {
  const posts = history(seeded(5), { n: 11 })
  expect(likes(posts)).toMatchObject({ state: 'not-enough-evidence', n: 11, needed: 12, llr: 0, concern: false })
  expect(likes(posts).score).toBeUndefined()
  const hidden = history(seeded(5)).map((post, i) => (i < 6 ? post : { ...post, likes: undefined }))
  expect(likes(hidden)).toMatchObject({ state: 'not-available', n: 6, because: 'Likes are hidden on 42 of 48 posts.' })
  expect(likes(history(seeded(5), { typical: 4 })).state).toBe('not-enough-evidence')
  expect(likes([]).state).toBe('not-enough-evidence')
})

test('a quiet history speaks only a little in favour: raising every post alike leaves no jump', () => {
  const random = seeded(6)
  for (let i = 0; i < 50; i++) expect(likes(history(random)).llr).toBeGreaterThanOrEqual(-0.7)
})

test('the order of the rows does not matter, and nonsense makes no NaN', () => {
  const random = seeded(7)
  const posts = raised(random, history(random), 3)
  expect(likes(random.shuffled(posts)).score).toBeCloseTo(likes(posts).score as number, 9)
  const count = fc.oneof(fc.constant(undefined), fc.double(), fc.nat(1_000_000))
  const row = fc.record({ postedAt: fc.oneof(fc.double(), fc.nat()), likes: count, comments: count, views: count })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
      const found = likes(rows)
      const numbers = [found.llr, found.score ?? 0, ...found.standOut.flatMap(({ z, times }) => [z, times])]
      expect(numbers.every(Number.isFinite)).toBe(true)
    }),
  )
})
