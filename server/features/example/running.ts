/** The example's campaign that runs: booked, linked, visited and ordered from as a real one is, so that its page is alive. */
import { RUNNING, runningCampaign } from '@rapport/analysis/example/running.ts'
import type { RunningBooking } from '@rapport/analysis/example/running.ts'
import type { World } from '@rapport/analysis/example/world.ts'
import { namedUUID } from '../../store/identity.ts'
import type { Tx } from '../../store/store.ts'
import { change, changeBooking } from '../campaigns/booked.ts'
import { recordBookings, recordedAs } from '../campaigns/campaigns.ts'
import { createAll } from '../links/links.ts'
import { forgetLinksOf, tellClicks } from '../links/told.ts'
import type { Context } from '../operation.ts'
import { forgetMadeUp, openMadeUp } from '../orders/made-up.ts'

const shopOf = (tx: Tx) => namedUUID(`${tx.workspace}\nexample\nreservations`)
const SHOP = 'Trattoria Lucia: reservations (example)'
const day = (at: Date) => at.toISOString().slice(0, 10)

function broughtBy({ visits }: RunningBooking) {
  const orders = visits.flatMap(({ order }) => order ?? [])
  return {
    clicks: visits.filter(({ byProgram }) => !byProgram).length,
    orders: orders.length,
    revenueCents: orders.reduce((sum, { revenue }) => sum + revenue, 0),
  }
}

export async function openRunning(context: Context, world: World, now: Date): Promise<void> {
  const { name, starts, eventAt, seats, bookings } = runningCampaign(world, now.getTime() / 1000)
  const platformOf = new Map(world.creators.map(({ handle, platform }) => [handle, platform]))
  const id = await context.store.transact(context.workspace, async (tx) => {
    const rows = bookings.map((one) => ({
      campaign: name,
      handle: one.handle,
      platform: platformOf.get(one.handle),
      deliverable: one.deliverable,
      ...(one.day ? { day: day(one.day) } : {}),
      feeCents: one.fee,
      productCents: one.productCost,
      // As far as it has come: what was posted a week ago has brought most of what it will.
      ...(one.reach === null ? {} : { reach: one.reach, ...broughtBy(one) }),
    }))
    await recordBookings(tx, rows, now)
    return (await recordedAs(tx, [name]))[0]!
  })
  const { currency, margin, event } = world.brand
  const campaign = await change(context, {
    id,
    starts: day(starts),
    ends: day(eventAt),
    eventAt: eventAt.toISOString(),
    seats,
    currency,
    landingUrl: 'https://trattoria-lucia.example/long-table',
    // Of a table for two, as most are.
    marginCents: Math.round(margin * event.price * 2),
  })
  const bookingOf = new Map(campaign.bookings.map((one) => [one.handle, one.id]))
  for (const { handle, state } of bookings)
    if (state !== 'posted') await changeBooking(context, { id: bookingOf.get(handle)!, state })
  const { links } = await createAll(context, { campaign: id })
  const linkOf = new Map(links.map((link) => [link.booking, link.id]))
  const visits = bookings.flatMap(({ handle, visits: all }) =>
    all.map((visit) => ({ ...visit, link: linkOf.get(bookingOf.get(handle)!)! })),
  )
  await context.store.transact(context.workspace, async (tx) => {
    const clicks = await tellClicks(tx, visits.map(({ link, at, byProgram }) => ({ link, at, mark: byProgram ? 'bot' : 'counted' }))) // prettier-ignore
    const orders = visits.flatMap(({ order }, k) =>
      order
        ? [
            {
              external: `L-${k + 1}`,
              at: order.at,
              currency,
              total: order.revenue,
              items: order.seats,
              click: clicks[k]!,
            },
          ]
        : [],
    )
    await openMadeUp(tx, { id: shopOf(tx), name: SHOP }, orders, now)
  })
}

/** Before its creators go: then nobody could say which links were its own. */
export async function forgetRunning(tx: Tx): Promise<string[]> {
  const campaigns = await recordedAs(tx, [RUNNING])
  await forgetLinksOf(tx, campaigns)
  await forgetMadeUp(tx, shopOf(tx))
  return campaigns
}
