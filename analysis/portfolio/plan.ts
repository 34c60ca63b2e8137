/**
 * Which offers should a budget buy? The set of most expected reach, or of most expected profit where the margin is known;
 * how far it can be from the best there is; and why, when nothing can be bought. Money is whole cents throughout.
 * Reach rests on the audiences that are known and on contacts being independent; it is not a promise of sales.
 * Known answers: plan.test.ts. Method: docs/methods/portfolio.md
 */
import { bounded } from './bound.ts'
import type { Bound } from './bound.ts'
import { reachOf } from './coverage.ts'
import { contradiction, fewest, money } from './contradiction.ts'
import type { Contradiction } from './contradiction.ts'
import type { Ground } from './exchange.ts'
import { exact } from './exact.ts'
import { valueOf } from './problem.ts'
import type { Problem } from './problem.ts'
import { groundOf, searched } from './search.ts'
import type { Found } from './search.ts'

export type Certificate = {
  /** No plan within budget and rules is worth more; the unit is that of the value. */
  readonly upperBound: number
  /** (upperBound - value) / upperBound, 0 when both are 0. */
  readonly gap: number
  /** One price a person, 0 to 1, and one a rule: what it takes to add up the bound oneself. */
  readonly price: Float64Array
  readonly rulePrice: Float64Array
}

export type Plan =
  | {
      readonly answer: 'plan'
      /** Offers in ascending order; empty only with a reason. */
      readonly chosen: readonly number[]
      /** Whole cents. */
      readonly cost: number
      /** Expected weight of people reached, each once. */
      readonly reach: number
      /** Reach, or profit in cents. */
      readonly value: number
      /** Every set was considered: nothing is better. */
      readonly optimal: boolean
      readonly because?: string
      readonly certificate?: Certificate
    }
  | ({ readonly answer: 'contradiction' } & Contradiction)

export type How = {
  /** Audiences known in part (sketches) never have one. */
  readonly certificate?: boolean
  /** How long to look, in links looked at; 3e7 is about a second. Absent: short enough for a slider, longer with a certificate. */
  readonly work?: number
  /** From an earlier call on the same audience, offers and rules, to save building it. */
  readonly ground?: Ground
  /** Sets to start from as well, such as the plan of a neighbouring budget. */
  readonly seeds?: readonly (readonly number[])[]
}

/** Below this many offers all sets are considered as far as the work allows. */
const FEW = 1000
const FEWER = 300
const EXACT_WORK = 6e6
/** Without a certificate the relaxation is asked for advice only where it is quick, and briefly by those who cannot wait. */
const QUICK = 400_000
const SWIFTLY = 100_000
const PATIENT = 1e7
export const THOROUGH = 2e7
const SWIFT = 3e6
const ADVICE_STEPS = 120
const SWIFT_STEPS = 25

export function plan(
  problem: Problem,
  { certificate = false, work = certificate ? THOROUGH : SWIFT, ground, seeds = [] }: How = {},
): Plan {
  check(problem)
  const place = ground?.budget === problem.budget ? ground : groundOf(problem, ground?.followed)
  const said = contradiction(problem, place.book)
  if (said) return { answer: 'contradiction', ...said }
  let found = searched(problem, place, { work, seeds })
  const whole = problem.audience.share === undefined
  const patient = work >= PATIENT
  const few = place.market.pool.length <= (patient ? FEW : FEWER) && whole
  if (!found && few) found = considered(problem, place, undefined, work).found
  if (!found) return { answer: 'contradiction', ...blame(problem, place) }
  const asks = certificate || problem.audience.links.length <= (patient ? QUICK : SWIFTLY)
  const steps = certificate ? undefined : patient ? ADVICE_STEPS : SWIFT_STEPS
  const relaxed = whole && asks ? bounded(problem, place, found, steps) : undefined
  if (relaxed) found = advised(problem, place, found, relaxed, work / 2)
  let optimal = whole && place.market.pool.length === found.chosen.length && !place.market.costCounts
  if (few && !optimal) ({ found, optimal } = considered(problem, place, found, work))
  const final = judged(problem, found.chosen)
  const because = final.chosen.length === 0 ? emptiness(problem, place) : undefined
  return {
    answer: 'plan',
    chosen: final.chosen,
    cost: final.cost,
    reach: final.reach,
    value: final.value,
    optimal,
    ...(because ? { because } : {}),
    ...(certificate && relaxed ? { certificate: certified(relaxed, final) } : {}),
  }
}

function blame(problem: Problem, { followed }: Ground): Contradiction {
  return fewest(problem.rules ?? [], (rules) => {
    const lighter = { ...problem, rules }
    return searched(lighter, groundOf(lighter, followed), { work: 0 }) !== undefined
  })
}

/** What the relaxed plan buys wholly or mostly is a good start for a whole one. */
function advised(problem: Problem, ground: Ground, found: Found, { shares }: Bound, work: number): Found {
  const seeds = shares.flatMap((share) => {
    const order = [...ground.market.pool]
      .filter((offer) => share[offer]! > 0.2)
      .sort((a, b) => share[b]! - share[a]! || a - b)
    return [0.8, 0.5, 0.2].map((least) => order.filter((offer) => share[offer]! > least))
  })
  const other = searched(problem, ground, { work, seeds, onlySeeds: true })
  return other && other.value > found.value ? other : found
}

/** Every set that could win, as far as the work goes. */
function considered<Known extends Found | undefined>(problem: Problem, ground: Ground, found: Known, work: number) {
  const { chosen, proven } = exact(ground, found?.value ?? -Infinity, Math.min(EXACT_WORK, work))
  return { found: chosen ? judged(problem, chosen) : found, optimal: proven }
}

function certified({ upperBound, price, rulePrice }: Bound, { value }: Found): Certificate {
  // An exact plan may touch the bound to the last digit.
  const bound = Math.max(upperBound, value)
  return { upperBound: bound, gap: bound > 0 ? (bound - value) / bound : 0, price, rulePrice }
}

/** The reported numbers, added up from nothing rather than carried along. */
function judged({ audience, offers, objective }: Problem, chosen: readonly number[]): Found {
  const sorted = [...chosen].sort((a, b) => a - b)
  const reach = reachOf(audience, offers, sorted)
  const cost = sorted.reduce((sum, offer) => sum + offers.cost[offer]!, 0)
  return { chosen: sorted, reach, cost, value: valueOf(objective, reach, cost) }
}

function emptiness({ offers, budget, objective, currency }: Problem, { market }: Ground): string {
  const { cost } = offers
  const { alone, worth } = market
  if (cost.length === 0) return 'There is nobody to choose from.'
  if (alone.every((reach) => reach === 0)) return 'Nobody to choose from has an audience that is known.'
  const reaching = [...cost.keys()].filter((offer) => alone[offer]! > 0)
  const cheapest = reaching.reduce((least, offer) => Math.min(least, cost[offer]!), Infinity)
  if (cheapest > budget)
    return `The cheapest offer that reaches anybody costs ${money(cheapest, currency)}, the budget is ${money(budget, currency)}.`
  if (objective?.kind === 'profit') {
    const rate = reaching.reduce((most, offer) => Math.max(most, worth(0, alone[offer]!) / cost[offer]!), 0)
    return `No offer is expected to bring back its cost: the best returns ${rate.toFixed(2)} for each ${money(100, currency)}.`
  }
  return 'The rules leave nobody to choose from.'
}

function check({ audience, offers, budget }: Problem) {
  if (audience.share && (audience.contact || offers.factor))
    throw new RangeError('audiences known in part cannot carry contacts: the two chances would be mixed up')
  if (!Number.isSafeInteger(budget) || budget < 0)
    throw new RangeError(`a budget is whole cents, 0 or more, got ${budget}`)
  offers.cost.forEach((cost, offer) => {
    if (!Number.isSafeInteger(cost) || cost < 0)
      throw new RangeError(`offer ${offer}: a cost is whole cents, 0 or more, got ${cost}`)
    const factor = offers.factor ? offers.factor[offer]! : 1
    if (!(factor > 0 && factor <= 1))
      throw new RangeError(`offer ${offer}: a factor is above 0 and at most 1, got ${factor}`)
    if (!(offers.row[offer]! < audience.creators))
      throw new RangeError(`offer ${offer}: row ${offers.row[offer]} is no row`)
  })
}
