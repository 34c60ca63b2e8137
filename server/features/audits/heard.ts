/**
 * Streams accounts out of the database, one whole account at a time: its comments come through COPY in PostgreSQL's binary
 * format, which costs a third of what rows of the driver cost, and only the account at hand is in memory.
 * Format: PostgreSQL manual, COPY, "Binary Format".
 */
import { finished } from 'node:stream/promises'
import { to as copyTo } from 'pg-copy-streams'
import type { Row } from '@rapport/analysis/relationship/interactions.ts'
import type { Tx } from '../../store/store.ts'
import type { Evidence } from './auditing.ts'
import * as sql from './audits.sql.ts'
import * as signals from './signals.sql.ts'

/** In the order of `ids`; ids of nobody are passed over. */
export async function* accountsIn(tx: Tx, ids: string[]): AsyncGenerator<Evidence> {
  const accounts = await knownOf(tx, ids)
  const present = accounts.map(({ account }) => account.id)
  let next = 0
  for await (const { place, rows } of commentsOf(tx, present)) {
    for (; next < place; next++) yield { ...accounts[next]!, heard: [] }
    yield { ...accounts[next++]!, heard: rows }
  }
  for (; next < accounts.length; next++) yield { ...accounts[next]!, heard: [] }
}

/** All but the comments, of which there may be a million; in the order of `ids`. */
export async function knownOf(tx: Tx, ids: string[]): Promise<Omit<Evidence, 'heard'>[]> {
  const posts = Map.groupBy(await tx.rows<sql.PostRow>(sql.posts(ids)), (row) => row.account_id)
  const counts = new Map((await tx.rows<sql.CountsRow>(sql.counts(ids))).map((row) => [row.account_id, row]))
  const stored = Map.groupBy(await tx.rows<signals.SignalRow>(signals.of(ids)), (row) => row.account_id)
  return (await tx.rows<sql.Candidate>(sql.accounts(ids))).map((account) => ({
    account,
    posts: posts.get(account.id) ?? [],
    counts: countsIn(counts.get(account.id)),
    stored: stored.get(account.id)?.map(({ signal }) => signal) ?? [],
  }))
}

const DAY = 86_400

/** Nobody says at which hour of a day was counted: noon is wrong by half a day at most. */
const countsIn = (row: sql.CountsRow | undefined): Evidence['counts'] =>
  row?.days.map((day, k) => ({ at: (day + 0.5) * DAY, followers: row.followers[k]! })) ?? []

/** COPY takes no parameters; these ids came out of the database. */
const comments = (ids: string[]) => `
  copy (select u.place::int4 - 1, i.* from unnest('{${ids.join(',')}}'::uuid[]) with ordinality u(id, place)
    cross join lateral (select post_id, actor, at, text, external_id, reply_to from interactions
      where workspace_id = current_setting('rapport.workspace')::uuid and account_id = u.id and kind = 'comment'
      order by interactions.id) i) to stdout (format binary)`

async function* commentsOf({ client }: Tx, ids: string[]): AsyncGenerator<{ place: number; rows: Row[] }> {
  if (ids.length === 0) return
  const stream = client.query(copyTo(comments(ids)))
  const reader = readRows()
  try {
    for await (const piece of stream.iterator({ destroyOnReturn: false })) yield* reader.read(piece as Buffer)
    const last = reader.end()
    if (last) yield last
  } finally {
    // Whoever stops early leaves a connection that still talks: it is heard out, or nothing else could be asked on it.
    if (!stream.readableEnded && !stream.errored) {
      stream.resume()
      await finished(stream).catch(() => undefined)
    }
  }
}

const SIGNATURE = 19
const EPOCH_2000 = 946_684_800
/** 'infinity' and '-infinity' are the ends of 64 bits; nobody comments then. */
const NEVER = 9.2e18

/**
 * Exported for its test. Pieces may end anywhere. A piece becomes one string, a character a byte, of which the fields are
 * parts: a call into the machine for each of them would cost more than all the rest. Only what is not ASCII is decoded.
 */
export function readRows() {
  let left: Buffer | undefined
  let begun = false
  let place = -1
  let rows: Row[] = []
  let postBytes = ''
  let post = ''

  function* read(piece: Buffer): Generator<{ place: number; rows: Row[] }> {
    const all = left ? Buffer.concat([left, piece]) : piece
    let at = 0
    if (!begun) {
      if (all.length < SIGNATURE) {
        left = all
        return
      }
      at = SIGNATURE + all.readInt32BE(SIGNATURE - 4)
      begun = true
    }
    const bytes = all.toString('latin1')
    for (let end = endOfRow(all, at); end > 0; end = endOfRow(all, at)) {
      // 2 bytes of how many fields, 4 of a length, 4 of the account's place, 4 of a length, 16 of the post.
      const where = lengthAt(all, at + 6)
      if (where !== place) {
        if (place >= 0) yield { place, rows }
        place = where
        rows = []
      }
      if (!bytes.startsWith(postBytes, at + 14) || postBytes === '') {
        postBytes = bytes.slice(at + 14, at + 30)
        post = uuidOf(all.toString('hex', at + 14, at + 30))
      }
      rows.push(rowAt(all, bytes, at + 30, post))
      at = end
    }
    left = at < all.length ? all.subarray(at) : undefined
  }
  return { read, end: () => (place >= 0 ? { place, rows } : undefined) }
}

const FIELDS = 7

const lengthAt = (all: Buffer, at: number): number =>
  ((all[at] as number) << 24) |
  ((all[at + 1] as number) << 16) |
  ((all[at + 2] as number) << 8) |
  (all[at + 3] as number)

/** 0 if the row has not come in whole, or is the mark of the end. */
function endOfRow(all: Buffer, at: number): number {
  if (at + 2 > all.length || all[at] !== 0 || all[at + 1] !== FIELDS) return 0
  let end = at + 2
  for (let field = 0; field < FIELDS; field++) {
    if (end + 4 > all.length) return 0
    end += 4 + Math.max(0, lengthAt(all, end))
  }
  return end > all.length ? 0 : end
}

/** Actor, time, text, id and what it answers; absent where the source had none. */
function rowAt(all: Buffer, bytes: string, from: number, post: string): Row {
  const timeAt = endOf(all, from)
  const textAt = endOf(all, timeAt)
  const idAt = endOf(all, textAt)
  const replyAt = endOf(all, idAt)
  return {
    post,
    actor: textIn(all, bytes, from)?.toLowerCase(),
    at: timeIn(all, timeAt),
    text: textIn(all, bytes, textAt),
    id: textIn(all, bytes, idAt),
    replyTo: textIn(all, bytes, replyAt),
  }
}

const endOf = (all: Buffer, at: number): number => at + 4 + Math.max(0, lengthAt(all, at))

function textIn(all: Buffer, bytes: string, at: number): string | undefined {
  const length = lengthAt(all, at)
  if (length < 0) return undefined
  const end = at + 4 + length
  for (let k = at + 4; k < end; k++) if ((all[k] as number) > 0x7f) return all.toString('utf8', at + 4, end)
  return bytes.slice(at + 4, end)
}

function timeIn(all: Buffer, at: number): number | undefined {
  if (lengthAt(all, at) !== 8) return undefined
  const microseconds = lengthAt(all, at + 4) * 2 ** 32 + (lengthAt(all, at + 8) >>> 0)
  return Math.abs(microseconds) < NEVER ? (microseconds + EPOCH_2000 * 1e6) / 1e6 : undefined
}

const uuidOf = (hex: string) =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
