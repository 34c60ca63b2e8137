/**
 * Who stands where, and who cannot be told apart? Sorted by score. A tie is everybody who cannot be told apart from the
 * first of it: their intervals overlap. The last of one tie and the first of the next may still overlap; what is certain
 * about one place is `best` and `worst`. Equal scores are ordered by id, and are tied.
 */
import type { Interval } from '../numbers/finding.ts'

/**
 * `rank` from 1, by score; `tie` numbers the groups from 1 in the same order: whoever shares one is tied. `best` and
 * `worst` are the ranks between which this one lies: only those whose intervals are clear of it are surely above or below.
 */
export type Rank = {
  readonly id: string
  readonly rank: number
  readonly tie: number
  readonly best: number
  readonly worst: number
}

export function ranked<T extends { readonly id: string; readonly score: number; readonly interval: Interval }>(
  items: readonly T[],
): Rank[] {
  const order = items.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : Number(a.id > b.id)))
  const lows = Float64Array.from(order, ({ interval }) => interval[0]).sort()
  const highs = Float64Array.from(order, ({ interval }) => interval[1]).sort()
  let tie = 0
  let lowest = Infinity

  return order.map(({ id, interval: [low, high] }, i) => {
    if (high < lowest) {
      tie++
      lowest = low
    }
    return { id, rank: i + 1, tie, best: 1 + order.length - upTo(lows, high), worst: order.length - below(highs, low) }
  })
}

/** How many values are at most `limit`. */
function upTo(ascending: Float64Array, limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] as number) <= limit) low = middle + 1
    else high = middle
  }
  return low
}

/** How many values are less than `limit`. */
function below(ascending: Float64Array, limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] as number) < limit) low = middle + 1
    else high = middle
  }
  return low
}
