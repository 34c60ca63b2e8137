/**
 * Comments with what was said below them. A thread begins with somebody's comment that answers nobody; it is
 * answered when the creator speaks in it; a turn is a change of speaker. Unknown and flagged voices take no turn.
 */
import type { Counted } from './counted.ts'
import { CREATOR, type Interactions, NONE } from './interactions.ts'

export type Threads = {
  readonly count: number
  /** By post: threads, answered ones, those with three turns or more. */
  readonly on: Float64Array
  readonly answeredOn: Float64Array
  readonly deepOn: Float64Array
  /** Threads with 1, 2, … `MOST_TURNS` turns or more. */
  readonly withTurns: Int32Array
  readonly answered: number
  readonly deep: number
  /** Hours from each comment to the creator's first answer, where both times are known; not sorted. */
  readonly hours: Float64Array
  /** Distinct known people who began a thread, and those of them whom the creator answered. */
  readonly peopleAsking: number
  readonly peopleAnswered: number
  /** Does anything here answer anything? If not, the source may not carry replies at all. */
  readonly anyReply: boolean
  readonly creatorSpoke: boolean
}

export const DEEP = 3
export const MOST_TURNS = 10

export function threadsOf(i: Interactions, { posts, postOf, flagged }: Counted): Threads {
  const root = rootsOf(i.replyTo)
  const turns = new Int32Array(i.count)
  const lastSpeaker = new Int32Array(i.count).fill(-9)
  const answeredAt = new Float64Array(i.count).fill(Infinity)
  const isAnswered = new Uint8Array(i.count)
  let anyReply = false
  let creatorSpoke = false

  for (let k = 0; k < i.count; k++) {
    const actor = i.actor[k] as number
    if (i.replyTo[k] !== NONE) anyReply = true
    if (actor === CREATOR) creatorSpoke = true
    const r = root[k] as number
    if (r < 0) continue
    if (actor === CREATOR && r !== k) {
      isAnswered[r] = 1
      const at = i.at[k] as number
      if (at < (answeredAt[r] as number)) answeredAt[r] = at
    }
    if (actor < 0 || flagged[actor] || lastSpeaker[r] === actor) continue
    lastSpeaker[r] = actor
    turns[r] = (turns[r] as number) + 1
  }

  const on = new Float64Array(posts)
  const answeredOn = new Float64Array(posts)
  const deepOn = new Float64Array(posts)
  const withTurns = new Int32Array(MOST_TURNS + 1)
  const asked = new Uint8Array(i.actors)
  const hours: number[] = []
  let count = 0
  let answered = 0
  let deep = 0
  for (let k = 0; k < i.count; k++) {
    if (root[k] !== k) continue
    const post = postOf[i.post[k] as number] as number
    const actor = i.actor[k] as number
    if (post < 0 || actor === CREATOR || (actor > 0 && flagged[actor])) continue
    count++
    on[post] = (on[post] as number) + 1
    const turn = Math.min(MOST_TURNS, Math.max(1, turns[k] as number))
    withTurns[turn] = (withTurns[turn] as number) + 1
    if (turn >= DEEP) {
      deep++
      deepOn[post] = (deepOn[post] as number) + 1
    }
    if (actor > 0) asked[actor] = (asked[actor] as number) | (isAnswered[k] ? 3 : 1)
    if (!isAnswered[k]) continue
    answered++
    answeredOn[post] = (answeredOn[post] as number) + 1
    const delay = ((answeredAt[k] as number) - (i.at[k] as number)) / 3600
    if (delay >= 0 && delay < Infinity) hours.push(delay)
  }
  let peopleAsking = 0
  let peopleAnswered = 0
  for (let a = 1; a < i.actors; a++) {
    if (asked[a]) peopleAsking++
    if (asked[a] === 3) peopleAnswered++
  }
  return {
    count,
    on,
    answeredOn,
    deepOn,
    withTurns,
    answered,
    deep,
    hours: Float64Array.from(hours),
    peopleAsking,
    peopleAnswered,
    anyReply,
    creatorSpoke,
  }
}

/** The comment under which each interaction was said; itself for a comment, -1 where the way up is lost. */
export function rootsOf(replyTo: Int32Array): Int32Array {
  const root = new Int32Array(replyTo.length).fill(-2)
  const way: number[] = []
  for (let k = 0; k < replyTo.length; k++) {
    let at = k
    while (root[at] === -2 && (replyTo[at] as number) >= 0) {
      way.push(at)
      at = replyTo[at] as number
    }
    if (root[at] === -2) root[at] = replyTo[at] === NONE ? at : -1
    const found = root[at] as number
    while (way.length > 0) root[way.pop() as number] = found
  }
  return root
}

/** Mean turns of a thread if it goes on with the same chance after each turn; seen up to `MOST_TURNS` (censored there). */
export function meanTurns({ withTurns }: Threads): number | undefined {
  let wentOn = 0
  let ended = 0
  for (let turn = 1; turn <= MOST_TURNS; turn++) {
    const threads = withTurns[turn] as number
    wentOn += threads * (turn - 1)
    if (turn < MOST_TURNS) ended += threads
  }
  return ended === 0 ? undefined : 1 + wentOn / ended
}
