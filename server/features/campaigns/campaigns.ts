/** Past campaigns: who was booked, what it cost and what it brought. */
import type { z } from 'zod'
import { namedUUID } from '../../store/identity.ts'
import type { Tx } from '../../store/store.ts'
import { accountsNamed } from '../creators/creators.ts'
import type { Context } from '../operation.ts'
import type { row as rowShape } from './campaigns.operations.ts'
import * as sql from './campaigns.sql.ts'
import type { Booking, BookingRow, CampaignRow } from './campaigns.sql.ts'

export type { BookingRow } from './campaigns.sql.ts'

type Row = z.output<typeof rowShape>

export const record = (context: Context, { rows }: { rows: Row[] }) =>
  context.store.transact(context.workspace, (tx) => recordBookings(tx, rows, new Date(context.outside.clock())))

/** A booking is one deliverable of one account on one day of one campaign: the same again fills in what is new. */
export async function recordBookings(tx: Tx, rows: readonly Row[], now: Date) {
  const accounts = await accountsNamed(tx, rows.map(({ handle }) => handle)) // prettier-ignore
  const refused: { row: number; because: string }[] = []
  const kept = new Map<string, Booking>()
  rows.forEach((row, at) => {
    const found = accounts.filter(
      ({ handle, platform }) =>
        handle.toLowerCase() === row.handle.replace(/^@/, '').toLowerCase() &&
        (!row.platform || platform === row.platform.toLowerCase()),
    )
    if (found.length !== 1) {
      refused.push({
        row: at + 1,
        because:
          found.length === 0
            ? `No account @${row.handle.replace(/^@/, '')}${row.platform ? ` on ${row.platform}` : ''}: import the creator first.`
            : `@${row.handle} is on ${found.map(({ platform }) => platform).join(' and ')}: say which platform.`,
      })
      return
    }
    const account = found[0]!.id
    const campaign = namedUUID(`${tx.workspace}\ncampaign\n${row.campaign.toLowerCase()}`)
    const id = namedUUID(`${campaign}\n${account}\n${row.deliverable.toLowerCase()}\n${row.day ?? ''}`)
    kept.set(id, {
      id,
      campaign_id: campaign,
      account_id: account,
      deliverable: row.deliverable,
      day: row.day ?? null,
      fee_cents: row.feeCents ?? null,
      product_cents: row.productCents ?? null,
      reach: row.reach ?? null,
      clicks: row.clicks ?? null,
      orders: row.orders ?? null,
      revenue_cents: row.revenueCents ?? null,
    })
  })
  const names = new Map(
    rows.map(({ campaign }) => [namedUUID(`${tx.workspace}\ncampaign\n${campaign.toLowerCase()}`), campaign]),
  )
  const used = new Set([...kept.values()].map(({ campaign_id }) => campaign_id))
  for (const [id, name] of names) if (used.has(id)) await tx.run(sql.open(id, name, now))
  const written = kept.size ? await tx.rows<{ fresh: boolean }>(sql.put([...kept.values()])) : []
  if (written.length > 0) tx.record({ kind: 'results-recorded', payload: { bookings: written.length } })
  const fresh = written.filter((one) => one.fresh).length
  return { in: fresh, known: rows.length - refused.length - fresh, refused }
}

export const all = (context: Context) =>
  context.store.transact(context.workspace, async (tx) => ({
    campaigns: (await tx.rows<CampaignRow>(sql.all())).map(({ cost_cents, revenue_cents, ...row }) => ({
      ...row,
      costCents: cost_cents,
      revenueCents: revenue_cents,
    })),
  }))

/** Every booking, newest first; of one account, or of all. */
export const bookingsOf = (tx: Tx, account?: string) => tx.rows<BookingRow>(sql.bookings(account))

export const ofAccount = (context: Context, { id }: { id: string }) =>
  context.store.transact(context.workspace, async (tx) => ({
    bookings: (await bookingsOf(tx, id)).map((row) => ({
      id: row.id,
      campaign: row.campaign,
      deliverable: row.deliverable,
      day: row.day,
      feeCents: row.fee_cents,
      productCents: row.product_cents,
      reach: row.reach,
      clicks: row.clicks,
      orders: row.orders,
      revenueCents: row.revenue_cents,
    })),
  }))

/** After accounts went with their bookings: campaigns that are left without any go too, and what was learned is learned anew. */
export async function forgetEmptied(tx: Tx): Promise<void> {
  await tx.run(sql.forgetEmptied())
  tx.record({ kind: 'results-recorded', payload: { bookings: 0 } })
}
