/**
 * A plan as a person reads it: who is in and why, who nearly was and why not, how sure it is, and what the same money
 * would do otherwise. Runs in the browser at every move of the slider. What it cannot know stands in wishes.ts and draws.ts.
 * Known answers: proposal.test.ts. Method: docs/methods/portfolio-in-the-app.md
 */
import type { Interval } from '../numbers/finding.ts'
import { quantile } from '../numbers/quantile.ts'
import { seeded } from '../numbers/random.ts'
import { coverage, reachOf } from './coverage.ts'
import { drawn } from './draws.ts'
import type { Draws } from './draws.ts'
import type { Ground } from './exchange.ts'
import { plan } from './plan.ts'
import type { Plan } from './plan.ts'
import { groundOf } from './search.ts'
import { asked } from './wishes.ts'
import type { Asked, Candidate, Wishes } from './wishes.ts'

export type Expected = { readonly mean: number; readonly interval: Interval; readonly level: 0.8 }

export type InPlan = {
  readonly candidate: string
  readonly deliverable: string
  readonly cents: number
  /** People reached by this alone, and people whom nobody else of the set reaches. */
  readonly reach: number
  readonly own: number
  readonly orders: Expected | null
  readonly why: string
}

export type NearMiss = {
  readonly candidate: string
  readonly deliverable: string
  readonly cents: number
  /** Share of those whom it reaches that the set reaches already. */
  readonly shared: number
  readonly why: string
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
      readonly nearMisses: readonly NearMiss[]
      /** Share of the known people of one (row) who are known people of the other (column); in the order of `chosen`. */
      readonly overlap: readonly (readonly number[])[]
    }
  | { readonly answer: 'contradiction'; readonly because: string; readonly between: readonly string[] }

export type Board = {
  readonly candidates: readonly Candidate[]
  readonly wishes: Wishes
  readonly money: Asked
  readonly crowd: Asked
  readonly draws: Draws
  readonly ground: Ground
}

/** Everything that does not change while a budget slides. */
export function board(candidates: readonly Candidate[], people: number, wishes: Wishes, seed = 1): Board {
  const money = asked(candidates, people, wishes)
  return {
    candidates,
    wishes,
    money,
    crowd: wishes.margin === null ? money : asked(candidates, people, { ...wishes, margin: null }),
    draws: drawn(candidates, money.offered, people, { seed }),
    ground: groundOf(money.problem),
  }
}

const NEAR = 6

export function proposal(on: Board, budget = on.wishes.budget, { certificate = false } = {}): Proposal {
  const found = plan({ ...on.money.problem, budget }, { certificate, ground: on.ground })
  if (found.answer === 'contradiction')
    return { answer: 'contradiction', because: found.because, between: found.between }
  return { ...described(on, found.chosen), ...proven(found), nearMisses: nearMisses(on, found.chosen, budget) }
}

type Found = Plan & { answer: 'plan' }

const proven = ({ optimal, certificate, because }: Found) => ({
  answer: 'plan' as const,
  optimal: optimal || certificate?.gap === 0,
  gap: certificate?.gap ?? null,
  because: because ?? null,
})

function described(on: Board, chosen: readonly number[]) {
  const { candidates, money, crowd, draws, wishes } = on
  const { audience, offers } = crowd.problem
  const reach = reachOf(audience, offers, chosen)
  const cost = chosen.reduce((sum, offer) => sum + offers.cost[offer]!, 0)
  const orders = wishes.margin === null ? null : draws.of(chosen)
  return {
    chosen: chosen.map((offer): InPlan => {
      const { candidate, deliverable } = money.offered[offer]!
      const own = reach - reachOf(audience, offers, chosen.filter((other) => other !== offer)) // prettier-ignore
      const asked = wishes.include.includes(candidates[candidate]!.id)
      const alone = wishes.margin === null ? null : expected(draws.of([offer]))
      return {
        candidate: candidates[candidate]!.id,
        deliverable: deliverable.name,
        cents: deliverable.cents,
        reach: reachOf(audience, offers, [offer]),
        own,
        orders: alone,
        why: whyIn({ asked, own, cents: deliverable.cents, orders: alone?.mean ?? null, margin: wishes.margin }),
      }
    }),
    cost,
    reach,
    orders: orders && expected(orders),
    profit: orders && expected(profitOf(on, orders, cost)),
    overlap: overlapOf(chosen.map((offer) => candidates[money.offered[offer]!.candidate]!.people)),
  }
}

type In = { asked: boolean; own: number; cents: number; orders: number | null; margin: number | null }

function whyIn({ asked, own, cents, orders, margin }: In): string {
  const people = `${whole(own)} people whom nobody else of the set reaches`
  if (asked) return `You asked for it; brings ${people}.`
  if (orders === null || margin === null || cents === 0)
    return `Brings ${people}${cents > 0 && own > 0 ? `, at ${money(cents / own)} each` : ''}.`
  return `Brings back ${((orders * margin) / cents).toFixed(1)} for each 1.00; ${people}.`
}

function nearMisses(on: Board, chosen: readonly number[], budget: number): NearMiss[] {
  const { candidates, money, crowd, wishes } = on
  const { audience, offers } = crowd.problem
  const inside = new Set(chosen.map((offer) => candidates[money.offered[offer]!.candidate]!.person))
  const left = budget - chosen.reduce((sum, offer) => sum + offers.cost[offer]!, 0)
  const set = coverage(audience, offers)
  const worth = coverage(money.problem.audience, money.problem.offers)
  for (const offer of chosen) {
    set.add(offer)
    worth.add(offer)
  }
  const best = new Map<string, { offer: number; alone: number }>()
  money.offered.forEach(({ candidate }, offer) => {
    const { person, id } = candidates[candidate]!
    if (inside.has(person) || wishes.exclude.includes(id)) return
    const alone = reachOf(money.problem.audience, money.problem.offers, [offer])
    if (alone > (best.get(person)?.alone ?? 0)) best.set(person, { offer, alone })
  })
  return [...best.values()]
    .sort((a, b) => b.alone - a.alone || a.offer - b.offer)
    .slice(0, NEAR)
    .map(({ offer }) => {
      const { candidate, deliverable } = money.offered[offer]!
      const reach = reachOf(audience, offers, [offer])
      const shared = reach > 0 ? Math.max(0, 1 - set.gain(offer) / reach) : 0
      const adds = wishes.margin === null ? undefined : worth.gain(offer) * wishes.margin
      return {
        candidate: candidates[candidate]!.id,
        deliverable: deliverable.name,
        cents: deliverable.cents,
        shared,
        why: whyOut(on, chosen, { candidate, cents: deliverable.cents, shared, adds, left }),
      }
    })
}

type Out = { candidate: number; cents: number; shared: number; adds: number | undefined; left: number }

function whyOut(on: Board, chosen: readonly number[], { candidate, cents, shared, adds, left }: Out): string {
  if (shared >= 0.5) {
    const who = sharers(on, chosen, candidate)
    return `${percent(shared)} of the people whom this reaches are reached by ${who} already.`
  }
  if (adds !== undefined && adds < cents) return `Would add ${money(adds)} of margin for ${money(cents)}.`
  if (cents > left)
    return `Costs ${money(cents)}, ${money(Math.max(0, left))} is left: those chosen bring more for the money.`
  return 'The rules leave no room.'
}

/** The one or two of the set who reach most of these people. */
function sharers({ candidates, money }: Board, chosen: readonly number[], candidate: number): string {
  const own = new Set(candidates[candidate]!.people)
  const counts = chosen
    .map((offer) => candidates[money.offered[offer]!.candidate]!)
    .map(({ name, people }) => ({ name, both: count(people, own) }))
    .filter(({ both }) => both > 0)
    .sort((a, b) => b.both - a.both)
  return counts.length < 2 || counts[1]!.both * 5 < counts[0]!.both
    ? (counts[0]?.name ?? 'the set')
    : `${counts[0]!.name} and ${counts[1]!.name}`
}

const count = (people: Iterable<number>, among: ReadonlySet<number>) => {
  let both = 0
  for (const person of people) if (among.has(person)) both++
  return both
}

function overlapOf(sets: readonly (readonly number[] | Int32Array)[]): number[][] {
  const known = sets.map((people) => new Set(people))
  return sets.map((people, row) =>
    known.map((other, column) => (row === column ? 1 : people.length === 0 ? 0 : count(people, other) / people.length)),
  )
}

export type Point = {
  readonly budget: number
  readonly cost: number
  readonly value: number
  readonly interval: Interval | null
}

/** The best that each budget brings: profit in cents with its 80% interval, or people. Yields as it goes. */
export function* frontier(on: Board, budgets: readonly number[]): Generator<Point> {
  let seeds: number[][] = []
  for (const budget of budgets) {
    const found = plan({ ...on.money.problem, budget }, { seeds, work: 2e6, ground: on.ground })
    if (found.answer !== 'plan') continue
    seeds = [[...found.chosen]]
    const profit = on.wishes.margin === null ? null : expected(profitOf(on, on.draws.of(found.chosen), found.cost))
    yield { budget, cost: found.cost, value: profit?.mean ?? found.reach, interval: profit?.interval ?? null }
  }
}

export type Advertising = {
  /** What an order costs there, in cents: between these two, four times in five. */
  readonly low: number
  readonly high: number
}

export type Way = {
  readonly name: 'set' | 'largest' | 'ads'
  /** Of the largest account that the budget can book. */
  readonly candidate?: string
  readonly cost: number
  readonly orders: Expected
  readonly profit: Expected
  /** Share of the worlds in which the set brings more profit; absent for the set itself. */
  readonly setWins?: number
}

/** The same money, three ways, in the same worlds. Empty where nothing is known of orders. */
export function threeWays(on: Board, set: readonly InPlan[], budget: number, ads: Advertising | null, seed = 1): Way[] {
  const { candidates, money, draws, wishes } = on
  if (wishes.margin === null) return []
  const chosen = set.map(({ candidate, deliverable }) =>
    money.offered.findIndex(
      (one) => candidates[one.candidate]!.id === candidate && one.deliverable.name === deliverable,
    ),
  )
  const cost = set.reduce((sum, { cents }) => sum + cents, 0)
  const orders = draws.of(chosen)
  const profit = profitOf(on, orders, cost)
  const ways: Way[] = [{ name: 'set', cost, orders: expected(orders), profit: expected(profit) }]
  const beside = (name: Way['name'], its: Float64Array, paid: number, candidate?: string) => {
    const own = profitOf(on, its, paid)
    const wins = profit.reduce((sum, value, world) => sum + Number(value > own[world]!), 0) / draws.count
    ways.push({
      name,
      cost: paid,
      orders: expected(its),
      profit: expected(own),
      setWins: wins,
      ...(candidate ? { candidate } : {}),
    })
  }
  const largest = money.offered
    .map(({ candidate, deliverable }, offer) => ({
      offer,
      cents: deliverable.cents,
      reach: candidates[candidate]!.exposure * deliverable.spread,
    })) // prettier-ignore
    .filter(({ cents }) => cents <= budget)
    .sort((a, b) => b.reach - a.reach || a.cents - b.cents)[0]
  if (largest)
    beside('largest', draws.of([largest.offer]), largest.cents, candidates[money.offered[largest.offer]!.candidate]!.id)
  if (ads && ads.low > 0 && ads.high >= ads.low) beside('ads', ordersOfAds(ads, budget, draws.count, seed), budget)
  return ways
}

/** The 10th and 90th percentile of a lognormal lie 2.563 standard deviations apart. */
function ordersOfAds({ low, high }: Advertising, budget: number, count: number, seed: number): Float64Array {
  const spread = Math.log(high / low) / 2.563
  const middle = Math.sqrt(low * high)
  const random = seeded(seed + 0.5)
  return Float64Array.from({ length: count }, () =>
    random.poisson(budget / (middle * Math.exp(spread * random.normal()))),
  )
}

/** What the seats let be sold, times the margin, less what is paid. */
function profitOf({ wishes: { margin, seats } }: Board, orders: Float64Array, cost: number): Float64Array {
  const sold = seats === null ? orders : orders.map((one) => Math.min(one, seats.count / seats.perOrder))
  return sold.map((one) => one * margin! - cost)
}

function expected(worlds: Float64Array): Expected {
  const mean = worlds.reduce((sum, one) => sum + one, 0) / worlds.length
  return { mean, interval: [quantile(worlds, 0.1)!, quantile(worlds, 0.9)!], level: 0.8 }
}

const whole = (number: number) => Math.round(number).toLocaleString('en')
const percent = (share: number) => `${Math.round(share * 100)}%`
const money = (cents: number) =>
  (cents / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
