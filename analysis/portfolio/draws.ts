/**
 * How sure is what a set would bring? The rate of each creator is drawn from what is known of it, the same draw in every
 * set that holds the creator, and the orders from a Poisson around the sum: so sets are compared in the same worlds.
 * Says nothing of what no rate knows: a season, a scandal, a product that is sold out.
 */
import { seeded } from '../numbers/random.ts'
import type { Asked } from './candidates.ts'
import type { LiftFactor } from './incremental.ts'
import { meeting } from './known-people.ts'
import type { Member } from './known-people.ts'

export type Worlds = {
  readonly count: number
  /** Orders that a set of offers brings in each world. */
  orders(offers: readonly number[]): Float64Array
}

const WORLDS = 400

/**
 * @param seed the same one gives the same worlds
 * @param lift by which attributed rates were multiplied in the mean: its own uncertainty is one draw a world, for all alike
 */
export function worlds(
  members: readonly Member[],
  { of, offers }: Asked,
  people: number,
  seed = 1,
  lift: LiftFactor | null = null,
): Worlds {
  const random = seeded(seed)
  const factor = factors(lift, seed)
  const met = members.map(meeting)
  // Creator by creator and not set by set: common random numbers.
  const rates = members.map(({ orders }, row) =>
    Float64Array.from({ length: WORLDS }, (_, world) =>
      orders && met[row]!.people.length > 0
        ? (random.gamma(orders.shape) / orders.rate) * met[row]!.each * (orders.attributed ? factor[world]! : 1)
        : 0,
    ),
  )
  const whose: number[][] = Array.from({ length: people }, () => [])
  met.forEach((meets, row) => {
    for (const person of meets.people) whose[person]!.push(row)
  })
  const mostOf = (person: number, world: number) => {
    let most = 0
    for (const row of whose[person]!) most = Math.max(most, rates[row]![world]!)
    return most
  }
  // A slider asks for the same offers again and again.
  const single = new Map<number, Float64Array>()
  return {
    count: WORLDS,
    orders(set) {
      const before = set.length === 1 ? single.get(set[0]!) : undefined
      if (before) return before
      const by = new Map<number, number[]>()
      const alone = new Map<number, number>()
      for (const offer of set) {
        const { people: whom } = met[of[offer]!.candidate.row]!
        if (set.length === 1) alone.set(offer, whom.length)
        else
          for (const person of whom) {
            const reaching = by.get(person)
            if (reaching) reaching.push(offer)
            else by.set(person, [offer])
          }
      }
      const mean = new Float64Array(WORLDS)
      const scale = (offer: number) => met[offers.row[offer]!]!.chance * (offers.factor ? offers.factor[offer]! : 1)
      // Whom one offer alone reaches brings its rate, whoever else stands for the same person: counted, not looped over.
      for (const [person, reaching] of by) {
        if (reaching.length === 1) {
          alone.set(reaching[0]!, (alone.get(reaching[0]!) ?? 0) + 1)
          continue
        }
        for (let world = 0; world < WORLDS; world++) {
          const most = mostOf(person, world)
          let missed = 1
          for (const offer of reaching) missed *= 1 - (rates[offers.row[offer]!]![world]! / most) * scale(offer)
          if (most > 0) mean[world]! += most * (1 - missed)
        }
      }
      for (const [offer, count] of alone) {
        const rate = rates[offers.row[offer]!]!
        const times = count * scale(offer)
        for (let world = 0; world < WORLDS; world++) mean[world]! += rate[world]! * times
      }
      const drawn = mean.map((orders, world) => seeded(seed * 1_000_003 + world).poisson(orders))
      if (set.length === 1) single.set(set[0]!, drawn)
      return drawn
    },
  }
}

/** Around 1. */
function factors(lift: LiftFactor | null, seed: number): Float64Array {
  const deviation = lift?.deviation ?? 0
  const random = seeded(seed + 0.25)
  return Float64Array.from({ length: WORLDS }, () =>
    deviation === 0 ? 1 : Math.exp(deviation * random.normal() - (deviation * deviation) / 2),
  )
}
