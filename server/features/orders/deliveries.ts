/**
 * A delivery of a shop: checked on its raw bytes, read, and recorded in one transaction with its fact. The answer makes the shop send
 * it again when, and only when, that can help: 200 for taken, known, ignored or a trial; 4xx where it can never be taken; 503
 * (thrown as TryLater, or by the database being away) where later it may be. What was not taken is kept sealed, to be played again.
 */
import { hash } from 'node:crypto'
import { randomUUIDv7 } from '../../store/identity.ts'
import type { Tx } from '../../store/store.ts'
import { Refused } from '../operation.ts'
import type { Context } from '../operation.ts'
import { whoIsAt } from './address.ts'
import { one as oneConnection } from './connections.sql.ts'
import type { ConnectionRow } from './connections.sql.ts'
import * as sql from './deliveries.sql.ts'
import type { DeliveryRow, KeptRow, Outcome } from './deliveries.sql.ts'
import { parsed } from './json.ts'
import { recordFound } from './orders.ts'
import { buyerHash, sealer } from './sealed.ts'
import type { Sealer } from './sealed.ts'
import { CannotTake, TryLater } from './seen.ts'
import type { Found } from './seen.ts'
import { spoken } from './signature.ts'
import { vendors } from './vendors/vendors.ts'
import type { VendorName } from './vendors/vendors.ts'
import type { Ask, Sent, Vendor } from './vendors/vendor.ts'

export type Answer = { status: 200 | 400 | 401 | 404 | 410 | 422; sentence: string }

const KEPT_DAYS = 30
const KEPT_BODIES = 500
const KEPT_BYTES = 512_000
const KEPT_ALL = 20_000_000

type Lives = { workspace: string; row: ConnectionRow; vendor: Vendor }

/** Who lives at an address; asked before a byte of the body is read. */
export async function livesAt(store: Context['store'], address: string): Promise<Lives | Answer> {
  const who = whoIsAt(address)
  const nobody: Answer = {
    status: 404,
    sentence: 'Nobody lives at this address. Copy it again from the page of the connection.',
  }
  if (!who) return nobody
  const row = await store.transact(who.workspace, (tx) => tx.row<ConnectionRow>(oneConnection(who.connection)))
  const vendor = row && vendors[row.vendor as VendorName]
  if (!row || !vendor) return nobody
  if (row.removed_at) return { status: 410, sentence: 'This connection was removed. Delete the webhook in the shop.' }
  return { workspace: who.workspace, row, vendor }
}

type Arrived = Omit<Sent, 'now'>

/** For whoever is inside already: a trial, or what is played again. */
export async function deliver(context: Context, connection: string, arrived: Arrived): Promise<Answer> {
  const row = await context.store.transact(context.workspace, (tx) => tx.row<ConnectionRow>(oneConnection(connection)))
  const vendor = row && vendors[row.vendor as VendorName]
  if (!row || !vendor || row.removed_at)
    throw new Refused('not-found', `No connection ${connection} in this workspace.`)
  return received(context, row, vendor, arrived)
}

/** Rejects with TryLater, or as the store does when the database is away. */
export async function received(
  context: Context,
  row: ConnectionRow,
  vendor: Vendor,
  arrived: Arrived,
): Promise<Answer> {
  const connection = row.id
  const now = context.outside.clock()
  const locks = await sealer(context.outside)
  const sent = { ...arrived, now }
  const at = new Date(now)
  const headers = Object.fromEntries(vendor.headers.flatMap((name) => { const value = sent.header(name); return value ? [[name, value.slice(0, 2000).replaceAll('\0', '')]] : [] })) // prettier-ignore
  if (vendor.hello?.(sent)) return { status: 200, sentence: 'Good day. Orders may come.' }
  const told = await toldBy(context, row, vendor, sent, locks)
  if ('trouble' in told) {
    await context.store.transact(context.workspace, async (tx) => {
      const { n, bytes } = (await tx.row<{ n: number; bytes: number }>(sql.waiting(connection)))!
      const keep = n < KEPT_BODIES && bytes < KEPT_ALL && sent.body.length <= KEPT_BYTES
      const note = {
        topic: null,
        outcome: told.outcome,
        reason: told.trouble,
        order: null,
        headers,
        body: keep ? locks.seal(sent.body) : null,
      } as const
      const fresh = await tx.run(sql.write({ ...note, id: randomUUIDv7(now), connection, key: told.key, at }))
      if (!fresh) {
        const before = await tx.row<{ id: string; outcome: Outcome }>(sql.again(connection, told.key, at))
        if (before && troubled(before.outcome)) await tx.run(sql.settle(connection, before.id, note))
      }
      if (n >= KEPT_BODIES) await tx.run(sql.forgetRefused(connection))
    })
    if (told.outcome === 'waiting') throw new TryLater(told.trouble)
    return { status: told.status, sentence: told.trouble }
  }
  const hashed = await buyerHash(context.outside, context.workspace)
  return context.store.transact(context.workspace, async (tx) => {
    const note = { ...settledNote(told.found, now), headers: {}, body: null }
    const fresh = await tx.run(sql.write({ ...note, id: randomUUIDv7(now), connection, key: told.key, at }))
    if (!fresh) {
      const before = (await tx.row<{ id: string; outcome: Outcome }>(sql.again(connection, told.key, at)))!
      if (!troubled(before.outcome)) return { status: 200, sentence: 'Known already; nothing is counted twice.' }
      await tx.run(sql.settle(connection, before.id, note))
    }
    if (note.outcome === 'taken') await recordFound(tx, connection, told.found, hashed, at)
    return { status: 200, sentence: note.reason ?? 'Taken.' }
  })
}

const troubled = (outcome: Outcome) => outcome === 'refused' || outcome === 'waiting'

type Told =
  | { key: string; found: Found }
  | { key: string; trouble: string; outcome: 'refused'; status: 400 | 401 | 422 }
  | { key: string; trouble: string; outcome: 'waiting' }

async function toldBy(context: Context, row: ConnectionRow, vendor: Vendor, sent: Sent, locks: Sealer): Promise<Told> {
  // A stranger can claim any id; what is not proven to come from the shop is known by its own bytes only.
  const unproven = `?${hash('sha256', Buffer.concat([Buffer.from(vendor.headers.map((name) => sent.header(name) ?? '').join('\n')), sent.body]))}`
  const unsigned = vendor.secret === 'none' ? undefined : refusal(row, vendor, sent, locks)
  if (unsigned) return { key: unproven, trouble: unsigned, outcome: 'refused', status: 401 }
  let key = unproven
  try {
    const body = parsed(sent.body)
    const named = vendor.delivery(sent, body)
    key =
      typeof named === 'string' && named !== ''
        ? `:${named.slice(0, 200).replaceAll('\0', '').toWellFormed()}`
        : vendor.secret === 'none'
          ? `!${randomUUIDv7()}`
          : unproven
    const read = vendor.read(body, sent)
    const found = 'look' in read ? await read.look(askOf(context, row, vendor, locks), row.place) : read
    return { key, found }
  } catch (error) {
    // Who does not sign and does not name what he sends: his troubles are known by their bytes, his news are always new.
    if (key.startsWith('!')) key = unproven
    if (error instanceof CannotTake) return { key, trouble: error.message, outcome: 'refused', status: error.status }
    if (error instanceof TryLater) return { key, trouble: error.message, outcome: 'waiting' }
    throw error
  }
}

function refusal(row: ConnectionRow, vendor: Vendor, sent: Sent, { open }: Sealer): string | undefined {
  const secret = row.secret && open(row.secret)?.toString('utf8')
  if (!secret)
    return row.secret
      ? 'the secret cannot be opened with the keys of this installation: paste it again'
      : 'there is no secret yet: paste the one that the shop shows, then play this again'
  const refused = vendor.refuses(sent, secret)
  const old =
    row.old_secret && row.old_until && row.old_until.getTime() > sent.now
      ? open(row.old_secret)?.toString('utf8')
      : undefined
  return refused && old && vendor.refuses(sent, old) === undefined ? undefined : refused
}

/** Only the host that the vendor's file or the workspace names is asked, whatever a payload says. */
function askOf(context: Context, row: ConnectionRow, vendor: Vendor, { open }: Sealer): Ask {
  const token = row.token && open(row.token)?.toString('utf8')
  const host = vendor.api?.host ?? row.place.host
  const { shops } = context.outside
  return async (url) => {
    if (!token || !vendor.api)
      throw new TryLater(
        `${row.vendor} does not say what was ordered, and there is no token to look it up with: paste one`,
      )
    if (url.host !== host) throw new CannotTake(422, `${url.host} is not the host of this connection`)
    if (!shops) throw new TryLater('this process may not ask shops')
    const answer = await shops(url, { authorization: vendor.api.header(token) }).catch((error: Error) => {
      throw new TryLater(`${url.host} could not be asked: ${error.message}`)
    })
    if (answer.status === 404) throw new CannotTake(422, `${url.host} knows no ${url.pathname}`)
    if (answer.status === 401 || answer.status === 403)
      throw new TryLater(`${url.host} does not accept the token (${answer.status}): paste a new one`)
    if (answer.status !== 200) throw new TryLater(`${url.host} answered ${answer.status}`)
    return parsed(Buffer.from(answer.body))
  }
}

function settledNote({ topic, order, reversals = [], ignored, test }: Found, now: number) {
  const off = order ? Math.round((order.at.getTime() - now) / 1000) : 0
  const early = off > 300 ? `Taken, though the order is dated ${spoken(off)} from now: the shop’s clock is off.` : null
  const outcome: Outcome = test ? 'test' : ignored ? 'ignored' : 'taken'
  return {
    topic: topic.slice(0, 100),
    outcome,
    reason: test ? `A trial, so it does not count: ${test}.` : ignored ? `Not counted: ${ignored}.` : early,
    order: order?.external ?? reversals[0]?.order ?? null,
  }
}

/** In the transaction of whoever comes by often enough. */
export const forgetOldDeliveries = (tx: Tx, now: Date) =>
  tx.run(sql.forgetOld(new Date(now.getTime() - KEPT_DAYS * 86_400_000)))

export const list = (
  context: Context,
  { id, troubled: only, limit }: { id: string; troubled: boolean; limit: number },
) =>
  context.store.transact(context.workspace, async (tx) => ({
    deliveries: (await tx.rows<DeliveryRow>(sql.list(id, only, limit))).map((row) => ({
      id: row.id,
      at: row.last_at.toISOString(),
      times: row.times,
      topic: row.topic,
      outcome: row.outcome,
      reason: row.reason,
      order: row.order_external,
      replayable: row.again,
    })),
  }))

/** Plays again what was not taken, oldest first. A signature is judged at the time at which it came, with the secret of now. */
export async function replay(context: Context, { id, delivery }: { id: string; delivery?: string | undefined }) {
  const { open } = await sealer(context.outside)
  const rows = await context.store.transact(context.workspace, async (tx) => kept(tx, id, delivery))
  const result = { taken: 0, still: 0, reasons: [] as string[] }
  for (const row of rows) {
    const body = open(row.body)
    const outcome = body
      ? await played(context, id, row, body)
      : 'it was sealed with keys that this installation does not have'
    if (outcome === null) result.taken++
    else {
      result.still++
      if (!result.reasons.includes(outcome)) result.reasons.push(outcome)
    }
  }
  return { ...result, reasons: result.reasons.slice(0, 5) }
}

async function kept(tx: Tx, id: string, delivery: string | undefined): Promise<KeptRow[]> {
  const rows = await tx.rows<KeptRow>(sql.kept(id, delivery ?? null))
  if (delivery && rows.length === 0)
    throw new Refused('not-found', 'This delivery was taken already, or is not kept any more.')
  return rows
}

async function played(context: Context, id: string, row: KeptRow, body: Buffer): Promise<string | null> {
  const then = { ...context, outside: { ...context.outside, clock: () => row.last_at.getTime() } }
  try {
    const answer = await deliver(then, id, { header: (name) => row.headers[name], body })
    if (answer.status !== 200) return answer.sentence
    // Known by its bytes while it was unproven, by its name now that it is proven.
    await context.store.transact(context.workspace, (tx) => tx.run(sql.superseded(id, row.id)))
    return null
  } catch (error) {
    if (error instanceof TryLater) return error.message
    throw error
  }
}
