/**
 * How much could any plan reach at most? A bound from prices: each person carries a price y between 0 and 1 (times the
 * weight), an offer is worth what its people carry, and no plan can beat what the prices leave over plus the best
 * fractional filling of the budget. Every price list gives a valid bound; good ones are found by projected subgradient
 * steps (Held, Wolfe & Crowder 1974; Polyak's length, heavy ball). Prices come with the plan, so that anyone can add up.
 * Formula, uncertain contacts and rules: docs/methods/portfolio-certificate.md
 */
import type { Found } from './search.ts'
import type { Ground } from './exchange.ts'
import { priced } from './priced.ts'
import { fractional } from './relaxation.ts'
import { increments } from './menu.ts'
import type { Problem } from './problem.ts'

export type Bound = {
  /** No set within budget and rules is worth more; in people, or in cents of profit. */
  readonly upperBound: number
  /** One price a person, 0 to 1. */
  readonly price: Float64Array
  /**
   * One price a rule, in the unit of the value: above 0 for its "at most", below 0 for its "at least", 0 for a menu, whose
   * offers are cut into steps instead.
   */
  readonly rulePrice: Float64Array
  /** The share of each offer that the relaxed plan buys, averaged over the latest steps: early on, and at the end. */
  readonly shares: readonly Float64Array[]
  readonly steps: number
}

const STEPS = 400
/** Links and people looked at before the prices are good enough; large markets need fewer steps. */
const WORK = 6e8
const PATIENCE = 8
/** How much of the mean share the latest step is. */
const RECENT = 0.05
const EARLY = 30
const GOLDEN = (Math.sqrt(5) - 1) / 2
/** Below this distance, relative to the bound, further steps are not worth their time. */
const CLOSE = 2e-5
/** … and in a market where every step takes long. */
const CLOSE_IN_LARGE = 5e-4
const LARGE = 3e6

export function bounded(problem: Problem, ground: Ground, found: Found, most = STEPS): Bound {
  const { audience, offers, budget, market, book } = ground
  const { pool } = market
  const { cost } = offers
  const { rules } = book
  const { slope, offset } = tangent(problem, found.reach)
  const links = priced(audience, offers, pool)
  const menu = increments(pool, cost, rules)
  const at = new Int32Array(cost.length).fill(-1)
  pool.forEach((offer, k) => (at[offer] = k))
  const free = rules.flatMap((rule, r) => {
    const of = menu.kept[r] ? [] : rule.of.map((offer) => at[offer]!).filter((k) => k >= 0)
    return of.length ? [{ r, rule, of }] : []
  })
  const effort = audience.links.length + 4 * audience.people + (free.length ? 100 : 8) * pool.length
  const steps = Math.min(most, Math.max(60, Math.ceil(WORK / effort)))
  const close = effort > LARGE ? CLOSE_IN_LARGE : CLOSE
  const size = pool.length
  const gross = new Float64Array(size)
  const worth = new Float64Array(size)
  const step = { worth: new Float64Array(size), cost: new Float64Array(size), bought: new Float64Array(size) }
  const order = new Int32Array(size)
  const share = new Float64Array(size)
  const mean = new Float64Array(size)
  const shares: Float64Array[] = []
  const byOffer = (seen: number) => {
    const all = new Float64Array(cost.length)
    const part = Math.max(1e-9, 1 - (1 - RECENT) ** seen)
    pool.forEach((offer, k) => (all[offer] = mean[k]! / part))
    return all
  }
  const rulePrice = new Float64Array(rules.length)
  const price = startPrices(ground, found)
  const speed = new Float64Array(audience.people)
  const slack = new Float64Array(audience.people)
  const best = { bound: Infinity, price: price.slice(), rulePrice: rulePrice.slice() }

  let unspent = 0
  /** What the prices of the people leave over, and the gross worth of each offer under them. */
  const lookAtPeople = (exactly: boolean) => {
    unspent = 0
    for (let u = 0; u < price.length; u++) unspent += audience.weight[u]! * (1 - price[u]!)
    links.worth(price, gross, exactly)
  }
  /** The bound that all prices of this moment prove; leaves the relaxed plan in `share`. */
  const proves = (): number => {
    let bound = offset + slope * unspent
    for (let k = 0; k < size; k++) worth[k] = slope * gross[k]! - (market.costCounts ? cost[pool[k]!]! : 0)
    for (const { r, rule, of } of free) {
      const own = rulePrice[r]!
      if (own === 0) continue
      for (const k of of) worth[k]! -= own
      bound += own * (own > 0 ? rule.most! : rule.least!)
    }
    menu.cut(worth, step.worth, step.cost)
    bound += fractional(step.worth, step.cost, budget, step.bought, order).worth
    menu.join(step.bought, share)
    return bound
  }
  /** The bound is convex in the price of one rule: a golden section finds where it is least. */
  const tune = ({ r, rule }: (typeof free)[number], reach: number) => {
    const at = (value: number) => {
      rulePrice[r] = value
      return proves()
    }
    let low = Math.max(rulePrice[r]! - reach, rule.least ? -Infinity : 0)
    let high = Math.min(rulePrice[r]! + reach, rule.most === undefined ? 0 : Infinity)
    let a = high - GOLDEN * (high - low)
    let b = low + GOLDEN * (high - low)
    let left = at(a)
    let right = at(b)
    for (let cut = 0; cut < 16; cut++) {
      if (left <= right) {
        high = b
        b = a
        right = left
        a = high - GOLDEN * (high - low)
        left = at(a)
      } else {
        low = a
        a = b
        left = right
        b = low + GOLDEN * (high - low)
        right = at(b)
      }
    }
    const most = left <= right ? a : b
    // Nought is where most prices end, and a section never quite gets there.
    if (at(0) > at(most)) return
    rulePrice[r] = 0
  }

  const floor = found.value
  let length = 1
  let stalls = 0
  let done = 0
  for (; done < steps; done++) {
    lookAtPeople(false)
    if (free.length) {
      const furthest = gross.reduce((most, one) => Math.max(most, one), 0) * slope
      tune(free[done % free.length]!, furthest * Math.max(0.01, 0.9 ** (done / free.length)))
    }
    const bound = proves()
    if (bound < best.bound - 1e-7 * Math.abs(best.bound)) stalls = 0
    else if (++stalls >= PATIENCE) {
      length *= 0.6
      stalls = 0
    }
    if (bound < best.bound) {
      best.bound = bound
      best.price.set(price)
      best.rulePrice.set(rulePrice)
    }
    if (best.bound - floor <= close * Math.abs(best.bound) || length < 1e-4) break
    for (let k = 0; k < size; k++) mean[k]! += RECENT * (share[k]! - mean[k]!)
    if (done === EARLY) shares.push(byOffer(done + 1))
    links.slack(price, share, slack)
    let norm = 0
    for (let u = 0; u < slack.length; u++) {
      const s = slack[u]!
      speed[u] = 0.7 * speed[u]! + 0.3 * s
      // A price at its end that would only leave the range further does not count.
      if (!((price[u]! >= 1 && s < 0) || (price[u]! <= 0 && s > 0))) norm += audience.weight[u]! * s * s
    }
    norm *= slope
    if (!(norm > 0)) break
    const move = (length * Math.max(bound - floor, close * Math.abs(bound))) / norm
    for (let u = 0; u < slack.length; u++) price[u] = Math.min(1, Math.max(0, price[u]! - move * speed[u]!))
  }
  price.set(best.price)
  rulePrice.set(best.rulePrice)
  lookAtPeople(true)
  const proven = proves()
  shares.push(byOffer(done))
  return {
    upperBound: Math.max(whole(problem) ? Math.floor(proven * (1 + 1e-12) + 1e-9) : proven, floor),
    price,
    rulePrice,
    shares,
    steps: done,
  }
}

/** Whole people cannot be reached in part: then the bound may be rounded down. */
function whole({ audience, offers, objective }: Problem): boolean {
  return objective?.kind !== 'profit' && !audience.contact && !offers.factor && audience.weight.every(Number.isInteger)
}

/** A line that the worth of reach never exceeds: the worth itself, or its tangent where the plan stands. */
function tangent({ objective }: Problem, reach: number): { slope: number; offset: number } {
  if (objective?.kind !== 'profit') return { slope: 1, offset: 0 }
  const { worth } = objective
  if (typeof worth === 'number') return { slope: worth, offset: 0 }
  const step = Math.max(1e-6, reach * 1e-4)
  const slope = Math.max(0, (worth(reach + step) - worth(reach)) / step)
  return { slope, offset: worth(reach) - slope * reach }
}

function startPrices({ audience, offers }: Ground, { chosen }: Found): Float64Array {
  const times = new Float64Array(audience.people)
  for (const offer of chosen) {
    const i = offers.row[offer]!
    for (let k = audience.start[i]!; k < audience.start[i + 1]!; k++) times[audience.links[k]!]!++
  }
  return times.map((n) => (n === 0 ? 1 : Math.max(0.3, 1 / n)))
}
