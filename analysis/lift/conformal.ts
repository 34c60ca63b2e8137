/**
 * Did anything happen in the treated periods, and which mean effects agree with the noise of the others? Conformal inference
 * (Chernozhukov, Wüthrich & Zhu 2021): take an effect off the treated periods, weigh the controls anew on all periods, and ask how
 * unusual the misses of the treated periods are among those of all.
 *
 * Two statistics on the same misses. Nothing at all: the sum of their sizes, as published and as GeoLift does, which notices an effect
 * that comes and goes. A mean effect: the size of their sum, because no effect is quite the same every day, and asking that it be
 * would leave no interval at all (5% of the example worlds, and GeoLift's own data).
 *
 * `block` compares with every cyclic shift, so it keeps neighbouring periods together: the default. `iid` shuffles periods, as GeoLift
 * does, and is right only where misses do not depend on the day before. The smallest p of `block` is one over the number of periods.
 */
import type { Random } from '../numbers/random.ts'
import type { Weighing } from './weighting.ts'

export type Trial = {
  /** p-value of: no effect in any period. `moved` first takes so much of the direction off the treated series (to try out effects). */
  nothing(moved?: number): number
  /** p-value of: a mean effect of `delta` per treated unit and period. */
  mean(delta: number): number
  /** What is missed on the whole during the test if the mean effect is `delta`: falls as delta rises, and at 0 no delta fits better. */
  lean(delta: number): number
}

/** Equal up to rounding counts as equal, or a change of unit could change the answer. */
const SAME = 1e-9

type Comparison = (misses: Float64Array) => number

export function blockTrial(weighing: Weighing, before: number): Trial {
  const among =
    (size: (sum: number) => number): Comparison =>
    (misses) => {
      const periods = misses.length
      const during = periods - before
      const at = (shift: number) => {
        let sum = 0
        for (let k = 0; k < during; k++) sum += misses[(before + shift + k) % periods]!
        return size(sum)
      }
      const least = at(0) * (1 - SAME)
      let asLarge = 0
      for (let shift = 0; shift < periods; shift++) if (at(shift) >= least) asLarge++
      return asLarge / periods
    }
  return trial(weighing, before, among)
}

export function iidTrial(
  weighing: Weighing,
  before: number,
  periods: number,
  permutations: number,
  random: Random,
): Trial {
  const during = periods - before
  // Which periods take the places of the treated ones: drawn once, so that one and the same test is inverted.
  const drawn = new Int32Array(permutations * during)
  const deck = Int32Array.from({ length: periods }, (_, t) => t)
  for (let b = 0; b < permutations; b++)
    for (let k = 0; k < during; k++) {
      const j = k + random.below(periods - k)
      const taken = deck[j]!
      deck[j] = deck[k]!
      drawn[b * during + k] = deck[k] = taken
    }
  const among =
    (size: (sum: number) => number): Comparison =>
    (misses) => {
      let observed = 0
      for (let t = before; t < periods; t++) observed += misses[t]!
      const least = size(observed) * (1 - SAME)
      let asLarge = 0
      for (let at = 0; at < drawn.length;) {
        let sum = 0
        for (const stop = at + during; at < stop; at++) sum += misses[drawn[at]!]!
        if (size(sum) >= least) asLarge++
      }
      return (1 + asLarge) / (1 + permutations)
    }
  return trial(weighing, before, among)
}

function trial(weighing: Weighing, before: number, among: (size: (sum: number) => number) => Comparison): Trial {
  const ofSizes = among((sum) => sum)
  const ofSum = among(Math.abs)
  return {
    nothing: (moved = 0) => ofSizes(weighing.residual(moved).map(Math.abs)),
    mean: (delta) => ofSum(weighing.residual(delta)),
    lean: (delta) =>
      weighing
        .residual(delta)
        .subarray(before)
        .reduce((sum, miss) => sum + miss, 0),
  }
}
