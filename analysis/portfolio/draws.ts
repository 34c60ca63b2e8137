/**
 * How sure is what a set would bring? The rate of each creator is drawn from what is known of it, the same draw in every
 * set that holds the creator, and the orders from a Poisson around the sum: so sets are compared in the same worlds.
 * Says nothing of what no rate knows: a season, a scandal, a product that is sold out.
 */
import { seeded } from '../numbers/random.ts'
import type { Asked } from './candidates.ts'
import type { Member } from './known-people.ts'

export type Worlds = {
  readonly count: number
  /** Orders that a set of offers brings in each world. */
  orders(offers: readonly number[]): Float64Array
}

const WORLDS = 400

/** @param seed the same one gives the same worlds */
export function worlds(members: readonly Member[], { of, offers }: Asked, people: number, seed = 1): Worlds {
  const random = seeded(seed)
  // Creator by creator and not set by set: common random numbers.
  const rates = members.map(({ orders, exposure, known }) =>
    Float64Array.from({ length: WORLDS }, () =>
      orders && known.length > 0 ? ((random.gamma(orders.shape) / orders.rate) * exposure) / known.length : 0,
    ),
  )
  const whose: number[][] = Array.from({ length: people }, () => [])
  members.forEach(({ known }, row) => {
    for (const person of known) whose[person]!.push(row)
  })
  const mostOf = (person: number, world: number) => {
    let most = 0
    for (const row of whose[person]!) most = Math.max(most, rates[row]![world]!)
    return most
  }
  return {
    count: WORLDS,
    orders(set) {
      const by = new Map<number, number[]>()
      for (const offer of set)
        for (const person of members[of[offer]!.candidate.row]!.known)
          by.set(person, [...(by.get(person) ?? []), offer])
      const mean = new Float64Array(WORLDS)
      for (const [person, reaching] of by)
        for (let world = 0; world < WORLDS; world++) {
          const most = mostOf(person, world)
          let missed = 1
          for (const offer of reaching)
            missed *= 1 - (rates[offers.row[offer]!]![world]! / most) * (offers.factor ? offers.factor[offer]! : 1)
          if (most > 0) mean[world]! += most * (1 - missed)
        }
      return mean.map((orders, world) => seeded(seed * 1_000_003 + world).poisson(orders))
    },
  }
}
