/**
 * Is there a group that engages far more densely than its people's activity explains? Times are not used.
 * FRAUDAR's peeling (Hooi et al., KDD 2016) of two graphs: of people who engage with each other both ways, each pair weighing
 * what share of their partners they have in common; and of actors and creators, engagement with popular creators weighing less.
 * Only the first counts as a signal: the fans of the same few creators are dense in the second, too. So are real circles of
 * friends in the first. Known answers and calibration: blocks.test.ts. Method: docs/methods/authenticity-pods.md
 */
import { type Engagements, engagedWith, includes } from './engagements.ts'
import { cut, densest, type Graph, graphOf } from './peel.ts'

export type Block = {
  /** A circle engages both ways, and its actors are its creators; a one-sided block may as well be a fan club. */
  readonly kind: 'circle' | 'one-sided'
  /** Person numbers, ascending: those who engage, and those whom they engage with. */
  readonly actors: readonly number[]
  readonly creators: readonly number[]
  /** Share (0..1) of all possible engagements from actors to creators that took place. */
  readonly density: number
  /** The same if the engagement that they have with others were spread at random. */
  readonly expected: number
}

/** Smaller groups are circles of friends. */
const LEAST_ACTORS = 12
const LEAST_CREATORS = 4
const LEAST_DENSITY = 0.45
/** Very active people are dense among themselves by their activity alone: this many times what that explains. */
const LEAST_TIMES = 6
/** A member of a circle engages with, and is engaged with by, this share of the others. */
const LEAST_SHARE = 0.4
/** Parts of the graph looked at, and how many in a row may turn out to be nothing. */
const ROUNDS = 40
const PATIENCE = { circles: 8, sided: 3 } as const

export function blocks(table: Engagements): Block[] {
  const inward = inwardOf(table)
  const circles = search(mutualGraph(table), PATIENCE.circles, (nodes) => circle(table, inward, nodes))
  const known = new Set(circles.flatMap(({ actors }) => actors))
  const half = table.people.length
  const sided = search(sidedGraph(table), PATIENCE.sided, (nodes) => {
    const creators = nodes.filter((node) => node >= half).map((node) => node - half)
    const actors = alike(
      inward,
      creators,
      nodes.filter((node) => node < half),
    )
    return block(table, 'one-sided', actors, creators)
  })
  return [
    ...circles,
    ...sided.filter(({ actors }) => 2 * actors.filter((actor) => known.has(actor)).length < actors.length),
  ]
}

/** A graph of those only who have an edge in it; `nodeOf` says who they are, ascending. */
type Linked = { readonly graph: Graph; readonly nodeOf: Int32Array }

/** Most people have no edge: they are passed over once, not in every round. `ends` is rewritten. */
function linked(nodes: number, ends: Int32Array, weight: Float64Array): Linked {
  const place = new Int32Array(nodes)
  for (const end of ends) place[end] = 1
  let count = 0
  for (let node = 0; node < nodes; node++) if (place[node] === 1) place[node] = count++
  const nodeOf = new Int32Array(count)
  ends.forEach((end, i) => {
    const at = place[end] as number
    nodeOf[at] = end
    ends[i] = at
  })
  return { graph: graphOf(count, ends, weight), nodeOf }
}

function search(
  { graph, nodeOf }: Linked,
  patience: number,
  read: (nodes: readonly number[]) => Block | undefined,
): Block[] {
  const found: Block[] = []
  const known = new Set<number>()
  let nothing = 0
  for (let round = 0; round < ROUNDS && nothing < patience; round++) {
    const nodes = densest(graph)
    if (nodes.length === 0) break
    cut(graph, nodes)
    const one = read(nodes.map((node) => nodeOf[node] as number))
    const isNew = one !== undefined && 2 * one.actors.filter((actor) => known.has(actor)).length < one.actors.length
    nothing = isNew ? 0 : nothing + 1
    if (!isNew) continue
    found.push(one)
    for (const actor of one.actors) known.add(actor)
  }
  return found
}

/** A pair weighs the share of partners that both have in common (a cosine, five added): a circle closes its triangles. */
function mutualGraph(table: Engagements): Linked {
  const { out, creators, people } = table
  const pairs: number[] = []
  for (let a = 0; a < people.length; a++)
    visit(out, creators, a, (b) => {
      if (b > a && out[b + 1] !== out[b] && engagedWith(table, b, a)) pairs.push(a, b)
    })
  const ends = Int32Array.from(pairs)
  const weight = new Float64Array(ends.length / 2).fill(1)
  const { graph, nodeOf } = linked(people.length, ends, weight)
  for (let i = 0; i < weight.length; i++) {
    const [a, b] = [ends[2 * i] as number, ends[2 * i + 1] as number]
    const degrees = (degree(graph, a) + 5) * (degree(graph, b) + 5)
    weight[i] = common(graph, a, b) / Math.sqrt(degrees)
  }
  return { graph, nodeOf }
}

const degree = ({ from }: Graph, node: number): number => (from[node + 1] as number) - (from[node] as number)

/** Neighbours of both: the shorter list is looked up in the longer, which is ascending. */
function common(graph: Graph, a: number, b: number): number {
  const [few, many] = degree(graph, a) <= degree(graph, b) ? [a, b] : [b, a]
  let both = 0
  visit(graph.from, graph.to, few, (other) => {
    if (includes(graph.to, graph.from[many] as number, graph.from[many + 1] as number, other)) both++
  })
  return both
}

/**
 * Person a as actor is node a, as creator a + number of people. An engagement weighs 1 / ln(engagers of the creator + 5). Whoever
 * could be in no block is left out before: mostly the many who came to one creator only.
 */
function sidedGraph(table: Engagements): Linked {
  const { out, creators, got, people } = table
  const gives = givesInBlocks(table)
  let kept = 0
  for (const count of gives) kept += count
  const ends = new Int32Array(2 * kept)
  const weight = new Float64Array(kept)
  let e = 0
  for (let a = 0; a < people.length; a++) {
    if (gives[a] === 0) continue
    visit(out, creators, a, (creator) => {
      ends[2 * e] = a
      ends[2 * e + 1] = people.length + creator
      weight[e++] = 1 / Math.log((got[creator] as number) + 5)
    })
  }
  return linked(2 * people.length, ends, weight)
}

/** How many creators each person engages with, or none where it is fewer than half of the smallest block's. */
function givesInBlocks({ out, people }: Engagements): Int32Array {
  const gives = new Int32Array(people.length)
  for (let a = 0; a < people.length; a++) {
    const count = (out[a + 1] as number) - (out[a] as number)
    gives[a] = count < LEAST_CREATORS / 2 ? 0 : count
  }
  return gives
}

/** Without those who fit badly, the worst first; then with everybody else who fits as well. */
function circle(table: Engagements, inward: Inward, nodes: readonly number[]): Block | undefined {
  if (nodes.length < LEAST_ACTORS) return undefined
  const count = new Map(nodes.map((node) => [node, { given: 0, got: 0 }]))
  const change = (node: number, by: 1 | -1) => {
    visit(table.out, table.creators, node, (other) => {
      const one = count.get(other)
      if (one !== undefined) one.got += by
    })
    visit(inward.from, inward.actors, node, (other) => {
      const one = count.get(other)
      if (one !== undefined) one.given += by
    })
  }
  for (const node of nodes) change(node, 1)
  while (count.size >= LEAST_ACTORS) {
    let worst = -1
    let least = Infinity
    for (const [node, { given, got }] of count) {
      if (Math.min(given, got) >= least) continue
      worst = node
      least = Math.min(given, got)
    }
    if (least >= LEAST_SHARE * (count.size - 1)) break
    count.delete(worst)
    change(worst, -1)
  }
  if (count.size < LEAST_ACTORS) return undefined
  const all = [...count.keys(), ...asClose(table, inward, count)].toSorted((a, b) => a - b)
  return block(table, 'circle', all, all)
}

/** Peeling stops at those who engage with all; whoever engages with half of the creators belongs to them. */
function alike(inward: Inward, creators: readonly number[], actors: readonly number[]): number[] {
  // Nothing dense enough can be so large: there are not enough engagements for it.
  if (creators.length < LEAST_CREATORS || actors.length * creators.length * LEAST_DENSITY > inward.actors.length)
    return []
  const times = new Map<number, number>()
  for (const creator of creators)
    visit(inward.from, inward.actors, creator, (actor) => times.set(actor, (times.get(actor) ?? 0) + 1))
  const more = [...times].filter(([, count]) => count >= creators.length / 2).map(([actor]) => actor)
  return [...new Set([...actors, ...more])].toSorted((a, b) => a - b)
}

/** People outside who engage with, and are engaged with by, as large a share of the members. */
function asClose(table: Engagements, inward: Inward, members: ReadonlyMap<number, unknown>): number[] {
  const given = new Map<number, number>()
  const got = new Map<number, number>()
  const add = (to: Map<number, number>) => (other: number) => {
    if (!members.has(other)) to.set(other, (to.get(other) ?? 0) + 1)
  }
  for (const member of members.keys()) {
    visit(table.out, table.creators, member, add(got))
    visit(inward.from, inward.actors, member, add(given))
  }
  const least = LEAST_SHARE * members.size
  return [...given].filter(([other, times]) => times >= least && (got.get(other) ?? 0) >= least).map(([other]) => other)
}

/** Who engaged with person c: actors from from[c] up to from[c + 1]. */
type Inward = { from: Int32Array; actors: Int32Array }

function inwardOf({ out, creators, got, people }: Engagements): Inward {
  const from = new Int32Array(people.length + 1)
  got.forEach((count, c) => (from[c + 1] = (from[c] as number) + count))
  const place = from.slice(0, people.length)
  const actors = new Int32Array(creators.length)
  for (let a = 0; a < people.length; a++)
    visit(out, creators, a, (c) => {
      actors[place[c] as number] = a
      place[c] = (place[c] as number) + 1
    })
  return { from, actors }
}

function visit(from: Int32Array, to: Int32Array, node: number, each: (other: number) => void): void {
  for (let i = from[node] as number; i < (from[node + 1] as number); i++) each(to[i] as number)
}

/** Undefined unless large enough and dense enough, in itself and against what the people's activity explains. */
function block(
  table: Engagements,
  kind: Block['kind'],
  actors: readonly number[],
  creators: readonly number[],
): Block | undefined {
  if (actors.length < LEAST_ACTORS || creators.length < LEAST_CREATORS) return undefined
  const targets = new Set(creators)
  const possible = actors.reduce((sum, actor) => sum + creators.length - Number(targets.has(actor)), 0)
  const inward = new Map<number, number>()
  let links = 0
  const elsewhere = actors.map((actor) => {
    let own = 0
    for (let i = table.out[actor] as number; i < (table.out[actor + 1] as number); i++) {
      const creator = table.creators[i] as number
      if (!targets.has(creator)) continue
      own++
      inward.set(creator, (inward.get(creator) ?? 0) + 1)
    }
    links += own
    return (table.out[actor + 1] as number) - (table.out[actor] as number) - own
  })
  const density = links / possible
  if (density < LEAST_DENSITY) return undefined
  const others = creators.map((creator) => (table.got[creator] as number) - (inward.get(creator) ?? 0))
  const rest = Math.max(1, table.creators.length - links)
  let expected = 0
  for (const gives of elsewhere) for (const gets of others) expected += Math.min(1, (gives * gets) / rest)
  expected /= possible
  return density < LEAST_TIMES * expected ? undefined : { kind, actors, creators, density, expected }
}
