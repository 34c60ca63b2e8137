/**
 * Rules that give each control its weight from a stretch of periods: synthetic control (Abadie, Diamond & Hainmueller 2010), with a
 * ridge penalty on the weights (as in synthetic difference in differences), augmented by ridge regression (Ben-Michael, Feller &
 * Rothstein 2021), and uniform. A rule can be asked again and again with the treated series moved by a multiple of one direction, as
 * tests need it; each answer starts from the one before.
 */
import { gramOf, simplexWeights } from '../numbers/simplex-weights.ts'
import type { Weights } from '../numbers/simplex-weights.ts'
import { augmenting } from './augmenting.ts'
import { average } from './points.ts'
import type { Points } from './points.ts'

export type Rule =
  | { readonly kind: 'simplex'; readonly penalty?: number }
  | { readonly kind: 'augmented'; readonly lambda?: number }
  | { readonly kind: 'uniform' }

export type Weighted = {
  /** Of the controls; they add up to one, and only those of `augmented` may be negative. */
  readonly weights: Float64Array
  /** Before augmentation. */
  readonly simplex: Float64Array
  readonly lambda?: number
  readonly lambdaIndex?: number
}

export type Weighing = {
  /** Weights for treated - shift x direction. */
  weigh(shift?: number): Weighted
  /** What they miss in each period of that moved series. */
  residual(shift: number): Float64Array
}

/** `direction` has a value for each period of `points`. */
export function weighing(points: Points, rule: Rule, direction?: Float64Array): Weighing {
  const { size, length, distance, centred } = points
  const along = direction ? direction.slice() : new Float64Array(length)
  if (centred) {
    const mean = average(along)
    for (let t = 0; t < length; t++) along[t]! -= mean
  }
  const uniform = new Float64Array(size).fill(1 / size)
  const gram = gramOf(distance, size, length, rule.kind === 'simplex' ? (rule.penalty ?? 0) : 0)
  const slope = new Float64Array(size)
  for (let i = 0; i < size; i++) for (let t = 0; t < length; t++) slope[i]! += distance[i * length + t]! * along[t]!
  const augment = rule.kind === 'augmented' ? augmenting(points, gram, along, rule.lambda) : undefined
  let last: Weights | undefined
  const weigh = (shift = 0): Weighted => {
    if (rule.kind === 'uniform') return { weights: uniform, simplex: uniform }
    last = simplexWeights(gram, {
      ...(shift === 0 ? {} : { linear: slope.map((x) => shift * x) }),
      ...(last ? { from: last } : {}),
    })
    if (!augment) return { weights: last.weights, simplex: last.weights }
    return { ...augment(last, shift), simplex: last.weights }
  }
  const residual = (shift: number) => {
    const { weights } = weigh(shift)
    const left = along.map((x) => -shift * x)
    for (let i = 0; i < size; i++) {
      const w = weights[i]!
      if (w !== 0) for (let t = 0; t < length; t++) left[t]! -= w * distance[i * length + t]!
    }
    return left
  }
  return { weigh, residual }
}
