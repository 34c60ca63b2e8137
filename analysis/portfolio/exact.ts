/**
 * Few offers: look at all sets that could still win (branch and bound). Gains only shrink, so what is there plus the
 * fractional filling of the budget by today's gains is more than any larger set can be worth.
 */
import { coverage } from './coverage.ts'
import type { Ground } from './exchange.ts'
import { fractional } from './relaxation.ts'
import { keeper } from './rules.ts'

/**
 * @param floor a value that is already in hand, -Infinity when none
 * @param work how many links may be looked at
 * @returns the best set if it beats the floor, and whether every set was considered
 */
export function exact(ground: Ground, floor: number, work: number): { chosen?: number[]; proven: boolean } {
  const { audience, offers, market, book, budget } = ground
  const { pool, cost, worth, costCounts } = market
  const size = pool.length
  const cover = coverage(audience, offers)
  const keep = keeper(offers, budget, book)
  const closed = new Uint8Array(size)
  const bought = new Float64Array(size)
  const order = new Int32Array(size)
  const prices = Float64Array.from(pool, (offer) => cost[offer]!)
  const gains: Float64Array[] = []
  let looks = 0
  let best = floor
  let chosen: number[] | undefined
  const inside: number[] = []
  /** Better means by more than rounding. */
  const edge = () => (best === -Infinity ? best : best + 1e-9 * Math.max(1, Math.abs(best)))
  const visit = (depth: number): boolean => {
    const now = worth(0, cover.reach()) - (costCounts ? keep.cost() : 0)
    if (keep.short() === 0 && now > edge()) {
      best = now
      chosen = [...inside]
    }
    const gain = (gains[depth] ??= new Float64Array(size))
    let branch = -1
    let most = -1
    for (let k = 0; k < size; k++) {
      gain[k] = 0
      const offer = pool[k]!
      if (closed[k] || !keep.allows(offer)) continue
      const i = offers.row[offer]!
      looks += 8 + audience.start[i + 1]! - audience.start[i]!
      const net = worth(cover.reach(), cover.gain(offer)) - (costCounts ? cost[offer]! : 0)
      const helps = keep.short() > 0 && keep.helps(offer)
      if (net <= 0 && !helps) continue
      gain[k] = Math.max(0, net)
      const rate = helps ? 1e300 : net / Math.max(1, cost[offer]!)
      if (rate > most) {
        most = rate
        branch = k
      }
    }
    if (branch < 0) return true
    if (looks > work) return false
    const bound = now + fractional(gain, prices, keep.left(), bought, order).worth
    if (keep.short() === 0 && bound <= edge()) return true
    const offer = pool[branch]!
    closed[branch] = 1
    cover.add(offer)
    keep.add(offer)
    inside.push(offer)
    const done = visit(depth + 1)
    inside.pop()
    keep.drop(offer)
    cover.drop(offer)
    const rest = done && visit(depth + 1)
    closed[branch] = 0
    return rest
  }
  const proven = visit(0)
  return chosen ? { chosen, proven } : { proven }
}
