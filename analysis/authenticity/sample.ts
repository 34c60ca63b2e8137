/**
 * What does a sample of followers say of an audience, and what is it made of? The corrected share (share.ts), the same
 * followers in layers, and a few of them with the reasons for their score. Nobody's name is kept.
 * Layers are read with the share found as the usual one; a layer is no sample of its own, so it has no interval.
 * Known answers: sample.test.ts. Method: docs/methods/authenticity-share.md
 */
import type { Random } from '../numbers/random.ts'
import { type Contribution, type FollowerAccount, suspicion, USUAL_SHARE } from './followers.ts'
import { Names } from './names.ts'
import { bandsOf, CALIBRATION, type Drawing, type Share, share } from './share.ts'

/** Instants in epoch seconds. `name`: only to count nobody twice. */
export type SampledFollower = FollowerAccount & {
  readonly name?: string | undefined
  readonly createdAt?: number | undefined
  readonly followedAt?: number | undefined
}

export type Layer = {
  readonly by: 'posts' | 'picture' | 'age' | 'followed'
  readonly name: string
  readonly n: number
  /** Mean probability (0..1) that a follower of this layer was made or bought. */
  readonly suspicious: number
}

export type Example = {
  readonly account: FollowerAccount
  readonly suspicion: number
  readonly because: readonly Contribution[]
}

export type Sample = {
  readonly share: Share
  /** Rows that lacked followers, following or posts: the error rates hold where all three are known. */
  readonly incomplete: number
  readonly twice: number
  readonly layers: readonly Layer[]
  /** The clearest first, then some between, then the most ordinary. */
  readonly examples: readonly Example[]
}

const CLEAREST = 12
const BETWEEN = 6
const ORDINARY = 6
const YEAR = 365.25 * 86_400

type Scored = { follower: SampledFollower; logOdds: number }

/** `now` in epoch seconds. */
export function sampleOf(
  followers: Iterable<SampledFollower>,
  drawing: Drawing,
  now: number,
  random: Random,
  calibration = CALIBRATION,
): Sample {
  const names = new Names()
  const scored: Scored[] = []
  let incomplete = 0
  let twice = 0
  for (const follower of followers) {
    const { name } = follower
    const seen = names.size
    if (name !== undefined && name !== '' && (names.numberOf(name), names.size === seen)) {
      twice++
      continue
    }
    const { state, logOdds = 0 } = suspicion(follower)
    if (
      state !== 'assessed' ||
      !isCount(follower.followers) ||
      !isCount(follower.following) ||
      !isCount(follower.posts)
    )
      incomplete++
    else scored.push({ follower, logOdds })
  }
  const bands = bandsOf(scored.map(({ logOdds }) => logOdds))
  const found = share(bands, random, calibration, drawing)
  return {
    share: found,
    incomplete,
    twice,
    layers: layersOf(scored, found.median ?? USUAL_SHARE, now),
    examples: examplesOf(scored),
  }
}

const isCount = (count: number | undefined): count is number =>
  count !== undefined && Number.isFinite(count) && count >= 0

function layersOf(scored: readonly Scored[], usual: number, now: number): Layer[] {
  const prior = Math.log(usual / (1 - usual))
  const layer = (by: Layer['by'], name: string, of: readonly Scored[]): Layer[] =>
    of.length === 0
      ? []
      : [
          {
            by,
            name,
            n: of.length,
            suspicious: of.reduce((sum, { logOdds }) => sum + 1 / (1 + Math.exp(-logOdds - prior)), 0) / of.length,
          },
        ]
  const where = (holds: (follower: SampledFollower) => boolean) => scored.filter(({ follower }) => holds(follower))
  const posts = (low: number, high: number) => where((one) => low <= (one.posts ?? -1) && (one.posts ?? -1) < high)
  const age = (low: number, high: number) =>
    where(({ createdAt = NaN }) => low * YEAR <= now - createdAt && now - createdAt < high * YEAR)
  const lately = scored
    .filter(({ follower }) => Number.isFinite(follower.followedAt))
    .toSorted((a, b) => (b.follower.followedAt as number) - (a.follower.followedAt as number))
  const third = (from: number, to: number) =>
    lately.slice(Math.round((from * lately.length) / 3), Math.round((to * lately.length) / 3))
  return [
    ...layer('posts', 'no posts', posts(0, 1)),
    ...layer('posts', '1 to 9 posts', posts(1, 10)),
    ...layer('posts', '10 posts and more', posts(10, Infinity)),
    ...layer(
      'picture',
      'no picture',
      where(({ hasPicture }) => hasPicture === false),
    ),
    ...layer(
      'picture',
      'a picture',
      where(({ hasPicture }) => hasPicture === true),
    ),
    ...layer('age', 'account younger than a year', age(0, 1)),
    ...layer('age', 'account of one to three years', age(1, 3)),
    ...layer('age', 'account of three years and more', age(3, Infinity)),
    ...layer('followed', 'newest third of follows', third(0, 1)),
    ...layer('followed', 'middle third of follows', third(1, 2)),
    ...layer('followed', 'oldest third of follows', third(2, 3)),
  ]
}

function examplesOf(scored: readonly Scored[]): Example[] {
  const sorted = scored.toSorted((a, b) => b.logOdds - a.logOdds)
  const clearest = sorted.slice(0, CLEAREST)
  const rest = sorted.slice(CLEAREST)
  const ordinary = rest.slice(Math.max(0, rest.length - ORDINARY))
  const middle = rest.slice(0, rest.length - ordinary.length)
  const every = middle.length / BETWEEN
  const between =
    every <= 1 ? middle : Array.from({ length: BETWEEN }, (_, i) => middle[Math.floor(i * every)] as Scored)
  return [...clearest, ...between, ...ordinary].map(({ follower }) => {
    const { name: _, createdAt: __, followedAt: ___, ...account } = follower
    const { suspicion: chance = 0, because } = suspicion(account)
    return { account, suspicion: chance, because }
  })
}
