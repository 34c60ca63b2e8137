/**
 * Steps of a chain while it is being counted: (state, touch) leads to a state, with a weight. Open addressing in typed
 * arrays, because a Map ends at 16.7 million entries and costs several times the room.
 */

export type EdgeTable = {
  /** The step with this touch, or -1. */
  find(state: number, touch: number): number
  /** The state spelt by one touch more; made if it is new. State 0 is there from the beginning. */
  child(state: number, touch: number): number
  /** Lets a step that is not there yet lead to a state; returns the step. */
  lead(state: number, touch: number, to: number): number
  /** Adds weight to a step and returns where it leads. */
  go(edge: number, weight: number): number
  states(): number
  /** Steps in order of their making; views that the next change may leave behind. */
  edges(): Edges
}

export type Edges = {
  readonly from: Int32Array
  readonly touch: Int32Array
  readonly to: Int32Array
  readonly weight: Float64Array
}

const EMPTY = -1

export function edgeTable(): EdgeTable {
  let slots = new Int32Array(1 << 12).fill(EMPTY)
  let mask = slots.length - 1
  let from = new Int32Array(1 << 11)
  let by = new Int32Array(1 << 11)
  let to = new Int32Array(1 << 11)
  let weight = new Float64Array(1 << 11)
  let size = 0
  let states = 1

  const place = (state: number, touch: number): number => {
    let slot = Math.imul(Math.imul(state, 0x9e3779b1) ^ (touch + 0x7f4a7c15), 0x85ebca6b)
    slot = (slot ^ (slot >>> 15)) & mask
    for (;;) {
      const edge = slots[slot]!
      if (edge === EMPTY || (from[edge] === state && by[edge] === touch)) return slot
      slot = (slot + 1) & mask
    }
  }
  const wider = () => {
    from = twice(from, new Int32Array(2 * size))
    by = twice(by, new Int32Array(2 * size))
    to = twice(to, new Int32Array(2 * size))
    weight = twice(weight, new Float64Array(2 * size))
    slots = new Int32Array(4 * size).fill(EMPTY)
    mask = slots.length - 1
    for (let edge = 0; edge < size; edge++) slots[place(from[edge]!, by[edge]!)] = edge
  }
  const lead = (state: number, touch: number, next: number): number => {
    if (size === from.length) wider()
    slots[place(state, touch)] = size
    from[size] = state
    by[size] = touch
    to[size] = next
    return size++
  }
  const find = (state: number, touch: number) => slots[place(state, touch)]!
  return {
    find,
    lead,
    child(state, touch) {
      const edge = find(state, touch)
      return edge === EMPTY ? to[lead(state, touch, states++)]! : to[edge]!
    },
    go(edge, more) {
      weight[edge]! += more
      return to[edge]!
    },
    states: () => states,
    edges: () => ({
      from: from.subarray(0, size),
      touch: by.subarray(0, size),
      to: to.subarray(0, size),
      weight: weight.subarray(0, size),
    }),
  }
}

function twice<List extends { set(from: List): void }>(from: List, to: List): List {
  to.set(from)
  return to
}
