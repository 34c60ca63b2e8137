/** Rules that no plan can keep together: which ones, in the words of whoever wrote them. */
import { amountIn } from '../numbers/money.ts'
import type { Problem, Rule } from './problem.ts'
import type { RuleBook } from './rules.ts'

export type Contradiction = { readonly between: readonly string[]; readonly because: string }

/** The first pair (or rule and budget) that cannot both be kept; undefined when none is found. */
export function contradiction(
  { offers: { cost }, budget, currency }: Pick<Problem, 'offers' | 'budget' | 'currency'>,
  book: RuleBook,
): Contradiction | undefined {
  const say = (cents: number) => money(cents, currency)
  const { rules } = book
  const asking = rules.filter((rule) => (rule.least ?? 0) > 0)
  if (asking.length === 0) return undefined
  const cheapest = new Map<Rule, { sum: number; members: Set<number> }>()
  for (const rule of asking) {
    const least = rule.least!
    const members = new Set(rule.of)
    if (rule.most !== undefined && rule.most < least)
      return { between: [rule.name], because: `${rule.name}: asks for at least ${least} and at most ${rule.most}.` }
    if (members.size < least)
      return {
        between: [rule.name],
        because: `${rule.name}: ${count(members.size)} to choose from, ${least} asked for.`,
      }
    const met = capped(members, book)
    let blocked = 0
    const blockers: Rule[] = []
    for (const [other, inside] of met) {
      const lost = inside - Math.min(inside, other.most!)
      if (members.size - lost < least) return pair(rule, other)
      if (other.most === 0) {
        blocked += inside
        blockers.push(other)
      }
    }
    if (members.size - blocked < least) {
      const open = [...members].filter((offer) => !barred(offer, book))
      if (open.length < least)
        return {
          between: [rule.name, ...blockers.map(({ name }) => name)],
          because: `${rule.name} cannot be kept: ${blockers.map(({ name }) => name).join('; ')}.`,
        }
    }
    const prices = [...members].filter((offer) => !barred(offer, book)).map((offer) => cost[offer]!)
    const sum = prices
      .sort((a, b) => a - b)
      .slice(0, least)
      .reduce((a, b) => a + b, 0)
    if (sum > budget)
      return {
        between: [rule.name, `the budget of ${say(budget)}`],
        because: `${rule.name} costs ${say(sum)} at least, the budget is ${say(budget)}.`,
      }
    cheapest.set(rule, { sum, members })
  }
  for (const [a, one] of cheapest)
    for (const [b, two] of cheapest) {
      if (a === b || [...one.members].some((offer) => two.members.has(offer))) continue
      if (one.sum + two.sum > budget)
        return {
          between: [a.name, b.name],
          because: `${a.name} and ${b.name} cost ${say(one.sum + two.sum)} together at least, the budget is ${say(budget)}.`,
        }
      for (const [cap, members] of capped(one.members, book)) {
        if (members < one.members.size || cap.most! >= a.least! + b.least!) continue
        const inside = new Set(cap.of)
        if ([...two.members].every((offer) => inside.has(offer)))
          return {
            between: [a.name, b.name, cap.name],
            because: `${a.name} and ${b.name} ask for ${a.least! + b.least!}; ${cap.name} allows ${cap.most}.`,
          }
      }
    }
  const sum = disjointSum(cheapest)
  if (sum > budget)
    return {
      between: [...asking.map(({ name }) => name), `the budget of ${say(budget)}`],
      because: `What must be in costs ${say(sum)} at least, the budget is ${say(budget)}.`,
    }
  return undefined
}

/** When a search finds nothing although no pair contradicts: the fewest rules (by leaving out one after another) at fault. */
export function fewest(rules: readonly Rule[], keepable: (rules: readonly Rule[]) => boolean): Contradiction {
  let left = [...rules]
  for (const rule of rules) {
    const without = left.filter((one) => one !== rule)
    if (!keepable(without)) left = without
  }
  const names = left.map(({ name }) => name)
  return { between: names, because: `No plan was found that keeps ${names.join(' and ')} within the budget.` }
}

/** How many of these offers lie in each rule that has a "most". */
function capped(members: ReadonlySet<number>, { rules, start, of }: RuleBook): Map<Rule, number> {
  const met = new Map<Rule, number>()
  for (const offer of members)
    for (let k = start[offer]!; k < start[offer + 1]!; k++) {
      const rule = rules[of[k]!]!
      if (rule.most !== undefined) met.set(rule, (met.get(rule) ?? 0) + 1)
    }
  return met
}

function barred(offer: number, { rules, start, of }: RuleBook): boolean {
  for (let k = start[offer]!; k < start[offer + 1]!; k++) if (rules[of[k]!]!.most === 0) return true
  return false
}

/** A lower bound on what all "at least" rules cost: those that share no offer with an earlier one. */
function disjointSum(cheapest: Map<Rule, { sum: number; members: Set<number> }>): number {
  const seen = new Set<number>()
  let total = 0
  for (const { sum, members } of cheapest.values()) {
    if ([...members].some((offer) => seen.has(offer))) continue
    for (const offer of members) seen.add(offer)
    total += sum
  }
  return total
}

const pair = (a: Rule, b: Rule): Contradiction => ({
  between: [a.name, b.name],
  because: `${a.name} and ${b.name} contradict each other.`,
})
const count = (n: number) => (n === 0 ? 'there is nobody' : n === 1 ? 'there is one' : `there are ${n}`)
/** To the cent: what is missing may be one. */
export const money = (cents: number, currency: string | null = null) => amountIn(cents / 100, currency, 2)
