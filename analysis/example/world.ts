/**
 * The example: what would two years of working with creators look like, if we knew the truth? A fictional trattoria,
 * sixty-four invented creators, everything they posted and were told, and what is true of each. Made from a seed, no
 * data; each account's rows depend on the seed and its handle alone. It is a stage for trying things and a yardstick for
 * calibration, no evidence about real creators. What is true in it and why: docs/methods/example.md
 */
import { DAY, HOUR } from './calendar.ts'
import { campaignsOf } from './campaigns.ts'
import { ACCOUNTS, characterOf, DAYS } from './character.ts'
import type { Character } from './character.ts'
import { followerSampleOf } from './followers.ts'
import { suspiciousShare } from './growth.ts'
import { countsOf, instant, interactionsOf, postId, postsOf, stageOf } from './posts.ts'
import type { Stage } from './posts.ts'
import type { Truth, World, WorldCreator } from './rows.ts'
import { CITIES, dailySales, salesTruth } from './sales.ts'
import { hash } from './stream.ts'

export type * from './rows.ts'

/** 1 November 2026, in epoch seconds. */
const TODAY = 1_793_491_200

/**
 * @param options.seed any finite number; the same one makes the same world.
 * @param options.now epoch seconds; the world ends at the midnight (UTC) before it.
 */
export function exampleWorld(options: { seed?: number; now?: number } = {}): World {
  const seed = options.seed ?? 1
  const end = Math.floor((options.now ?? TODAY) / DAY) * DAY
  const characters = new Map(ACCOUNTS.map((account) => [account.handle, characterOf(seed, account)]))
  const called = (handle: string): Character => {
    const character = characters.get(handle)
    if (character === undefined)
      throw new RangeError(`the example knows no account "${handle}": use a handle of its creators`)
    return character
  }

  // Callers ask for the posts and the comments of one account after the other: keep the last.
  let last: Stage | undefined
  const stage = (handle: string): Stage => {
    if (last?.character.handle !== handle) last = stageOf(seed, called(handle), end)
    return last
  }

  const creators: WorldCreator[] = []
  const truth: Record<string, Truth> = {}
  for (const character of characters.values()) {
    const own = stage(character.handle)
    creators.push(rowOf(own))
    truth[character.handle] = truthOf(own)
  }
  const known = (handle: string): Truth => truth[called(handle).handle] as Truth

  return {
    brand: {
      name: 'Trattoria Lucia',
      place: 'Turin',
      country: 'Italy',
      currency: 'EUR',
      margin: 0.62,
      event: { name: 'The long table, again', seats: 60, at: instant(end, 26 * DAY + 18 * HOUR), price: 5800 },
    },
    creators,
    ...campaignsOf(seed, end, called, (handle) => known(handle).reach),
    truth,
    sales: { cities: CITIES, daily: () => dailySales(seed, end), truth: salesTruth(end) },
    posts: (handle) => postsOf(stage(handle)),
    interactions: (handle) => interactionsOf(stage(handle)),
    followersHistory: (handle) =>
      Array.from(stage(handle).growth.total, (followers, day) => ({
        at: instant(end, (day - DAYS) * DAY - 1),
        followers,
      })),
    followerSample: (handle) => followerSampleOf(seed, called(handle), known(handle).suspiciousShare),
    regulars: (handle) => stage(handle).audience.regulars.map((regular) => regular.handle),
  }
}

/** What a list of creators would say of this account: averages over its last twelve posts. */
function rowOf(stage: Stage): WorldCreator {
  const { character } = stage
  const { person, handle, platform, followers, following } = character
  const latest = Array.from({ length: 12 }, (_, i) => countsOf(stage, character.posts - 12 + i))
  const average = (of: (counts: (typeof latest)[number]) => number | undefined) => {
    const values = latest.map(of).filter((value) => value !== undefined)
    return values.length ? values.reduce((a, b) => a + b, 0) / values.length : undefined
  }
  const likes = average((counts) => counts.likes) ?? 0
  const comments = average((counts) => counts.comments)
  const views = average((counts) => counts.views)
  const row: WorldCreator = {
    platform,
    handle,
    name: person.name,
    creatorKey: person.handle,
    bio: person.bio,
    place: person.place,
    country: person.country,
    language: person.language,
    topics: [...person.topics],
    followers,
    following,
    posts: Math.round(character.posts * (1 + (hash(handle) % 100) / 80)),
    engagementRate: Number(((likes + (comments ?? 0)) / followers).toFixed(5)),
    averageLikes: Math.round(likes),
  }
  if (comments !== undefined) row.averageComments = Number(comments.toFixed(1))
  if (views !== undefined) row.averageViews = Math.round(views)
  if (person.kind === 'celebrity') row.verified = true
  if (hash(person.handle) % 10 < 7) row.email = `hello@${person.handle.replace(/\.example$/, '')}.example`
  return row
}

function truthOf({ character, growth, end }: Stage): Truth {
  const { handle, bond, answering, followers, ordersPerExposure, attributedPerExposure } = character
  const share = suspiciousShare(character, growth)
  const ids = (positions: Iterable<number>) =>
    [...positions].toSorted((a, b) => a - b).map((position) => postId(handle, position))
  const truth: Truth = {
    kind: character.kind,
    bond,
    answering,
    suspiciousShare: share,
    reach: followers * (1 - share) * character.reachShare,
    ordersPerExposure,
    attributedPerExposure,
    purchases: growth.purchases.map(({ day, followers: bought }) => ({
      at: instant(end, (day - DAYS) * DAY),
      followers: bought,
    })),
    boughtLikes: [...character.boosted]
      .toSorted(([a], [b]) => a - b)
      .map(([position, factor]) => ({ post: postId(handle, position), factor })),
    giveaways: ids(character.giveaways),
    viral: ids(character.viral),
  }
  if (character.podMates.length)
    truth.pod = { members: [handle, ...character.podMates], since: instant(end, (character.podSince - DAYS) * DAY) }
  return truth
}
