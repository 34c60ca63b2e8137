/**
 * One account's interactions as columns, in time order: what every relationship measure reads.
 * Rows may come in any order and in any state. What is odd about them is counted in `oddities` and left out of
 * exactly those measures that would need it, never mended in silence.
 */
import { type Columns, columnsOf, NOBODY, type Numbered } from './columns.ts'
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
export function collect(rows: Iterable<Row> | Columns, creator: string, now = Infinity): Collected {
  const columns = 'actors' in rows ? rows : columnsOf(rows)
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
  const time = columns.at.map((at) => (Number.isFinite(at) && at <= now ? at : Infinity))
  const { order, byId } = withoutRepeats(inTimeOrder(columns, time), columns, oddities)

  const count = order.length
  const actor = new Int32Array(count)
  const post = new Int32Array(count)
  const at = new Float64Array(count)
  const replyTo = new Int32Array(count)
  const text = Array<string>(count).fill('')
  const actors = renumbering(columns.actors, creator)
  const posts = renumbering(columns.posts)
  let anyText = false

  for (let i = 0; i < count; i++) {
    const k = order[i] as number
    const when = time[k] as number
    at[i] = when === Infinity ? NaN : when
    if (when === Infinity) oddities[isFuture(columns.at[k] as number, now) ? 'fromTheFuture' : 'withoutTime']++
    const who = columns.actor[k] as number
    actor[i] = who === NOBODY ? UNKNOWN : actors.number(who)
    if (who === NOBODY) oddities.withoutAuthor++
    post[i] = posts.number(columns.post[k] as number)
    const said = columns.text[k] as string
    if (said !== '') {
      text[i] = said
      anyText = true
    }
    const answered = columns.replyTo[k] as number
    replyTo[i] = answered === NOBODY ? NONE : (byId[answered] as number)
    if (replyTo[i] === LOST) oddities.replyToUnknown++
  }
  if (!childrenOfNobody(replyTo)) tidyReplies(replyTo, post, at, oddities)

  const interactions = {
    count,
    actor,
    actors: actors.count(),
    post,
    posts: posts.count(),
    at,
    replyTo,
    text: anyText ? text : undefined,
  }
  return { interactions, names: namesOf(columns, order, actors.names, posts.names), oddities }
}

const isFuture = (at: number, now: number): boolean => at > now && at !== Infinity

/** Numbers in the order in which they are asked for; `first` is 0 whether or not it is. */
function renumbering(before: Numbered, first?: string) {
  const numbers = new Int32Array(before.count).fill(NOBODY)
  const known = first === undefined ? [] : [before.numberOf(first)]
  if (known[0] !== undefined && known[0] !== NOBODY) numbers[known[0]] = 0
  return {
    count: () => known.length,
    number(one: number): number {
      if (numbers[one] === NOBODY) numbers[one] = known.push(one) - 1
      return numbers[one] as number
    },
    names(): readonly string[] {
      const names = before.names()
      return known.map((one, k) => (k === 0 && first !== undefined ? first : (names[one] as string)))
    },
  }
}

/** Most of them are asked for by nobody. */
function namesOf(
  { id, ids }: Columns,
  order: Int32Array,
  actors: () => readonly string[],
  posts: () => readonly string[],
): Names {
  let people: readonly string[] | undefined
  let places: readonly string[] | undefined
  let rows: readonly string[] | undefined
  const identified = () => {
    const names = ids.names()
    return Array.from(order, (k) => names[id[k] as number] ?? '')
  }
  return {
    get actors() {
      return (people ??= actors())
    },
    get posts() {
      return (places ??= posts())
    },
    get interactions() {
      return (rows ??= identified())
    },
  }
}

/** Ties are settled by what was said before by whom, so that neither the order of rows nor their labels decide. */
function inTimeOrder(columns: Columns, time: Float64Array): Int32Array {
  const order = Int32Array.from({ length: columns.count }, (_, k) => k)
  const compare = (a: number, b: number): number => {
    const x = time[a] as number
    const y = time[b] as number
    return x === y ? settled(columns, a, b) : x < y ? -1 : 1
  }
  for (let k = 1; k < order.length; k++) if (compare(k - 1, k) > 0) return order.sort(compare)
  return order
}

function settled({ actor, post, id, replyTo, at, text, actors, posts, ids }: Columns, a: number, b: number): number {
  const named = (column: Int32Array, numbered: Numbered) =>
    column[a] === column[b] ? 0 : ordered(numbered.names()[column[a] as number], numbered.names()[column[b] as number])
  return (
    Number(replyTo[a] !== NOBODY) - Number(replyTo[b] !== NOBODY) ||
    ordered(text[a], text[b]) ||
    named(post, posts) ||
    named(actor, actors) ||
    named(id, ids) ||
    named(replyTo, ids) ||
    ordered(String(at[a]), String(at[b]))
  )
}

const ordered = (a = '', b = ''): number => (a < b ? -1 : Number(a > b))

/** Keeps the earliest of each; says at which place each id is, `LOST` if at none. */
function withoutRepeats(
  order: Int32Array,
  columns: Columns,
  oddities: Oddities,
): { order: Int32Array; byId: Int32Array } {
  const byId = new Int32Array(columns.ids.count).fill(LOST)
  const seen = new Set<string>()
  let kept = 0
  for (const k of order) {
    const id = columns.id[k] as number
    if (id === NOBODY ? isCopy(columns, k, seen) : byId[id] !== LOST) {
      oddities.twice++
      continue
    }
    if (id !== NOBODY) byId[id] = kept
    order[kept++] = k
  }
  return { order: order.subarray(0, kept), byId }
}

/** Only a row that says who, when and what can be recognised as a copy. */
function isCopy({ actor, post, at, replyTo, text }: Columns, k: number, seen: Set<string>): boolean {
  if (actor[k] === NOBODY || Number.isNaN(at[k]) || text[k] === '') return false
  const key = `${actor[k]} ${post[k]} ${at[k]} ${replyTo[k]} ${text[k]}`
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
