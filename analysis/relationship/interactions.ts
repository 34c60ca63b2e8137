/**
 * One account's interactions as columns, in time order: what every relationship measure reads.
 * Rows may come in any order and in any state. What is odd about them is counted in `oddities` and left out of
 * exactly those measures that would need it, never mended in silence.
 */
import { childrenOfNobody, cutCycles } from './reply-cycles.ts'

export type Row = {
  readonly id?: string | undefined
  readonly post: string
  readonly actor?: string | undefined
  /** Epoch seconds. */
  readonly at?: number | undefined
  readonly text?: string | undefined
  /** Id of the interaction that this one answers. */
  readonly replyTo?: string | undefined
}

export type Interactions = {
  readonly count: number
  /** Dense ids in order of first appearance; 0 is the creator, `UNKNOWN` an unknown author. */
  readonly actor: Int32Array
  /** How many distinct ids, the creator included whether or not they ever spoke. */
  readonly actors: number
  /** Dense, numbered in time order of the posts' first interactions; posts without any time come last. */
  readonly post: Int32Array
  readonly posts: number
  /** Epoch seconds, NaN unknown. Ascending, unknown last. */
  readonly at: Float64Array
  /** Index of the answered interaction; `NONE` if it answers nobody, `LOST` if what it answers is not among these rows. */
  readonly replyTo: Int32Array
  readonly text: readonly string[] | undefined
}

export const CREATOR = 0
export const UNKNOWN = -1
export const NONE = -1
export const LOST = -2

/** What the dense ids stand for; `interactions` has an empty string where a row had no id. */
export type Names = {
  readonly actors: readonly string[]
  readonly posts: readonly string[]
  readonly interactions: readonly string[]
}

/** Rows that were counted apart, and how many of each. */
export type Oddities = {
  /** No author: nobody's comment. Counts as a comment that can be answered, never as a person. */
  withoutAuthor: number
  /** No time that can be read: left out of what needs an order or a delay. */
  withoutTime: number
  /** Later than `now`: treated as without time. */
  fromTheFuture: number
  /** Answers a comment that is not among the rows: its author counts as a person, the thread is not judged. */
  replyToUnknown: number
  /** Answers itself in a circle, or a comment on another post: treated as an answer to an unknown comment. */
  replyInCircle: number
  replyAcrossPosts: number
  /** The same id again, or (without ids) the same author, post, second and text: counted once. */
  twice: number
  /** Earlier than the comment that it answers: an answer, but its delay is not used. */
  replyBeforeComment: number
}

export type Collected = { readonly interactions: Interactions; readonly names: Names; readonly oddities: Oddities }

/**
 * @param creator the author id under which the creator answers
 * @param now epoch seconds of the audit; without it nothing is taken to be from the future
 */
export function collect(rows: Iterable<Row>, creator: string, now = Infinity): Collected {
  const oddities: Oddities = {
    withoutAuthor: 0,
    withoutTime: 0,
    fromTheFuture: 0,
    replyToUnknown: 0,
    replyInCircle: 0,
    replyAcrossPosts: 0,
    twice: 0,
    replyBeforeComment: 0,
  }
  const timeOf = ({ at }: Row) => (at === undefined || !Number.isFinite(at) || at > now ? Infinity : at)
  const kept = inTimeOrder(rows, timeOf)
  const byId = dropRepeats(kept, oddities)

  const count = kept.length
  const actor = new Int32Array(count)
  const post = new Int32Array(count)
  const at = new Float64Array(count)
  const replyTo = new Int32Array(count)
  const text = Array<string>(count).fill('')
  const actors = new Map([[creator, CREATOR]])
  const posts = new Map<string, number>()
  let anyText = false

  for (let i = 0; i < count; i++) {
    const row = kept[i] as Row
    const time = timeOf(row)
    at[i] = time === Infinity ? NaN : time
    if (time === Infinity) oddities[isFuture(row, now) ? 'fromTheFuture' : 'withoutTime']++
    actor[i] = row.actor ? numbered(actors, row.actor) : UNKNOWN
    if (!row.actor) oddities.withoutAuthor++
    post[i] = numbered(posts, row.post)
    if (row.text) {
      text[i] = row.text
      anyText = true
    }
    replyTo[i] = row.replyTo ? (byId.get(row.replyTo) ?? LOST) : NONE
    if (replyTo[i] === LOST) oddities.replyToUnknown++
  }
  if (!childrenOfNobody(replyTo)) tidyReplies(replyTo, post, at, oddities)

  const interactions = {
    count,
    actor,
    actors: actors.size,
    post,
    posts: posts.size,
    at,
    replyTo,
    text: anyText ? text : undefined,
  }
  const names = { actors: [...actors.keys()], posts: [...posts.keys()], interactions: kept.map(({ id }) => id ?? '') }
  return { interactions, names, oddities }
}

const isFuture = ({ at }: Row, now: number): boolean => at !== undefined && at > now && at !== Infinity

function numbered(ids: Map<string, number>, name: string): number {
  const known = ids.get(name)
  if (known !== undefined) return known
  const next = ids.size
  ids.set(name, next)
  return next
}

/** Ties are settled by what was said before by whom, so that neither the order of rows nor their labels decide. */
function inTimeOrder(rows: Iterable<Row>, timeOf: (row: Row) => number): Row[] {
  const all = Array.from(rows)
  const compare = (a: Row, b: Row) => {
    const x = timeOf(a)
    const y = timeOf(b)
    if (x !== y) return x < y ? -1 : 1
    return (
      Number(Boolean(a.replyTo)) - Number(Boolean(b.replyTo)) ||
      ordered(a.text, b.text) ||
      ordered(a.post, b.post) ||
      ordered(a.actor, b.actor) ||
      ordered(a.id, b.id) ||
      ordered(a.replyTo, b.replyTo) ||
      ordered(String(a.at), String(b.at))
    )
  }
  for (let i = 1; i < all.length; i++) if (compare(all[i - 1] as Row, all[i] as Row) > 0) return all.sort(compare)
  return all
}

const ordered = (a = '', b = ''): number => (a < b ? -1 : Number(a > b))

/** Keeps the earliest of each; says where each id is. */
function dropRepeats(rows: Row[], oddities: Oddities): Map<string, number> {
  const byId = new Map<string, number>()
  const seen = new Set<string>()
  let kept = 0
  for (const row of rows) {
    const again = row.id ? byId.has(row.id) : isCopy(row, seen)
    if (again) {
      oddities.twice++
      continue
    }
    if (row.id) byId.set(row.id, kept)
    rows[kept++] = row
  }
  rows.length = kept
  return byId
}

/** Only a row that says who, when and what can be recognised as a copy. */
function isCopy(row: Row, seen: Set<string>): boolean {
  if (!row.actor || row.at === undefined || !row.text) return false
  const key = JSON.stringify([row.actor, row.post, row.at, row.text, row.replyTo])
  if (seen.has(key)) return true
  seen.add(key)
  return false
}

function tidyReplies(replyTo: Int32Array, post: Int32Array, at: Float64Array, oddities: Oddities): void {
  for (let i = 0; i < replyTo.length; i++) {
    const parent = replyTo[i] as number
    if (parent < 0 || post[parent] === post[i]) continue
    replyTo[i] = LOST
    oddities.replyAcrossPosts++
  }
  oddities.replyInCircle = cutCycles(replyTo, LOST)
  for (let i = 0; i < replyTo.length; i++) {
    const parent = replyTo[i] as number
    if (parent >= 0 && (at[i] as number) < (at[parent] as number)) oddities.replyBeforeComment++
  }
}
