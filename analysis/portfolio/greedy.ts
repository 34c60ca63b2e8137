/**
 * Lazy greedy (Minoux 1978): take the offer whose gain for its cost^bend is best, again and again while it fits.
 * Gains only shrink as the set grows, so a key computed earlier is a promise that is never exceeded, and most are never
 * computed again. By itself it may be far off (a dear creator who reaches everybody): search.ts tries many bends and starts.
 */
import type { Coverage } from './coverage.ts'
import type { Keeper } from './rules.ts'

export type Market = {
  /** Offers worth a look, in ascending order. */
  readonly pool: Int32Array
  readonly cost: Float64Array
  /** What each offer reaches alone, by offer. */
  readonly alone: Float64Array
  /** What a gain is worth on top of a reach, without its cost. */
  readonly worth: (reach: number, gain: number) => number
  /** Whether cost counts against worth (profit) or only against the budget (reach). */
  readonly costCounts: boolean
}

/** Adds to the set until nothing more fits or pays. `bend` 0 looks at gain alone, 1 at gain per cent. */
export function greedy(market: Market, coverage: Coverage, keeper: Keeper, taken: Set<number>, bend: number): void {
  const { pool, cost, alone, worth, costCounts } = market
  const heap = new Int32Array(pool.length)
  const key = new Float64Array(pool.length)
  const computedIn = new Int32Array(cost.length).fill(taken.size === 0 ? 0 : -1)
  let size = 0
  let round = 0
  const keyOf = (offer: number, gain: number) => {
    const price = cost[offer]!
    const net = worth(coverage.reach(), gain) - (costCounts ? price : 0)
    if (net <= 0) return 0
    if (price === 0) return Infinity
    return bend === 0 ? net : bend === 1 ? net / price : net / price ** bend
  }
  const before = (ka: number, a: number, kb: number, b: number) => ka > kb || (ka === kb && a < b)
  const sink = (from: number) => {
    const offer = heap[from]!
    const own = key[from]!
    let at = from
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      if (child + 1 < size && before(key[child + 1]!, heap[child + 1]!, key[child]!, heap[child]!)) child++
      if (!before(key[child]!, heap[child]!, own, offer)) break
      heap[at] = heap[child]!
      key[at] = key[child]!
      at = child
    }
    heap[at] = offer
    key[at] = own
  }
  const pop = () => {
    size--
    heap[0] = heap[size]!
    key[0] = key[size]!
    if (size > 0) sink(0)
  }
  for (let at = 0; at < pool.length; at++) {
    const offer = pool[at]!
    if (taken.has(offer) || !keeper.allows(offer)) continue
    const promise = keyOf(offer, alone[offer]!)
    if (promise === 0) continue
    heap[size] = offer
    key[size++] = promise
  }
  for (let at = (size >> 1) - 1; at >= 0; at--) sink(at)
  while (size > 0) {
    const offer = heap[0]!
    if (!keeper.allows(offer)) pop()
    else if (computedIn[offer] === round) {
      coverage.add(offer)
      keeper.add(offer)
      taken.add(offer)
      round++
      pop()
    } else {
      const now = keyOf(offer, coverage.gain(offer))
      computedIn[offer] = round
      key[0] = now
      if (now === 0) pop()
      else sink(0)
    }
  }
}
