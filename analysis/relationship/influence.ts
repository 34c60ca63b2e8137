/**
 * How much does each post move a measure? For measures that count people across posts (or words across comments) a post
 * must not be drawn twice: everybody on it would seem to have come back, and every word to be common. There the measure
 * is computed again without each group of posts in turn (jackknife; Quenouille, Tukey), and a bootstrap draw is the sum
 * of what the drawn posts contribute: the same draws as everywhere, to first order.
 * Source: Efron (1982), The jackknife, the bootstrap and other resampling plans, ch. 4-5.
 */
import { median } from '../numbers/quantile.ts'
import type { Weights } from './weights.ts'

/** Odd, so that a group never holds only every second post. */
const MOST_GROUPS = 25

export type Groups = {
  readonly count: number
  readonly posts: number
  readonly groupOf: Int32Array
  /** Row g: 0 for the posts of group g, 1 for the others. */
  readonly without: Uint8Array
}

const made = new Map<number, Groups>()

export function groupsOf(posts: number): Groups {
  const known = made.get(posts)
  if (known) return known
  const count = Math.min(posts, MOST_GROUPS)
  const without = new Uint8Array(count * posts).fill(1)
  const groupOf = Int32Array.from({ length: posts }, (_, p) => p % count)
  for (let p = 0; p < posts; p++) without[(groupOf[p] as number) * posts + p] = 0
  const groups = { count, posts, groupOf, without }
  if (made.size > 200) made.clear()
  made.set(posts, groups)
  return groups
}

/** What each group adds to the measure, given its value without each group in turn; the contributions sum to 0. */
export function influences(without: ArrayLike<number>): Float64Array {
  const count = without.length
  let total = 0
  for (let g = 0; g < count; g++) total += without[g] as number
  const middle = total / count
  return Float64Array.from({ length: count }, (_, g) => ((count - 1) / count) * (middle - (without[g] as number)))
}

/** How often each draw took the posts of a group beyond once each, in standard units: row b, column g. */
const moves = new WeakMap<Weights, Float64Array>()

function movesOf(weights: Weights, { count, groupOf }: Groups): Float64Array {
  const known = moves.get(weights)
  if (known) return known
  const { draws, posts, of } = weights
  const moved = new Float64Array(draws * count)
  const sizes = new Int32Array(count)
  for (const g of groupOf) sizes[g] = (sizes[g] as number) + 1
  for (let b = 0; b < draws; b++) {
    for (let p = 0; p < posts; p++) {
      const g = groupOf[p] as number
      const at = b * count + g
      moved[at] = (moved[at] as number) + ((of[b * posts + p] as number) - 1) / Math.sqrt(sizes[g] as number)
    }
  }
  moves.set(weights, moved)
  return moved
}

/** The measure in each draw. */
export function drawnBy(centre: number, influence: Float64Array, groups: Groups, weights: Weights): Float32Array {
  const moved = movesOf(weights, groups)
  const { count } = groups
  const drawn = new Float32Array(weights.draws)
  for (let b = 0, at = 0; b < drawn.length; b++) {
    let sum = centre
    for (let g = 0; g < count; g++) sum += (moved[at++] as number) * (influence[g] as number)
    drawn[b] = sum
  }
  return drawn
}

/**
 * Contributions without the drift along the window, and of a given size: for a measure whose posts differ in order and by
 * nature (the first posts see the old regulars), which is not noise. Each is taken against the mean of its neighbours in
 * time, outliers are cut at three usual sizes, and the whole is brought to the variance that independent people would
 * make, or to the usual size of what is left, whichever is larger.
 */
export function withoutDrift(influence: Float64Array, leastVariance: number): Float64Array {
  const last = influence.length - 1
  if (last < 3) return influence
  const left = influence.map((own, g) => {
    if (g === 0) return Math.SQRT1_2 * (own - (influence[1] as number))
    if (g === last) return Math.SQRT1_2 * (own - (influence[last - 1] as number))
    return Math.sqrt(2 / 3) * (own - ((influence[g - 1] as number) + (influence[g + 1] as number)) / 2)
  })
  // 1.4826 times the median size is the standard deviation if what is left is normal.
  const usual = 1.4826 * (median(left.map(Math.abs)) as number)
  const cut = usual > 0 ? left.map((own) => Math.min(Math.max(own, -3 * usual), 3 * usual)) : left
  const variance = cut.reduce((sum, own) => sum + own * own, 0)
  const wanted = Math.max(leastVariance, left.length * usual * usual)
  return variance > 0 ? cut.map((own) => own * Math.sqrt(wanted / variance)) : cut
}
