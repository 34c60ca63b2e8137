/**
 * How close are creator and audience? Each measure against the panel, shrunk as far as its evidence is thin, averaged
 * with equal weights within its family and over the families (Dawes 1979: equal weights are hard to beat until outcomes
 * have taught better ones; three measures of coming back are one reason, not three), as 0..100 where 50 is the middle of
 * the panel. Needs three measures from two families. Interval: 80%, from the bootstrap over posts.
 * A standing among the accounts of the panel, not a probability of anything; not yet shown to predict orders.
 * Calibration: score.test.ts. Method: docs/methods/relationship-score.md
 */
import type { Finding, Interval } from '../numbers/finding.ts'
import { normalShare } from '../numbers/normal.ts'
import type { Basis, Measured } from './measure.ts'
import { type Description, type Family, LEVEL, MEASURE_NAMES, MEASURES, type RelationshipMeasure } from './measures.ts'
import { around, noiseOf, widening } from './noise.ts'
import { compared, type Panel, spreadOf } from './panel.ts'

export type { RelationshipMeasure } from './measures.ts'

export type MeasureFinding = Finding & {
  readonly of: Description['of'] | 'posts'
  readonly unit: Description['unit']
  readonly family: Family
  readonly level: number
  /** Standard deviations above the middle of the panel, shrunk; undefined where it does not enter the score. */
  readonly standing: number | undefined
}

/** In hours and people, where known. */
export type Reciprocity = MeasureFinding & {
  readonly medianHours: number | undefined
  readonly peopleAnswered: number | undefined
}

/** As share of the followers, where they are known; the value itself is people. */
export type ActiveCore = MeasureFinding & {
  readonly ofFollowers: { readonly value: number; readonly interval: Interval } | undefined
}

export type Findings = Readonly<Record<Exclude<RelationshipMeasure, 'reciprocity' | 'activeCore'>, MeasureFinding>> & {
  readonly reciprocity: Reciprocity
  readonly activeCore: ActiveCore
}

type Common = {
  /** Share of the nine measures that enter the score. */
  readonly coverage: number
  readonly measures: Findings
  readonly basis: Basis
  /** The same with nothing excluded, where flagged accounts or giveaways were. */
  readonly before: Relationship | undefined
}

export type Relationship =
  | ({
      readonly state: 'assessed'
      readonly score: number
      readonly interval: Interval
      readonly level: number
    } & Common)
  | ({
      readonly state: 'not-enough-evidence'
      readonly because: 'too-few-measures' | 'one-side-only'
      readonly have: number
      readonly need: number
    } & Common)

export const MEASURES_NEEDED = 3
export const FAMILIES_NEEDED = 2

/** How strongly families move together, taken as given: so that two families spread scores as much as four. */
const TOGETHER = 0.3
/** No single measure may carry the score further than this. */
const FURTHEST = 2.5

export function relationship(m: Measured, panel: Panel): Relationship {
  const standings = new Map<RelationshipMeasure, Standing>()
  for (const name of MEASURE_NAMES) {
    const standing = standingOf(m, panel, name)
    if (standing) standings.set(name, standing)
  }
  const common: Common = {
    coverage: standings.size / MEASURE_NAMES.length,
    measures: findingsOf(m, standings),
    basis: m.basis,
    before: m.before && relationship(m.before, panel),
  }
  const shares = equalShares([...standings.keys()])
  const families = new Set([...standings.keys()].map((name) => MEASURES[name].family)).size
  if (standings.size < MEASURES_NEEDED)
    return {
      state: 'not-enough-evidence',
      because: 'too-few-measures',
      have: standings.size,
      need: MEASURES_NEEDED,
      ...common,
    }
  if (families < FAMILIES_NEEDED)
    return { state: 'not-enough-evidence', because: 'one-side-only', have: families, need: FAMILIES_NEEDED, ...common }

  const { centre, draws, least } = averaged(m, standings, shares)
  const [low, high] = around(centre, draws, 1, least)
  const spread = Math.sqrt(families / (1 + (families - 1) * TOGETHER))
  const scored = (mean: number) => 100 * normalShare(mean * spread)
  return { state: 'assessed', score: scored(centre), interval: [scored(low), scored(high)], level: LEVEL, ...common }
}

/** Shrunk z, and how much it moves when the measure does. */
type Standing = { readonly z: number; readonly slope: number; readonly kept: number; readonly middle: number }

function standingOf(m: Measured, panel: Panel, name: RelationshipMeasure): Standing | undefined {
  const seen = compared(m, name)
  if (seen === undefined) return undefined
  const { middle, spread } = spreadOf(panel, name)
  const variance = spread * spread
  const kept = variance > 0 ? variance / (variance + noiseOf(m, name)) : 0
  // Shrunk distance from the middle, in spreads between accounts. Where accounts do not differ, nobody stands out.
  const slope = variance > 0 ? kept / spread : 0
  const z = slope * (seen - middle)
  return Math.abs(z) > FURTHEST ? { z: Math.sign(z) * FURTHEST, slope, kept, middle } : { z, slope, kept, middle }
}

/** Each family the same, and each measure the same within its family. They sum to 1. */
function equalShares(names: RelationshipMeasure[]): Map<RelationshipMeasure, number> {
  const inFamily = new Map<Family, number>()
  for (const name of names) inFamily.set(MEASURES[name].family, 1 + (inFamily.get(MEASURES[name].family) ?? 0))
  return new Map(names.map((name) => [name, 1 / (inFamily.size * (inFamily.get(MEASURES[name].family) as number))]))
}

/** Mean standing, the same in every draw, and the variance below which it cannot be known. */
function averaged(
  m: Measured,
  standings: Map<RelationshipMeasure, Standing>,
  shares: Map<RelationshipMeasure, number>,
): { centre: number; draws: Float64Array; least: number } {
  let draws: Float64Array | undefined
  let centre = 0
  let least = 0
  for (const [name, { z, slope }] of standings) {
    const found = m.measures[name]
    if (found.state !== 'assessed') continue
    draws ??= new Float64Array(found.draws.length)
    const weight = shares.get(name) as number
    const share = weight * slope * widening(name, m.basis.effectivePosts)
    for (let b = 0; b < draws.length; b++) draws[b] = (draws[b] as number) + share * (found.draws[b] as number)
    centre += weight * z
    least += share * share * found.leastVariance
  }
  return { centre, draws: draws ?? new Float64Array(), least }
}

function findingsOf(m: Measured, standings: Map<RelationshipMeasure, Standing>): Findings {
  const { basis } = m
  const found = {} as Record<RelationshipMeasure, MeasureFinding>
  for (const name of MEASURE_NAMES) found[name] = findingOf(m, name, standings.get(name))
  const core = found.activeCore
  const answers = found.reciprocity.state === 'assessed'
  return {
    ...found,
    reciprocity: {
      ...found.reciprocity,
      medianHours: answers ? basis.medianHours : undefined,
      peopleAnswered: answers ? basis.peopleAnswered : undefined,
    },
    activeCore: {
      ...core,
      ofFollowers:
        core.state === 'assessed' && basis.followers
          ? ofFollowers(core.value, core.interval, basis.followers)
          : undefined,
    },
  }
}

const ofFollowers = (value: number, [low, high]: Interval, followers: number) => ({
  value: Math.min(1, value / followers),
  interval: [Math.min(1, low / followers), Math.min(1, high / followers)] as const,
})

/** Shrunk towards the panel before they are shown; the others are shown as they were seen. */
const SHRUNK: ReadonlySet<RelationshipMeasure> = new Set(['repeatCommenters', 'savesAndShares'])

function findingOf(m: Measured, name: RelationshipMeasure, standing: Standing | undefined): MeasureFinding {
  const { of, unit, family, scale } = MEASURES[name]
  const seen = m.measures[name]
  const shape = { unit, family, level: LEVEL, standing: standing?.z }
  if (seen.state !== 'assessed')
    return { state: seen.state, n: seen.n, needed: seen.needed, of: seen.lacking ?? of, ...shape }
  const shrink = SHRUNK.has(name) && standing
  const kept = shrink ? standing.kept : 1
  const centre = shrink ? standing.middle + kept * (scale.of(seen.value) - standing.middle) : scale.of(seen.value)
  const [low, high] = around(
    centre,
    seen.draws,
    widening(name, m.basis.effectivePosts) * Math.sqrt(kept),
    seen.leastVariance,
  )
  return {
    state: 'assessed',
    value: shrink ? scale.back(centre) : seen.value,
    interval: [scale.back(low), scale.back(high)],
    n: seen.n,
    needed: seen.needed,
    of,
    ...shape,
  }
}
