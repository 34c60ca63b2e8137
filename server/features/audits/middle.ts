/**
 * What is usual among the workspace's own accounts: the middle half of the true values of one measure, noise taken out,
 * as if they followed a normal law on the measure's own scale. Nothing below `ENOUGH` accounts: a default would not be
 * the workspace's own.
 */
import { MEASURES } from '@rapport/analysis/relationship/measures.ts'
import type { RelationshipMeasure } from '@rapport/analysis/relationship/measures.ts'
import type { Panel } from '@rapport/analysis/relationship/panel.ts'

export type Middle = { low: number; middle: number; high: number; n: number }

const ENOUGH = 8
/** A quarter of a normal law lies above so many standard deviations. */
const QUARTER = 0.6745

/** In the unit in which the measure is shown; an active core, compared as share of followers, in people for an account of this size. */
export function middleHalf(panel: Panel, name: RelationshipMeasure, followers: number | null): Middle | null {
  const { n, mean, m2, noise } = panel.measures[name]
  const size = name === 'activeCore' ? followers : 1
  if (n < ENOUGH || size === null) return null
  const spread = Math.sqrt(Math.max(0, m2 / (n - 1) - noise / n))
  const at = (distance: number) => size * MEASURES[name].scale.back(mean + distance * spread)
  return { low: at(-QUARTER), middle: at(0), high: at(QUARTER), n }
}
