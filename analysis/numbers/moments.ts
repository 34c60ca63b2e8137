/**
 * How many, how large on average, how spread: in one pass, mergeable across shards.
 * Welford (1962) to add, Chan, Golub & LeVeque (1979) to merge: no catastrophic cancellation.
 */

/** `m2` is the sum of squared distances from the mean. */
export type Moments = { readonly n: number; readonly mean: number; readonly m2: number }

export const NOTHING: Moments = { n: 0, mean: 0, m2: 0 }

/** Moments of a sample; NaN, an unknown, is left out. */
export function moments(values: Iterable<number>): Moments {
  let n = 0
  let mean = 0
  let m2 = 0
  for (const value of values) {
    if (Number.isNaN(value)) continue
    const gap = value - mean
    mean += gap / ++n
    m2 += gap * (value - mean)
  }
  return { n, mean, m2 }
}

export const add = (a: Moments, value: number): Moments =>
  Number.isNaN(value) ? a : merge(a, { n: 1, mean: value, m2: 0 })

/** Moments of two disjoint samples, as if seen together. */
export function merge(a: Moments, b: Moments): Moments {
  const n = a.n + b.n
  if (n === 0) return NOTHING
  const gap = b.mean - a.mean
  return { n, mean: a.mean + gap * (b.n / n), m2: a.m2 + b.m2 + gap * gap * ((a.n * b.n) / n) }
}

/** Of nothing: undefined, not 0. */
export const mean = (values: Iterable<number>): number | undefined => {
  const all = moments(values)
  return all.n === 0 ? undefined : all.mean
}

/** Of the population behind the sample (n - 1); undefined for fewer than two values. */
export const variance = (a: Moments): number | undefined => (a.n < 2 ? undefined : a.m2 / (a.n - 1))

export const deviation = (a: Moments): number | undefined => (a.n < 2 ? undefined : Math.sqrt(a.m2 / (a.n - 1)))
