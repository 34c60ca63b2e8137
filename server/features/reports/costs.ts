/** The rest of what a booking costs, what an order leaves where no campaign says it, and what other advertising cost. */
import type { z } from 'zod'
import { namedUUID } from '../../store/identity.ts'
import type { Tx } from '../../store/store.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import type { adInput, bookingCostsInput, costsInput } from './costs.operations.ts'
import * as sql from './costs.sql.ts'
import type { AdRow, ExtraRow, HouseRow } from './costs.sql.ts'

export type { ExtraRow } from './costs.sql.ts'

const houseOf = async (tx: Tx): Promise<HouseRow> => (await tx.row<HouseRow>(sql.house()))!

/** All that is known beside the bookings themselves. */
export async function knownCosts(tx: Tx) {
  const { tool_fees_cents, order_margin_cents } = await houseOf(tx)
  const extras = await tx.rows<ExtraRow>(sql.extras())
  return {
    toolFeesCents: tool_fees_cents,
    marginCents: order_margin_cents,
    extras: new Map(extras.map((row) => [row.booking_id, row])),
  }
}

export const adsOf = (tx: Tx) => tx.rows<AdRow>(sql.ads())

export const show = (context: Context) =>
  context.store.transact(context.workspace, async (tx) => {
    const house = await houseOf(tx)
    const extras = await tx.rows<ExtraRow>(sql.extras())
    return {
      toolFeesCents: house.tool_fees_cents,
      marginCents: house.order_margin_cents,
      bookings: extras.map((row) => ({
        booking: row.booking_id,
        shippingCents: row.shipping_cents,
        discountCents: row.discount_cents,
        commissionCents: row.commission_cents,
      })),
      ads: (await adsOf(tx)).map(({ id, name, cost_cents, orders }) => ({ id, name, costCents: cost_cents, orders })),
    }
  })

type Costs = z.output<typeof costsInput>

/** What is not named stays; null takes it away. */
export async function set(context: Context, { toolFeesCents, marginCents }: Costs) {
  await context.store.transact(context.workspace, async (tx) => {
    const before = await houseOf(tx)
    await tx.run(
      sql.setHouse({
        tool_fees_cents: toolFeesCents === undefined ? before.tool_fees_cents : toolFeesCents,
        order_margin_cents: marginCents === undefined ? before.order_margin_cents : marginCents,
      }),
    )
  })
  return show(context)
}

type BookingCosts = z.output<typeof bookingCostsInput>

export async function setBooking(
  context: Context,
  { id, shippingCents, discountCents, commissionCents }: BookingCosts,
) {
  await context.store.transact(context.workspace, async (tx) => {
    if (!(await tx.row(sql.thereIs(id)))) throw new Refused('not-found', `No booking ${id} in this workspace.`)
    await tx.run(
      sql.putExtras({
        booking_id: id,
        shipping_cents: shippingCents,
        discount_cents: discountCents,
        commission_cents: commissionCents,
      }),
    )
  })
  return show(context)
}

/** The same name again is the same advertising, told anew. */
export async function putAd(context: Context, { name, costCents, orders }: z.output<typeof adInput>) {
  await context.store.transact(context.workspace, (tx) =>
    tx.run(
      sql.putAd({ id: namedUUID(`${tx.workspace}\nads\n${name.toLowerCase()}`), name, cost_cents: costCents, orders }),
    ),
  )
  return show(context)
}

export async function removeAd(context: Context, { id }: { id: string }) {
  await context.store.transact(context.workspace, (tx) => tx.run(sql.removeAd(id)))
  return show(context)
}
