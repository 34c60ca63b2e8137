/**
 * How sure is what a set would bring? The rate of each creator is drawn from what is known of it, the same draw in every
 * set that holds the creator, and the orders from a Poisson around the sum: so two sets are compared on the same worlds.
 * Says nothing of what no rate knows: a season, a scandal, a product that is sold out.
 */
import { seeded } from '../numbers/random.ts'
import type { Candidate, Offered } from './wishes.ts'

export type Draws = {
  /** Orders in each of the worlds. */
  of(offers: readonly number[]): Float64Array
  readonly count: number
}

export const WORLDS = 400

/** @param seed the same one gives the same worlds */
export function drawn(
  candidates: readonly Candidate[],
  offered: readonly Offered[],
  people: number,
  { seed = 1, count = WORLDS }: { seed?: number; count?: number } = {},
): Draws {
  const random = seeded(seed)
  // By candidate and not by set: common random numbers.
  const rates = candidates.map(({ orders, exposure, people: known }) =>
    Float64Array.from({ length: count }, () =>
      orders && known.length > 0 ? ((random.gamma(orders.shape) / orders.rate) * exposure) / known.length : 0,
    ),
  )
  const whose: number[][] = Array.from({ length: people }, () => [])
  candidates.forEach(({ people: known }, i) => {
    for (const person of known) whose[person]!.push(i)
  })
  const chance = Array.from({ length: count }, (_, world) => mixedSeed(seed, world))
  return {
    count,
    of(offers) {
      const reached = new Map<number, number[]>()
      for (const offer of offers)
        for (const person of candidates[offered[offer]!.candidate]!.people) {
          const by = reached.get(person)
          if (by) by.push(offer)
          else reached.set(person, [offer])
        }
      const widest = Math.max(1e-9, ...offered.map(({ deliverable }) => deliverable.spread))
      const orders = new Float64Array(count)
      for (const [person, by] of reached) {
        const all = whose[person]!
        for (let world = 0; world < count; world++) {
          let most = 0
          for (const i of all) most = Math.max(most, rates[i]![world]!)
          if (most === 0) continue
          let missed = 1
          for (const offer of by) {
            const { candidate, deliverable } = offered[offer]!
            missed *= 1 - (rates[candidate]![world]! / most) * (deliverable.spread / widest)
          }
          orders[world]! += most * widest * (1 - missed)
        }
      }
      return orders.map((mean, world) => seeded(chance[world]!).poisson(mean))
    },
  }
}

const mixedSeed = (seed: number, world: number) => seed * 1_000_003 + world
