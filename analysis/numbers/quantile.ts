/** Where in a list of numbers does a share of them lie? Linear between order statistics (Hyndman & Fan 1996, type 7). */

/** `ascending` in order and without NaN; `share` in 0..1. Of nothing: undefined, not 0. */
export function quantileOfSorted(ascending: ArrayLike<number>, share: number): number | undefined {
  if (ascending.length === 0) return undefined
  const at = Math.min(Math.max(share, 0), 1) * (ascending.length - 1)
  const below = Math.floor(at)
  const low = ascending[below] as number
  const high = ascending[Math.min(below + 1, ascending.length - 1)] as number
  // Equal ends are returned as they are: 0 x (Infinity - Infinity) would be NaN.
  return low === high || at === below ? low : low + (at - below) * (high - low)
}

/** As `quantileOfSorted`, for values in any order; NaN, an unknown, is left out. */
export const quantile = (values: Iterable<number>, share: number): number | undefined =>
  quantileOfSorted(sorted(values), share)

export const median = (values: Iterable<number>): number | undefined => quantile(values, 0.5)

/** Ascending, unknowns left out; the input stays as it was. */
export function sorted(values: Iterable<number>): Float64Array {
  const all = values instanceof Float64Array ? values : Float64Array.from(values)
  return all.filter((value) => !Number.isNaN(value)).toSorted()
}
