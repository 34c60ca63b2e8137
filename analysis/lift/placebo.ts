/**
 * What does the same method see where nothing happened? Controls take the place of the treated in turn (groups of them, drawn, when
 * several places were treated), each weighed from the other controls. The p-value is the rank of the treated among them.
 *
 * For the weighting models each effect is measured by what was missed before the start (Abadie, Diamond & Hainmueller 2010), never by less
 * than a tenth of the treated's own miss, and placebos that fit five times worse are left out. The smallest p is one over their number
 * plus one: ten controls cannot say 5%.
 */
import type { Random } from '../numbers/random.ts'
import type { Trial } from './conformal.ts'
import { fitted } from './fitting.ts'
import type { Weighted } from './fitting.ts'
import type { Frame } from './frame.ts'

export type Placebo = { readonly units: readonly string[]; readonly effects: Float64Array }

const GROUPS = 200
const FLOOR = 0.1
const WORST = 5
const SAME = 1e-9

/** Effect paths of controls in the place of the treated; needs at least two controls to be left for each. */
export function placebosOf(
  frame: Frame,
  model: Weighted,
  fixedEffects: boolean,
  groups: number,
  random: Random,
): Placebo[] {
  const { controls, treated, times } = frame
  const all = times.length
  const k = Math.min(treated.length, controls.length - 2)
  if (k < 1) return []
  const sets: number[][] =
    k === 1
      ? controls.map((_, i) => [i])
      : Array.from({ length: Math.min(groups, GROUPS) }, () =>
          random.some(
            controls.map((_, i) => i),
            k,
          ),
        )
  return sets.map((set) => {
    const target = new Float64Array(all)
    for (const i of set) for (let t = 0; t < all; t++) target[t]! += frame.donors[i * all + t]! / k
    const rest = controls.flatMap((_, i) => (set.includes(i) ? [] : [i]))
    const donors = new Float64Array(rest.length * all)
    rest.forEach((i, place) => donors.set(frame.donors.subarray(i * all, (i + 1) * all), place * all))
    const units = set.map((i) => controls[i]!)
    const stand = { ...frame, treated: units, controls: rest.map((i) => controls[i]!), target, donors }
    const { counterfactual } = fitted(stand, model, fixedEffects)
    return { units, effects: target.map((y, t) => y - counterfactual[t]!) }
  })
}

/** `effects` is the path of the treated. Tells how many placebos it was compared with. */
export function placeboTrial(
  placebos: readonly Placebo[],
  effects: Float64Array,
  before: number,
  model: Weighted,
): { trial: Trial; kept: number } {
  const ratio = model === 'scm' || model === 'ridge'
  const miss = (path: Float64Array) => meanSquare(path, 0, before)
  const own = miss(effects)
  const kept = ratio ? placebos.filter((placebo) => miss(placebo.effects) <= WORST * own) : placebos
  const size = (path: Float64Array) => (ratio ? Math.max(miss(path), FLOOR * own) : 1)
  const rank = (observed: number, others: readonly number[]) =>
    (1 + others.filter((other) => other >= observed * (1 - SAME)).length) / (1 + others.length)
  const gaps = kept.map((placebo) => Math.abs(mean(placebo.effects, before)) / Math.sqrt(size(placebo.effects)))
  const squares = kept.map(
    (placebo) => meanSquare(placebo.effects, before, placebo.effects.length) / size(placebo.effects),
  )
  const gap = mean(effects, before)
  const unit = size(effects)
  return {
    kept: kept.length,
    trial: {
      nothing: () =>
        ratio ? rank(meanSquare(effects, before, effects.length) / unit, squares) : rank(Math.abs(gap), gaps),
      mean: (delta) => rank(Math.abs(gap - delta) / Math.sqrt(unit), gaps),
      lean: (delta) => gap - delta,
    },
  }
}

const mean = (path: Float64Array, from: number) => {
  let sum = 0
  for (let t = from; t < path.length; t++) sum += path[t]!
  return sum / (path.length - from)
}

const meanSquare = (path: Float64Array, from: number, to: number) => {
  let sum = 0
  for (let t = from; t < to; t++) sum += path[t]! ** 2
  return sum / (to - from)
}
