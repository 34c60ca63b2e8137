/**
 * A world to learn in: creators whose true rates are known, so that a way of spending can be held against one who knows
 * them too. Rates are gamma around the mean of a group, exposure and cost go with followers, and a round's budget buys a
 * small part. It is made, and kinder than life: rates stay, audiences do not overlap, and everybody says yes.
 * Described in docs/methods/exploration.md
 */
import { seeded } from '../numbers/random.ts'
import type { Random } from '../numbers/random.ts'
import { drawnRate, scoreRate, thresholdRate, worthLater } from './exploration.ts'
import { meanRate, returns } from './returns.ts'
import type { Rate, Returns } from './returns.ts'

export type Creator = {
  readonly group: string
  /** People whom one booking reaches. */
  readonly exposure: number
  /** Cents. */
  readonly cost: number
  /** True orders per person reached: nobody knows it but the oracle. */
  readonly rate: number
}

export type World = {
  readonly seed: number
  readonly creators: readonly Creator[]
  /** Cents an order. */
  readonly margin: number
  /** Cents a round. */
  readonly budget: number
  /** What is believed of everybody before the first order. */
  readonly guess: Rate
}

export type WorldSize = {
  readonly creators?: number
  /** Share of what all creators cost together. */
  readonly buys?: number
  readonly margin?: number
}

const GROUPS = 6
/** Orders per person reached, in the middle. */
const MIDDLE = 1 / 1000
/** How much creators of one group differ: a gamma of this shape. */
const SHAPE = 1.2

export function worldOf(seed: number, { creators: count = 1000, buys = 0.03, margin = 4000 }: WorldSize = {}): World {
  const random = seeded(seed)
  const groups = Array.from({ length: GROUPS }, () => MIDDLE * Math.exp(0.5 * random.normal()))
  const creators = Array.from({ length: count }, (): Creator => {
    const group = random.below(GROUPS)
    const followers = 20_000 * Math.exp(0.8 * random.normal())
    return {
      group: `group ${group}`,
      exposure: 0.3 * followers,
      // 10.00 for 1,000 followers, more or less: a fee says how large an account is, and little of what it brings.
      cost: Math.max(1, Math.round(followers * Math.exp(0.3 * random.normal()))),
      rate: (groups[group]! * random.gamma(SHAPE)) / SHAPE,
    }
  })
  const budget = Math.round(buys * creators.reduce((sum, { cost }) => sum + cost, 0))
  // A guess as the app takes one: right to a factor of about two.
  return { seed, creators, margin, budget, guess: { shape: 2, rate: 2 / MIDDLE } }
}

export type Way = 'greedy' | 'knowledge-gradient' | 'thompson' | 'oracle'

/** Profit of each round in cents, by the true rates: chance in the counts decides what is learned, not what is scored. */
export function lived(world: World, way: Way, rounds: number, share = 1): number[] {
  const { creators, seed } = world
  const orders = new Float64Array(creators.length)
  const reached = new Float64Array(creators.length)
  return Array.from({ length: rounds }, (_, round) => {
    const set =
      way === 'oracle'
        ? bought(
            world,
            creators.map(({ rate }) => rate),
            world.budget,
          )
        : chosen(
            world,
            way,
            believed(world, orders, reached),
            rounds - 1 - round,
            share,
            seeded(seed + 0.001 * (round + 1)),
          )
    for (const i of set) {
      const { rate, exposure } = creators[i]!
      // The same luck for whoever books the same creator in the same round, whatever the way.
      orders[i]! += seeded((seed * rounds + round) * creators.length + i + 0.5).poisson(rate * exposure)
      reached[i]! += exposure
    }
    return set.reduce((sum, i) => sum + world.margin * creators[i]!.rate * creators[i]!.exposure - creators[i]!.cost, 0)
  })
}

/** Empirical Bayes from all that was booked; the guess until there is anything to learn from. */
function believed({ creators, guess }: World, orders: Float64Array, reached: Float64Array): Rate[] {
  const tried = [...creators.keys()].filter((i) => reached[i]! > 0)
  const learned = returns(
    tried.map((i) => ({ conversions: orders[i]!, exposure: reached[i]!, group: creators[i]!.group })),
  )
  const at = new Map(tried.map((i, k) => [i, k]))
  return creators.map(({ group }, i) => {
    const k = at.get(i)
    if (!learned) return { shape: guess.shape + orders[i]!, rate: guess.rate + reached[i]! }
    return k === undefined ? kind(learned, group) : learned.posterior[k]!
  })
}

const kind = ({ groups, prior }: Returns, group: string): Rate => groups.get(group) ?? prior

/** @param share of the budget that may be spent otherwise than greedily */
function chosen(
  world: World,
  way: Way,
  beliefs: readonly Rate[],
  left: number,
  share: number,
  random: Random,
): number[] {
  const { creators, budget, margin } = world
  const means = beliefs.map(meanRate)
  if (way === 'greedy') return bought(world, means, budget)
  const prospects = creators.map(({ exposure, cost }, i) => ({ belief: beliefs[i]!, exposure, cost }))
  const worth = worthLater(prospects, margin, budget, random)
  const scores = beliefs.map((belief, i) => {
    const { exposure, cost } = creators[i]!
    return way === 'thompson'
      ? drawnRate(belief, random)
      : scoreRate(belief, exposure, thresholdRate(worth, cost, margin, exposure), left)
  })
  if (share >= 1) return bought(world, scores, budget)
  const sure = bought(world, means, budget * (1 - share))
  const rest = budget - sure.reduce((sum, i) => sum + creators[i]!.cost, 0)
  return [...sure, ...bought(world, scores, rest, new Set(sure))]
}

/** By return for the money, as far as the budget goes; nobody who is not expected to bring back the cost. */
function bought({ creators, margin }: World, rates: readonly number[], budget: number, without = new Set<number>()) {
  const back = (i: number) => (margin * rates[i]! * creators[i]!.exposure) / creators[i]!.cost
  let left = budget
  return [...creators.keys()]
    .filter((i) => back(i) > 1 && !without.has(i))
    .sort((a, b) => back(b) - back(a) || a - b)
    .filter((i) => {
      if (creators[i]!.cost > left) return false
      left -= creators[i]!.cost
      return true
    })
}
