/**
 * Every booking that happened with its full cost, the orders it is credited with, and how many such a booking brings as far as is known:
 * what the creator's returns say, drawn to those of the others.
 */
import { returns } from '@rapport/analysis/returns/returns.ts'
import type { Rate } from '@rapport/analysis/returns/returns.ts'
import { bookingsOf } from '../campaigns/campaigns.ts'
import type { BookingRow } from '../campaigns/campaigns.ts'
import { liftFactor } from '../measurement/experiments.ts'
import { ratesOf, summed } from '../measurement/measurement.ts'
import { summary } from '../orders/orders.ts'
import type { Context } from '../operation.ts'
import type { ExtraRow } from './costs.ts'
import { knownCosts } from './costs.ts'

export type Cost = {
  readonly fee: number | null
  readonly product: number | null
  readonly rights: number | null
  readonly shipping: number | null
  readonly discount: number | null
  readonly commission: number | null
  readonly tools: number | null
}
export type Priced = {
  readonly row: BookingRow
  readonly cost: Cost
  readonly orders: number
  readonly revenueCents: number | null
  /** Orders of buyers who had bought before, where a shop knows its buyers. */
  readonly returning: number | null
  /** Orders of buyers who had not. */
  readonly newBuyers: number | null
  readonly marginCents: number | null
  /** How many orders such a booking brings; before any result of this creator, and now. */
  readonly before: Rate | null
  readonly expected: Rate | null
  readonly by: 'reach' | 'bookings'
}

/** What is known of a cost; null where neither fee nor product is: with tools and shipping alone every order would be a gain. */
export const totalOf = (cost: Cost): number | null =>
  cost.fee === null && cost.product === null ? null : Object.values(cost).reduce<number>((sum, one) => sum + (one ?? 0), 0) // prettier-ignore

export async function pricedBookings(context: Context) {
  const { rows, known, factor } = await context.store.transact(context.workspace, async (tx) => ({
    rows: await bookingsOf(tx),
    known: await knownCosts(tx),
    factor: await liftFactor(tx),
  }))
  const sold = Map.groupBy((await summary(context, {})).bookings, ({ booking }) => booking)
  const counted = rows.map((row) => withOrders(row, sold.get(row.id)))
  const perMonth = new Map([...Map.groupBy(rows, monthOf)].map(([month, of]) => [month, of.length]))
  const ratesFor = expectations(counted.map(({ row }) => row))
  const priced = counted.map(({ row, returning, newBuyers }): Priced => {
    const month = monthOf(row)
    return {
      row,
      cost: costOf(row, known.extras.get(row.id), known.toolFeesCents === null || month === null ? null : known.toolFeesCents / perMonth.get(month)!), // prettier-ignore
      orders: row.orders ?? 0,
      revenueCents: row.revenue_cents,
      returning,
      newBuyers,
      marginCents: row.margin_cents ?? known.marginCents,
      ...ratesFor(row),
    }
  })
  return { priced, factor }
}

const monthOf = ({ day }: BookingRow) => day?.slice(0, 7) ?? null

type Sold = Awaited<ReturnType<typeof summary>>['bookings']

type Buyers = Pick<Priced, 'returning' | 'newBuyers'>
const NOT_TOLD: Buyers = { returning: null, newBuyers: null }

/** What was recorded counts; where nothing was, what a shop's orders credit it with. */
function withOrders(row: BookingRow, sold: Sold | undefined): { row: BookingRow } & Buyers {
  if (!sold) return { row, ...NOT_TOLD }
  const returning = sold.reduce((sum, one) => sum + one.returning, 0)
  const newBuyers = sold.reduce((sum, one) => sum + one.newBuyers, 0)
  // Orders of which no buyer is known tell of neither.
  const buyers = returning + newBuyers > 0 ? { returning, newBuyers } : NOT_TOLD
  if (row.orders !== null) return { row, ...buyers }
  const [one] = sold
  return {
    ...buyers,
    row: {
      ...row,
      orders: Math.round(sold.reduce((sum, { orders }) => sum + orders, 0)),
      // Of several currencies there is no sum.
      revenue_cents: sold.length === 1 && one ? Math.round((one.net * 100) / 10 ** one.decimals) : null,
    },
  }
}

const costOf = (row: BookingRow, extra: ExtraRow | undefined, tools: number | null): Cost => ({
  fee: row.fee_cents,
  product: row.product_cents,
  rights: row.rights_cents,
  shipping: extra?.shipping_cents ?? null,
  discount: extra?.discount_cents ?? null,
  commission: extra?.commission_cents ?? null,
  tools,
})

/** By people reached where that is known of all bookings of a creator, else by bookings. */
function expectations(rows: readonly BookingRow[]) {
  // Not counted is not none: who only has such bookings is neither a loss nor a gain.
  const sums = summed(rows.filter(({ orders }) => orders !== null))
  const reached = ratesOf(sums)
  const each = returns(sums.map(({ orders, bookings }) => ({ conversions: orders, exposure: bookings })))
  const own = new Map(each ? sums.map(({ account }, at) => [account, each.posterior[at]!]) : [])
  return (row: BookingRow): Pick<Priced, 'before' | 'expected' | 'by'> => {
    const rate = reached.rates.get(row.account_id)
    if (rate && reached.found && row.reach)
      return {
        before: times(reached.found.groups.get(row.platform) ?? reached.found.prior, row.reach),
        expected: times(rate, row.reach),
        by: 'reach',
      }
    const now = own.get(row.account_id)
    return { before: each ? { shape: each.prior.shape, rate: each.prior.rate } : null, expected: now ?? null, by: 'bookings' } // prettier-ignore
  }
}

/** Orders of so much exposure. */
const times = ({ shape, rate }: Rate, exposure: number): Rate => ({ shape, rate: rate / exposure })

/** The same creator's doubt is the same in all her bookings: exposures add, and the shape stays. */
export function together(rates: readonly Rate[]): Rate | null {
  const [first] = rates
  if (!first) return null
  return { shape: first.shape, rate: 1 / rates.reduce((sum, { rate }) => sum + 1 / rate, 0) }
}
