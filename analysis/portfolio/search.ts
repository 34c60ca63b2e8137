/**
 * The best set that several searches find: lazy greedy under many bends, each of the dozen largest offers forced in
 * ("one celebrity and micros"), the best single offer; the best few are then improved by exchange.
 * Density alone loses where one dear creator reaches everybody, size alone where many small ones do.
 */
import { followed } from './audience.ts'
import type { Followed } from './audience.ts'
import { coverage } from './coverage.ts'
import { exchanged } from './exchange.ts'
import type { Ground } from './exchange.ts'
import { greedy } from './greedy.ts'
import { valueOf } from './problem.ts'
import type { Problem } from './problem.ts'
import { keeper, ruleBook } from './rules.ts'

const BENDS = [0, 0.25, 0.5, 0.75, 0.9, 1, 1.1]
const FORCED_BENDS = [0.75, 0.9, 1]
const FORCED = 12
/** How many of the best sets are improved by exchange. */
const IMPROVED = 3
/** With more offers, or with less work allowed, starts and sets to improve are fewer: the rest finds less than its time. */
const MANY = 20_000
const BRIEF = 1e7

export type Found = { readonly chosen: number[]; readonly value: number; readonly cost: number; readonly reach: number }

/** Everything that every search on the problem needs, built once; a budget slider keeps it and changes the budget. */
export function groundOf(problem: Problem, known?: Followed): Ground {
  const { audience, offers, budget, objective, rules = [] } = problem
  const { cost, row } = offers
  const empty = coverage(audience, offers)
  const alone = Float64Array.from(cost, (_, offer) => empty.gain(offer))
  const costCounts = objective?.kind === 'profit'
  const slope = objective?.kind === 'profit' ? objective.worth : 1
  const worth =
    typeof slope === 'number'
      ? (_: number, gain: number) => slope * gain
      : (reach: number, gain: number) => slope(reach + gain) - slope(reach)
  const book = ruleBook(cost.length, rules)
  const barred = new Uint8Array(cost.length)
  for (const rule of rules)
    if (rule.most !== undefined && rule.most <= 0) for (const offer of rule.of) barred[offer] = 1
  const wanted = new Uint8Array(cost.length)
  for (const rule of rules) if ((rule.least ?? 0) > 0) for (const offer of rule.of) wanted[offer] = 1
  const pool = Int32Array.from(cost.keys()).filter(
    (offer) => !barred[offer] && cost[offer]! <= budget && (alone[offer]! > 0 || wanted[offer]),
  )
  const start = new Int32Array(audience.creators + 1)
  for (const offer of pool) start[row[offer]! + 1]!++
  for (let i = 0; i < audience.creators; i++) start[i + 1]! += start[i]!
  const next = start.slice()
  const of = new Int32Array(pool.length)
  for (const offer of pool) of[next[row[offer]!]!++] = offer
  return {
    audience,
    offers,
    budget,
    book,
    market: { pool, cost, alone, worth, costCounts },
    offersOf: { start, of },
    followed: known ?? followed(audience),
  }
}

export type Search = {
  /** Limits the exchanges; 3e7 is about a second. */
  readonly work?: number
  /** Sets of offers to be tried as starts, as from a relaxation. */
  readonly seeds?: readonly (readonly number[])[]
  /** Try nothing but the seeds. */
  readonly onlySeeds?: boolean
}

/** The best set found, or nothing when the "at least" rules could not be met. */
export function searched(
  problem: Problem,
  ground: Ground,
  { work = 4e7, seeds = [], onlySeeds = false }: Search = {},
): Found | undefined {
  const { audience, offers, market, book, budget } = ground
  const { pool, cost, alone } = market
  const tried = new Map<string, Found>()
  const judge = (chosen: readonly number[]): Found => {
    const cover = coverage(audience, offers)
    let spent = 0
    for (const offer of chosen) {
      cover.add(offer)
      spent += cost[offer]!
    }
    const reach = cover.reach()
    return { chosen: [...chosen], reach, cost: spent, value: valueOf(problem.objective, reach, spent) }
  }
  const attempt = (first: readonly number[], bend: number) => {
    const cover = coverage(audience, offers)
    const keep = keeper(offers, budget, book)
    const taken = new Set<number>()
    for (const offer of first) {
      if (taken.has(offer) || !keep.allows(offer)) continue
      cover.add(offer)
      keep.add(offer)
      taken.add(offer)
    }
    required(ground, cover, keep, taken, bend)
    if (keep.short() > 0) return
    greedy(market, cover, keep, taken, bend)
    const chosen = [...taken].sort((a, b) => a - b)
    const reach = cover.reach()
    const found = { chosen, reach, cost: keep.cost(), value: valueOf(problem.objective, reach, keep.cost()) }
    const name = `${reach} ${keep.cost()} ${chosen.length}`
    if (!tried.has(name)) tried.set(name, found)
  }
  const brief = pool.length > MANY || work < BRIEF
  if (!onlySeeds) {
    for (const bend of BENDS) attempt([], bend)
    const order = (a: number, b: number) => alone[b]! - alone[a]! || a - b
    for (const offer of largest(pool, FORCED, order))
      for (const bend of brief ? [FORCED_BENDS.at(-1)!] : FORCED_BENDS) attempt([offer], bend)
  }
  for (const seed of seeds) attempt(seed, 1)
  const ranked = [...tried.values()].sort(better).slice(0, brief ? 1 : onlySeeds ? seeds.length : IMPROVED)
  if (ranked.length === 0) return undefined
  // On samples gains do not add up person by person, so that there is nothing to keep live.
  if (work <= 0 || audience.share) return ranked[0]
  const improved = ranked.map(({ chosen }) =>
    judge(exchanged(ground, chosen, (pool.length > MANY ? work / 3 : work) / ranked.length)),
  )
  return [...improved, ...ranked].sort(better)[0]
}

export const better = (a: Found, b: Found) => b.value - a.value || a.cost - b.cost

/** Meets every "at least" first: by key while the budget allows, else by the cheapest. */
function required(
  { market, offers: { cost } }: Ground,
  cover: ReturnType<typeof coverage>,
  keep: ReturnType<typeof keeper>,
  taken: Set<number>,
  bend: number,
) {
  const candidates = keep.short() > 0 ? market.pool.filter((offer) => keep.helps(offer)) : []
  while (keep.short() > 0) {
    let found = -1
    let most = -Infinity
    for (const offer of candidates) {
      if (taken.has(offer) || !keep.helps(offer) || !keep.allows(offer)) continue
      const key = (cover.gain(offer) + 1e-9) / Math.max(1, cost[offer]!) ** bend
      if (key > most) {
        most = key
        found = offer
      }
    }
    if (found < 0) return
    cover.add(found)
    keep.add(found)
    taken.add(found)
  }
}

function largest(pool: Int32Array, count: number, order: (a: number, b: number) => number): number[] {
  const top: number[] = []
  for (const offer of pool) {
    if (top.length === count && order(offer, top[count - 1]!) > 0) continue
    top.push(offer)
    top.sort(order)
    top.length = Math.min(top.length, count)
  }
  return top
}
