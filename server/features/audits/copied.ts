/**
 * Rows that PostgreSQL copies out in its binary format, and the arrays in them: a column of an account as one array costs
 * both sides less than as many rows, and comes in one message.
 * Format: PostgreSQL manual, COPY, "Binary Format"; arrays as array_send writes them.
 */
import { finished } from 'node:stream/promises'
import { to as copyTo } from 'pg-copy-streams'
import type { Tx } from '../../store/store.ts'

/** `fields`: where in `bytes` the length of each stands, -1 for null, its content behind it. */
export type Copied = { readonly bytes: Buffer; readonly fields: readonly number[] }

/** What `copy (statement) to stdout` tells, row by row. COPY takes no parameters: what stands in the statement came out of the database. */
export async function* copied({ client }: Tx, statement: string): AsyncGenerator<Copied> {
  const stream = client.query(copyTo(`copy (${statement}) to stdout (format binary)`))
  const read = readCopied()
  try {
    for await (const piece of stream.iterator({ destroyOnReturn: false })) yield* read(piece as Buffer)
  } finally {
    // Whoever stops early leaves a connection that still talks: it is heard out, or nothing else could be asked on it.
    if (!stream.readableEnded && !stream.errored) {
      stream.resume()
      await finished(stream).catch(() => undefined)
    }
  }
}

const SIGNATURE = 19

/** Exported for its test. Pieces may end anywhere; they are joined no oftener than a row has fields. */
export function readCopied(): (piece: Buffer) => Generator<Copied> {
  let pieces: Buffer[] = []
  let have = 0
  let wanted = SIGNATURE
  let begun = false
  return function* (piece) {
    pieces.push(piece)
    have += piece.length
    if (have < wanted) return
    const bytes = pieces.length === 1 ? piece : Buffer.concat(pieces, have)
    let at = 0
    if (!begun) {
      at = SIGNATURE + int32(bytes, SIGNATURE - 4)
      begun = true
    }
    const fields: number[] = []
    let end = endOfRow(bytes, at, fields)
    for (; end <= bytes.length; end = endOfRow(bytes, at, fields)) {
      yield { bytes, fields: fields.slice() }
      at = end
    }
    wanted = end - at
    pieces = [bytes.subarray(at)]
    have = bytes.length - at
  }
}

/** Where the row ends that begins here, or as far as that can be told: beyond the bytes if it has not come in whole. */
function endOfRow(bytes: Buffer, at: number, fields: number[]): number {
  fields.length = 0
  let end = at + 2
  if (end > bytes.length) return end
  const count = bytes.readInt16BE(at)
  // The mark of the end, behind which nothing comes.
  if (count < 0) return Infinity
  for (let field = 0; field < count; field++) {
    fields.push(end)
    if (end + 4 > bytes.length) return end + 4
    end += 4 + Math.max(0, int32(bytes, end))
  }
  return end
}

/** The methods of Buffer look twice at what they are given, which tells where they are called for every comment. */
export const int32 = (bytes: Buffer, at: number): number =>
  ((bytes[at] as number) << 24) |
  ((bytes[at + 1] as number) << 16) |
  ((bytes[at + 2] as number) << 8) |
  (bytes[at + 3] as number)

/** 64 bits, exact up to 2^53. */
export const int64 = (bytes: Buffer, at: number): number => int32(bytes, at) * 2 ** 32 + (int32(bytes, at + 4) >>> 0)

/** Of a field that is an array: how many elements, and where the length of the first stands; each is followed by its content. */
export function elements({ bytes, fields }: Copied, field: number): { count: number; at: number } {
  const at = fields[field] as number
  // 4 each: length, dimensions, whether there are nulls, type, elements, number of the first.
  if (int32(bytes, at) < 20) return { count: 0, at }
  return { count: int32(bytes, at + 16), at: at + 24 }
}

/** The elements of an array, undefined where null. */
export function each<Value>(row: Copied, field: number, read: (bytes: Buffer, at: number) => Value) {
  const { count, at: first } = elements(row, field)
  const found = Array<Value | undefined>(count)
  let at = first
  for (let k = 0; k < count; k++) {
    const length = int32(row.bytes, at)
    found[k] = length < 0 ? undefined : read(row.bytes, at + 4)
    at += 4 + Math.max(0, length)
  }
  return found
}

export function uuid(bytes: Buffer, at: number): string {
  const hex = bytes.toString('hex', at, at + 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const EPOCH_2000 = 946_684_800
/** 'infinity' and '-infinity' are the ends of 64 bits. */
const NEVER = 9.2e18

/** Epoch seconds of a timestamptz. */
export function time(bytes: Buffer, at: number): number {
  const microseconds = int64(bytes, at)
  return Math.abs(microseconds) < NEVER ? (microseconds + EPOCH_2000 * 1e6) / 1e6 : Math.sign(microseconds) * Infinity
}
