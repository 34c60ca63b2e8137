/** Worlds of which the truth is known: is a verdict consistent with it, as often as the signals say? */
import { beforeAll, expect, test } from 'vitest'
import { engagements } from '@rapport/analysis/authenticity/engagements.ts'
import { poolOf } from '@rapport/analysis/authenticity/engagement.ts'
import { exchange, exchangeSignals } from '@rapport/analysis/authenticity/exchange.ts'
import { sampleOf } from '@rapport/analysis/authenticity/sample.ts'
import { shareSignal } from '@rapport/analysis/authenticity/share.ts'
import type { Signal } from '@rapport/analysis/authenticity/signal.ts'
import { exampleWorld } from '@rapport/analysis/example/world.ts'
import { seeded } from '@rapport/analysis/numbers/random.ts'
import { judged, observed } from './auditing.ts'
import type { Evidence } from './auditing.ts'

const AT = new Date('2026-11-01T00:00:00Z')
const SEEDS = [2, 3, 4]
const seconds = (at: Date) => at.getTime() / 1000

/** Everybody of one world, audited with all that the app would know. */
function verdictsOf(seed: number) {
  const world = exampleWorld({ seed })
  const interactions = world.creators.flatMap(({ handle }) => world.interactions(handle))
  const table = engagements(
    interactions.map(({ handle, post, actor, at }) => ({ creator: handle, post, actor, at: seconds(at) })),
  )
  const exchanged = new Map<string, readonly Signal[]>()
  for (const { person, signals } of exchangeSignals(table, exchange(table))) exchanged.set(person, signals)
  const heard = Map.groupBy(interactions, ({ handle }) => handle)
  const pools = { engagement: poolOf(world.creators), relationship: {} }
  return world.creators.map((creator) => {
    const { handle, platform, followers, engagementRate } = creator
    const drawing = { how: 'uniform', audience: followers } as const
    const sample = sampleOf(
      world
        .followerSample(handle)
        .map((one) => ({ ...one, hasPicture: one.has_picture === 1, digitShare: one.digit_share })),
      drawing,
      seconds(AT),
      seeded(1),
    )
    const evidence: Evidence = {
      account: { id: handle, platform, handle_key: handle, followers, engagementRate },
      heard: (heard.get(handle) ?? []).map((row) => ({ ...row, at: seconds(row.at) })),
      posts: world.posts(handle).map((post) => ({
        account_id: handle,
        id: post.post,
        at: seconds(post.postedAt),
        likes: post.likes,
        comments: post.comments ?? null,
        views: post.views ?? null,
        shares: post.shares ?? null,
        saves: post.saves ?? null,
        sponsored: post.sponsored ?? null,
      })),
      counts: world
        .followersHistory(handle)
        .map(({ at, followers: counted }) => ({ at: seconds(at), followers: counted })),
      stored: [shareSignal(sample.share), ...(exchanged.get(handle) ?? [])],
    }
    const { kept } = judged(observed(evidence, AT, 0), pools)
    return { handle, followers, kind: world.truth[handle]!.kind, kept }
  })
}

let all: ReturnType<typeof verdictsOf>
beforeAll(() => void (all = SEEDS.flatMap(verdictsOf)), 60_000)

const isAsked = ({ kept }: (typeof all)[number]) => /questions-to-ask|strong-signs/.test(kept.audience)
const of = (...kinds: string[]) => all.filter(({ kind }) => kinds.includes(kind))
const clean = () => of('blogger', 'celebrity', 'close', 'ordinary', 'loud', 'silent', 'giveaway')

test('clean accounts of each size are asked no more often than their signals say', () => {
  const sizes = Map.groupBy(clean(), ({ followers }) => Math.floor(Math.log10(followers)))
  expect([...sizes.values()].reduce((sum, { length }) => sum + length, 0)).toBeGreaterThan(150)
  for (const [, same] of sizes) {
    const stated = same.reduce((sum, { kept }) => sum + kept.wronglyAsked!, 0)
    expect(same.filter(isAsked).length).toBeLessThanOrEqual(stated + 2 * Math.sqrt(stated))
  }
  expect(clean().every(({ kept }) => kept.wronglyAsked! > 0 && kept.wronglyAsked! < 0.1)).toBe(true)
  expect(clean().filter(({ kept }) => kept.audience === 'strong-signs')).toEqual([])
})

test('who bought followers is asked about growth or followers, nine times in ten', () => {
  const bought = of('bought-followers')
  const asked = bought.filter(isAsked)
  expect(asked.length).toBeGreaterThanOrEqual(0.9 * bought.length)
  for (const { kept } of asked) expect(kept.audienceBecause).toMatch(/added followers|a sudden step in followers/)
})

test('who bought likes is asked about likes, as often as at two to three times the likes they are seen', () => {
  const bought = of('bought-likes')
  const asked = bought.filter(isAsked)
  for (const { kept } of asked) expect(kept.audienceBecause).toContain('added likes')
  expect(asked.length).toBeGreaterThanOrEqual(0.48 * bought.length - 2 * Math.sqrt(0.25 * bought.length))
  for (const { kept } of bought) expect(kept.audience).not.toBe('strong-signs')
})

test('everybody of the pod is asked about an exchange, and nobody else is', () => {
  expect(of('pod').filter(isAsked)).toHaveLength(of('pod').length)
  const about = all.filter(({ kept }) => kept.audienceBecause.includes('exchanged by agreement'))
  expect(new Set(about.map(({ kind }) => kind))).toEqual(new Set(['pod']))
})
