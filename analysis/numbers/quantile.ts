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

/** Up to so many are put in order one by one, which for few takes a third of the time that a sort does. */
const FEW = 64

/** Ascending, unknowns left out; the input stays as it was. */
export function sorted(values: Iterable<number>): Float64Array {
  // Of what has a length the constructor makes a copy at once; `from` would ask for one after another.
  const all = isArray(values) ? new Float64Array(values) : Float64Array.from(values)
  let count = 0
  for (let k = 0; k < all.length; k++) {
    const value = all[k] as number
    if (Number.isNaN(value)) continue
    let at = count++
    if (all.length <= FEW) for (; at > 0 && (all[at - 1] as number) > value; at--) all[at] = all[at - 1] as number
    all[at] = value
  }
  const known = count === all.length ? all : all.subarray(0, count)
  return all.length <= FEW ? known : known.sort()
}

const isArray = (values: Iterable<number>): values is readonly number[] | Float64Array =>
  Array.isArray(values) || values instanceof Float64Array
