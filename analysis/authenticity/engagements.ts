/**
 * Who engaged with which post of whom, and when: five million rows in columns, ready for pods.ts and blocks.ts.
 * People are one set: a creator who comments elsewhere is the same person there. Memory: about 60 bytes a row and one
 * string per person.
 */
import { Names } from './names.ts'

/** `at` in epoch seconds; NaN when not known. */
export type Engaged = { readonly creator: string; readonly post: string; readonly actor: string; readonly at: number }

export type Engagements = {
  /** Names by person number. */
  readonly people: readonly string[]
  /** Person number of the creator, by post number. */
  readonly creatorOf: Int32Array
  /** Rows of post p: from[p] up to from[p + 1], by time; each actor once, at the first time. */
  readonly from: Int32Array
  readonly actors: Int32Array
  readonly times: Float64Array
  /** Who engaged with whom at least once: creators of person a, ascending, from out[a] up to out[a + 1]. */
  readonly out: Int32Array
  readonly creators: Int32Array
  /** How many different people engaged with person c. */
  readonly got: Int32Array
  readonly rows: number
}

/** Engagement with oneself is left out. */
export function engagements(rows: Iterable<Engaged>): Engagements {
  const gathering = gatherEngagements()
  for (const { creator, post, actor, at } of rows) gathering.add(creator, post, actor, at)
  return gathering.table()
}

export type Gathering = {
  readonly add: (creator: string, post: string, actor: string, at: number) => void
  /** Once, at the end: what was gathered is given away. */
  readonly table: () => Engagements
}

/** The same for rows that come as a stream. */
export function gatherEngagements(): Gathering {
  const people: string[] = []
  const persons = new Names(people)
  const posts = new Names()
  const creatorOf: number[] = []
  let postColumn = new Int32Array(FIRST)
  let actorColumn = new Int32Array(FIRST)
  let timeColumn = new Float64Array(FIRST)
  let n = 0
  let lastCreator = ''
  let lastName = ''
  let lastPost = -1
  return {
    add(creator, name, actor, at) {
      if (creator === actor || creator === '' || actor === '') return
      if (n === postColumn.length) {
        postColumn = grown(postColumn, new Int32Array(2 * n))
        actorColumn = grown(actorColumn, new Int32Array(2 * n))
        timeColumn = grown(timeColumn, new Float64Array(2 * n))
      }
      // Rows mostly come post by post: the last answer saves two look-ups.
      if (creator !== lastCreator || name !== lastName) {
        const person = persons.numberOf(creator)
        lastPost = posts.numberOf(name, person + 1)
        if (lastPost === creatorOf.length) creatorOf.push(person)
        lastCreator = creator
        lastName = name
      }
      postColumn[n] = lastPost
      actorColumn[n] = persons.numberOf(actor)
      timeColumn[n++] = Number.isFinite(at) ? at : NaN
    },
    table() {
      const byPost = ordered(postColumn.subarray(0, n), actorColumn, timeColumn, creatorOf.length)
      postColumn = actorColumn = new Int32Array(0)
      timeColumn = new Float64Array(0)
      return {
        people,
        creatorOf: Int32Array.from(creatorOf),
        ...byPost,
        ...edges(byPost, creatorOf, people.length),
        rows: n,
      }
    },
  }
}

const FIRST = 1 << 12

function grown<T extends Int32Array | Float64Array>(from: T, into: T): T {
  into.set(from)
  return into
}

/** Counting sort by post, then by time within each post; an actor's later rows on a post are dropped. */
function ordered(postOf: Int32Array, actorOf: Int32Array, timeOf: Float64Array, posts: number) {
  const start = new Int32Array(posts + 1)
  for (const post of postOf) start[post + 1] = (start[post + 1] as number) + 1
  for (let p = 0; p < posts; p++) start[p + 1] = (start[p + 1] as number) + (start[p] as number)
  const place = start.slice(0, posts)
  const order = new Int32Array(postOf.length)
  postOf.forEach((post, row) => {
    order[place[post] as number] = row
    place[post] = (place[post] as number) + 1
  })
  const from = new Int32Array(posts + 1)
  const actors = new Int32Array(postOf.length)
  const times = new Float64Array(postOf.length)
  let kept = 0
  // Unknown times go last. Ties by actor, so that the order of the input does not matter.
  const earlier = (a: number, b: number) => {
    const [x, y] = [timeOf[a] as number, timeOf[b] as number]
    return (Number.isNaN(x) ? Infinity : x) < (Number.isNaN(y) ? Infinity : y)
      ? -1
      : x === y || (Number.isNaN(x) && Number.isNaN(y))
        ? (actorOf[a] as number) - (actorOf[b] as number)
        : 1
  }
  const seen = new Int32Array(1 + actorOf.reduce((most, actor) => (actor > most ? actor : most), 0)).fill(-1)
  for (let p = 0; p < posts; p++) {
    for (const row of order.subarray(start[p], start[p + 1]).sort(earlier)) {
      const actor = actorOf[row] as number
      if (seen[actor] === p) continue
      seen[actor] = p
      actors[kept] = actor
      times[kept++] = timeOf[row] as number
    }
    from[p + 1] = kept
  }
  return { from, actors: actors.subarray(0, kept), times: times.subarray(0, kept) }
}

function edges(table: { from: Int32Array; actors: Int32Array }, creatorOf: readonly number[], people: number) {
  const keys = new Float64Array(table.actors.length)
  for (let p = 0; p < creatorOf.length; p++)
    for (let i = table.from[p] as number; i < (table.from[p + 1] as number); i++)
      keys[i] = (table.actors[i] as number) * people + (creatorOf[p] as number)
  keys.sort()
  const out = new Int32Array(people + 1)
  const creators = new Int32Array(keys.length)
  const got = new Int32Array(people)
  let kept = 0
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number
    if (i > 0 && key === keys[i - 1]) continue
    const actor = Math.floor(key / people)
    const creator = key - actor * people
    creators[kept++] = creator
    got[creator] = (got[creator] as number) + 1
    out[actor + 1] = (out[actor + 1] as number) + 1
  }
  for (let a = 0; a < people; a++) out[a + 1] = (out[a + 1] as number) + (out[a] as number)
  return { out, got, creators: creators.subarray(0, kept) }
}

/** Did person a ever engage with person c? */
export const engagedWith = ({ out, creators }: Engagements, a: number, c: number): boolean =>
  includes(creators, out[a] as number, out[a + 1] as number, c)

/** Binary search in an ascending part of a list. */
export function includes(list: ArrayLike<number>, from: number, to: number, value: number): boolean {
  let low = from
  let high = to - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = list[middle] as number
    if (found === value) return true
    if (found < value) low = middle + 1
    else high = middle - 1
  }
  return false
}
