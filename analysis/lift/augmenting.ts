/**
 * Ridge augmentation: what the simplex weights miss is regressed on the controls, and the weights may leave the simplex as far as the
 * penalty allows. The penalty is chosen by leaving out one period at a time, the last excepted: the largest whose mean squared
 * error lies within one standard error of the smallest.
 *
 * Leaving out a period changes the regression by one row and column, so its error there follows from the whole regression (the
 * leave-one-out identity of kernel ridge); only the simplex weights are found anew. One eigendecomposition serves every penalty and period.
 */
import { eigenOfSymmetric } from '../numbers/eigen.ts'
import { simplexWeights } from '../numbers/simplex-weights.ts'
import type { Gram, Weights } from '../numbers/simplex-weights.ts'
import type { Points } from './points.ts'

export const PENALTIES = 21
const RATIO = 1e-8

type Augmented = { weights: Float64Array; lambda: number; lambdaIndex?: number }

/** `along` is the direction in which the treated series may move; see `weighing`. Without a `fixed` penalty it is chosen for the series as it is. */
export function augmenting(
  { size, length, distance }: Points,
  gram: Gram,
  along: Float64Array,
  fixed?: number,
): (weights: Weights, shift: number) => Augmented {
  // Controls around their mean in each period: the treated series drops out of the distances.
  const x = distance.slice()
  for (let t = 0; t < length; t++) {
    let mean = 0
    for (let i = 0; i < size; i++) mean += distance[i * length + t]! / size
    for (let i = 0; i < size; i++) x[i * length + t]! -= mean
  }
  const { values, left, right } = singular(x, size, length)
  const rank = values.length
  const lambdas = Float64Array.from({ length: PENALTIES }, (_, j) => (values[0] ?? 0) * RATIO ** (j / (PENALTIES - 1)))
  // The share of a period that the controls cannot express at all.
  const outside = new Float64Array(length)
  if (rank < length)
    for (let t = 0; t < length; t++) {
      let within = 0
      for (let k = 0; k < rank; k++) within += right[k * length + t]! ** 2
      outside[t] = Math.max(0, 1 - within)
    }
  // Each distance, and the direction, in the coordinates of the decomposition: a fold then costs what its few weights cost.
  const onto = Array.from({ length: size }, (_, i) => projected(distance.subarray(i * length, (i + 1) * length)))
  const alongOnto = projected(along)
  const parts = new Float64Array(rank)
  const project = ({ weights, used }: Weights, shift: number) => {
    for (let k = 0; k < rank; k++) parts[k] = -shift * alongOnto[k]!
    for (const i of used) for (let k = 0; k < rank; k++) parts[k]! -= weights[i]! * onto[i]![k]!
  }
  function projected(series: Float64Array): Float64Array {
    const out = new Float64Array(rank)
    for (let k = 0; k < rank; k++) for (let t = 0; t < length; t++) out[k]! += right[k * length + t]! * series[t]!
    return out
  }

  function chosen(whole: Weights): number {
    const folds = length - 1
    const errors = Array.from({ length: PENALTIES }, () => new Float64Array(folds))
    const out = new Float64Array(size)
    for (let t = 0; t < folds; t++) {
      for (let i = 0; i < size; i++) out[i] = distance[i * length + t]!
      const fold = simplexWeights(gram, { without: out, from: whole })
      project(fold, 0)
      let missed = 0
      for (const i of fold.used) missed -= fold.weights[i]! * out[i]!
      let beyond = 0
      if (rank < length) {
        beyond = missed
        for (let k = 0; k < rank; k++) beyond -= right[k * length + t]! * parts[k]!
      }
      for (let j = 0; j < PENALTIES; j++) {
        const lambda = lambdas[j]!
        let above = beyond
        let below = outside[t]!
        for (let k = 0; k < rank; k++) {
          const u = right[k * length + t]!
          const share = lambda / (values[k]! + lambda)
          above += u * parts[k]! * share
          below += u * u * share
        }
        errors[j]![t] = below > 0 ? (above / below) ** 2 : missed ** 2
      }
    }
    const means = errors.map((e) => e.reduce((a, b) => a + b, 0) / folds)
    const best = means.indexOf(Math.min(...means))
    const spread = errors[best]!.reduce((sum, e) => sum + (e - means[best]!) ** 2, 0) / Math.max(1, folds - 1)
    const allowed = means[best]! + Math.sqrt(spread / folds)
    return means.findIndex((mean) => mean <= allowed)
  }

  return (whole, shift) => {
    if (rank === 0) return { weights: whole.weights.slice(), lambda: 0 }
    const lambdaIndex = fixed === undefined ? chosen(whole) : undefined
    const lambda = fixed ?? lambdas[lambdaIndex!]!
    project(whole, shift)
    const weights = whole.weights.slice()
    for (let k = 0; k < rank; k++) {
      const pull = (Math.sqrt(values[k]!) / (values[k]! + lambda)) * parts[k]!
      for (let i = 0; i < size; i++) weights[i]! += pull * left[k * size + i]!
    }
    return { weights, lambda, ...(lambdaIndex === undefined ? {} : { lambdaIndex }) }
  }
}

/** Squared singular values, largest first, with their vectors on the side of the controls (`left`) and of the periods (`right`), row by row. */
function singular(x: Float64Array, size: number, length: number) {
  const wide = size <= length
  const side = wide ? size : length
  const square = new Float64Array(side * side)
  for (let a = 0; a < side; a++)
    for (let b = 0; b <= a; b++) {
      let sum = 0
      if (wide) for (let t = 0; t < length; t++) sum += x[a * length + t]! * x[b * length + t]!
      else for (let i = 0; i < size; i++) sum += x[i * length + a]! * x[i * length + b]!
      square[a * side + b] = square[b * side + a] = sum
    }
  const { values, vectors } = eigenOfSymmetric(square, side)
  let rank = 0
  while (rank < side && values[rank]! > 1e-12 * values[0]!) rank++
  const own = vectors.slice(0, rank * side)
  const other = new Float64Array(rank * (wide ? length : size))
  for (let k = 0; k < rank; k++) {
    const root = Math.sqrt(values[k]!)
    for (let i = 0; i < size; i++)
      for (let t = 0; t < length; t++)
        if (wide) other[k * length + t]! += (own[k * side + i]! * x[i * length + t]!) / root
        else other[k * size + i]! += (own[k * side + t]! * x[i * length + t]!) / root
  }
  return { values: values.slice(0, rank), left: wide ? own : other, right: wide ? other : own }
}
