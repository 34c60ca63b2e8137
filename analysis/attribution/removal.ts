/**
 * How many orders would be missing if a touch led nowhere? For every touch, the share of orders (and of their value) that the
 * chain loses when all who would meet it leave instead: the removal effect of Anderl, Becker, von Wangenheim & Schumann
 * (2016, Int. J. Research in Marketing 33). Computed as the loss itself, not as a difference of two nearly equal numbers, so that
 * a touch which one in a million meets is as exact as any other. A loss inside a model of what was seen: nobody was kept from
 * meeting anything. Known answers: removal.test.ts. Method: docs/methods/attribution.md
 */
import { absorb } from './absorption.ts'
import type { Steps } from './absorption.ts'
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

/** Elimination costs n³, a solve for each touch about 30 · steps; and beyond so many states the square does not fit. */
const DENSE = 1200
const PASSES = 30

/** @param touches how many there are, of which the chain may hold fewer */
export function removal(chain: Chain, touches: number): Removal {
  const converts = new Float64Array(chain.states)
  const earns = new Float64Array(chain.states)
  absorb(chain, chain.converts, converts)
  absorb(chain, chain.earns, earns)
  const [rate, worth] = [converts[chain.begin]!, earns[chain.begin]!]
  const dense = chain.states <= DENSE && chain.states ** 2 <= 300 * 300 + PASSES * chain.to.length
  const single = dense ? oneStateEach(chain, touches) : undefined
  const lost = single ? ofSingles(chain, single, converts, earns) : ofMany(chain, touches, converts, earns)
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

/**
 * For each touch, how many still go where in the chain that avoids it: one solve, from which whatever they would have brought
 * can be read. Where a step would meet the touch, all that would have followed is lost.
 */
function ofMany(chain: Chain, touches: number, converts: Float64Array, earns: Float64Array): Lost {
  const conversions = new Float64Array(touches)
  const value = new Float64Array(touches)
  const { first, touch: by, to, chance } = chain
  const around = avoiding(chain)
  for (let touch = 0; touch < touches; touch++)
    around(touch, (state, come) => {
      for (let k = first[state]!; k < first[state + 1]!; k++) {
        if (by[k] !== touch) continue
        conversions[touch]! += come * chance[k]! * converts[to[k]!]!
        value[touch]! += come * chance[k]! * earns[to[k]!]!
      }
    })
  return { conversions, value }
}

/** Tells how many come to each state that is reached without a touch. Room for the largest such chain, written over each time. */
function avoiding(chain: Chain) {
  const { states, first: from, touch: by, to: into } = chain
  const back = turned(chain)
  const first = new Int32Array(states + 1)
  const to = new Int32Array(into.length)
  const chance = new Float64Array(into.length)
  const [number, reached] = [new Int32Array(states), new Int32Array(states)]
  const met = new Int32Array(states).fill(-1)
  const [begins, come] = [new Float64Array(states), new Float64Array(states)]
  begins[0] = 1
  return (touch: number, tell: (state: number, come: number) => void) => {
    let size = 0
    met[chain.begin] = touch
    reached[size++] = chain.begin
    for (let at = 0; at < size; at++)
      for (let k = from[reached[at]!]!; k < from[reached[at]! + 1]!; k++)
        if (by[k] !== touch && met[into[k]!] !== touch) {
          met[into[k]!] = touch
          reached[size++] = into[k]!
        }
    // From the beginning on, so that those from whom a state is reached mostly stand before it.
    reached.subarray(0, size).sort().reverse()
    for (let at = 0; at < size; at++) number[reached[at]!] = at
    let length = 0
    for (let at = 0; at < size; at++) {
      const state = reached[at]!
      for (let k = back.first[state]!; k < back.first[state + 1]!; k++)
        if (back.touch[k] !== touch && met[back.to[k]!] === touch) {
          to[length] = number[back.to[k]!]!
          chance[length++] = back.chance[k]!
        }
      first[at + 1] = length
      // As many as come with the touch there: never too few, and seldom far too many.
      come[at] = at === 0 ? 1 : chain.visits[state]!
    }
    absorb({ states: size, first, to, chance }, begins, come)
    for (let at = 0; at < size; at++) tell(reached[at]!, come[at]!)
  }
}

/** The same steps, by the state to which they lead. */
function turned({ states, first, touch, to, chance }: Chain): Steps & { readonly touch: Int32Array } {
  const starts = new Int32Array(states + 1)
  for (let k = 0; k < to.length; k++) starts[to[k]! + 1]!++
  for (let s = 0; s < states; s++) starts[s + 1]! += starts[s]!
  const next = starts.slice()
  const back = { touch: new Int32Array(to.length), to: new Int32Array(to.length), chance: new Float64Array(to.length) }
  for (let s = 0; s < states; s++)
    for (let k = first[s]!; k < first[s + 1]!; k++) {
      const at = next[to[k]!]!++
      back.touch[at] = touch[k]!
      back.to[at] = s
      back.chance[at] = chance[k]!
    }
  return { states, first: starts, ...back }
}
