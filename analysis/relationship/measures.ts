/**
 * The nine measures of a relationship: which side of it each looks at, how much evidence it asks for, and on which
 * scale it is compared between accounts.
 */

export type RelationshipMeasure =
  | 'repeatCommenters'
  | 'loyalty'
  | 'reciprocity'
  | 'depth'
  | 'substance'
  | 'concentration'
  | 'cohesion'
  | 'activeCore'
  | 'savesAndShares'

/** What a measure looks at. A total needs measures of two families or more: one side is not a relationship. */
export type Family = 'return' | 'answer' | 'talk' | 'keep'

/** What the evidence is counted in. */
export type Evidence = 'people' | 'posts' | 'threads' | 'comments' | 'recaptures'

export type Description = {
  readonly family: Family
  readonly of: Evidence
  readonly needed: number
  /** Posts that it needs besides. */
  readonly neededPosts: number
  readonly unit: 'share' | 'bits' | 'gini' | 'pairs per visit' | 'people' | 'per reach'
  /** How its noise is known: as a sum over posts, or by leaving posts out; the latter may count meetings on pairs of posts. */
  readonly noise: 'sum' | 'left-out' | 'left-out pairs'
  /** To the scale on which differences are comparable, and back. */
  readonly scale: Scale
}

type Scale = { readonly of: (value: number) => number; readonly back: (scaled: number) => number }

/** Evens out the noise of shares: its variance is 1/(4n) whatever the share. */
const ANGLE: Scale = {
  of: (share) => Math.asin(Math.sqrt(Math.min(Math.max(share, 0), 1))),
  back: (angle) => Math.sin(Math.min(Math.max(angle, 0), Math.PI / 2)) ** 2,
}
const PLAIN: Scale = { of: (value) => value, back: (value) => value }
const ROOT: Scale = { of: (value) => Math.sqrt(Math.max(value, 0)), back: (root) => Math.max(root, 0) ** 2 }
const LOG: Scale = { of: (value) => Math.log(Math.max(value, 1e-9)), back: Math.exp }
const LOG1P: Scale = { of: (value) => Math.log1p(Math.max(value, 0)), back: (log) => Math.max(0, Math.expm1(log)) }

export const MEASURES: Readonly<Record<RelationshipMeasure, Description>> = {
  repeatCommenters: {
    family: 'return',
    of: 'people',
    needed: 50,
    neededPosts: 8,
    unit: 'share',
    noise: 'left-out pairs',
    scale: ANGLE,
  },
  loyalty: { family: 'return', of: 'people', needed: 100, neededPosts: 8, unit: 'share', noise: 'sum', scale: ANGLE },
  reciprocity: {
    family: 'answer',
    of: 'threads',
    needed: 30,
    neededPosts: 2,
    unit: 'share',
    noise: 'sum',
    scale: ANGLE,
  },
  depth: { family: 'talk', of: 'threads', needed: 30, neededPosts: 2, unit: 'share', noise: 'sum', scale: ANGLE },
  substance: { family: 'talk', of: 'comments', needed: 50, neededPosts: 2, unit: 'bits', noise: 'sum', scale: LOG1P },
  concentration: {
    family: 'return',
    of: 'people',
    needed: 50,
    neededPosts: 2,
    unit: 'gini',
    noise: 'left-out',
    scale: PLAIN,
  },
  cohesion: {
    family: 'talk',
    of: 'people',
    needed: 100,
    neededPosts: 2,
    unit: 'pairs per visit',
    noise: 'sum',
    scale: ROOT,
  },
  activeCore: {
    family: 'return',
    of: 'recaptures',
    needed: 7,
    neededPosts: 2,
    unit: 'people',
    noise: 'left-out pairs',
    scale: LOG,
  },
  savesAndShares: {
    family: 'keep',
    of: 'posts',
    needed: 8,
    neededPosts: 8,
    unit: 'per reach',
    noise: 'sum',
    scale: ROOT,
  },
}

export const MEASURE_NAMES = Object.keys(MEASURES) as RelationshipMeasure[]

/** Of all intervals here. */
export const LEVEL = 0.8
