/**
 * What is asked of a plan: offers with a price in whole cents, a budget, what reaching people is worth, and rules.
 * One creator may make several offers (a post, a reel, a bundle); each reaches that creator's audience with a factor.
 */
import type { Audience } from './audience.ts'

export type Offers = {
  /** Whose audience an offer reaches: a row of the audience. */
  readonly row: Int32Array
  /** Whole cents, 0 or more. */
  readonly cost: Float64Array
  /** Multiplies every contact of the row, in (0, 1]; absent when all are 1. */
  readonly factor?: Float64Array
}

/** `least` to `most` of these offers. "At most one bundle of a creator", "two from Berlin", "Ana must be in". */
export type Rule = {
  /** What a person reads when two rules contradict each other: "at least 2 in Berlin". */
  readonly name: string
  readonly of: readonly number[]
  readonly least?: number
  readonly most?: number
}

/**
 * What is maximised. `reach`: weighted people. `profit`: cents of margin minus cost, where `worth` is the margin in
 * cents that one unit of reach brings, or a concave nondecreasing function of reach with `worth(0) = 0` (a full house
 * has nothing more to sell).
 */
export type Objective = { readonly kind: 'reach' } | { readonly kind: 'profit'; readonly worth: number | Worth }
export type Worth = (reach: number) => number

export type Problem = {
  readonly audience: Audience
  readonly offers: Offers
  /** Whole cents. */
  readonly budget: number
  readonly objective?: Objective
  readonly rules?: readonly Rule[]
  /** What amounts are in, for the sentences alone. */
  readonly currency?: string | null
}

/** What a set is worth: margin minus cost in cents for profit, weighted people for reach. */
export function valueOf(objective: Objective | undefined, reach: number, cost: number): number {
  if (!objective || objective.kind === 'reach') return reach
  return typeof objective.worth === 'number' ? objective.worth * reach - cost : objective.worth(reach) - cost
}

/** One offer a creator at the given prices: the plain case. */
export const oneOfferEach = (cost: Float64Array): Offers => ({ row: Int32Array.from(cost, (_, i) => i), cost })
