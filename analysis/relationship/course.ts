/**
 * Is a relationship cooling? Compares the latest audit with the earliest one inside a span. Called cooling or warming
 * only when the two intervals are apart, which for two 80% intervals happens by chance to about 1 pair in 14; audits whose
 * posts overlap are more alike than that. Scores are standings among the workspace's accounts: if all cool, none does.
 */
import type { Interval } from '../numbers/finding.ts'

export type Point = { readonly at: number; readonly score: number; readonly interval: Interval }

export type Course =
  | { readonly state: 'cooling' | 'warming' | 'steady'; readonly from: Point; readonly to: Point }
  | { readonly state: 'cannot-say'; readonly have: number; readonly need: 2 }

const YEAR = 365.25 * 86400

/** @param points audits with a score, in any order; `at` in epoch seconds */
export function course(points: readonly Point[], span = YEAR): Course {
  const inOrder = points.toSorted((a, b) => a.at - b.at)
  const to = inOrder.at(-1)
  const from = to && inOrder.find((point) => point.at >= to.at - span)
  if (!to || !from || from === to) return { state: 'cannot-say', have: inOrder.length, need: 2 }
  const state = to.interval[1] < from.interval[0] ? 'cooling' : to.interval[0] > from.interval[1] ? 'warming' : 'steady'
  return { state, from, to }
}
