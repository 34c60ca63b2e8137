/**
 * What every detector of this room returns: one signal, with all that a reader needs to doubt it.
 * A signal is never a verdict about a person. Verdicts over several signals: combine.ts
 */
import type { State } from '../numbers/finding.ts'

/** Signals of one group see the same thing from two sides, so together they may count only as much as one. */
export const GROUPS = {
  followers: 'audience',
  share: 'audience',
  growth: 'growth',
  engagement: 'engagement',
  likes: 'activity',
  comments: 'activity',
  pods: 'exchange',
  blocks: 'exchange',
} as const

export type SignalName = keyof typeof GROUPS
export type Group = (typeof GROUPS)[SignalName]

export type HowOftenWrong = {
  /** Share (0..1) of ordinary accounts that this signal would raise a concern about; undefined where nobody has measured it. */
  readonly falseAlarms: number | undefined
  /** The same in words, with what was measured on what, and what stays unseen. */
  readonly says: string
}

export type Signal = {
  readonly name: SignalName
  readonly state: State
  /** ln P(evidence | inflated) / P(evidence | ordinary): positive speaks for inflation. 0 when not assessed; within ±CAP. */
  readonly llr: number
  /** Absent unless assessed. A concern is a score at the threshold or beyond. */
  readonly score?: number
  readonly threshold: number
  readonly concern: boolean
  /** One or two sentences that a reader can check against the rows. */
  readonly because: string
  readonly howOftenWrong: HowOftenWrong
  /** How honest work makes the same picture: at least one. */
  readonly innocent: readonly string[]
  /** Pieces of evidence found, and how many it takes; the detector's type says of what. */
  readonly n: number
  readonly needed: number
}

/** No single signal may decide alone: e³ is odds of 20 to 1. */
export const CAP = 3

/** Within ±limit; not a number is no evidence. */
export const capped = (llr: number, limit = CAP): number =>
  Number.isNaN(llr) ? 0 : Math.max(-limit, Math.min(limit, llr))
