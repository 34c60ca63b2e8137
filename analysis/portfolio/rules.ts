/** Keeping to budget and rules while a set grows and shrinks: how many of each rule's offers are in, and what may still come. */
import type { Offers, Rule } from './problem.ts'

export type Keeper = {
  cost(): number
  left(): number
  /** Whether the offer fits the budget that is left and every "at most". */
  allows(offer: number): boolean
  add(offer: number): void
  drop(offer: number): void
  /** How many offers are missing from the "at least" rules together. */
  short(): number
  /** Whether adding the offer brings an unmet "at least" nearer. */
  helps(offer: number): boolean
}

/** The rules of each offer as compressed rows; built once for a problem. */
export type RuleBook = {
  readonly rules: readonly Rule[]
  readonly start: Int32Array
  readonly of: Int32Array
}

export function ruleBook(offers: number, rules: readonly Rule[]): RuleBook {
  const start = new Int32Array(offers + 1)
  for (const rule of rules) for (const offer of new Set(rule.of)) start[offer + 1]!++
  for (let o = 0; o < offers; o++) start[o + 1]! += start[o]!
  const next = start.slice()
  const of = new Int32Array(start[offers]!)
  rules.forEach((rule, r) => {
    for (const offer of new Set(rule.of)) of[next[offer]!++] = r
  })
  return { rules, start, of }
}

export function keeper({ cost }: Offers, budget: number, { rules, start, of }: RuleBook): Keeper {
  const inside = new Int32Array(rules.length)
  const least = Int32Array.from(rules, (rule) => rule.least ?? 0)
  const most = Int32Array.from(rules, (rule) => Math.min(rule.most ?? 0x7fffffff, 0x7fffffff))
  let spent = 0
  let missing = least.reduce((sum, n) => sum + n, 0)
  return {
    cost: () => spent,
    left: () => budget - spent,
    allows(offer) {
      if (spent + cost[offer]! > budget) return false
      for (let k = start[offer]!; k < start[offer + 1]!; k++) if (inside[of[k]!]! >= most[of[k]!]!) return false
      return true
    },
    add(offer) {
      spent += cost[offer]!
      for (let k = start[offer]!; k < start[offer + 1]!; k++) {
        const r = of[k]!
        if (inside[r]!++ < least[r]!) missing--
      }
    },
    drop(offer) {
      spent -= cost[offer]!
      for (let k = start[offer]!; k < start[offer + 1]!; k++) {
        const r = of[k]!
        if (--inside[r]! < least[r]!) missing++
      }
    },
    short: () => missing,
    helps(offer) {
      for (let k = start[offer]!; k < start[offer + 1]!; k++) if (inside[of[k]!]! < least[of[k]!]!) return true
      return false
    },
  }
}
