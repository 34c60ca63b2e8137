/**
 * What is usual among a workspace's accounts: for each measure its middle, its spread between accounts, and how much
 * of the spread seen is noise. A few numbers that can be stored, sent and merged; with them one account can be judged
 * without reading the rows of another. Make one panel per platform: what is usual differs.
 *
 * Spread between accounts = variance of what was seen - mean variance of its noise (empirical Bayes by moments;
 * Morris 1983). Until a workspace has accounts of its own to compare, a wide default stands in: it counts as
 * `MIDDLE_WORTH` accounts for the middle and up to `SPREAD_WORTH` for the spread, and fades as accounts come; from
 * `ENOUGH` of them the spread is their own.
 */
import { add, merge as merged, type Moments, NOTHING } from '../numbers/moments.ts'
import { HORIZON } from './loyalty.ts'
import type { Measured } from './measure.ts'
import { MEASURE_NAMES, MEASURES, type RelationshipMeasure } from './measures.ts'
import { noiseOf } from './noise.ts'

/** `noise` is the sum of the variances of each account's own estimate. All on the measure's scale. */
export type Pooled = Moments & { readonly noise: number }

export type Panel = {
  readonly accounts: number
  readonly measures: Readonly<Record<RelationshipMeasure, Pooled>>
  /** Share back within 1, 2, … posts, over the accounts where it is assessed. */
  readonly loyaltyCurve: readonly Moments[]
}

const MIDDLE_WORTH = 2
const SPREAD_WORTH = 8
const ENOUGH = 40

/**
 * Middle and spread on the measure's own scale. Round numbers chosen wide, not measured: half of all accounts have
 * 4-13% repeat commenters, answer 15-50%, and so on.
 */
const DEFAULTS: Readonly<Record<RelationshipMeasure, Spread>> = {
  repeatCommenters: { middle: 0.29, spread: 0.12 },
  loyalty: { middle: 0.55, spread: 0.2 },
  reciprocity: { middle: 0.58, spread: 0.3 },
  depth: { middle: 0.22, spread: 0.15 },
  substance: { middle: 3, spread: 0.6 },
  concentration: { middle: 0.08, spread: 0.08 },
  cohesion: { middle: 0.2, spread: 0.12 },
  activeCore: { middle: -4.6, spread: 1 },
  savesAndShares: { middle: 0.1, spread: 0.04 },
}

/** Of the true values, on the measure's scale. */
export type Spread = { readonly middle: number; readonly spread: number }

const NOTHING_POOLED: Pooled = { ...NOTHING, noise: 0 }

export const EMPTY_PANEL: Panel = {
  accounts: 0,
  measures: Object.fromEntries(MEASURE_NAMES.map((name) => [name, NOTHING_POOLED])) as Panel['measures'],
  loyaltyCurve: Array.from({ length: HORIZON }, () => NOTHING),
}

export function panelOf(measured: Iterable<Measured>): Panel {
  let accounts = 0
  const pools = { ...EMPTY_PANEL.measures }
  let loyaltyCurve = EMPTY_PANEL.loyaltyCurve
  for (const one of measured) {
    accounts++
    const { loyaltyCurve: own } = one.basis
    if (own) loyaltyCurve = loyaltyCurve.map((pooled, j) => add(pooled, own[j] as number))
    for (const name of MEASURE_NAMES) {
      const seen = compared(one, name)
      if (seen !== undefined) pools[name] = pool(pools[name], { n: 1, mean: seen, m2: 0, noise: noiseOf(one, name) })
    }
  }
  return { accounts, measures: pools, loyaltyCurve }
}

/** Panels of disjoint accounts, as if seen together. */
export function merge(a: Panel, b: Panel): Panel {
  const measures = {} as Record<RelationshipMeasure, Pooled>
  for (const name of MEASURE_NAMES) measures[name] = pool(a.measures[name], b.measures[name])
  const loyaltyCurve = a.loyaltyCurve.map((pooled, j) => merged(pooled, b.loyaltyCurve[j] ?? NOTHING))
  return { accounts: a.accounts + b.accounts, measures, loyaltyCurve }
}

const pool = (a: Pooled, b: Pooled): Pooled => ({ ...merged(a, b), noise: a.noise + b.noise })

/**
 * What of an account is compared with others, on the measure's scale; undefined if nothing can be. An active core is
 * compared as a share of the followers, so only where they are known.
 */
export function compared({ measures, basis: { followers } }: Measured, name: RelationshipMeasure): number | undefined {
  const found = measures[name]
  if (found.state !== 'assessed') return undefined
  if (name !== 'activeCore') return MEASURES[name].scale.of(found.value)
  return followers !== undefined && followers > 0 ? MEASURES[name].scale.of(found.value / followers) : undefined
}

/** Middle and spread of the accounts' true values, by what was seen and the default. */
export function spreadOf({ measures }: Panel, name: RelationshipMeasure): Spread {
  const { n, mean, m2, noise } = measures[name]
  const { middle, spread } = DEFAULTS[name]
  const between = n > 1 ? m2 / (n - 1) - noise / n : 0
  const worth = SPREAD_WORTH * Math.max(0, 1 - n / ENOUGH)
  const squared = (worth * spread * spread + Math.max(0, n - 1) * between) / (worth + Math.max(0, n - 1))
  return { middle: (MIDDLE_WORTH * middle + n * mean) / (MIDDLE_WORTH + n), spread: Math.sqrt(Math.max(0, squared)) }
}

/** The same as a beta law of shares, in the words of the beta-binomial: (k + a) / (n + a + b). Undefined where all are alike. */
export function betaOf(
  panel: Panel,
  name: 'repeatCommenters' | 'loyalty' | 'reciprocity' | 'depth',
): { a: number; b: number } | undefined {
  const { middle, spread } = spreadOf(panel, name)
  const share = MEASURES[name].scale.back(middle)
  const variance = (spread * Math.sin(2 * middle)) ** 2
  const size = (share * (1 - share)) / variance - 1
  return size > 0 && Number.isFinite(size) ? { a: share * size, b: (1 - share) * size } : undefined
}
