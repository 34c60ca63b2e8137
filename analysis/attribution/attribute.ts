/**
 * Which touch earned these orders? One question, seven answers: rules of thumb (first, last, linear, position, decay), the
 * removal effect of a Markov chain, and the Shapley value. All divide the same totals, to the last cent. None says what would not
 * have happened otherwise: that is lift, and the two never stand on one line.
 * Known answers: attribute.test.ts. Method: docs/methods/attribution.md
 */
import { chainOf } from './chain.ts'
import { byWeights, decay, first, last, linear, position } from './heuristics.ts'
import type { Earned } from './heuristics.ts'
import type { Paths } from './paths.ts'
import { removal } from './removal.ts'
import type { Removal } from './removal.ts'
import { shapley } from './shapley.ts'

export const MODELS = ['first', 'last', 'linear', 'position', 'decay', 'markov', 'shapley'] as const
export type Model = (typeof MODELS)[number]

export type Options = {
  readonly model: Model
  /** Of `markov`: how many touches a state remembers; 1 unless told. */
  readonly order?: number
  /** Of `decay`: in which time half the weight is gone. In the unit of the ages (7 unless told), or in touches without them (1). */
  readonly halfLife?: number
}

export type Credit = {
  readonly touch: string
  readonly conversions: number
  readonly value: number
  /** Of `markov`: the shares of orders and of value that would be missing without it, 0 to 1. */
  readonly removal?: { readonly conversions: number; readonly value: number }
}

export type Attribution =
  | {
      readonly answer: 'credited'
      readonly model: Model
      readonly order?: number
      /** Those who earned most orders first. */
      readonly credits: readonly Credit[]
      readonly totals: { readonly conversions: number; readonly value: number }
      /** Of `markov`: of all who began, who ordered. */
      readonly rate?: number
    }
  | {
      readonly answer: 'cannot-say'
      readonly because: 'no-paths' | 'no-orders'
      readonly have: number
      readonly need: number
      readonly sentence: string
    }

export function attribute(paths: Paths, { model, order = 1, halfLife }: Options): Attribution {
  const count = paths.conversions.length
  const totals = { conversions: sum(paths.conversions), value: sum(paths.value) }
  if (count === 0)
    return { answer: 'cannot-say', because: 'no-paths', have: 0, need: 1, sentence: 'There is not one path to read.' }
  if (totals.conversions === 0)
    return {
      answer: 'cannot-say',
      because: 'no-orders',
      have: 0,
      need: 1,
      sentence: `Not one of ${count} paths ended in an order: there is no credit to divide.`,
    }
  if (model !== 'markov') {
    const earned = model === 'shapley' ? shapley(paths) : byWeights(paths, weighing(paths, model, halfLife))
    return { answer: 'credited', model, credits: creditsOf(paths.names, earned), totals }
  }
  const effects = removal(chainOf(paths, order), paths.names.length)
  const earned = {
    conversions: divided(totals.conversions, effects.conversions),
    value: divided(totals.value, effects.value),
  }
  return {
    answer: 'credited',
    model,
    order,
    credits: creditsOf(paths.names, earned, effects),
    totals,
    rate: effects.rate,
  }
}

function weighing(paths: Paths, model: Exclude<Model, 'markov' | 'shapley'>, halfLife = paths.ages ? 7 : 1) {
  if (model === 'decay') {
    if (!(halfLife > 0)) throw new RangeError(`a half-life is above 0, got ${halfLife}`)
    return decay(halfLife, paths.ages)
  }
  return { first, last, linear, position }[model]
}

function divided(total: number, weights: Float64Array): Float64Array {
  const all = sum(weights)
  return weights.map((weight) => (all > 0 ? total * (weight / all) : 0))
}

function creditsOf(names: readonly string[], { conversions, value }: Earned, effects?: Removal): Credit[] {
  return names
    .map((touch, i) => ({
      touch,
      conversions: conversions[i]!,
      value: value[i]!,
      ...(effects ? { removal: { conversions: effects.conversions[i]!, value: effects.value[i]! } } : {}),
    }))
    .sort((a, b) => b.conversions - a.conversions || b.value - a.value || (a.touch < b.touch ? -1 : 1))
}

/** With the rounding of each addition carried along (Neumaier 1974): millions of orders still add up. */
function sum(list: Float64Array): number {
  let [total, lost] = [0, 0]
  for (let i = 0; i < list.length; i++) {
    const next = total + list[i]!
    lost += Math.abs(total) >= list[i]! ? total - next + list[i]! : list[i]! - next + total
    total = next
  }
  return total + lost
}
