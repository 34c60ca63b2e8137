/**
 * Do creators hurry to one another's posts together, more than chance and loyalty make them?
 * Timed lockstep (after CopyCatch, Beutel et al. 2013) between people who engage with each other both ways: two of them are in
 * step at a third creator when both come within the hour of each other. Judged against how closely
 * any two who came to a post come together. A fan club has the timing without the bargain: nobody engages with the fans, so it is not one.
 * A circle of real friends looks the same. Nothing can be said from one creator's data.
 * Known answers and calibration: pods.test.ts. Method: docs/methods/authenticity-pods.md
 */
import { type Engagements, engagedWith, includes } from './engagements.ts'

export type Pod = {
  /** Person numbers, ascending. */
  readonly members: readonly number[]
  /** Mean number of third creators at whom a pair of members was in step. */
  readonly inStepAt: number
  /** Posts on which pairs of members met, on how many of them within the window, and how many were expected. */
  readonly met: number
  readonly together: number
  readonly expected: number
  /** Share (0..1) of pairs who engaged with each other both ways. */
  readonly mutual: number
}

export const WINDOW_SECONDS = 3600
/** Third creators at whom a pair must be in step, and partners that a member must have. */
const CREATORS = 3
const PARTNERS = 3
/** Share of the other members with whom a member must engage both ways. */
const MUTUAL = 0.5
const FALSE_DISCOVERIES = 0.05

/** Pairs who met on posts of third creators, one entry a pair. */
type Pair = { a: number; b: number; met: number; together: number; expected: number; creators: number; last: number }

export function pods(table: Engagements, windowSeconds = WINDOW_SECONDS): Pod[] {
  const partners = mutualCore(table)
  const found = inStep(pairs(table, partners, windowSeconds))
  const groups = core(found)
  return groups
    .map((members) => trimmed(table, members))
    .filter((members) => members.length > PARTNERS)
    .map((members) => described(table, members, found))
}

/** Partners both ways of each person who has enough partners who have enough partners … */
function mutualCore(table: Engagements): Map<number, number[]> {
  const { out, creators, people } = table
  const partners = new Map<number, number[]>()
  for (let a = 0; a < people.length; a++)
    for (let i = out[a] as number; i < (out[a + 1] as number); i++) {
      const c = creators[i] as number
      if ((out[c + 1] as number) > (out[c] as number) && engagedWith(table, c, a)) {
        const own = partners.get(a)
        if (own === undefined) partners.set(a, [c])
        else own.push(c)
      }
    }
  return kCore(partners, PARTNERS)
}

/** Leaves each node with `least` neighbours or more, among those left. */
function kCore(neighbours: Map<number, number[]>, least: number): Map<number, number[]> {
  const degree = new Map([...neighbours].map(([node, of]) => [node, of.length]))
  const queue = [...degree].filter(([, d]) => d < least).map(([node]) => node)
  const gone = new Set(queue)
  for (let node = queue.pop(); node !== undefined; node = queue.pop())
    for (const other of neighbours.get(node) as number[]) {
      if (gone.has(other)) continue
      const left = (degree.get(other) as number) - 1
      degree.set(other, left)
      if (left < least) {
        gone.add(other)
        queue.push(other)
      }
    }
  const kept = new Map<number, number[]>()
  for (const [node, of] of neighbours)
    if (!gone.has(node))
      kept.set(
        node,
        of.filter((other) => !gone.has(other)),
      )
  return kept
}

/** Counts meetings of partners on posts of third creators. Costs a step per candidate on a post and partner of hers. */
function pairs(table: Engagements, partners: ReadonlyMap<number, readonly number[]>, window: number): Pair[] {
  const { creatorOf, from, actors, times } = table
  const closeness = closenessOf(table, window)
  const all = new Map<number, Pair>()
  const here = new Float64Array(table.people.length).fill(NaN)
  // Posts of one creator one after the other, so that a creator is counted once a pair.
  const byCreator = Int32Array.from(creatorOf.keys()).sort(
    (p, q) => (creatorOf[p] as number) - (creatorOf[q] as number) || p - q,
  )
  for (const post of byCreator) {
    const creator = creatorOf[post] as number
    const candidates: number[] = []
    for (let i = from[post] as number; i < (from[post + 1] as number); i++) {
      const actor = actors[i] as number
      if (!partners.has(actor) || Number.isNaN(times[i])) continue
      candidates.push(actor)
      here[actor] = times[i] as number
    }
    const meet = (a: number, b: number) => {
      const key = a * here.length + b
      let pair = all.get(key)
      if (pair === undefined) all.set(key, (pair = { a, b, met: 0, together: 0, expected: 0, creators: 0, last: -1 }))
      pair.met++
      pair.expected += closeness
      if (Math.abs((here[a] as number) - (here[b] as number)) > window) return
      pair.together++
      if (pair.last !== creator) pair.creators++
      pair.last = creator
    }
    for (const a of candidates) {
      const own = partners.get(a) as readonly number[]
      // The shorter of the two lists is walked: famous people have many partners, famous posts many candidates.
      if (own.length <= candidates.length * 4) {
        for (const b of own) if (a < b && b !== creator && a !== creator && !Number.isNaN(here[b])) meet(a, b)
      } else for (const b of candidates) if (a < b && includes(own, 0, own.length, b)) meet(a, b)
    }
    for (const actor of candidates) here[actor] = NaN
  }
  return [...all.values()]
}

/**
 * Chance that two people who both came to a post came within the window of each other, over all posts of all creators. Not
 * per creator: on the posts of a member of a pod most pairs are the pod, and would excuse it.
 */
function closenessOf({ creatorOf, from, times }: Engagements, window: number): number {
  let close = 0
  let possible = 0
  for (let post = 0; post < creatorOf.length; post++) {
    const start = from[post] as number
    let low = start
    for (let i = start; i < (from[post + 1] as number) && !Number.isNaN(times[i]); i++) {
      while ((times[i] as number) - (times[low] as number) > window) low++
      close += i - low
      possible += i - start
    }
  }
  return possible === 0 ? 0 : close / possible
}

/** Pairs in step at enough creators and more often than chance; Benjamini & Hochberg (1995) over all pairs who met. */
function inStep(all: readonly Pair[]): Pair[] {
  const tested = all
    .map((pair) => ({ pair, p: upperTail(pair.together, pair.met, pair.expected / pair.met) }))
    .toSorted((x, y) => x.p - y.p)
  const last = tested.findLastIndex(({ p }, i) => p <= (FALSE_DISCOVERIES * (i + 1)) / tested.length)
  return tested.slice(0, last + 1).flatMap(({ pair }) => (pair.creators >= CREATORS ? [pair] : []))
}

/** P(Binomial(n, q) >= k). */
function upperTail(k: number, n: number, q: number): number {
  if (k <= 0 || q >= 1) return 1
  if (q <= 0) return 0
  let log = n * Math.log1p(-q)
  const odds = Math.log(q) - Math.log1p(-q)
  let below = 0
  for (let i = 0; i < k; i++) {
    below += Math.exp(log)
    log += Math.log((n - i) / (i + 1)) + odds
  }
  // Far out, 1 - below is rounding; the first term of the tail is then nearly all of it.
  return below < 1 - 1e-9 ? 1 - below : Math.min(1, Math.exp(log))
}

/** Connected parts of the 3-core of pairs in step. */
function core(found: readonly Pair[]): number[][] {
  const neighbours = new Map<number, number[]>()
  const add = (a: number, b: number) => {
    const own = neighbours.get(a)
    if (own === undefined) neighbours.set(a, [b])
    else own.push(b)
  }
  for (const { a, b } of found) {
    add(a, b)
    add(b, a)
  }
  const kept = kCore(neighbours, PARTNERS)
  const seen = new Set<number>()
  const groups: number[][] = []
  for (const first of kept.keys()) {
    if (seen.has(first)) continue
    seen.add(first)
    const group = [first]
    for (const node of group)
      for (const other of kept.get(node) as number[])
        if (!seen.has(other)) {
          seen.add(other)
          group.push(other)
        }
    groups.push(group.toSorted((a, b) => a - b))
  }
  return groups
}

/** Drops, one after the other, whoever engages both ways with too few of the others. */
function trimmed(table: Engagements, group: readonly number[]): number[] {
  let members = [...group]
  for (;;) {
    const counts = members.map((a) => members.reduce((sum, b) => sum + Number(a !== b && isMutual(table, a, b)), 0))
    const least = counts.reduce((low, count, i) => (count < (counts[low] as number) ? i : low), 0)
    if (members.length === 0 || (counts[least] as number) >= MUTUAL * (members.length - 1)) return members
    members = members.filter((_, i) => i !== least)
  }
}

const isMutual = (table: Engagements, a: number, b: number): boolean =>
  engagedWith(table, a, b) && engagedWith(table, b, a)

function described(table: Engagements, members: readonly number[], found: readonly Pair[]): Pod {
  const inside = new Set(members)
  const own = found.filter(({ a, b }) => inside.has(a) && inside.has(b))
  const sum = (of: (pair: Pair) => number) => own.reduce((total, pair) => total + of(pair), 0)
  const possible = (members.length * (members.length - 1)) / 2
  let mutual = 0
  members.forEach((a, i) => members.slice(i + 1).forEach((b) => (mutual += Number(isMutual(table, a, b)))))
  return {
    members,
    inStepAt: sum(({ creators }) => creators) / Math.max(1, own.length),
    met: sum(({ met }) => met),
    together: sum(({ together }) => together),
    expected: sum(({ expected }) => expected),
    mutual: mutual / possible,
  }
}
