/**
 * What kind of account this is, in numbers: drawn from the seed and the handle alone, within what its kind allows.
 * Every other part of the example only acts this out.
 */
import type { Random } from '../numbers/random.ts'
import { CAST } from './cast.ts'
import type { Language, Person, Topic } from './cast.ts'
import type { Kind, WorldPlatform } from './rows.ts'
import { everBooked, postsBooked } from './schedule.ts'
import { stream } from './stream.ts'

/** Days in the world; day 0 is its first, this one is today. */
export const DAYS = 730

/** An account of the cast: the same person may hold two. */
type Account = { index: number; person: Person; platform: WorldPlatform; handle: string; second: boolean }

export type Character = Account & {
  kind: Kind
  topic: Topic
  languages: readonly Language[]
  followers: number
  following: number
  bond: number
  answering: number
  /** Share of comments that are about something. */
  warmth: number
  /** Chance that somebody from the audience answers a comment. */
  threads: number
  /** Mean of the comments that open a thread, per post. */
  perPost: number
  posts: number
  /** Median hours until the creator answers. */
  replyHours: number
  /** Likes of an average post per follower who is somebody. */
  likeRate: number
  viewRate: number
  /** Share of suspicious followers that anybody has. */
  background: number
  reachShare: number
  ordersPerExposure: number
  attributedPerExposure: number
  /** By position of the post. */
  viral: ReadonlySet<number>
  boosted: ReadonlyMap<number, number>
  giveaways: ReadonlySet<number>
  purchases: readonly { day: number; share: number }[]
  podMates: readonly string[]
  podSince: number
  /** She lets the brand see saves and shares. */
  open: boolean
}

type Range = readonly [low: number, high: number]
type Ranges = {
  followers: Range
  bond: Range
  answering: Range
  warmth: Range
  perPost: Range
  posts: Range
  likes: number
}

const RANGES: Record<Kind, Ranges> = {
  blogger: {
    followers: [9750, 9960],
    bond: [0.7, 0.76],
    answering: [0.6, 0.68],
    warmth: [0.88, 0.92],
    perPost: [36, 40],
    posts: [150, 160],
    likes: 2,
  },
  celebrity: {
    followers: [3.1e6, 3.9e6],
    bond: [0.05, 0.07],
    answering: [0.002, 0.004],
    warmth: [0.06, 0.09],
    perPost: [62, 70],
    posts: [105, 115],
    likes: 0.9,
  },
  close: {
    followers: [5200, 19_000],
    bond: [0.46, 0.68],
    answering: [0.32, 0.6],
    warmth: [0.7, 0.88],
    perPost: [12, 20],
    posts: [85, 115],
    likes: 1.5,
  },
  ordinary: {
    followers: [6000, 48_000],
    bond: [0.2, 0.48],
    answering: [0.07, 0.4],
    warmth: [0.35, 0.72],
    perPost: [6, 13],
    posts: [65, 105],
    likes: 1,
  },
  loud: {
    followers: [18_000, 49_500],
    bond: [0.1, 0.17],
    answering: [0.02, 0.05],
    warmth: [0.06, 0.14],
    perPost: [34, 52],
    posts: [75, 110],
    likes: 1.7,
  },
  'bought-followers': {
    followers: [15_000, 49_000],
    bond: [0.14, 0.28],
    answering: [0.04, 0.15],
    warmth: [0.25, 0.4],
    perPost: [4, 8],
    posts: [65, 95],
    likes: 0.9,
  },
  'bought-likes': {
    followers: [9000, 40_000],
    bond: [0.16, 0.34],
    answering: [0.05, 0.2],
    warmth: [0.3, 0.5],
    perPost: [7, 12],
    posts: [80, 110],
    likes: 0.9,
  },
  pod: {
    followers: [8000, 38_000],
    bond: [0.16, 0.3],
    answering: [0.06, 0.2],
    warmth: [0.2, 0.35],
    perPost: [5, 9],
    posts: [70, 100],
    likes: 1,
  },
  silent: {
    followers: [6000, 30_000],
    bond: [0.1, 0.4],
    answering: [0.02, 0.05],
    warmth: [0.3, 0.5],
    perPost: [4, 9],
    posts: [60, 90],
    likes: 0.9,
  },
  giveaway: {
    followers: [12_000, 45_000],
    bond: [0.1, 0.18],
    answering: [0.02, 0.05],
    warmth: [0.2, 0.3],
    perPost: [5, 9],
    posts: [70, 95],
    likes: 1.1,
  },
}

/** How far a table in Turin is from where her audience lives. */
const NEAR: Record<string, number> = { Turin: 1.6, Asti: 1.1, Alba: 1.1, Cuneo: 1.1, Milan: 0.6, Genoa: 0.6 }

/** Of five orders with a creator's code, one would have come anyway. */
export const CAUSED = 0.8

export const ACCOUNTS: readonly Account[] = CAST.flatMap((person) => {
  const { platform, handle, second } = person
  return second
    ? [
        { person, platform, handle, second: false },
        { person, ...second, second: true },
      ]
    : [{ person, platform, handle, second: false }]
}).map((account, index) => ({ ...account, index }))

const POD = CAST.filter((person) => person.kind === 'pod').map((person) => person.handle)

export function characterOf(seed: number, account: Account): Character {
  const { person, handle, second } = account
  const random = stream(seed, `${handle}/character`)
  // Her second home is a smaller one, and close too.
  const kind = second && person.kind === 'blogger' ? 'close' : person.kind
  const ranges = RANGES[kind]
  const between = ([low, high]: Range) => low + (high - low) * random.uniform()
  const logBetween = ([low, high]: Range) => low * Math.pow(high / low, random.uniform())

  const drawn = { bond: between(ranges.bond), answering: between(ranges.answering) }
  const bond = second ? drawn.bond * 0.9 : (person.bond ?? drawn.bond)
  const answering = second ? drawn.answering * 0.9 : (person.answering ?? drawn.answering)
  const followers = Math.round(logBetween(ranges.followers) * (second ? 0.15 + 0.25 * random.uniform() : 1))
  const own = Math.round(between(ranges.posts) * (second ? 0.45 : 1))
  const posts = own + postsBooked(handle).length
  const reachShare = 0.38 * Math.pow(followers / 10_000, -0.12) * Math.exp(0.12 * random.normal())
  const ordersPerExposure = caused(kind, person, bond, random)

  return {
    ...account,
    kind,
    topic: person.topics[0],
    languages: person.also ? [person.language, person.language, person.also] : [person.language],
    followers,
    following: Math.round(person.kind === 'celebrity' ? 312 : 620 * Math.exp(0.5 * random.normal())),
    bond,
    answering,
    warmth: between(ranges.warmth),
    threads: person.kind === 'celebrity' ? 0.02 : 0.02 + 0.3 * Math.pow(bond, 1.5),
    perPost: between(ranges.perPost) * (second ? 0.5 : 1),
    posts,
    replyHours: 1 + 5 * random.uniform(),
    likeRate: 0.034 * ranges.likes * Math.pow(followers / 10_000, -0.24) * Math.exp(0.2 * random.normal()),
    viewRate: 0.7 * Math.exp(0.25 * random.normal()),
    background: 0.04 + 0.14 * random.beta(2, 3),
    reachShare,
    ordersPerExposure,
    attributedPerExposure: ordersPerExposure / CAUSED,
    podMates: person.kind === 'pod' ? POD.filter((mate) => mate !== handle) : [],
    podSince: 280,
    open: everBooked(handle) && bond > 0.15,
    ...moments(kind, posts, random),
  }
}

/** Orders that one exposure causes: closeness and distance decide, size does not. */
function caused(kind: Kind, person: Person, bond: number, random: Random): number {
  const luck = Math.exp(0.25 * random.normal())
  if (kind === 'blogger') return 0.0105 * Math.pow(luck, 0.2)
  if (kind === 'celebrity') return 1e-6 * luck
  const near = person.country === 'Italy' ? (NEAR[person.place] ?? 0.3) : 0.08
  return 2.4e-4 * Math.exp(5 * (bond - 0.3)) * near * luck
}

/** Which posts stand out, and when followers were bought. */
function moments(
  kind: Kind,
  posts: number,
  random: Random,
): Pick<Character, 'viral' | 'boosted' | 'giveaways' | 'purchases'> {
  const positions = Array.from({ length: posts }, (_, k) => k)
  const boosted = new Map<number, number>()
  if (kind === 'bought-likes')
    for (const start of [Math.floor(posts * 0.1), posts - 12])
      for (const k of random.some(positions.slice(start, start + 12), 6)) boosted.set(k, 2.2 + 0.8 * random.uniform())
  const giveaways = new Set(kind === 'giveaway' ? random.some(positions.slice(4), 11) : [])
  const free = positions.filter((k) => !boosted.has(k) && !giveaways.has(k))
  const viral = new Set(random.some(free, random.poisson(posts * 0.012)))
  const times = 2 + random.below(3)
  const purchases =
    kind === 'bought-followers'
      ? Array.from({ length: times }, (_, i) => ({
          day: 110 + Math.floor(((i + 0.15 + 0.7 * random.uniform()) * 520) / times),
          share: 0.12 + 0.16 * random.uniform(),
        }))
      : []
  return { viral, boosted, giveaways, purchases }
}
