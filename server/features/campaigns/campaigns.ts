/** Past campaigns: who was booked, what it cost and what it brought. */
import type { z } from 'zod'
import { namedUUID } from '../../store/identity.ts'
import type { Tx } from '../../store/store.ts'
import { accountsWritten } from '../creators/creators.ts'
import type { Context } from '../operation.ts'
import type { row as rowShape } from './campaigns.operations.ts'
import * as sql from './campaigns.sql.ts'
import type { Booking, BookingRow, CampaignRow, KeyRow } from './campaigns.sql.ts'

export type { BookingRow } from './campaigns.sql.ts'

type Row = z.output<typeof rowShape>

export const record = (context: Context, { rows }: { rows: Row[] }) =>
  context.store.transact(context.workspace, (tx) => recordBookings(tx, rows, new Date(context.outside.clock())))

const keyOf = (name: string) => name.toLowerCase()
const idOf = (tx: Tx, key: string, turn: number) =>
  namedUUID(`${tx.workspace}\ncampaign\n${key}${turn === 1 ? '' : `\n${turn}`}`)

/**
 * A campaign of one name is one campaign, however the name is written: the one that is called so now, or else the id of a new one.
 * That id is made of the name, unless a campaign that is called otherwise since has taken it.
 */
export async function campaignsNamed(tx: Tx): Promise<(name: string) => string> {
  const rows = await tx.rows<{ id: string; name: string }>(sql.names())
  const called = new Map(rows.map(({ id, name }) => [keyOf(name), id]))
  const taken = new Set(rows.map(({ id }) => id))
  const fresh = (key: string, turn = 1): string => {
    const id = idOf(tx, key, turn)
    return taken.has(id) ? fresh(key, turn + 1) : id
  }
  return (name) => called.get(keyOf(name)) ?? fresh(keyOf(name))
}

/** A booking is one deliverable of one account on one day of one campaign: the same again fills in what is new. */
export async function recordBookings(tx: Tx, rows: readonly Row[], now: Date) {
  const accounts = await accountsWritten(tx, rows)
  const campaignOf = await campaignsNamed(tx)
  const identify = await identified(tx, [...new Set(rows.map(({ campaign }) => campaignOf(campaign)))])
  const refused: { row: number; because: string }[] = []
  const kept = new Map<string, Booking>()
  rows.forEach((row, at) => {
    const found = accounts[at]!
    if ('because' in found) {
      refused.push({ row: at + 1, because: found.because })
      return
    }
    const { account } = found
    const campaign = campaignOf(row.campaign)
    const id = identify(campaign, account, row.deliverable, row.day ?? null)
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
  const names = new Map(rows.map(({ campaign }) => [campaignOf(campaign), campaign]))
  const used = new Set([...kept.values()].map(({ campaign_id }) => campaign_id))
  for (const [id, name] of names) if (used.has(id)) await tx.run(sql.open(id, name, now))
  const written = kept.size ? await tx.rows<{ fresh: boolean }>(sql.put([...kept.values()])) : []
  if (written.length > 0) tx.record({ kind: 'results-recorded', payload: { bookings: written.length } })
  const fresh = written.filter((one) => one.fresh).length
  return { in: fresh, known: rows.length - refused.length - fresh, refused }
}

/**
 * Which booking a row speaks of: the one that is there under the same names; else one that was planned and waits for its
 * results, whose day nobody knew; else a new one.
 */
async function identified(tx: Tx, campaigns: string[]) {
  const there = new Map<string, string>()
  const open = new Map<string, string[]>()
  for (const row of await tx.rows<KeyRow>(sql.keys(campaigns))) {
    const key = `${row.campaign_id}\n${row.account_id}\n${row.deliverable.toLowerCase()}`
    there.set(`${key}\n${row.day ?? ''}`, row.id)
    if (row.open) open.set(key, [...(open.get(key) ?? []), row.id])
  }
  return (campaign: string, account: string, deliverable: string, day: string | null): string => {
    const key = `${campaign}\n${account}\n${deliverable.toLowerCase()}`
    const named = `${key}\n${day ?? ''}`
    const id = there.get(named) ?? open.get(key)?.shift() ?? namedUUID(named)
    there.set(named, id)
    open.set(key, open.get(key)?.filter((one) => one !== id) ?? [])
    return id
  }
}

export const all = (context: Context) =>
  context.store.transact(context.workspace, async (tx) => ({
    campaigns: (await tx.rows<CampaignRow>(sql.all())).map(({ cost_cents, revenue_cents, plan_id, ...row }) => ({
      ...row,
      planId: plan_id,
      costCents: cost_cents,
      revenueCents: revenue_cents,
    })),
  }))

/** Every booking that has happened, newest first; of one account, or of all. */
export const bookingsOf = (tx: Tx, account?: string) => tx.rows<BookingRow>(sql.bookings(account ?? null, true))

export const ofAccount = (context: Context, { id }: { id: string }) =>
  context.store.transact(context.workspace, async (tx) => ({
    bookings: (await tx.rows<BookingRow>(sql.bookings(id, false))).map((row) => ({
      id: row.id,
      campaign: row.campaign,
      campaignId: row.campaign_id,
      deliverable: row.deliverable,
      day: row.day,
      feeCents: row.fee_cents,
      productCents: row.product_cents,
      rightsCents: row.rights_cents,
      reach: row.reach,
      clicks: row.clicks,
      orders: row.orders,
      revenueCents: row.revenue_cents,
      state: row.state,
      currency: row.currency,
    })),
  }))

/** Nobody calls more campaigns by one name, one after the other, and means another each time. */
const TURNS = 5

/** Campaigns that were recorded under these names and have bookings, whatever they are called today. */
export const recordedAs = async (tx: Tx, names: readonly string[]): Promise<string[]> => {
  const ids = names.flatMap((name) => Array.from({ length: TURNS }, (_, i) => idOf(tx, keyOf(name), i + 1)))
  return (await tx.rows<{ id: string }>(sql.booked(ids))).map(({ id }) => id)
}

/** After accounts went with their bookings: those of these campaigns that are left without any go too, and what was learned is learned anew. */
export async function forgetEmptied(tx: Tx, campaigns: readonly string[]): Promise<void> {
  await tx.run(sql.forgetEmptied(campaigns))
  tx.record({ kind: 'results-recorded', payload: { bookings: 0 } })
}
