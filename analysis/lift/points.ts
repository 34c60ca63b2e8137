/**
 * The geometry that the weighting models share: every control as the distance of its series from the treated one. What a weighted
 * mixture of controls misses is the weighted mixture of these distances.
 */
import type { Frame } from './frame.ts'

export type Points = {
  readonly size: number
  readonly length: number
  /** Control minus treated, a row for each control; changes around their own mean where `centred`. */
  readonly distance: Float64Array
  readonly centred: boolean
}

/** Over the periods `from` to `to`. With fixed effects every series first loses its mean over exactly these periods. */
export function pointsOf(frame: Frame, length: number, centred: boolean): Points {
  const all = frame.times.length
  const size = frame.controls.length
  const target = frame.target.slice(0, length)
  if (centred) centre(target)
  const distance = new Float64Array(size * length)
  for (let i = 0; i < size; i++) {
    const row = frame.donors.slice(i * all, i * all + length)
    if (centred) centre(row)
    for (let t = 0; t < length; t++) distance[i * length + t] = row[t]! - target[t]!
  }
  return { size, length, distance, centred }
}

/** What the mixture misses in each period: treated minus weighted controls. */
export function missed({ size, length, distance }: Points, weights: Float64Array): Float64Array {
  const residual = new Float64Array(length)
  for (let i = 0; i < size; i++) {
    const w = weights[i]!
    if (w === 0) continue
    const row = i * length
    for (let t = 0; t < length; t++) residual[t]! -= w * distance[row + t]!
  }
  return residual
}

export const norm = (values: Float64Array) => Math.sqrt(values.reduce((sum, x) => sum + x * x, 0))

export const average = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length

export function centre(series: Float64Array): Float64Array {
  const mean = average(series)
  for (let t = 0; t < series.length; t++) series[t]! -= mean
  return series
}

/** What would have been without the treatment: weighted controls over all periods, on the level of the treated before the start if centred. */
export function counterfactualOf(frame: Frame, weights: Float64Array, centred: boolean): Float64Array {
  const all = frame.times.length
  const path = new Float64Array(all)
  weights.forEach((w, i) => {
    if (w !== 0) for (let t = 0; t < all; t++) path[t]! += w * frame.donors[i * all + t]!
  })
  if (centred) {
    const off = average(frame.target.subarray(0, frame.before)) - average(path.subarray(0, frame.before))
    for (let t = 0; t < all; t++) path[t]! += off
  }
  return path
}
