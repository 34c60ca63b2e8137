/**
 * What we can say about one question, or why we cannot: an estimate with its interval, or a typed abstention.
 * Not knowing is an answer of its own; it is never drawn as a zero.
 */

/** Both ends belong to the interval; `lo <= hi`; in the unit of the value. */
export type Interval = readonly [lo: number, hi: number]

export type Assessed = {
  readonly state: 'assessed'
  readonly value: number
  readonly interval: Interval
  /** How many pieces of evidence (people, posts, threads: the measure says which) the value rests on. */
  readonly n: number
  /** How many it takes before we answer at all. */
  readonly needed: number
}

/** The evidence exists but is too thin: `n` were found and `needed` are asked for. */
export type NotEnoughEvidence = { readonly state: 'not-enough-evidence'; readonly n: number; readonly needed: number }

/** The source does not carry what the question needs (no likes, no saves, no replies). */
export type NotAvailable = { readonly state: 'not-available'; readonly n: number; readonly needed: number }

export type Finding = Assessed | NotEnoughEvidence | NotAvailable
export type State = Finding['state']
