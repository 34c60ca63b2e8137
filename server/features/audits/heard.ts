/**
 * Streams accounts out of the database, one whole account at a time, each of its columns as one array (copied.ts), and only
 * the account at hand is in memory. Names stay bytes: they are numbered, not read (spelt.ts).
 */
import type { Columns } from '@rapport/analysis/relationship/columns.ts'
import { NOBODY } from '@rapport/analysis/relationship/columns.ts'
import type { Tx } from '../../store/store.ts'
import type { Evidence } from './auditing.ts'
import * as sql from './audits.sql.ts'
import { copied, each, elements, int32, int64, time, uuid } from './copied.ts'
import type { Copied } from './copied.ts'
import * as signals from './signals.sql.ts'
import { Spelt } from './spelt.ts'

/** In the order of `ids`, those of whom one row cannot hold all comments last; ids of nobody are passed over. */
export async function* accountsIn(tx: Tx, ids: string[]): AsyncGenerator<Evidence> {
  const accounts = await knownOf(tx, ids)
  const long: Omit<Evidence, 'heard'>[] = []
  for await (const row of copied(tx, sql.comments(idsOf(accounts)))) {
    const account = accounts[placeIn(row)]!
    if (elements(row, 1).count >= sql.PAGE) long.push(account)
    else yield { ...account, heard: reading().read(row).columns() }
  }
  for (const account of long) yield { ...account, heard: await allOf(tx, account.account.id) }
}

/** All but the comments, of which there may be a million; in the order of `ids`. */
export async function knownOf(tx: Tx, ids: string[]): Promise<Omit<Evidence, 'heard'>[]> {
  const counts = new Map((await tx.rows<sql.CountsRow>(sql.counts(ids))).map((row) => [row.account_id, row]))
  const stored = Map.groupBy(await tx.rows<signals.SignalRow>(signals.of(ids)), (row) => row.account_id)
  const known = (await tx.rows<sql.Candidate>(sql.accounts(ids))).map((account) => ({
    account,
    posts: [] as sql.PostRow[],
    counts: countsIn(counts.get(account.id)),
    stored: stored.get(account.id)?.map(({ signal }) => signal) ?? [],
  }))
  for await (const row of copied(tx, sql.posts(idsOf(known)))) {
    const one = known[placeIn(row)]!
    one.posts = postsIn(row, one.account.id)
  }
  return known
}

const idsOf = (known: { account: sql.Candidate }[]) => known.map(({ account }) => account.id)
const placeIn = ({ bytes, fields }: Copied) => int32(bytes, fields[0]! + 4)

const DAY = 86_400

/** Nobody says at which hour of a day was counted: noon is wrong by half a day at most. */
const countsIn = (row: sql.CountsRow | undefined): Evidence['counts'] =>
  row?.days.map((day, k) => ({ at: (day + 0.5) * DAY, followers: row.followers[k]! })) ?? []

function postsIn(row: Copied, account: string): sql.PostRow[] {
  const [ids, at, likes, comments, views, shares, saves] = [
    each(row, 1, uuid),
    ...[2].map((field) => each(row, field, time)),
    ...[3, 4, 5, 6, 7].map((field) => each(row, field, int64)),
  ] as [string[], ...(number | undefined)[][]]
  const sponsored = each(row, 8, (bytes, from) => bytes[from] === 1)
  return ids.map((id, k) => ({
    account_id: account,
    id,
    at: at![k] ?? null,
    likes: likes![k] ?? null,
    comments: comments![k] ?? null,
    views: views![k] ?? null,
    shares: shares![k] ?? null,
    saves: saves![k] ?? null,
    sponsored: sponsored[k] ?? null,
  }))
}

/** Page by page. */
async function allOf(tx: Tx, account: string): Promise<Columns> {
  const all = reading()
  let after = '00000000-0000-0000-0000-000000000000'
  for (let full = true; full;) {
    full = false
    for await (const row of copied(tx, sql.commentsAfter(account, after))) {
      all.read(row)
      const { count, at } = elements(row, 7)
      full = count >= sql.PAGE
      // Each id is 16 bytes behind its length.
      if (full) after = uuid(row.bytes, at + 20 * (count - 1) + 4)
    }
  }
  return all.columns()
}

type Page = Pick<Columns, 'actor' | 'post' | 'id' | 'replyTo' | 'at' | 'text'>

/** Exported for its test. Comments that come as one row or as several become the columns of one account. */
export function reading() {
  const pages: Page[] = []
  let actors: Spelt
  let posts: Spelt
  let ids: Spelt
  const all = {
    read(row: Copied) {
      const { count } = elements(row, 1)
      actors ??= new Spelt(count)
      posts ??= new Spelt(32, uuid)
      ids ??= new Spelt(count)
      pages.push({
        post: numbersIn(row, 1, posts),
        actor: lowerNumbersIn(row, 2, actors),
        at: timesIn(row, 3),
        text: textsIn(row, 4),
        id: numbersIn(row, 5, ids),
        replyTo: numbersIn(row, 6, ids),
      })
      return all
    },
    columns: (): Columns => ({ ...joined(pages), actors, posts, ids }),
  }
  return all
}

function joined(pages: Page[]): Page & { count: number } {
  const count = pages.reduce((sum, { at }) => sum + at.length, 0)
  if (pages.length === 1) return { ...pages[0]!, count }
  const numbers = (of: 'actor' | 'post' | 'id' | 'replyTo') => {
    const column = new Int32Array(count)
    let end = 0
    for (const page of pages) {
      column.set(page[of], end)
      end += page[of].length
    }
    return column
  }
  return {
    count,
    actor: numbers('actor'),
    post: numbers('post'),
    id: numbers('id'),
    replyTo: numbers('replyTo'),
    at: Float64Array.from(pages.flatMap(({ at }) => [...at])),
    text: pages.flatMap(({ text }) => text),
  }
}

/** A name that is empty is none. */
function numbersIn(row: Copied, field: number, names: Spelt): Int32Array {
  const { bytes } = row
  const { count, at: first } = elements(row, field)
  const numbers = new Int32Array(count)
  let at = first
  for (let k = 0; k < count; k++) {
    const end = at + 4 + Math.max(0, int32(bytes, at))
    numbers[k] = end > at + 4 ? names.number(bytes, at + 4, end) : NOBODY
    at = end
  }
  return numbers
}

function lowerNumbersIn(row: Copied, field: number, names: Spelt): Int32Array {
  const { bytes } = row
  const { count, at: first } = elements(row, field)
  const numbers = new Int32Array(count)
  let at = first
  for (let k = 0; k < count; k++) {
    const end = at + 4 + Math.max(0, int32(bytes, at))
    numbers[k] = end > at + 4 ? names.numberOfLower(bytes, at + 4, end) : NOBODY
    at = end
  }
  return numbers
}

function timesIn(row: Copied, field: number): Float64Array {
  const { count, at: first } = elements(row, field)
  const times = new Float64Array(count)
  let at = first
  for (let k = 0; k < count; k++) {
    const length = int32(row.bytes, at)
    const when = length === 8 ? time(row.bytes, at + 4) : NaN
    // Nobody comments at the end of time.
    times[k] = Number.isFinite(when) ? when : NaN
    at += 4 + Math.max(0, length)
  }
  return times
}

/** All become one string, a character a byte, of which the texts are parts: only what is not ASCII is decoded by itself. */
function textsIn(row: Copied, field: number): string[] {
  const { bytes } = row
  const { count, at: first } = elements(row, field)
  const plain = bytes.toString('latin1', first, row.fields[field]! + 4 + Math.max(0, int32(bytes, row.fields[field]!)))
  const texts = Array<string>(count).fill('')
  let at = first
  for (let k = 0; k < count; k++) {
    const from = at + 4
    at = from + Math.max(0, int32(bytes, at))
    if (at > from)
      texts[k] = isAscii(bytes, from, at) ? plain.slice(from - first, at - first) : bytes.toString('utf8', from, at)
  }
  return texts
}

function isAscii(bytes: Buffer, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if ((bytes[k] as number) > 0x7f) return false
  return true
}
