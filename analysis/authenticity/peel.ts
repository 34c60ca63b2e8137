/**
 * The densest part of a weighted graph: greedy peeling (Charikar 2000, as in FRAUDAR, Hooi et al. 2016), at least half as
 * dense as the densest there is. Density is the sum of weights inside over the number of nodes. O(E log V), mostly O(E).
 * Known answers: blocks.test.ts
 */

/** Neighbours of node v: to[from[v]] up to to[from[v + 1]]; `edge` numbers each edge, the same seen from both its ends. */
export type Graph = {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly edge: Int32Array
  /** By edge number, above 0; 0 is an edge that was cut. */
  readonly weight: Float64Array
}

/** `ends` holds two nodes per edge. */
export function graphOf(nodes: number, ends: Int32Array, weight: Float64Array): Graph {
  const from = new Int32Array(nodes + 1)
  for (const end of ends) from[end + 1] = (from[end + 1] as number) + 1
  for (let node = 0; node < nodes; node++) from[node + 1] = (from[node + 1] as number) + (from[node] as number)
  const place = from.slice(0, nodes)
  const to = new Int32Array(ends.length)
  const edge = new Int32Array(ends.length)
  ends.forEach((end, i) => {
    const at = place[end] as number
    to[at] = ends[i ^ 1] as number
    edge[at] = i >> 1
    place[end] = at + 1
  })
  return { from, to, edge, weight }
}

/** The nodes of the best prefix of peeling; empty when no edge is left. */
export function densest({ from, to, weight, edge }: Graph): number[] {
  const nodes = from.length - 1
  const strength = new Float64Array(nodes)
  const alive = new Uint8Array(nodes)
  let total = 0
  let left = 0
  for (let node = 0; node < nodes; node++) {
    let sum = 0
    for (let i = from[node] as number; i < (from[node + 1] as number); i++) sum += weight[edge[i] as number] as number
    strength[node] = sum
    total += sum / 2
    if (sum > 0) {
      alive[node] = 1
      left++
    }
  }
  const drop = (node: number, weaker?: (other: number) => void) => {
    alive[node] = 0
    left--
    for (let i = from[node] as number; i < (from[node + 1] as number); i++) {
      const other = to[i] as number
      const w = weight[edge[i] as number] as number
      if (alive[other] === 0 || w === 0) continue
      total -= w
      strength[other] = (strength[other] as number) - w
      weaker?.(other)
    }
  }
  // Whoever is weaker than the mean is in no densest part: most of the graph goes without a heap.
  for (let before = nodes + 1; left < before;) {
    before = left
    const mean = total / left
    const least = mean * (1 - 1e-12)
    for (let node = 0; node < nodes; node++) if (alive[node] === 1 && (strength[node] as number) < least) drop(node)
  }
  const heap = new Heap(strength, alive)
  const order: number[] = []
  let best = total / left
  let kept = 0
  for (let node = heap.pop(); node !== undefined; node = heap.pop()) {
    order.push(node)
    drop(node, (other) => heap.lowered(other))
    if (left > 0 && total / left > best * (1 + 1e-12)) {
      best = total / left
      kept = order.length
    }
  }
  return order.slice(kept).toSorted((a, b) => a - b)
}

/** Takes the edges inside out, so that the next part shows. */
export function cut({ from, to, edge, weight }: Graph, nodes: readonly number[]): void {
  const inside = new Set(nodes)
  for (const node of nodes)
    for (let i = from[node] as number; i < (from[node + 1] as number); i++)
      if (inside.has(to[i] as number)) weight[edge[i] as number] = 0
}

/** Binary heap of nodes by a key that only falls; a node's place is known, so that it can be moved. */
class Heap {
  readonly #key: Float64Array
  readonly #nodes: Int32Array
  readonly #place: Int32Array
  #size = 0

  constructor(key: Float64Array, present: Uint8Array) {
    this.#key = key
    this.#place = new Int32Array(key.length).fill(-1)
    let count = 0
    for (const one of present) count += one
    this.#nodes = new Int32Array(count)
    for (let node = 0; node < present.length; node++) {
      if (present[node] === 0) continue
      this.#nodes[this.#size] = node
      this.#place[node] = this.#size++
    }
    for (let i = (this.#size >> 1) - 1; i >= 0; i--) this.#sink(i)
  }

  pop(): number | undefined {
    if (this.#size === 0) return undefined
    const top = this.#nodes[0] as number
    const last = this.#nodes[--this.#size] as number
    this.#place[top] = -1
    if (this.#size > 0) {
      this.#set(0, last)
      this.#sink(0)
    }
    return top
  }

  lowered(node: number): void {
    let i = this.#place[node] as number
    const key = this.#key[node] as number
    while (i > 0) {
      const up = (i - 1) >> 1
      const above = this.#nodes[up] as number
      if ((this.#key[above] as number) <= key) break
      this.#set(i, above)
      i = up
    }
    this.#set(i, node)
  }

  #sink(start: number): void {
    const node = this.#nodes[start] as number
    const key = this.#key[node] as number
    let i = start
    for (;;) {
      let down = 2 * i + 1
      if (down >= this.#size) break
      const right = down + 1
      if (
        right < this.#size &&
        (this.#key[this.#nodes[right] as number] as number) < (this.#key[this.#nodes[down] as number] as number)
      )
        down = right
      const below = this.#nodes[down] as number
      if ((this.#key[below] as number) >= key) break
      this.#set(i, below)
      i = down
    }
    this.#set(i, node)
  }

  #set(i: number, node: number): void {
    this.#nodes[i] = node
    this.#place[node] = i
  }
}
