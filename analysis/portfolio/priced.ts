/**
 * What an offer is worth when its people carry prices, and how far the prices are from right. A certain contact is worth
 * the price y itself. For chances q, with a = -ln(1 - q) and z their sum, reach is 1 - e^(-z); the contacts must be worth
 * y - e^(-z) or more together. The least concave curve through nought that clears this does it, because concave curves
 * are worth more in pieces: p·a up to where the tangent from nought touches, p·(1 - ln p) = y, and q - (1 - y) beyond.
 */
import type { Audience } from './audience.ts'
import type { Offers } from './problem.ts'

export type Priced = {
  /** Weighted worth of each offer of the pool. `exactly` solves for p instead of looking it up. */
  worth(price: Float64Array, into: Float64Array, exactly: boolean): void
  /** For each person how much more than once the shares contact her, per unit of price. */
  slack(price: Float64Array, share: Float64Array, into: Float64Array): void
}

export function priced(audience: Audience, offers: Offers, pool: Int32Array): Priced {
  return audience.contact || offers.factor ? uncertain(audience, offers, pool) : certain(audience, offers, pool)
}

function certain({ start, links, weight }: Audience, { row }: Offers, pool: Int32Array): Priced {
  const carried = new Float64Array(weight.length)
  return {
    worth(price, into) {
      for (let u = 0; u < carried.length; u++) carried[u] = weight[u]! * price[u]!
      for (let k = 0; k < pool.length; k++) {
        const i = row[pool[k]!]!
        const end = start[i + 1]!
        let sum = 0
        for (let at = start[i]!; at < end; at++) sum += carried[links[at]!]!
        into[k] = sum
      }
    },
    slack(_, share, into) {
      into.fill(-1)
      for (let k = 0; k < pool.length; k++) {
        const part = share[k]!
        if (part === 0) continue
        const i = row[pool[k]!]!
        for (let at = start[i]!; at < start[i + 1]!; at++) into[links[at]!]! += part
      }
    },
  }
}

function uncertain({ start, links, weight, contact, people }: Audience, offers: Offers, pool: Int32Array): Priced {
  const { row, factor } = offers
  const begin = new Int32Array(pool.length + 1)
  for (let k = 0; k < pool.length; k++) {
    const i = row[pool[k]!]!
    begin[k + 1] = begin[k]! + start[i + 1]! - start[i]!
  }
  const chances = new Float64Array(begin[pool.length]!)
  const strengths = new Float64Array(begin[pool.length]!)
  for (let k = 0; k < pool.length; k++) {
    const i = row[pool[k]!]!
    const scale = factor ? factor[pool[k]!]! : 1
    for (let at = start[i]!, to = begin[k]!; at < start[i + 1]!; at++, to++) {
      const chance = Math.min(1, scale * (contact ? contact[at]! : 1))
      chances[to] = chance
      strengths[to] = -Math.log1p(-chance)
    }
  }
  const slopes = new Float64Array(people)
  return {
    worth(price, into, exactly) {
      for (let u = 0; u < people; u++) slopes[u] = exactly ? solved(price[u]!) : looked(price[u]!)
      for (let k = 0; k < pool.length; k++) {
        const i = row[pool[k]!]!
        let sum = 0
        for (let at = start[i]!, from = begin[k]!; at < start[i + 1]!; at++, from++) {
          const u = links[at]!
          const p = slopes[u]!
          sum += weight[u]! * (chances[from]! >= 1 - p ? chances[from]! - (1 - price[u]!) : p * strengths[from]!)
        }
        into[k] = sum
      }
    },
    slack(_, share, into) {
      into.fill(-1)
      for (let k = 0; k < pool.length; k++) {
        const part = share[k]!
        if (part === 0) continue
        const i = row[pool[k]!]!
        for (let at = start[i]!, from = begin[k]!; at < start[i + 1]!; at++, from++) {
          const u = links[at]!
          const p = slopes[u]!
          into[u]! += part * (chances[from]! >= 1 - p ? 1 : strengths[from]! / -Math.log(Math.max(p, 1e-300)))
        }
      }
    },
  }
}

/** p with p·(1 - ln p) = y, by Newton on z = -ln p: e^(-z)·(1 + z) = y. */
function solved(price: number): number {
  if (price <= 0) return 0
  if (price >= 1) return 1
  let low = 0
  let high = 750
  let z = Math.sqrt(2 * (1 - price))
  for (let step = 0; step < 60; step++) {
    const left = Math.exp(-z) * (1 + z) - price
    if (left > 0) low = z
    else high = z
    const next = z + left / (z * Math.exp(-z))
    const inside = next > low && next < high ? next : (low + high) / 2
    if (Math.abs(inside - z) < 1e-15 * Math.max(1, z)) break
    z = inside
  }
  return Math.exp(-z)
}

const KNOTS = 4096
let table: Float64Array | undefined
/** Close enough on the way; the bound that is told is computed with p solved. */
function looked(price: number): number {
  table ??= Float64Array.from({ length: KNOTS + 1 }, (_, k) => solved(k / KNOTS))
  const at = Math.min(KNOTS - 1e-9, Math.max(0, price * KNOTS))
  const k = Math.floor(at)
  return table[k]! + (at - k) * (table[k + 1]! - table[k]!)
}
