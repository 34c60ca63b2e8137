/** A measure of one account as it was seen, and in each draw of the bootstrap over posts; or why it cannot be. */
import { drawnBy, type Groups, influences } from './influence.ts'
import { MEASURES, type RelationshipMeasure } from './measures.ts'
import type { Weights } from './weights.ts'

/** Observed: natural unit. Draws: on the measure's own scale (measures.ts). */
export type Observed =
  | {
      readonly state: 'assessed'
      readonly value: number
      readonly n: number
      readonly needed: number
      readonly draws: Float32Array
      /** Of the draws, and the least that it can be. */
      readonly variance: number
      readonly leastVariance: number
    }
  | {
      readonly state: 'not-enough-evidence' | 'not-available'
      readonly n: number
      readonly needed: number
      readonly lacking: 'posts' | undefined
    }

export type Observations = Record<RelationshipMeasure, Observed>

export const assessed = (measures: Observations, name: RelationshipMeasure) => measures[name].state === 'assessed'

/** Fills in a measure from its values without each group of posts in turn. */
export function leftOut(
  measures: Observations,
  name: RelationshipMeasure,
  value: number,
  without: Float64Array,
  groups: Groups,
  weights: Weights,
  leastVariance: number,
): void {
  if (!assessed(measures, name)) return
  const { scale } = MEASURES[name]
  const centre = scale.of(value)
  const scaled = without.map((one) => (Number.isFinite(one) ? scale.of(one) : centre))
  fill(measures, name, value, drawnBy(centre, influences(scaled), groups, weights), leastVariance)
}

/** Fills in a measure that is one sum over posts divided by another. */
export function ratio(
  measures: Observations,
  name: RelationshipMeasure,
  above: Float64Array,
  below: Float64Array,
  { draws, posts, of }: Weights,
  leastVariance: number,
): void {
  if (!assessed(measures, name)) return
  const done = above.reduce((sum, one) => sum + one, 0)
  const all = below.reduce((sum, one) => sum + one, 0)
  const { scale } = MEASURES[name]
  const drawn = new Float32Array(draws).fill(scale.of(done / all))
  for (let b = 0, at = 0; b < (done > 0 ? draws : 0); b++) {
    let x = 0
    let y = 0
    for (let p = 0; p < posts; p++) {
      const times = of[at++] as number
      x += times * (above[p] as number)
      y += times * (below[p] as number)
    }
    drawn[b] = scale.of(x / y)
  }
  fill(measures, name, done / all, drawn, leastVariance)
}

/** A draw in which nothing could be computed (all its posts were empty) is as the account itself. */
export function fill(
  measures: Observations,
  name: RelationshipMeasure,
  value: number,
  draws: Float32Array,
  leastVariance: number,
): void {
  const found = measures[name]
  if (found.state !== 'assessed') return
  if (!Number.isFinite(value)) {
    measures[name] = { state: 'not-enough-evidence', n: 0, needed: found.needed, lacking: undefined }
    return
  }
  const scaled = MEASURES[name].scale.of(value)
  for (let b = 0; b < draws.length; b++) if (!Number.isFinite(draws[b])) draws[b] = scaled
  let mean = 0
  let m2 = 0
  for (let b = 0; b < draws.length; b++) {
    const gap = (draws[b] as number) - mean
    mean += gap / (b + 1)
    m2 += gap * ((draws[b] as number) - mean)
  }
  const variance = draws.length > 1 ? m2 / (draws.length - 1) : 0
  measures[name] = { state: 'assessed', value, n: found.n, needed: found.needed, draws, variance, leastVariance }
}
