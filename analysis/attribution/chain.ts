/**
 * The paths as an absorbing Markov chain of any order: a state is the last `order` touches (fewer at the beginning of a
 * path), and every path ends in an order or in nothing. Only what was seen is held, so that size follows the data and not
 * touches^order. Numbered so that what comes after a state mostly stands before it: a solver goes through once, in order.
 */
import { edgeTable } from './edge-table.ts'
import type { EdgeTable } from './edge-table.ts'
import type { Paths } from './paths.ts'

export type Chain = {
  readonly states: number
  /** Where every path begins; the last state. */
  readonly begin: number
  /** Steps from state `s` are `first[s]` up to `first[s + 1] - 1`: with which touch, to which state, with what chance. */
  readonly first: Int32Array
  readonly touch: Int32Array
  readonly to: Int32Array
  readonly chance: Float64Array
  /** From each state: the chance that an order comes next, and what it brings in the mean (0 where none comes). */
  readonly converts: Float64Array
  readonly earns: Float64Array
  /** How often each state is entered from another, by one who begins, in the mean. */
  readonly visits: Float64Array
}

type Ends = { all: Float64Array; orders: Float64Array; worth: Float64Array }

/** Steps from a state to itself are left out and the others raised: they delay the end and change nothing else. */
export function chainOf(paths: Paths, order: number): Chain {
  if (!Number.isInteger(order) || order < 1) throw new RangeError(`an order is a whole number from 1 on, got ${order}`)
  const { start, touches } = paths
  const table = edgeTable()
  const ended = new Int32Array(start.length - 1).fill(-1)
  for (let i = 0; i < ended.length; i++) {
    const weight = paths.conversions[i]! + paths.nulls[i]!
    if (weight === 0) continue
    let state = 0
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      let edge = table.find(state, touches[at]!)
      if (edge < 0) {
        // Met for the first time: the state after it is the touches that it remembers, spelt from the beginning.
        const next = spelt(table, touches, Math.max(start[i]!, at - order + 1), at)
        edge = table.find(state, touches[at]!)
        if (edge < 0) edge = table.lead(state, touches[at]!, next)
      }
      state = table.go(edge, weight)
    }
    ended[i] = state
  }
  return numbered(table, endsOf(paths, ended, table.states()))
}

function spelt(table: EdgeTable, touches: Int32Array, from: number, to: number): number {
  let state = 0
  for (let at = from; at <= to; at++) state = table.child(state, touches[at]!)
  return state
}

function endsOf(paths: Paths, ended: Int32Array, states: number): Ends {
  const all = new Float64Array(states)
  const orders = new Float64Array(states)
  const worth = new Float64Array(states)
  for (let i = 0; i < ended.length; i++) {
    const state = ended[i]!
    if (state < 0) continue
    all[state]! += paths.conversions[i]! + paths.nulls[i]!
    orders[state]! += paths.conversions[i]!
    worth[state]! += paths.value[i]!
  }
  return { all, orders, worth }
}

function numbered(table: EdgeTable, ends: Ends): Chain {
  const { from, touch, to, weight } = table.edges()
  const rows = rowsOf(table)
  const ranked = afterwards(rows, to, ends.all.length)
  const rank = new Int32Array(ends.all.length)
  ranked.forEach((state, at) => void (rank[state] = at))
  const states = ranked.length
  const first = new Int32Array(states + 1)
  const steps = { touch: new Int32Array(rows.edge.length), to: new Int32Array(rows.edge.length) }
  const chance = new Float64Array(rows.edge.length)
  const [converts, earns, visits] = [new Float64Array(states), new Float64Array(states), new Float64Array(states)]
  let size = 0
  let begun = 0
  for (let at = 0; at < states; at++) {
    const state = ranked[at]!
    let leaves = ends.all[state]!
    for (let k = rows.first[state]!; k < rows.first[state + 1]!; k++)
      if (to[rows.edge[k]!] !== state) leaves += weight[rows.edge[k]!]!
    if (state === 0) begun = leaves
    for (let k = rows.first[state]!; k < rows.first[state + 1]!; k++) {
      const edge = rows.edge[k]!
      if (to[edge] === from[edge]) continue
      steps.touch[size] = touch[edge]!
      steps.to[size] = rank[to[edge]!]!
      chance[size++] = weight[edge]! / leaves
    }
    first[at + 1] = size
    converts[at] = ends.orders[state]! / leaves
    earns[at] = ends.worth[state]! / leaves
    visits[at] = leaves
  }
  for (let at = 0; at < states; at++) visits[at]! /= begun
  return {
    states,
    begin: states - 1,
    first,
    touch: steps.touch.subarray(0, size),
    to: steps.to.subarray(0, size),
    chance: chance.subarray(0, size),
    converts,
    earns,
    visits,
  }
}

/** Steps that somebody took, by the state from which they start. */
function rowsOf(table: EdgeTable) {
  const { from, weight } = table.edges()
  const first = new Int32Array(table.states() + 1)
  for (let edge = 0; edge < from.length; edge++) if (weight[edge]! > 0) first[from[edge]! + 1]!++
  for (let state = 0; state + 1 < first.length; state++) first[state + 1]! += first[state]!
  const next = first.slice()
  const edges = new Int32Array(first.at(-1)!)
  for (let edge = 0; edge < from.length; edge++) if (weight[edge]! > 0) edges[next[from[edge]!]!++] = edge
  return { first, edge: edges }
}

/** States that can be reached, each after as many of those that follow it as circles allow (depth first, leaving order). */
function afterwards(rows: { first: Int32Array; edge: Int32Array }, to: Int32Array, states: number): Int32Array {
  const next = rows.first.slice(0, states)
  const met = new Uint8Array(states)
  const stack = new Int32Array(states)
  const left = new Int32Array(states)
  let [depth, size] = [1, 0]
  met[0] = 1
  while (depth > 0) {
    const state = stack[depth - 1]!
    if (next[state] === rows.first[state + 1]) {
      left[size++] = state
      depth--
      continue
    }
    const after = to[rows.edge[next[state]!++]!]!
    if (met[after]) continue
    met[after] = 1
    stack[depth++] = after
  }
  return left.subarray(0, size)
}
