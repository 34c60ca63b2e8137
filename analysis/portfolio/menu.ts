/**
 * Offers of which only one may be taken (a post or a reel or both), made ready for the fractional knapsack: by rising
 * cost, along the upper hull, each step is what the dearer offer adds to the cheaper one (Sinha & Zoltners 1979).
 */
import type { Rule } from './problem.ts'

export type Menu = {
  /** Rules that the cutting keeps, so that they need no price. */
  readonly kept: readonly boolean[]
  /** Fills the worth and cost of each step; a step is stored where its offer is. */
  cut(worth: Float64Array, stepWorth: Float64Array, stepCost: Float64Array): void
  /** From the shares of steps to the shares of offers. */
  join(bought: Float64Array, share: Float64Array): void
}

export function increments(pool: Int32Array, cost: Float64Array, rules: readonly Rule[]): Menu {
  const at = new Map<number, number>()
  const owned = new Uint8Array(pool.length)
  if (rules.length) pool.forEach((offer, k) => at.set(offer, k))
  const groups: number[][] = []
  const kept = rules.map((rule) => {
    if (rule.most !== 1 || (rule.least ?? 0) > 0) return false
    const members = rule.of.flatMap((offer) => at.get(offer) ?? [])
    if (members.some((k) => owned[k])) return false
    for (const k of members) owned[k] = 1
    if (members.length > 1) groups.push(members.sort((a, b) => cost[pool[a]!]! - cost[pool[b]!]! || a - b))
    return true
  })
  /** For each offer on a hull the cheaper one that it replaces, or -1. */
  const replaces = new Int32Array(pool.length).fill(-1)
  return {
    kept,
    cut(worth, stepWorth, stepCost) {
      stepWorth.set(worth)
      for (let k = 0; k < pool.length; k++) stepCost[k] = cost[pool[k]!]!
      for (const members of groups) {
        const hull: number[] = []
        const price = (k: number) => (k < 0 ? 0 : cost[pool[k]!]!)
        const value = (k: number) => (k < 0 ? 0 : worth[k]!)
        const rate = (a: number, b: number) => (value(b) - value(a)) / Math.max(1e-9, price(b) - price(a))
        for (const k of members) {
          stepWorth[k] = 0
          while (hull.length && value(k) >= value(hull.at(-1)!) && price(k) <= price(hull.at(-1)!)) hull.pop()
          if (value(k) <= value(hull.at(-1) ?? -1)) continue
          while (hull.length && rate(hull.at(-1)!, k) >= rate(hull.at(-2) ?? -1, hull.at(-1)!)) hull.pop()
          hull.push(k)
        }
        hull.forEach((k, place) => {
          const under = place === 0 ? -1 : hull[place - 1]!
          replaces[k] = under
          stepWorth[k] = value(k) - value(under)
          stepCost[k] = price(k) - price(under)
        })
      }
    },
    join(bought, share) {
      share.set(bought)
      for (const members of groups)
        for (const k of members) if (bought[k]! > 0 && replaces[k]! >= 0) share[replaces[k]!]! -= bought[k]!
    },
  }
}
