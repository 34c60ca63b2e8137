/**
 * Will the seats be gone by the day, as sales stand now? Each post brings orders that thin out from the day it is out; how many in all is
 * a gamma known from before and corrected by what has come in so far; orders that nobody's post explains go on at their own pace. Paths are
 * drawn from all of it to the day. Not to be trusted before anything was sold, where nothing is known of the creators, or where posts
 * work much longer or shorter than `halfLife`.
 * Known answers and calibration: sales-course.test.ts. Method: docs/methods/sales-course.md
 */
import { sorted } from '../numbers/quantile.ts'
import { seeded } from '../numbers/random.ts'
import type { Random } from '../numbers/random.ts'
import type { Rate } from './returns.ts'

/** Days are counted in any clock, the same for all. */
export type SellingPost = {
  readonly id: string
  /** When it came out, or will. */
  readonly at: number
  /** Orders expected in all, before any was seen. */
  readonly orders: Rate
  /** Orders so far that are credited to it. */
  readonly seen: number
}

export type Selling = {
  /** Seats. */
  readonly capacity: number
  readonly sold: number
  readonly opened: number
  readonly now: number
  /** The evening itself; nothing is sold after it. */
  readonly ends: number
  readonly posts: readonly SellingPost[]
  /** Orders so far that no post is credited with. */
  readonly others: number
  /** Seats an order takes, on average; 1 or more. */
  readonly perOrder: number
  /** Days in which half of a post's orders come in. */
  readonly halfLife?: number
}

/** Something that can still be done, and what orders it may bring from which day on. */
export type NextAction = { readonly id: string; readonly at: number; readonly orders: Rate }

export type Ahead = { readonly day: number; readonly low: number; readonly middle: number; readonly high: number }

export type SalesCourse = {
  /** At the end of each day from now on: seats sold, middle and 80% of the paths. Begins with now. */
  readonly ahead: readonly Ahead[]
  readonly probabilitySoldOut: number
  /** The day on which half of all paths are sold out; undefined if fewer than half ever are. */
  readonly soldOutOn: number | undefined
  /** Of the seats still to come, how many each post brings on average, were there no end of seats. */
  readonly toCome: readonly { readonly id: string; readonly seats: number }[]
  readonly actions: readonly {
    readonly id: string
    readonly probabilitySoldOut: number
    /** 95% interval of what it adds, from the same paths with and without it. */
    readonly adds: readonly [number, number]
  }[]
}

export type CannotSay = { readonly state: 'cannot-say'; readonly because: string }

export const HALF_LIFE = 2
const PATHS = 1000
const SEED = 1

/** @throws RangeError where a number is none or makes no sense */
export function salesCourse(selling: Selling, actions: readonly NextAction[] = []): SalesCourse | CannotSay {
  check(selling)
  const { capacity, sold, opened, now, ends, posts, others } = selling
  if (ends <= now) return cannotSay('The day has come: what was sold stands.')
  if (sold >= capacity) return cannotSay('All seats are sold.')
  if (posts.length === 0 && sold === 0)
    return cannotSay('Nothing is sold and no post is agreed: there is nothing to go by.')
  if (now - opened < 1 && posts.every(({ at }) => at > ends))
    return cannotSay('Sales have been open for less than a day: there is no pace to go by yet.')

  const days = Math.ceil(ends - now)
  const random = seeded(SEED)
  const paths = Array.from({ length: PATHS }, () => new Float64Array(days + 1))
  const toCome = posts.map(({ id }) => ({ id, seats: 0 }))
  const spans = posts.map((post) => spanOf(post, selling))
  // Jeffreys' prior for a pace of which nothing else is known.
  const pace: Rate = { shape: 0.5 + others, rate: Math.max(now - opened, 1) }
  for (const path of paths) {
    add(path, random.gamma(pace.shape) / pace.rate, (from, to) => Math.min(to, ends - now) - from, selling, random)
    posts.forEach((_, k) => {
      const { left, shares } = spans[k]!
      const seats = add(path, random.gamma(left.shape) / left.rate, shares, selling, random)
      toCome[k]!.seats += seats / PATHS
    })
  }
  const counted = paths.map((path) => running(path, sold))
  const gone = counted.map((path) => path.findIndex((seats) => seats >= capacity))
  const probabilitySoldOut = gone.filter((day) => day >= 0).length / PATHS
  const early = sorted(gone.map((day) => (day < 0 ? Infinity : day)))[PATHS / 2 - 1]!
  return {
    ahead: Array.from({ length: days + 1 }, (_, day) => {
      const seats = sorted(counted.map((path) => Math.min(capacity, path[day]!)))
      return {
        day: Math.min(now + day, ends),
        low: seats[PATHS / 10]!,
        middle: seats[PATHS / 2]!,
        high: seats[(9 * PATHS) / 10 - 1]!,
      }
    }),
    probabilitySoldOut,
    soldOutOn: Number.isFinite(early) ? Math.min(now + early, ends) : undefined,
    toCome,
    actions: actions.map((action) => withAction(action, selling, counted)),
  }
}

const cannotSay = (because: string): CannotSay => ({ state: 'cannot-say', because })

/** What is left of a post: its orders after those seen (gamma–Poisson), and which share of all comes in between two days from now. */
function spanOf({ at, orders, seen }: SellingPost, { now, ends, halfLife = HALF_LIFE }: Selling) {
  const by = (day: number) => (day <= at ? 0 : 1 - 2 ** ((at - Math.min(day, ends)) / halfLife))
  return {
    left: { shape: orders.shape + seen, rate: orders.rate + by(now) },
    shares: (from: number, to: number) => by(now + to) - by(now + from),
  }
}

/** Puts the seats of one source into the days of a path; tells how many. */
function add(
  path: Float64Array,
  orders: number,
  share: (from: number, to: number) => number,
  { perOrder }: Selling,
  random: Random,
): number {
  let all = 0
  for (let day = 1; day < path.length; day++) {
    const mean = orders * share(day - 1, day)
    const parties = mean > 0 ? random.poisson(mean) : 0
    // Nobody orders no seat: one, and as many more as friends come along.
    const seats = parties > 0 ? parties + (perOrder > 1 ? random.poisson(parties * (perOrder - 1)) : 0) : 0
    path[day] = path[day]! + seats
    all += seats
  }
  return all
}

function running(path: Float64Array, sold: number): Float64Array {
  let sum = sold
  return path.map((seats) => (sum += seats))
}

function withAction(action: NextAction, selling: Selling, counted: readonly Float64Array[]) {
  const { capacity } = selling
  const random = seeded(SEED + 1)
  const { left, shares } = spanOf({ ...action, seen: 0 }, selling)
  let sold = 0
  let added = 0
  for (const path of counted) {
    const extra = new Float64Array(path.length)
    const more = add(extra, random.gamma(left.shape) / left.rate, shares, selling, random)
    const before = path.at(-1)!
    if (before + more >= capacity) sold++
    if (before < capacity && before + more >= capacity) added++
  }
  const share = added / counted.length
  const margin = 1.96 * Math.sqrt((share * (1 - share)) / counted.length)
  return {
    id: action.id,
    probabilitySoldOut: sold / counted.length,
    adds: [Math.max(0, share - margin), share + margin] as const,
  }
}

function check({ capacity, sold, opened, now, ends, posts, others, perOrder, halfLife = HALF_LIFE }: Selling): void {
  const wrong = (what: string, wanted: string, value: number) => {
    throw new RangeError(`${what} is ${wanted}, got ${value}`)
  }
  if (!Number.isSafeInteger(capacity) || capacity < 1) wrong('capacity', 'a whole number of seats from 1 on', capacity)
  if (!(sold >= 0)) wrong('sold', '0 or more seats', sold)
  if (!(others >= 0)) wrong('others', '0 or more orders', others)
  if (!(perOrder >= 1)) wrong('perOrder', '1 seat or more', perOrder)
  if (!(halfLife > 0)) wrong('halfLife', 'above 0 days', halfLife)
  for (const day of [opened, now, ends]) if (!Number.isFinite(day)) wrong('a day', 'a finite number', day)
  if (ends - now > 3660) wrong('the time to the day', 'at most ten years', ends - now)
  for (const { at, orders, seen } of posts) {
    if (!Number.isFinite(at)) wrong('the day of a post', 'a finite number', at)
    if (!(orders.shape > 0 && orders.rate > 0))
      wrong('expected orders', 'a gamma of shape and rate above 0', orders.shape)
    if (!(seen >= 0)) wrong('orders seen', '0 or more', seen)
  }
}
