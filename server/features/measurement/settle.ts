/** What links and codes counted becomes what the bookings of a campaign brought, from which the next plan learns. */
import { settleBookings, show } from '../campaigns/booked.ts'
import { clicks } from '../links/clicks.ts'
import { list as codesOf } from '../links/codes.ts'
import { salesOf } from '../orders/sales.ts'
import type { Sum } from '../orders/sales.ts'
import type { Context } from '../operation.ts'

const MOST_CODES = 10_000

/**
 * Only bookings that have a link or a code of their own: of others nothing was counted, which is not the same as nothing. Whoever has
 * one and sold nothing is taken over with zero, so that not only successes are learned from.
 */
export async function settle(context: Context, { id }: { id: string }) {
  const { bookings } = await show(context, { id })
  const counted = await clicks(context, { campaign: id })
  const { codes } = await codesOf(context, { campaign: id, limit: MOST_CODES })
  const sales = await salesOf(context, { campaign: id, from: null, zone: 'UTC' })
  const followed = new Set([...counted.links, ...codes].map(({ booking }) => booking))
  const rows = bookings
    .filter((booking) => followed.has(booking.id) && booking.state === 'posted')
    .map((booking) => ({
      id: booking.id,
      clicks: counted.links.filter((one) => one.booking === booking.id).reduce((sum, one) => sum + one.counted, 0),
      orders: Math.round(sales.credited.get(booking.id)?.orders ?? 0),
      revenue_cents: centsOf(sales.credited.get(booking.id)?.net ?? []),
    }))
  return { settled: await settleBookings(context, rows), bookings: bookings.length }
}

/** Null where there are several currencies, of which there is no sum. */
function centsOf(net: Sum['net']): number | null {
  if (net.length === 0) return 0
  return net.length === 1 ? Math.round((net[0]!.minor * 100) / 10 ** net[0]!.decimals) : null
}
