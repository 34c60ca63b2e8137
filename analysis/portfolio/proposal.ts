/**
 * A plan as a person reads it: who is in and what each adds, who nearly was and why not, how sure it is, and what the same
 * money would do otherwise. Runs in the browser at every move of the slider. What it cannot know stands in
 * known-people.ts and draws.ts. Known answers: proposal.test.ts. Method: docs/methods/portfolio-in-the-app.md
 */
import type { Interval } from '../numbers/finding.ts'
import { quantile } from '../numbers/quantile.ts'
import { seeded } from '../numbers/random.ts'
import { asked } from './candidates.ts'
import type { Asked, Wishes } from './candidates.ts'
import { reachOf } from './coverage.ts'
import { sellout } from './demand.ts'
import { worlds } from './draws.ts'
import type { Worlds } from './draws.ts'
import type { Ground } from './exchange.ts'
import { caused } from './incremental.ts'
import type { LiftFactor } from './incremental.ts'
import { frontier } from './frontier.ts'
import { audienceOf } from './known-people.ts'
import type { Member } from './known-people.ts'
import { plan } from './plan.ts'
import type { Problem } from './problem.ts'
import { groundOf } from './search.ts'
import { range } from './segments.ts'
import { tried } from './trying.ts'
import type { Explore, ToTry } from './trying.ts'
import { explained } from './why.ts'
import type { Outside } from './why.ts'

/** What the money is for. */
export type Aim = {
  /** What one order leaves, in cents; null: the plan is for reach. */
  readonly margin: number | null
  /** Seats to fill: beyond them an order brings nothing. `size`: how much demand clumps (demand.ts); null: Poisson. */
  readonly seats: { readonly count: number; readonly perOrder: number; readonly size: number | null } | null
  /** How many of the attributed orders were caused, where that was measured. */
  readonly lift?: LiftFactor | null
  /** How much of the budget may go to those who are booked to find out what they bring. */
  readonly explore?: Explore | null
  /** What amounts are in (ISO 4217), for what is said of them; nothing is computed from it. Null: nobody said. */
  readonly currency?: string | null
}

export type Expected = { readonly mean: number; readonly interval: Interval; readonly level: 0.8 }

export type InPlan = {
  readonly offer: number
  readonly cents: number
  /** People reached by this alone, and people whom nobody else of the set reaches. */
  readonly reach: number
  readonly own: number
  readonly orders: Expected | null
  /** Present where it is in to find out what it brings, and not for what is expected. */
  readonly toTry?: ToTry
}

export type Proposal =
  | {
      readonly answer: 'plan'
      readonly chosen: readonly InPlan[]
      /** Whole cents. */
      readonly cost: number
      /** People, each once. */
      readonly reach: number
      readonly orders: Expected | null
      /** Cents: margin of what is sold, less what is paid. */
      readonly profit: Expected | null
      readonly optimal: boolean
      /** At most this share of the value could still be gained; null where no certificate was asked for. */
      readonly gap: number | null
      readonly because: string | null
      /** Null where nothing was to be tried. Cents: what is paid for it, and what less profit is expected today. */
      readonly trying: { readonly cents: number; readonly forgone: number; readonly because: string | null } | null
      /** In the unit of the aim: people, or orders. */
      readonly nearMisses: readonly Outside[]
      /** Share of the known people of one (row) who are known people of the other (column); in the order of `chosen`. */
      readonly overlap: readonly (readonly number[])[]
      /** Chosen of whom nobody is known, and what they reach together: all the same people, to none the same. */
      readonly asSegments: { readonly count: number; readonly low: number; readonly high: number } | null
    }
  | { readonly answer: 'contradiction'; readonly because: string; readonly between: readonly string[] }

/** Everything that does not change while a budget slides. */
export type Board = {
  readonly members: readonly Member[]
  readonly aim: Aim
  readonly asked: Asked
  /** In the unit of the aim, and in people. */
  readonly problem: Problem
  readonly crowd: Problem
  readonly ground: Ground
  readonly crowdGround: Ground
  /** Offers of those who cannot be in, whatever the budget. */
  readonly never: ReadonlySet<number>
  readonly worlds: Worlds
}

/** @param people how many known people there are in all, numbered from 0 */
export function board(given: readonly Member[], people: number, wishes: Wishes, aim: Aim, seed = 1): Board {
  const members = aim.lift ? given.map((one) => incremental(one, aim.lift!)) : given
  const found = asked(members, wishes)
  const { offers, rules } = found
  // The ground knows every offer that some budget could buy.
  const budget = offers.cost.reduce((sum, cost) => sum + cost, 0)
  const crowd: Problem = {
    audience: audienceOf(members, people, 'people'),
    offers,
    rules,
    budget,
    currency: aim.currency ?? null,
  }
  const problem: Problem =
    aim.margin === null
      ? crowd
      : {
          ...crowd,
          audience: audienceOf(members, people, 'orders'),
          objective: { kind: 'profit', worth: worthOf(aim) },
        }
  const ground = groundOf(problem)
  return {
    members,
    aim,
    asked: found,
    crowd,
    problem,
    ground,
    never: new Set(rules.flatMap(({ of, most }) => (most === 0 ? of : []))),
    crowdGround: aim.margin === null ? ground : groundOf(crowd),
    worlds: worlds(members, found, people, seed, aim.lift),
  }
}

const incremental = (member: Member, lift: LiftFactor): Member =>
  member.orders?.attributed ? { ...member, orders: caused(member.orders, lift) } : member

/** Steps of demand for each full house: fine enough that no plan turns on what lies between two of them. */
const STEPS = 256

/**
 * Cents of margin by orders. What the seats let be sold is straight between steps of demand, so that a slider does not sum a
 * distribution at every look; a line between points of a concave curve is concave, and never above it.
 */
function worthOf({ margin, seats }: Aim): number | ((orders: number) => number) {
  if (seats === null) return margin!
  const step = seats.count / STEPS
  const sold: number[] = []
  const at = (k: number) =>
    (sold[k] ??=
      k === 0
        ? 0
        : sellout({ mean: k * step, ...(seats.size === null ? {} : { size: seats.size }) }, seats.count).expected)
  return (orders) => {
    // Taking out what was put in leaves a crumb of either sign.
    const place = Math.max(0, orders * seats.perOrder) / step
    const k = Math.floor(place)
    return (margin! * (at(k) + (place - k) * (at(k + 1) - at(k)))) / seats.perOrder
  }
}

/** @param how `trying`: false leaves out who would be tried, which takes three more plans: for a slider that moves */
export function proposal(on: Board, budget: number, { certificate = false, near = 6, trying = true } = {}): Proposal {
  const { problem, crowd, aim, members, asked: whole } = on
  const found = plan({ ...problem, budget }, { certificate, ground: on.ground })
  if (found.answer === 'contradiction') return found
  const trial = trying && aim.explore && aim.explore.share > 0 ? tried(on, aim.explore, budget, found.chosen) : null
  const tries = trial && 'tries' in trial ? trial.tries : NONE
  const chosen = trial && 'tries' in trial ? trial.chosen : found.chosen
  const paid = (offers: readonly number[]) => offers.reduce((sum, offer) => sum + crowd.offers.cost[offer]!, 0)
  const cost = paid(chosen)
  const spent = paid([...tries.keys()])
  const orders = aim.margin === null ? null : on.worlds.orders(chosen)
  const profit = orders && expected(profitOf(aim, orders, cost))
  const { inside } = explained({ ...crowd, budget }, chosen, 0, on.crowdGround)
  // Near misses stand beside those who are in for what is expected.
  const { outside } = explained(
    { ...problem, budget: budget - spent },
    chosen.filter((offer) => !tries.has(offer)),
    near,
    on.ground,
    new Set([...on.never, ...tries.keys()]),
  )
  return {
    answer: 'plan',
    chosen: inside.map(({ offer, alone, adds }) => ({
      offer,
      cents: crowd.offers.cost[offer]!,
      reach: alone,
      own: adds,
      orders: aim.margin === null ? null : expected(on.worlds.orders([offer])),
      ...(tries.has(offer) ? { toTry: tries.get(offer)! } : {}),
    })),
    cost,
    reach: reachOf(crowd.audience, crowd.offers, chosen),
    orders: orders && expected(orders),
    profit,
    optimal: tries.size === 0 && (found.optimal || found.certificate?.gap === 0),
    gap: tries.size === 0 ? (found.certificate?.gap ?? null) : null,
    because: chosen.length === 0 ? (found.because ?? null) : null,
    trying: trial && {
      cents: spent,
      forgone: tries.size === 0 ? 0 : mean(profitOf(aim, on.worlds.orders(found.chosen), found.cost)) - profit!.mean,
      because: 'because' in trial ? trial.because : null,
    },
    nearMisses: outside,
    asSegments: segmentsOf(
      chosen.map((offer) => {
        const { candidate, deliverable } = whole.of[offer]!
        const member = members[candidate.row]!
        return { segment: member.segment, exposure: member.exposure * (deliverable.contact ?? 1) }
      }),
    ),
    overlap: overlapOf(
      chosen.map((offer) => members[whole.of[offer]!.candidate.row]!.known),
      crowd.audience.people,
    ),
  }
}

const NONE: ReadonlyMap<number, ToTry> = new Map()

function segmentsOf(chosen: readonly { segment: Member['segment']; exposure: number }[]) {
  const shares = chosen.flatMap(({ segment, exposure }) => (segment ? [{ segment: segment.at, exposure }] : []))
  return shares.length === 0 ? null : { count: shares.length, ...range(shares) }
}

/** @param people how many there are, numbered from 0 */
function overlapOf(sets: readonly (readonly number[] | Int32Array)[], people: number): number[][] {
  const inRow = new Uint8Array(people)
  return sets.map((mine, row) => {
    for (const person of mine) inRow[person] = 1
    const shares = sets.map((theirs, column) => {
      if (row === column) return 1
      let both = 0
      for (const person of theirs) both += inRow[person]!
      return mine.length === 0 ? 0 : both / mine.length
    })
    for (const person of mine) inRow[person] = 0
    return shares
  })
}

export type Point = {
  readonly budget: number
  readonly cost: number
  readonly value: number
  readonly interval: Interval | null
}

/** The best that each budget brings: profit in cents with its 80% interval, or people. */
export const points = (on: Board, budgets: readonly number[]): Point[] =>
  frontier(on.problem, budgets).map(({ budget, cost, reach, chosen }) => {
    if (on.aim.margin === null) return { budget, cost, value: reach, interval: null }
    const { mean, interval } = expected(profitOf(on.aim, on.worlds.orders(chosen), cost))
    return { budget, cost, value: mean, interval }
  })

/** What an order costs elsewhere, in cents: between these two four times in five. */
export type Advertising = { readonly low: number; readonly high: number }

export type Way = {
  readonly name: 'set' | 'largest' | 'ads'
  readonly offers: readonly number[]
  readonly cost: number
  readonly orders: Expected
  readonly profit: Expected
  /** Share of the worlds in which the set brings more profit; null for the set itself. */
  readonly setWins: number | null
}

/** The account that reaches most people of those that the budget could book alone, and how many. */
export function largestOf({ crowd }: Board, budget: number): { offer: number; reach: number } | undefined {
  return [...crowd.offers.cost.keys()]
    .filter((offer) => crowd.offers.cost[offer]! <= budget)
    .map((offer) => ({ offer, reach: reachOf(crowd.audience, crowd.offers, [offer]) }))
    .sort((a, b) => b.reach - a.reach || a.offer - b.offer)[0]
}

/** The same money in the same worlds: this set, the largest account that it could book, and advertising. */
export function threeWays(on: Board, set: readonly number[], budget: number, ads: Advertising | null, seed = 1): Way[] {
  if (on.aim.margin === null) return []
  const { offers } = on.crowd
  const largest = largestOf(on, budget)
  const paid = (chosen: readonly number[]) => chosen.reduce((sum, offer) => sum + offers.cost[offer]!, 0)
  const booked = (name: Way['name'], chosen: readonly number[]) => ({
    name,
    chosen,
    cost: paid(chosen),
    orders: on.worlds.orders(chosen),
  })
  const ways = [
    booked('set', set),
    ...(largest ? [booked('largest', [largest.offer])] : []),
    ...(ads && ads.low > 0 && ads.high >= ads.low
      ? [{ name: 'ads' as const, chosen: [], cost: budget, orders: advertised(ads, budget, on.worlds.count, seed) }]
      : []),
  ]
  const house = on.aim.seats ? on.aim.seats.count / on.aim.seats.perOrder : Infinity
  const paidFor = ways.map(({ name, orders, cost }) =>
    // Ads are turned off when the house is full; who was booked is paid all the same.
    orders.map((one) => (name === 'ads' && one > house ? (cost * house) / one : cost)),
  )
  const profits = ways.map(({ orders }, k) => profitOf(on.aim, orders, 0).map((sold, at) => sold - paidFor[k]![at]!))
  return ways.map(({ name, chosen, orders, cost }, k) => ({
    name,
    offers: chosen,
    cost: name === 'ads' ? Math.round(mean(paidFor[k]!)) : cost,
    orders: expected(name === 'ads' ? orders.map((one) => Math.min(one, house)) : orders),
    profit: expected(profits[k]!),
    setWins: k === 0 ? null : share(profits[0]!, profits[k]!),
  }))
}

const mean = (of: Float64Array) => of.reduce((sum, one) => sum + one, 0) / of.length

const share = (ours: Float64Array, theirs: Float64Array) =>
  ours.reduce((wins, value, world) => wins + Number(value > theirs[world]!), 0) / ours.length

/** Lognormal: its 10th and 90th percentile lie 2.563 standard deviations of the logarithm apart. */
function advertised({ low, high }: Advertising, budget: number, count: number, seed: number): Float64Array {
  const deviation = Math.log(high / low) / 2.563
  const middle = Math.sqrt(low * high)
  const random = seeded(seed + 0.5)
  return Float64Array.from({ length: count }, () =>
    random.poisson(budget / (middle * Math.exp(deviation * random.normal()))),
  )
}

/** Margin of what the seats let be sold, less what is paid. */
const profitOf = ({ margin, seats }: Aim, orders: Float64Array, cost: number): Float64Array =>
  orders.map((one) => margin! * (seats ? Math.min(one, seats.count / seats.perOrder) : one) - cost)

function expected(of: Float64Array): Expected {
  return { mean: mean(of), interval: [quantile(of, 0.1)!, quantile(of, 0.9)!], level: 0.8 }
}
