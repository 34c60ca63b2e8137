/** The point estimate of each weighting model: which mixture of controls stands for the treated, learnt before the start only. */
import { simplexWeights, gramOf, violation } from '../numbers/simplex-weights.ts'
import type { Model } from './answer.ts'
import type { Frame } from './frame.ts'
import { average, centre, counterfactualOf, missed, norm, pointsOf } from './points.ts'
import { weighing } from './weighting.ts'
import type { Rule } from './weighting.ts'

export type Fitted = {
  readonly weights: Float64Array
  /** All periods, on the level of the mean of the treated. */
  readonly counterfactual: Float64Array
  readonly l2: number
  readonly scaledL2: number | null
  readonly kkt: number | null
  readonly lambda?: number
  readonly lambdaIndex?: number
}

export type Weighted = Extract<Model, 'scm' | 'ridge' | 'did' | 'sdid'>

/** How a model weighs controls over any stretch of periods, and whether it compares changes instead of levels. */
export function ruleOf(frame: Frame, model: Weighted, fixedEffects: boolean): { rule: Rule; centred: boolean } {
  if (model === 'did') return { rule: { kind: 'uniform' }, centred: true }
  if (model === 'sdid')
    return { rule: { kind: 'simplex', penalty: frame.before * restlessness(frame).unit ** 2 }, centred: true }
  return { rule: { kind: model === 'ridge' ? 'augmented' : 'simplex' }, centred: fixedEffects }
}

export function fitted(frame: Frame, model: Weighted, fixedEffects: boolean): Fitted {
  const { rule, centred } = ruleOf(frame, model, fixedEffects)
  const points = pointsOf(frame, frame.before, centred)
  const { weights, simplex, lambda, lambdaIndex } = weighing(points, rule).weigh()
  const l2 = norm(missed(points, weights))
  const uniform = norm(missed(points, new Float64Array(points.size).fill(1 / points.size)))
  const penalty = rule.kind === 'simplex' ? (rule.penalty ?? 0) : 0
  const counterfactual = counterfactualOf(frame, weights, centred)
  if (model === 'sdid') weighTime(frame, counterfactual)
  return {
    weights,
    counterfactual,
    l2,
    scaledL2: uniform > 0 ? l2 / uniform : null,
    kkt: model === 'did' ? null : violation(points.distance, points.size, points.length, simplex, penalty),
    ...(lambda === undefined ? {} : { lambda }),
    ...(lambdaIndex === undefined ? {} : { lambdaIndex }),
  }
}

/**
 * Synthetic difference in differences (Arkhangelsky et al. 2021): the periods before the start are weighted too, such that for the
 * controls they resemble the periods of the test; the counterfactual meets the treated series on average over these.
 */
function weighTime(frame: Frame, counterfactual: Float64Array) {
  const { before, during, controls } = frame
  const all = frame.times.length
  const n = controls.length
  // A row for each period before, as the distance from the mean of the periods during; around its mean over controls.
  const distance = new Float64Array(before * n)
  const after = new Float64Array(n)
  for (let i = 0; i < n; i++) after[i] = average(frame.donors.subarray(i * all + before, i * all + before + during))
  centre(after)
  for (let t = 0; t < before; t++) {
    const row = centre(Float64Array.from({ length: n }, (_, i) => frame.donors[i * all + t]!))
    for (let i = 0; i < n; i++) distance[t * n + i] = row[i]! - after[i]!
  }
  const { weights } = simplexWeights(gramOf(distance, before, n, n * restlessness(frame).time ** 2))
  let off = 0
  for (let t = 0; t < before; t++) off += weights[t]! * (frame.target[t]! - counterfactual[t]!)
  for (let t = 0; t < all; t++) counterfactual[t]! += off
}

/** Penalties of synthetic difference in differences, from how much controls move from one period to the next. */
function restlessness({ donors, controls, times, before, during, treated }: Frame) {
  const all = times.length
  const steps = new Float64Array(controls.length * (before - 1))
  controls.forEach((_, i) => {
    for (let t = 1; t < before; t++) steps[i * (before - 1) + t - 1] = donors[i * all + t]! - donors[i * all + t - 1]!
  })
  const deviation = norm(centre(steps)) / Math.sqrt(Math.max(1, steps.length - 1))
  return { unit: (treated.length * during) ** 0.25 * deviation, time: 1e-6 * deviation }
}
