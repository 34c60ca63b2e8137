/** What may be said about a lift: an estimate with the interval that its own test gives, or which evidence is missing and what would mend it. */

export const MODELS = ['scm', 'ridge', 'did', 'sdid', 'tbr', 'bsts'] as const
export type Model = (typeof MODELS)[number]

export const INFERENCES = ['block', 'iid', 'placebo'] as const
export type Inference = (typeof INFERENCES)[number]

export type Options = {
  readonly model: Model
  /** Compare changes instead of levels (`scm` and `ridge`; the other models always do). */
  readonly fixedEffects?: boolean
  readonly inference?: Inference
  /** For `iid`, and for placebo groups of several places. */
  readonly permutations?: number
  /** Intervals are at level 1 - alpha. */
  readonly alpha?: number
  readonly seed?: number
}

export type Reason =
  | 'too-few-controls'
  | 'too-few-periods-before'
  | 'no-period-after'
  | 'test-before-data'
  | 'gap-in-treated'
  | 'treated-closed'
  | 'treated-always-zero'
  | 'nothing-varies'
  | 'overlapping-tests'

/** `have` and `need` count what the reason names (places, periods, rows). */
export type CannotSay = {
  readonly answer: 'cannot-say'
  readonly because: Reason
  readonly have: number
  readonly need: number
  /** In words: what is missing. */
  readonly sentence: string
  /** In words: what would mend it. */
  readonly mend: string
}

export type PathPoint = {
  readonly time: string
  /** Mean of the treated places. */
  readonly observed: number
  readonly counterfactual: number
  readonly effect: number
}

export type Estimate = {
  readonly answer: 'estimate'
  readonly model: Model
  /** The answer in words. */
  readonly sentence: string
  /** Mean effect per treated unit and period, in the unit of the value. */
  readonly att: number
  /** Over all treated units and periods. */
  readonly incremental: number
  /** 5.42 means 5.42%; null where the counterfactual is not above 0. */
  readonly percentLift: number | null
  /** An end that the test never rejects is null. */
  readonly interval: { readonly level: number; readonly att: readonly [lo: number | null, hi: number | null] }
  readonly pValue: number
  /** `student` for tbr and `posterior` for bsts, which bring their own. */
  readonly inference: Inference | 'student' | 'posterior'
  /** Root of the summed squares of what the model misses before the start; beside that of uniform weights; distance from optimal weights. */
  readonly fit: { readonly l2: number; readonly scaledL2: number | null; readonly kkt: number | null }
  readonly weights: Readonly<Record<string, number>>
  readonly path: readonly PathPoint[]
  readonly treated: readonly string[]
  readonly controls: number
  readonly periods: { readonly before: number; readonly during: number }
  readonly warnings: readonly string[]
  /** Of `ridge`: the penalty, and its place on the grid from largest (0) to smallest (20). */
  readonly lambda?: number
  readonly lambdaIndex?: number
  /** Of `tbr` with spend: per unit of money, and what it exceeds at level 1 - alpha (one-sided). */
  readonly returnOnSpend?: { readonly estimate: number; readonly lower: number; readonly spend: number }
  /** Of `placebo`: what the same method sees where nothing happened. */
  readonly placebos?: readonly { readonly units: readonly string[]; readonly effects: readonly number[] }[]
}

export type Lift = Estimate | CannotSay
