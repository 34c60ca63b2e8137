/**
 * Who gets credit by a rule of thumb: first, last, linear, position (40/20/40) and time decay. Each order is divided among the
 * touches of its own path by weights that sum to one. Rules, not findings: they say nothing of what would have happened
 * without a touch. Method: docs/methods/attribution.md
 */
import type { Paths } from './paths.ts'

/** Weight of each of `n` touches, any scale. `at` is where the path begins in `paths.touches`. */
export type Weighing = (weights: Float64Array, n: number, at: number) => void

export const first: Weighing = (weights, n) => {
  weights.fill(0, 0, n)
  weights[0] = 1
}

export const last: Weighing = (weights, n) => {
  weights.fill(0, 0, n)
  weights[n - 1] = 1
}

export const linear: Weighing = (weights, n) => void weights.fill(1, 0, n)

/** 40% to the first, 40% to the last, 20% to all between; two share, one takes all. */
export const position: Weighing = (weights, n) => {
  if (n < 3) return void weights.fill(1, 0, n)
  weights.fill(0.2 / (n - 2), 0, n)
  weights[0] = 0.4
  weights[n - 1] = 0.4
}

/** Half the weight for every `halfLife` of age; without ages a touch is as old as there are touches after it. */
export const decay =
  (halfLife: number, ages?: Float64Array): Weighing =>
  (weights, n, at) => {
    // Counted from the youngest, or a path that is old as a whole would weigh nothing.
    let youngest = ages ? Infinity : 0
    if (ages) for (let i = 0; i < n; i++) youngest = Math.min(youngest, ages[at + i]!)
    for (let i = 0; i < n; i++) weights[i] = 2 ** (-((ages ? ages[at + i]! : n - 1 - i) - youngest) / halfLife)
  }

/** What each touch earns, in the order of `paths.names`. */
export type Earned = { readonly conversions: Float64Array; readonly value: Float64Array }

export function byWeights(paths: Paths, weigh: Weighing): Earned {
  const { start, touches } = paths
  const conversions = new Float64Array(paths.names.length)
  const value = new Float64Array(paths.names.length)
  const weights = new Float64Array(longest(start))
  for (let i = 0; i + 1 < start.length; i++) {
    if (paths.conversions[i] === 0) continue
    const at = start[i]!
    const n = start[i + 1]! - at
    weigh(weights, n, at)
    let sum = 0
    for (let k = 0; k < n; k++) sum += weights[k]!
    for (let k = 0; k < n; k++) {
      const share = weights[k]! / sum
      conversions[touches[at + k]!]! += share * paths.conversions[i]!
      value[touches[at + k]!]! += share * paths.value[i]!
    }
  }
  return { conversions, value }
}

function longest(start: Int32Array): number {
  let most = 0
  for (let i = 1; i < start.length; i++) most = Math.max(most, start[i]! - start[i - 1]!)
  return most
}
