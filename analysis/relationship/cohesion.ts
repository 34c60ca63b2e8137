/**
 * Do fans talk with one another? Pairs of fans of whom one answered the other, per fan and post: how often being there
 * became a conversation with somebody else who was there. Beside it, are the pairs knit into groups, beyond what such
 * numbers of partners bring about by chance (clustering against rewiring that keeps everybody's number of partners;
 * Maslov & Sneppen 2002)?
 * Platforms that file every reply under the first comment make all answers look like answers to its author.
 */
import { seeded } from '../numbers/random.ts'
import type { Counted } from './counted.ts'
import { CREATOR, type Interactions } from './interactions.ts'

export type Cohesion = {
  /** Pairs by post, each pair once per post. */
  readonly pairsOn: Float64Array
  /** Distinct pairs over all posts. */
  readonly pairs: number
  /** Share of the triples around a person that are closed; undefined without any triple. */
  readonly clustering: number | undefined
  /** Standard deviations above rewired networks; undefined where too few pairs tell, or no three people all talked. */
  readonly clusteringZ: number | undefined
}

const REWIRINGS = 20
const ENOUGH_PAIRS = 20
/** Beyond, the network is described but not rewired: it would cost more than all the rest. */
const MOST_PAIRS = 500

export function cohesionOf(i: Interactions, { posts, postOf, flagged }: Counted, seed: number): Cohesion {
  const pairsOn = new Float64Array(posts)
  const onPost = new Set<number>()
  const pairs = new Set<number>()
  for (let k = 0; k < i.count; k++) {
    const parent = i.replyTo[k] as number
    if (parent < 0) continue
    const a = i.actor[k] as number
    const b = i.actor[parent] as number
    const post = postOf[i.post[k] as number] as number
    if (a <= CREATOR || b <= CREATOR || a === b || flagged[a] || flagged[b] || post < 0) continue
    const pair = a < b ? a * i.actors + b : b * i.actors + a
    pairs.add(pair)
    // Exact while people² x posts stays below 2^53: nine million people on a hundred posts.
    const here = pair * posts + post
    if (onPost.has(here)) continue
    onPost.add(here)
    pairsOn[post] = (pairsOn[post] as number) + 1
  }
  if (pairs.size < 2) return { pairsOn, pairs: pairs.size, clustering: undefined, clusteringZ: undefined }
  const ends = endsOf(pairs, i.actors)
  const clustering = clusteringOf(ends)
  return {
    pairsOn,
    pairs: pairs.size,
    clustering,
    clusteringZ: !clustering ? undefined : againstRewired(ends, clustering, seed),
  }
}

/** Pairs as 2k, 2k+1 of dense people 0.. */
function endsOf(pairs: Set<number>, actors: number): Int32Array {
  const dense = new Map<number, number>()
  const ends = new Int32Array(2 * pairs.size)
  let at = 0
  const idOf = (actor: number) => {
    const known = dense.get(actor)
    if (known !== undefined) return known
    dense.set(actor, dense.size)
    return dense.size - 1
  }
  for (const pair of pairs) {
    ends[at++] = idOf(Math.floor(pair / actors))
    ends[at++] = idOf(pair % actors)
  }
  return ends
}

/** Three times the triangles over the connected triples. */
function clusteringOf(ends: Int32Array): number | undefined {
  const partners: Set<number>[] = []
  for (let k = 0; k < ends.length; k += 2) {
    const a = ends[k] as number
    const b = ends[k + 1] as number
    ;(partners[a] ??= new Set()).add(b)
    ;(partners[b] ??= new Set()).add(a)
  }
  let triples = 0
  for (const of of partners) triples += (of.size * (of.size - 1)) / 2
  if (triples === 0) return undefined
  let closed = 0
  for (let k = 0; k < ends.length; k += 2) {
    let [few, many] = [partners[ends[k] as number] as Set<number>, partners[ends[k + 1] as number] as Set<number>]
    if (few.size > many.size) [few, many] = [many, few]
    for (const third of few) if (many.has(third)) closed++
  }
  return closed / triples
}

function againstRewired(ends: Int32Array, clustering: number, seed: number): number | undefined {
  const pairs = ends.length / 2
  if (pairs < ENOUGH_PAIRS || pairs > MOST_PAIRS) return undefined
  const random = seeded(seed)
  const wired = ends.slice()
  const people = 1 + ends.reduce((most, end) => Math.max(most, end), 0)
  const key = (a: number, b: number) => (a < b ? a * people + b : b * people + a)
  const there = new Set<number>()
  for (let k = 0; k < ends.length; k += 2) there.add(key(ends[k] as number, ends[k + 1] as number))
  let sum = 0
  let squares = 0
  for (let round = 0; round < REWIRINGS; round++) {
    for (let swap = 0; swap < (round === 0 ? 10 : 2) * pairs; swap++) {
      const x = 2 * random.below(pairs)
      const y = 2 * random.below(pairs)
      const flip = random.below(2)
      const a = wired[x] as number
      const b = wired[x + 1] as number
      const c = wired[y + flip] as number
      const d = wired[y + 1 - flip] as number
      if (a === c || a === d || b === c || b === d || there.has(key(a, d)) || there.has(key(c, b))) continue
      there.delete(key(a, b))
      there.delete(key(c, d))
      there.add(key(a, d))
      there.add(key(c, b))
      wired[x + 1] = d
      wired[y + flip] = c
      wired[y + 1 - flip] = b
    }
    const chance = clusteringOf(wired) ?? 0
    sum += chance
    squares += chance * chance
  }
  const average = sum / REWIRINGS
  const deviation = Math.sqrt(Math.max(0, squares / REWIRINGS - average * average))
  return deviation > 0 ? (clustering - average) / deviation : undefined
}
