/**
 * Why is each offer in the plan, and why is each near miss out? In people: what would be lost without it, or how many of
 * its people whom chosen ones already reach, and whose they are. The two who overlap most are named, because a number
 * alone convinces nobody.
 */
import { coverage } from './coverage.ts'
import { groundOf } from './search.ts'
import { valueOf } from './problem.ts'
import type { Problem } from './problem.ts'
import { keeper } from './rules.ts'
import type { Ground } from './exchange.ts'

export type Inside = {
  readonly offer: number
  /** Weighted people whom it reaches alone. */
  readonly alone: number
  /** What the plan would lose in reach without it. */
  readonly adds: number
}

export type Outside = {
  readonly offer: number
  readonly alone: number
  /** What it would add to the reach of the plan. */
  readonly adds: number
  /** Share of `alone` that the plan reaches without it, 0 to 1. */
  readonly reached: number
  /** The chosen who share most of its people, at most two, and the share of `alone` that they reach together. */
  readonly by: readonly number[]
  readonly reachedBy: number
  readonly because: Because
}

export type Because =
  /** It would fit and be worth its cost, yet the plan has no room left beside what is in. */
  | { readonly kind: 'money'; readonly missing: number }
  /** Its people are mostly reached already, or it adds less per cent than anything that is in. */
  | { readonly kind: 'little'; readonly perThousand: number; readonly leastInside: number }
  /** Its margin does not bring back its cost. */
  | { readonly kind: 'unpaid'; readonly returns: number }
  | { readonly kind: 'rule'; readonly name: string }
  | { readonly kind: 'nobody' }

/**
 * @param near how many of those left out are told, closest to being in first
 * @param never offers of which it was told already that they cannot be in
 */
export function explained(
  problem: Problem,
  chosen: readonly number[],
  near = 20,
  ground: Ground = groundOf(problem),
  never: ReadonlySet<number> = new Set(),
): { inside: Inside[]; outside: Outside[] } {
  const { audience, offers, budget, objective } = problem
  const { book } = ground
  const { alone } = ground.market
  const cover = coverage(audience, offers)
  const keep = keeper(offers, budget, book)
  for (const offer of chosen) {
    cover.add(offer)
    keep.add(offer)
  }
  const inside = chosen.map((offer): Inside => {
    cover.drop(offer)
    const adds = cover.gain(offer)
    cover.add(offer)
    return { offer, alone: alone[offer]!, adds }
  })
  const perThousand = (gain: number, offer: number) => (gain * 100_000) / Math.max(1, offers.cost[offer]!)
  const leastInside = inside.reduce((least, { offer, adds }) => Math.min(least, perThousand(adds, offer)), Infinity)
  const taken = new Set(chosen)
  const gains = new Map<number, number>()
  for (const offer of offers.cost.keys())
    if (!taken.has(offer) && !never.has(offer)) gains.set(offer, cover.gain(offer))
  const nearest = [...gains.keys()]
    .sort((a, b) => perThousand(gains.get(b)!, b) - perThousand(gains.get(a)!, a) || a - b)
    .slice(0, near)

  const reasonOf = (offer: number, adds: number): Because => {
    if (alone[offer] === 0) return { kind: 'nobody' }
    for (let k = book.start[offer]!; k < book.start[offer + 1]!; k++) {
      const { most, of, name } = book.rules[book.of[k]!]!
      if (most !== undefined && of.filter((one) => taken.has(one)).length >= most) return { kind: 'rule', name }
    }
    const cost = offers.cost[offer]!
    if (objective?.kind === 'profit') {
      const brings = valueOf(objective, cover.reach() + adds, 0) - valueOf(objective, cover.reach(), 0)
      if (brings <= cost) return { kind: 'unpaid', returns: cost > 0 ? brings / cost : 0 }
    }
    const rate = perThousand(adds, offer)
    if (rate < leastInside) return { kind: 'little', perThousand: rate, leastInside }
    return { kind: 'money', missing: Math.max(0, cost - keep.left()) }
  }
  const outside = nearest.map((offer): Outside => {
    const adds = gains.get(offer)!
    const whole = alone[offer]!
    const { by, shared } = sharers(problem, offer, chosen)
    const share = (part: number) => (whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0)
    return {
      offer,
      alone: whole,
      adds,
      reached: share(whole - adds),
      by,
      reachedBy: share(shared),
      because: reasonOf(offer, adds),
    }
  })
  return { inside, outside }
}

/** The two chosen offers that together reach most of an offer's people, found one after the other. */
function sharers({ audience, offers }: Problem, offer: number, chosen: readonly number[]) {
  const { start, links, weight, contact } = audience
  const place = new Map<number, number>()
  const open: number[] = []
  const own = offers.row[offer]!
  const scale = offers.factor ? offers.factor[offer]! : 1
  for (let k = start[own]!; k < start[own + 1]!; k++) {
    place.set(links[k]!, open.length)
    open.push(weight[links[k]!]! * scale * (contact ? contact[k]! : 1))
  }
  const by: number[] = []
  let shared = 0
  for (let round = 0; round < 2; round++) {
    let most = 0
    let found = -1
    for (const other of chosen) {
      if (by.includes(other)) continue
      const gain = visit(other, () => {})
      if (gain > most) {
        most = gain
        found = other
      }
    }
    if (found < 0) break
    by.push(found)
    shared += visit(found, (at, part) => (open[at]! -= part))
  }
  return { by, shared }

  function visit(other: number, see: (at: number, part: number) => void): number {
    const i = offers.row[other]!
    const factor = offers.factor ? offers.factor[other]! : 1
    let gain = 0
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const at = place.get(links[k]!)
      if (at === undefined) continue
      const part = open[at]! * factor * (contact ? contact[k]! : 1)
      gain += part
      see(at, part)
    }
    return gain
  }
}
