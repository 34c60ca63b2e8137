/**
 * Who commented on which post how often: one row per person and post, the person's posts side by side and in order.
 * People who were there on one post only are most of an audience and carry no more than a count, so they are kept
 * as counts.
 */
import type { Counted } from './counted.ts'
import { CREATOR, type Interactions } from './interactions.ts'

export type People = {
  readonly count: number
  readonly comments: number
  /** Comments by known people, by post. */
  readonly commentsOn: Int32Array
  /** People who commented on the post, by post: each once. */
  readonly peopleOn: Float64Array
  /** Those who commented once in all, by the post on which they did. */
  readonly onceOn: Int32Array
  /** Those on one post only but several times there: their post, their comments. */
  readonly burstPost: Int32Array
  readonly burstComments: Int32Array
  /** Those on two posts or more: person k has `post[start[k]] .. post[start[k + 1] - 1]`, ascending. */
  readonly start: Int32Array
  readonly post: Int32Array
  readonly commentsAt: Int32Array
}

export function peopleOf(i: Interactions, { posts, postOf, flagged }: Counted): People {
  // Sorted by post, then stably by person: two counting sorts, linear however lopsided the comments are.
  const byPost = new Int32Array(posts + 1)
  const byActor = new Int32Array(i.actors + 1)
  let comments = 0
  for (let k = 0; k < i.count; k++) {
    const post = postOf[i.post[k] as number] as number
    const actor = i.actor[k] as number
    if (post < 0 || actor <= CREATOR || flagged[actor]) continue
    byPost[post + 1] = (byPost[post + 1] as number) + 1
    byActor[actor + 1] = (byActor[actor + 1] as number) + 1
    comments++
  }
  const commentsOn = byPost.slice(1)
  for (let p = 0; p < posts; p++) byPost[p + 1] = (byPost[p + 1] as number) + (byPost[p] as number)
  for (let a = 0; a < i.actors; a++) byActor[a + 1] = (byActor[a + 1] as number) + (byActor[a] as number)
  const ends = byActor.slice()

  const actorByPost = new Int32Array(comments)
  const next = byPost.slice()
  for (let k = 0; k < i.count; k++) {
    const post = postOf[i.post[k] as number] as number
    const actor = i.actor[k] as number
    if (post < 0 || actor <= CREATOR || flagged[actor]) continue
    const at = next[post] as number
    actorByPost[at] = actor
    next[post] = at + 1
  }
  const sorted = new Int32Array(comments)
  for (let p = 0; p < posts; p++) {
    for (let k = byPost[p] as number; k < (byPost[p + 1] as number); k++) {
      const actor = actorByPost[k] as number
      const at = byActor[actor] as number
      sorted[at] = p
      byActor[actor] = at + 1
    }
  }

  const peopleOn = new Float64Array(posts)
  const onceOn = new Int32Array(posts)
  const burstPost: number[] = []
  const burstComments: number[] = []
  const start: number[] = [0]
  const post = new Int32Array(comments)
  const commentsAt = new Int32Array(comments)
  let cells = 0
  let count = 0
  for (let a = 1; a < i.actors; a++) {
    const from = ends[a] as number
    const to = ends[a + 1] as number
    if (from === to) continue
    count++
    const first = cells
    for (let k = from; k < to; k++) {
      const p = sorted[k] as number
      if (cells > first && post[cells - 1] === p) {
        commentsAt[cells - 1] = (commentsAt[cells - 1] as number) + 1
        continue
      }
      post[cells] = p
      commentsAt[cells++] = 1
      peopleOn[p] = (peopleOn[p] as number) + 1
    }
    if (cells - first > 1) {
      start.push(cells)
      continue
    }
    cells = first
    const p = post[first] as number
    const times = commentsAt[first] as number
    if (times === 1) onceOn[p] = (onceOn[p] as number) + 1
    else {
      burstPost.push(p)
      burstComments.push(times)
    }
  }
  return {
    count,
    comments,
    commentsOn,
    peopleOn,
    onceOn,
    burstPost: Int32Array.from(burstPost),
    burstComments: Int32Array.from(burstComments),
    start: Int32Array.from(start),
    post: post.subarray(0, cells),
    commentsAt: commentsAt.subarray(0, cells),
  }
}
