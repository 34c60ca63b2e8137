/**
 * One account's rows as columns, in any order and any state: what `collect` reads. Strings that need only be told apart are
 * numbers here, so that whoever reads bytes need not make strings of them.
 */
import type { Row } from './interactions.ts'

export type Columns = {
  readonly count: number
  /** Numbers of `actors`, `posts` and `ids`; `NOBODY` where a row has none. */
  readonly actor: Int32Array
  readonly post: Int32Array
  readonly id: Int32Array
  /** What it answers, which may be the id of no row. */
  readonly replyTo: Int32Array
  /** Epoch seconds; NaN unknown. */
  readonly at: Float64Array
  /** Empty where nothing was said. */
  readonly text: readonly string[]
  readonly actors: Numbered
  readonly posts: Numbered
  readonly ids: Numbered
}

/** Names that are numbered 0 .. count - 1; none is empty, posts apart. */
export type Numbered = {
  readonly count: number
  names(): readonly string[]
  /** `NOBODY` for a name that was not met. */
  numberOf(name: string): number
}

export const NOBODY = -1

export function columnsOf(rows: Iterable<Row>): Columns {
  const all = Array.from(rows)
  const count = all.length
  const actors = numbering()
  const posts = numbering()
  const ids = numbering()
  const numbers = () => new Int32Array(count).fill(NOBODY)
  const columns = {
    count,
    actor: numbers(),
    post: numbers(),
    id: numbers(),
    replyTo: numbers(),
    at: new Float64Array(count),
    text: Array<string>(count).fill(''),
    actors,
    posts,
    ids,
  }
  for (let k = 0; k < count; k++) {
    const { actor, post, id, replyTo, at, text } = all[k] as Row
    columns.post[k] = posts.number(post)
    if (actor) columns.actor[k] = actors.number(actor)
    if (id) columns.id[k] = ids.number(id)
    if (replyTo) columns.replyTo[k] = ids.number(replyTo)
    columns.at[k] = at ?? NaN
    if (text) columns.text[k] = text
  }
  return columns
}

function numbering(): Numbered & { number(name: string): number } {
  const known = new Map<string, number>()
  const names: string[] = []
  return {
    get count() {
      return names.length
    },
    names: () => names,
    numberOf: (name) => known.get(name) ?? NOBODY,
    number(name) {
      const before = known.get(name)
      if (before !== undefined) return before
      known.set(name, names.length)
      return names.push(name) - 1
    },
  }
}
