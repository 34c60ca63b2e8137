/**
 * How many orders would be missing if a touch led nowhere? For every touch, the share of orders (and of their value) that the
 * chain loses when all who would meet it leave instead: the removal effect of Anderl, Becker, von Wangenheim & Schumann
 * (2016, Int. J. Research in Marketing 33). Computed as the loss itself, not as a difference of two nearly equal numbers, so that
 * a touch which one in a million meets is as exact as any other. A loss inside a model of what was seen: nobody was kept from
 * meeting anything. Known answers: removal.test.ts. Method: docs/methods/attribution.md
 */
import { absorb } from './absorption.ts'
import type { Chain } from './chain.ts'
import { returnless } from './returnless.ts'

export type Removal = {
  /** Of one who begins: the chance to order, and what she brings in the mean. */
  readonly rate: number
  readonly worth: number
  /** Per touch, the share lost without it: 0 to 1. 0 in `value` where nothing has a value. */
  readonly conversions: Float64Array
  readonly value: Float64Array
}

/** Elimination costs n³, a solve for each touch about 60 · n · steps; and beyond so many states the square does not fit. */
const DENSE = 1200
const SWEEPS = 60

/** @param touches how many there are, of which the chain may hold fewer */
export function removal(chain: Chain, touches: number): Removal {
  const converts = new Float64Array(chain.states)
  const earns = new Float64Array(chain.states)
  absorb(chain, chain.converts, converts)
  absorb(chain, chain.earns, earns)
  const [rate, worth] = [converts[chain.begin]!, earns[chain.begin]!]
  const dense = chain.states <= DENSE && chain.states ** 2 <= 300 * 300 + SWEEPS * chain.to.length
  const single = dense ? oneStateEach(chain, touches) : undefined
  const lost = single
    ? ofSingles(chain, single, converts, earns)
    : ofMany(chain, touches, converts, worth > 0 ? earns : undefined)
  for (let touch = 0; touch < touches; touch++) {
    lost.conversions[touch] = rate > 0 ? Math.min(1, lost.conversions[touch]! / rate) : 0
    lost.value[touch] = worth > 0 ? Math.min(1, lost.value[touch]! / worth) : 0
  }
  return { rate, worth, ...lost }
}

type Lost = { conversions: Float64Array; value: Float64Array }

/** The one state of each touch (-1 if it has none), or undefined if some touch has several. */
function oneStateEach({ states, first, touch, to }: Chain, touches: number): Int32Array | undefined {
  const state = new Int32Array(touches).fill(-1)
  for (let k = 0; k < first[states]!; k++) {
    if (state[touch[k]!]! >= 0 && state[touch[k]!] !== to[k]) return undefined
    state[touch[k]!] = to[k]!
  }
  return new Set(state.filter((s) => s >= 0)).size === states - 1 ? state : undefined
}

/** visits × worth counts everyone once for each time that she comes by; divided by how often who came comes, once. */
function ofSingles(chain: Chain, state: Int32Array, converts: Float64Array, earns: Float64Array): Lost {
  const passes = returnless(chain)
  const of = (worth: Float64Array) =>
    Float64Array.from(state, (s) => (s < 0 ? 0 : (chain.visits[s]! * worth[s]!) / passes[s]!))
  return { conversions: of(converts), value: of(earns) }
}

/** For each touch the chain that avoids it: where a step would meet it, all that would have followed is lost. */
function ofMany(chain: Chain, touches: number, converts: Float64Array, earns?: Float64Array): Lost {
  const conversions = new Float64Array(touches)
  const value = new Float64Array(touches)
  const around = avoiding(chain)
  for (let touch = 0; touch < touches; touch++) {
    const { steps, lose } = around(touch)
    const begin = steps.states - 1
    if (begin < 0) continue
    conversions[touch] = lose(converts)[begin]!
    if (earns) value[touch] = lose(earns)[begin]!
  }
  return { conversions, value }
}

/** Room for the largest chain once; each touch writes over the one before. */
function avoiding(chain: Chain) {
  const { states, first: from, touch: by, to: into, chance: odds } = chain
  const first = new Int32Array(states + 1)
  const to = new Int32Array(into.length)
  const chance = new Float64Array(into.length)
  const number = new Int32Array(states)
  const reached = new Int32Array(states)
  const met = new Int32Array(states).fill(-1)
  const [g, d] = [new Float64Array(states), new Float64Array(states)]
  return (touch: number) => {
    let size = 0
    met[chain.begin] = touch
    reached[size++] = chain.begin
    for (let at = 0; at < size; at++)
      for (let k = from[reached[at]!]!; k < from[reached[at]! + 1]!; k++)
        if (by[k] !== touch && met[into[k]!] !== touch) {
          met[into[k]!] = touch
          reached[size++] = into[k]!
        }
    // Back to the order of the chain, in which what follows stands before.
    reached.subarray(0, size).sort()
    for (let at = 0; at < size; at++) number[reached[at]!] = at
    let length = 0
    for (let at = 0; at < size; at++) {
      for (let k = from[reached[at]!]!; k < from[reached[at]! + 1]!; k++)
        if (by[k] !== touch) {
          to[length] = number[into[k]!]!
          chance[length++] = odds[k]!
        }
      first[at + 1] = length
    }
    const steps = { states: size, first, to, chance }
    const lose = (worth: Float64Array): Float64Array => {
      for (let at = 0; at < size; at++) {
        let sum = 0
        for (let k = from[reached[at]!]!; k < from[reached[at]! + 1]!; k++)
          if (by[k] === touch) sum += odds[k]! * worth[into[k]!]!
        g[at] = sum
      }
      absorb(steps, g, d)
      return d
    }
    return { steps, lose }
  }
}
