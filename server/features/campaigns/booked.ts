/** A plan turned into a campaign, and how far each of its bookings has come. */
import type { z } from 'zod'
import { namedUUID } from '../../store/identity.ts'
import type { Tx } from '../../store/store.ts'
import { listedByIds } from '../creators/creators.ts'
import { Refused } from '../operation.ts'
import type { Context } from '../operation.ts'
import { show as showPlan } from '../plans/plans.ts'
import type { bookingChanges, campaign as campaignShape, changes as changesShape } from './booked.operations.ts'
import * as sql from './booked.sql.ts'
import type { BookedRow, Changes, Counted, WholeRow } from './booked.sql.ts'
import { campaignsNamed } from './campaigns.ts'

type Campaign = z.input<typeof campaignShape>

/** The same plan again answers with the campaign that is there: a second click books nobody twice. */
export async function book(context: Context, { id, campaign: given }: { id: string; campaign?: string | undefined }) {
  const { name: planned, asked, result } = await showPlan(context, { id })
  return context.store.transact(context.workspace, async (tx) => {
    const before = await tx.row<WholeRow>(sql.ofPlan(id))
    if (before) return { ...(await whole(tx, before)), fresh: false, missing: [] }
    if (result.chosen.length === 0)
      throw new Refused(
        'invalid',
        `“${planned}” books nobody. ${result.because ?? 'There is nothing to turn into a campaign.'}`,
      )
    const name = given ?? planned
    const campaign = (await campaignsNamed(tx))(name)
    if (await tx.row<WholeRow>(sql.one(campaign)))
      throw new Refused('conflict', `There is a campaign “${name}” already: give this one another name.`)
    const there = await listedByIds(tx, result.chosen.map(({ account }) => account)) // prettier-ignore
    const missing = result.chosen.filter(({ account }) => !there.has(account)).map((one) => one.name)
    if (missing.length === result.chosen.length)
      throw new Refused('conflict', `Nobody of “${planned}” is in this workspace any more: plan again.`)
    await tx.run(
      sql.open({
        id: campaign,
        name,
        plan_id: id,
        starts: asked.from ?? null,
        ends: asked.until ?? null,
        seats: asked.seats?.count ?? null,
        margin_cents: asked.marginCents ?? null,
        created_at: new Date(context.outside.clock()),
      }),
    )
    const bookings = result.chosen
      .filter(({ account }) => there.has(account))
      .map(({ account, deliverable, cents, parts }) => ({
        id: namedUUID(`${campaign}\n${account}\n${deliverable.toLowerCase()}\n`),
        account_id: account,
        deliverable,
        fee_cents: parts?.feeCents ?? cents,
        product_cents: parts?.productCents ?? 0,
        rights_cents: parts?.rightsCents ?? 0,
      }))
    await tx.run(sql.propose(campaign, bookings))
    return { ...(await whole(tx, (await tx.row<WholeRow>(sql.one(campaign)))!)), fresh: true, missing }
  })
}

export const show = (context: Context, { id }: { id: string }) =>
  context.store.transact(context.workspace, async (tx) => whole(tx, await found(tx, id)))

async function found(tx: Tx, id: string): Promise<WholeRow> {
  const row = await tx.row<WholeRow>(sql.one(id))
  if (!row) throw new Refused('not-found', `No campaign ${id} in this workspace.`)
  return row
}

type Change = z.output<typeof changesShape>

/** What is not named stays; null takes a value away. */
export const change = (context: Context, { id, ...next }: Change) =>
  context.store.transact(context.workspace, async (tx) => {
    const before = await found(tx, id)
    const [starts, ends] = [next.starts ?? before.starts, next.ends ?? before.ends]
    if (next.starts !== null && next.ends !== null && starts && ends && ends < starts)
      throw new Refused('invalid', `The campaign would end on ${ends}, before it starts on ${starts}.`)
    const changes = columns({
      starts: next.starts,
      ends: next.ends,
      event_at: next.eventAt,
      seats: next.seats,
      currency: next.currency,
      landing_url: next.landingUrl,
      margin_cents: next.marginCents,
    })
    if (changes) await tx.run(sql.change(id, changes))
    return whole(tx, await found(tx, id))
  })

/** Its links, codes and bookings stay its own; what is recorded under the new name from now on is about this campaign. */
export const rename = (context: Context, { id, name }: { id: string; name: string }) =>
  context.store.transact(context.workspace, async (tx) => {
    await found(tx, id)
    const holder = (await campaignsNamed(tx))(name)
    if (holder !== id && (await tx.row<WholeRow>(sql.one(holder))))
      throw new Refused('conflict', `There is a campaign “${name}” already: give this one another name.`)
    await tx.run(sql.change(id, { name }))
    return whole(tx, await found(tx, id))
  })

type BookingChange = z.output<typeof bookingChanges>

export const changeBooking = (context: Context, { id, ...next }: BookingChange) =>
  context.store.transact(context.workspace, async (tx) => {
    const changes = columns({
      state: next.state,
      day: next.day,
      fee_cents: next.feeCents,
      product_cents: next.productCents,
      rights_cents: next.rightsCents,
    })
    if (!changes) throw new Refused('invalid', 'Say what changes: state, day, feeCents, productCents or rightsCents.')
    const row = await tx.row<{ campaign_id: string }>(sql.changeBooking(id, changes))
    if (!row) throw new Refused('not-found', `No booking ${id} in this workspace.`)
    // What counts as a result may have changed with it.
    tx.record({ kind: 'results-recorded', payload: { bookings: 1 } })
    return whole(tx, await found(tx, row.campaign_id))
  })

/** What links and codes counted becomes what these bookings brought; how many were posted, and so took it over. */
export const settleBookings = (context: Context, rows: readonly Counted[]) =>
  context.store.transact(context.workspace, async (tx) => {
    const settled = rows.length === 0 ? 0 : await tx.run(sql.settle(rows))
    if (settled > 0) tx.record({ kind: 'results-recorded', payload: { bookings: settled } })
    return settled
  })

export const remove = (context: Context, { id }: { id: string }) =>
  context.store.transact(context.workspace, async (tx) => {
    const removed = (await tx.run(sql.remove(id))) > 0
    if (removed) tx.record({ kind: 'results-recorded', payload: { bookings: 0 } })
    return { removed }
  })

function columns(given: { [column: string]: string | number | null | undefined }): Changes | undefined {
  const named = Object.entries(given).filter((one): one is [string, string | number | null] => one[1] !== undefined)
  return named.length ? Object.fromEntries(named) : undefined
}

async function whole(tx: Tx, row: WholeRow): Promise<Campaign> {
  const bookings = await tx.rows<BookedRow>(sql.bookings(row.id))
  return {
    id: row.id,
    name: row.name,
    planId: row.plan_id,
    starts: row.starts,
    ends: row.ends,
    eventAt: row.event_at?.toISOString() ?? null,
    seats: row.seats,
    currency: row.currency,
    landingUrl: row.landing_url,
    marginCents: row.margin_cents,
    createdAt: row.created_at.toISOString(),
    bookings: bookings.map((one) => ({
      id: one.id,
      account: one.account_id,
      name: one.name,
      handle: one.handle,
      platform: one.platform,
      followers: one.followers,
      deliverable: one.deliverable,
      day: one.day,
      feeCents: one.fee_cents,
      productCents: one.product_cents,
      rightsCents: one.rights_cents,
      state: one.state,
      reach: one.reach,
      clicks: one.clicks,
      orders: one.orders,
      revenueCents: one.revenue_cents,
    })),
  }
}
