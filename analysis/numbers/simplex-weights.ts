/**
 * Which weights, none negative and adding up to one, make ½ w'Gw + b'w smallest? Exactly, by an active set: Wolfe's (1976) search for
 * the nearest point of a polytope. Only points that do not depend on each other carry weight at a time, so G may be singular; which
 * of several equally good answers comes out is then not defined, only how good it is.
 * Trust the result by its Karush-Kuhn-Tucker residual (`violation`), never by its looks.
 */
import { factored, solved } from './cholesky.ts'

/** G without ever being written out: its columns are made when asked for and kept. */
export type Gram = {
  readonly size: number
  readonly diagonal: Float64Array
  /** The mean of the diagonal: what "small" is measured against. */
  readonly scale: number
  column(j: number): Float64Array
}

export type Weights = {
  readonly weights: Float64Array
  /** Places with weight above 0. */
  readonly used: readonly number[]
}

/** G of `size` points with `length` coordinates each, one after the other in `points`; `ridge` is added to the diagonal. */
export function gramOf(points: Float64Array, size: number, length: number, ridge = 0): Gram {
  const kept: (Float64Array | undefined)[] = Array.from({ length: size })
  const diagonal = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let sum = ridge
    for (let t = i * length; t < (i + 1) * length; t++) sum += points[t]! * points[t]!
    diagonal[i] = sum
  }
  const column = (j: number): Float64Array => {
    const known = kept[j]
    if (known) return known
    const made = new Float64Array(size)
    const at = j * length
    for (let i = 0; i < size; i++) {
      let sum = 0
      const row = i * length
      for (let t = 0; t < length; t++) sum += points[row + t]! * points[at + t]!
      made[i] = sum
    }
    made[j]! += ridge
    return (kept[j] = made)
  }
  return { size, diagonal, scale: diagonal.reduce((a, b) => a + b, 0) / size, column }
}

type Options = {
  /** b; nothing means zeros. */
  linear?: Float64Array
  /** Take v v' off G (one coordinate left out). */
  without?: Float64Array
  /** Where to start: an answer to a problem nearby. */
  from?: Weights
}

const TOLERANCE = 1e-13

export function simplexWeights(gram: Gram, { linear, without, from }: Options = {}): Weights {
  const { size, scale, diagonal } = gram
  const weights = new Float64Array(size)
  if (size === 0) return { weights, used: [] }
  if (!(scale > 0)) {
    weights[0] = 1
    return { weights, used: [0] }
  }
  let used: number[] = []
  if (from && from.used.length) {
    used = [...from.used]
    for (const j of used) weights[j] = from.weights[j]!
  } else {
    let best = 0
    let least = Infinity
    for (let j = 0; j < size; j++) {
      const worth = diagonal[j]! / 2 + (linear?.[j] ?? 0) - (without ? without[j]! ** 2 / 2 : 0)
      if (worth < least) [best, least] = [j, worth]
    }
    used = [best]
    weights[best] = 1
  }
  const tolerance = TOLERANCE * scale
  const blocked = new Set<number>()
  const gradient = new Float64Array(size)
  descend(-1)
  for (let round = 0; round < 20 * size + 200; round++) {
    slope()
    let level = 0
    for (const j of used) level += weights[j]! * gradient[j]!
    let next = -1
    let lowest = level - tolerance
    for (let j = 0; j < size; j++)
      if (gradient[j]! < lowest && !(weights[j]! > 0) && !blocked.has(j)) lowest = gradient[(next = j)]!
    if (next < 0) break
    used.push(next)
    if (!descend(next)) blocked.add(next)
    else blocked.clear()
  }
  return { weights, used }

  function slope() {
    gradient.fill(0)
    let left = 0
    for (const j of used) {
      const w = weights[j]!
      const column = gram.column(j)
      for (let k = 0; k < size; k++) gradient[k]! += w * column[k]!
      if (without) left += w * without[j]!
    }
    if (without) for (let k = 0; k < size; k++) gradient[k]! -= left * without[k]!
    if (linear) for (let k = 0; k < size; k++) gradient[k]! += linear[k]!
  }

  /** Goes to the best weights on those in use, dropping one at each wall met. False when `added` could not take any weight. */
  function descend(added: number): boolean {
    for (;;) {
      const wanted = balanced()
      if (typeof wanted === 'number') {
        // That one is a mixture of the others: its weight goes to them in proportion.
        const [dropped] = used.splice(wanted, 1) as [number]
        weights[dropped] = 0
        normalise()
        if (dropped === added) return false
        continue
      }
      let step = 1
      let wall = -1
      for (let i = 0; i < used.length; i++) {
        if (wanted[i]! > 0) continue
        const now = weights[used[i]!]!
        const reach = now <= 0 ? 0 : now / (now - wanted[i]!)
        if (reach < step || wall < 0) [step, wall] = [Math.min(step, reach), i]
      }
      for (let i = 0; i < used.length; i++) {
        const j = used[i]!
        weights[j] = wall < 0 ? wanted[i]! : Math.max(0, weights[j]! + step * (wanted[i]! - weights[j]!))
      }
      if (wall < 0) return (normalise(), true)
      const [dropped] = used.splice(wall, 1) as [number]
      weights[dropped] = 0
      normalise()
      if (dropped === added && step === 0) return false
    }
  }

  function normalise() {
    let sum = 0
    for (const j of used) sum += weights[j]!
    if (sum > 0) for (const j of used) weights[j]! /= sum
    else weights[used[0]!] = 1
  }

  /** The stationary weights on those in use, of any sign; or the place in `used` of one that depends on those before it. */
  function balanced(): Float64Array | number {
    const s = used.length
    if (s === 1) return Float64Array.of(1)
    const matrix = new Float64Array(s * s)
    for (let a = 0; a < s; a++) {
      const column = gram.column(used[a]!)
      for (let b = 0; b < s; b++) {
        const left = without ? without[used[a]!]! * without[used[b]!]! : 0
        // Adding the same to all entries changes nothing for weights that add up to one, and makes the matrix definite.
        matrix[a * s + b] = column[used[b]!]! - left + scale
      }
    }
    const factor = matrix.slice()
    const dependent = factored(factor, s)
    if (dependent >= 0) return dependent
    const refined = (b: Float64Array): Float64Array => {
      const x = solved(factor, s, b.slice())
      const off = b.slice()
      for (let a = 0; a < s; a++) for (let c = 0; c < s; c++) off[a]! -= matrix[a * s + c]! * x[c]!
      solved(factor, s, off)
      for (let a = 0; a < s; a++) x[a]! += off[a]!
      return x
    }
    const ones = refined(new Float64Array(s).fill(1))
    const toOnes = ones.reduce((a, b) => a + b, 0)
    if (!linear) return ones.map((x) => x / toOnes)
    const pulled = refined(Float64Array.from(used, (j) => linear[j]!))
    const level = (1 + pulled.reduce((a, b) => a + b, 0)) / toOnes
    return ones.map((x, i) => level * x - pulled[i]!)
  }
}

/**
 * How far from the best: 0 is exact. The gradient of no point may lie below that of those in use, in units of the mean diagonal of G;
 * computed from the points themselves. Weights that are negative or do not add up to one count as well.
 */
export function violation(
  points: Float64Array,
  size: number,
  length: number,
  weights: Float64Array,
  ridge = 0,
): number {
  const residual = new Float64Array(length)
  let total = 0
  let least = 0
  for (let i = 0; i < size; i++) {
    const w = weights[i]!
    total += w
    least = Math.min(least, w)
    if (w !== 0) for (let t = 0; t < length; t++) residual[t]! += w * points[i * length + t]!
  }
  let scale = 0
  let lowest = Infinity
  let highest = -Infinity
  for (let i = 0; i < size; i++) {
    let slope = ridge * weights[i]!
    let own = ridge
    for (let t = 0; t < length; t++) {
      const x = points[i * length + t]!
      slope += x * residual[t]!
      own += x * x
    }
    scale += own / size
    lowest = Math.min(lowest, slope)
    if (weights[i]! > 1e-12) highest = Math.max(highest, slope)
  }
  return Math.max(Math.abs(total - 1), -least, scale > 0 ? (highest - lowest) / scale : 0)
}
