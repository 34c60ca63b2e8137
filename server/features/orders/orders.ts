/** Orders and what was given back of them: recorded once whatever is sent how often and in which order, and told as they stand now. */
import type { z } from 'zod'
import { namedUUID } from '../../store/identity.ts'
import type { Tx } from '../../store/store.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import { decimalsOf } from './money.ts'
import type { listInput, summaryInput } from './orders.operations.ts'
import * as sql from './orders.sql.ts'
import type { CreditedRow, ReversalRow, Shown, TotalRow } from './orders.sql.ts'
import type { Found } from './seen.ts'

/** Of two sights at the same moment the later stage counts: nobody pays after cancelling. */
const RANK = { open: 0, paid: 1, cancelled: 2 } as const

/** Writes what a vendor told, and its fact where anything is new. In the transaction of its delivery. */
export async function recordFound(
  tx: Tx,
  connection: string,
  { order, reversals = [] }: Found,
  hashed: (email: string | null) => string | null,
  now: Date,
  /** False where the caller records one fact for many. */
  alone = true,
): Promise<boolean> {
  const named = (kind: string, external: string) => namedUUID(`${tx.workspace}\n${connection}\n${kind}\n${external}`)
  let changed = false
  if (order) {
    const { email, ...seen } = order
    const row = {
      ...seen,
      id: named('order', order.external),
      connection_id: connection,
      rank: RANK[order.state],
      buyer: hashed(email),
    }
    changed = (await tx.rows(sql.put(row, now))).length > 0
  }
  const rows = new Map<string, ReversalRow>()
  for (const { external, order: of, at, minor, items, whole } of reversals) {
    const id = named('refund', external)
    rows.set(id, { id, external, order_external: of, at, minor, items, whole })
  }
  if (rows.size > 0) changed = (await tx.rows(sql.giveBack(connection, [...rows.values()]))).length > 0 || changed
  const external = order?.external ?? reversals[0]?.order
  if (changed && alone && external !== undefined)
    tx.record({ kind: 'order-recorded', payload: { connection, external, order: named('order', external) } })
  return changed
}

type List = z.output<typeof listInput>

export const list = (context: Context, { booking, connection, code, before, limit }: List) =>
  context.store.transact(context.workspace, async (tx) => {
    const [at, id] = before ? before.split('~') : []
    if (before && !(at && id && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id)))
      throw new Refused('invalid', 'before: wants what the last page gave as next.')
    const rows = await tx.rows<Shown>(
      sql.list({
        booking: booking ?? null,
        connection: connection ?? null,
        code: code ? code.trim().toUpperCase() : null,
        before: at && id ? { at, id } : null,
        limit: limit + 1,
      }),
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      orders: page.map((row) => ({
        id: row.id,
        number: row.number ?? row.external,
        connection: row.connection,
        vendor: row.vendor,
        at: row.at.toISOString(),
        state: row.state,
        counts: row.counts,
        currency: row.currency,
        decimals: decimalsOf(row.currency) ?? 2,
        total: row.total,
        refunded: Math.min(row.refunded, row.total),
        net: row.net,
        items: row.left_items,
        codes: row.codes,
        byClick: row.click !== null,
        returning: row.returning,
        because: row.because,
        credits: row.credits,
      })),
      next: rows.length > limit && last ? `${last.at.toISOString()}~${last.id}` : null,
    }
  })

type Summary = z.output<typeof summaryInput>

export const summary = (context: Context, { campaign, from, until }: Summary) =>
  context.store.transact(context.workspace, async (tx) => {
    const [first, last] = [from ? new Date(from) : null, until ? new Date(until) : null]
    const totals = await tx.rows<TotalRow>(sql.totals(first, last))
    const bookings = await tx.rows<CreditedRow>(sql.byBooking(campaign ?? null, first, last))
    const { n } = (await tx.row<{ n: number }>(sql.orphans()))!
    return {
      totals: totals.map((row) => ({ ...row, decimals: decimalsOf(row.currency) ?? 2, knownBuyers: row.known_buyers })),
      bookings: bookings.map((row) => ({
        booking: row.booking_id,
        campaign: row.campaign_id,
        currency: row.currency,
        decimals: decimalsOf(row.currency) ?? 2,
        orders: row.orders,
        items: row.items,
        net: row.net,
        returning: row.returning,
        newBuyers: row.new_buyers,
        leaked: row.leaked_orders > 0 ? { orders: row.leaked_orders, net: row.leaked_net } : null,
      })),
      waitingRefunds: n,
    }
  })
