import { expect, test } from 'vitest'
import { shareSignal, share } from '@rapport/analysis/authenticity/share.ts'
import type { Signal } from '@rapport/analysis/authenticity/signal.ts'
import { seeded } from '@rapport/analysis/numbers/random.ts'
import { collect } from '@rapport/analysis/relationship/interactions.ts'
import type { PostRow } from './audits.sql.ts'
import { commentsOf, growthOf, likesOf, saidUnder, whole, withoutDetails } from './signals.ts'

const heard = (count: number, text = (k: number) => `number ${k}`) =>
  collect(
    Array.from({ length: count }, (_, k) => ({
      id: `${k}`,
      post: `p${Math.floor(k / 100)}`,
      actor: k % 5 === 0 ? 'me' : `fan${k}`,
      at: 1_760_000_000 + 60 * k,
      text: text(k),
    })),
    'me',
  )

test('of many comments a thousand are looked at, evenly over time and the same ones each time', () => {
  const all = heard(20_000)
  const said = saidUnder(all, new Set())
  expect(said).toHaveLength(1000)
  const tenths = Array<number>(10).fill(0)
  for (const { text } of said) tenths[Math.floor(Number(text.slice(7)) / 2000)]!++
  expect(tenths.every((count) => count >= 99 && count <= 101)).toBe(true)
  expect(saidUnder(all, new Set())).toEqual(said)
  expect(new Set(said.map(({ text }) => text)).size).toBe(1000)
})

test('what the creator wrote, contests and comments without words are left out', () => {
  const said = saidUnder(
    heard(300, (k) => (k % 7 === 0 ? '' : `word ${k}`)),
    new Set([1]),
  )
  expect(said.some(({ author }) => author === 'me')).toBe(false)
  expect(new Set(said.map(({ post }) => post))).toEqual(new Set(['p0', 'p2']))
  expect(said.every(({ text }) => text !== '')).toBe(true)
})

test('a template in one comment of eight is a concern however many comments there are', () => {
  const said = saidUnder(
    heard(40_000, (k) =>
      k % 8 === 1 ? `Your content always inspires me! ${'💯'.repeat(k % 3)}` : `about ${k} ${k * 7919}`,
    ),
    new Set(),
  )
  const found = commentsOf(said)
  expect(found.score).toBeGreaterThan(0.1)
  expect(found).toMatchObject({ n: 1000, concern: true })
})

const post = (day: number, likes: number): PostRow => ({
  account_id: 'a',
  id: `p${day}`,
  at: 1_760_000_000 + day * 86_400,
  likes,
  comments: null,
  views: null,
  shares: null,
  saves: null,
  sponsored: null,
})
const random = seeded(3)
const posts = Array.from({ length: 40 }, (_, day) => post(day, Math.round(200 * Math.exp(0.2 * random.normal()))))
const counts = Array.from({ length: 90 }, (_, day) => ({ at: 1_760_000_000 + day * 86_400, followers: 9000 + 9 * day }))

test.each<[string, Signal]>([
  ['likes', likesOf(posts)],
  ['likes of nothing', likesOf([])],
  ['growth', growthOf(counts, posts)],
  ['comments', commentsOf(saidUnder(heard(500), new Set()))],
  ['a stored signal', shareSignal(share([300, 70, 30], seeded(1)))],
])('what is kept of %s is small, and is shown with everything that it was said with', (_, signal) => {
  const kept = withoutDetails(signal)
  expect(signal).toMatchObject(whole(JSON.parse(JSON.stringify(kept))))
  expect(whole(kept)).toMatchObject({ innocent: signal.innocent, howOftenWrong: { says: signal.howOftenWrong.says } })
  if (signal.name !== 'share') expect(JSON.stringify(kept).length).toBeLessThan(700)
})
