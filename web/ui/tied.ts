/**
 * Which of several estimates are the highest, as far as anybody can tell: the one with the highest value, and every other
 * whose interval overlaps its own. The same rule that ranks the creators' table.
 */
import type { Estimate } from './interval-dot.tsx'

/** True at each place that may be the highest; nowhere when fewer than two can be compared. */
export function highest(estimates: readonly (Estimate | null)[]): boolean[] {
  const known = estimates.filter((one) => one !== null)
  const [first, ...others] = known.toSorted((a, b) => b.value - a.value)
  if (!first || others.length === 0) return estimates.map(() => false)
  return estimates.map((one) => one !== null && (one === first || one.high >= first.low))
}

/** What a row of estimates says in words; `names` stand in the order of the estimates. */
export function comparison(estimates: readonly (Estimate | null)[], names: readonly string[]): string {
  const known = names.filter((_, at) => estimates[at])
  if (known.length === 0) return 'not enough evidence for any'
  if (known.length === 1) return `only ${known[0]} can be assessed`
  const leads = highest(estimates)
  const leaders = names.filter((_, at) => leads[at])
  if (leaders.length === 1) return `${leaders[0]} is highest`
  if (leaders.length === known.length) return 'cannot be told apart'
  return `${leaders.slice(0, -1).join(', ')} and ${leaders.at(-1)} are highest, tied`
}
