/**
 * Who engaged with whose post, and when, of a whole workspace: one COPY in PostgreSQL's binary format, read once, into one
 * table for each platform, because a handle is somebody else on another platform. Memory: engagements.ts.
 * Format: PostgreSQL manual, COPY, "Binary Format".
 */
import { finished } from 'node:stream/promises'
import { to as copyTo } from 'pg-copy-streams'
import { gatherEngagements } from '@rapport/analysis/authenticity/engagements.ts'
import type { Gathering } from '@rapport/analysis/authenticity/engagements.ts'
import type { Tx } from '../../store/store.ts'
import * as sql from './exchange.sql.ts'

export type OnPlatform = { gathering: Gathering; accountOf: ReadonlyMap<string, string> }

type Creator = { name: string; gathering: Gathering }

/** By platform. People are named by their handle in lower case. */
export async function gathered(tx: Tx): Promise<Map<string, OnPlatform>> {
  const platforms = new Map<string, { gathering: Gathering; accountOf: Map<string, string> }>()
  const creators = new Map<string, Creator>()
  for (const { id, platform, handle_key } of await tx.rows<sql.Creator>(sql.creators())) {
    let own = platforms.get(platform)
    if (!own) platforms.set(platform, (own = { gathering: gatherEngagements(), accountOf: new Map() }))
    own.accountOf.set(handle_key, id)
    creators.set(bytesOf(id), { name: handle_key, gathering: own.gathering })
  }
  const stream = tx.client.query(copyTo(sql.ENGAGED))
  const read = readRows(creators)
  try {
    for await (const piece of stream.iterator({ destroyOnReturn: false })) read(piece as Buffer)
  } finally {
    // Whoever stops early leaves a connection that still talks: it is heard out, or nothing else could be asked on it.
    if (!stream.readableEnded && !stream.errored) {
      stream.resume()
      await finished(stream).catch(() => undefined)
    }
  }
  return platforms
}

/** The sixteen bytes of an id as a string: what the stream holds, without spelling it out for every row. */
const bytesOf = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('latin1')

const SIGNATURE = 19
const EPOCH_2000 = 946_684_800
/** 'infinity' and '-infinity' are the ends of 64 bits; nobody comes then. */
const NEVER = 9.2e18
const FIELDS = 4
/** Where the actor begins: the count of fields, and two ids with their lengths. */
const ACTOR = 2 + 20 + 20

/** Takes pieces, which may end anywhere. Rows of accounts that left in the meantime are passed over. */
function readRows(creators: ReadonlyMap<string, Creator>): (piece: Buffer) => void {
  let left: Buffer | undefined
  let begun = false
  let creator: Creator | undefined
  let post = ''
  // Rows mostly come account by account and post by post: the same bytes need not become a string again.
  const account = Buffer.alloc(16)
  const postBytes = Buffer.alloc(16)
  return (piece) => {
    const all = left ? Buffer.concat([left, piece]) : piece
    left = all
    let at = 0
    if (!begun) {
      if (all.length < SIGNATURE) return
      at = SIGNATURE + all.readInt32BE(SIGNATURE - 4)
      begun = true
    }
    while (at + ACTOR + 4 <= all.length && all.readInt16BE(at) === FIELDS) {
      const from = at + ACTOR + 4
      const time = from + all.readInt32BE(at + ACTOR)
      if (time + 4 > all.length) break
      const length = all.readInt32BE(time)
      const end = time + 4 + Math.max(0, length)
      if (end > all.length) break
      if (isOther(account, all, at + 6)) creator = creators.get(account.toString('latin1'))
      if (isOther(postBytes, all, at + 26)) post = postBytes.toString('latin1')
      creator?.gathering.add(
        creator.name,
        post,
        all.toString('utf8', from, time).toLowerCase(),
        length === 8 ? secondsAt(all, time + 4) : NaN,
      )
      at = end
    }
    left = at < all.length ? all.subarray(at) : undefined
  }
}

/** Whether an id is another one than the one before, which it then replaces. */
function isOther(before: Buffer, all: Buffer, at: number): boolean {
  for (let i = 15; i >= 0; i--) {
    if (before[i] === all[at + i]) continue
    all.copy(before, 0, at, at + 16)
    return true
  }
  return false
}

function secondsAt(all: Buffer, at: number): number {
  const microseconds = all.readInt32BE(at) * 2 ** 32 + all.readUInt32BE(at + 4)
  return Math.abs(microseconds) < NEVER ? (microseconds + EPOCH_2000 * 1e6) / 1e6 : NaN
}
