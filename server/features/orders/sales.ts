/** What a campaign sold, day by day, by those who are credited with it; and what nobody is credited with. */
import type { Context } from '../operation.ts'
import { decimalsOf } from './money.ts'
import * as sql from './sales.sql.ts'
import type { SalesRow } from './sales.sql.ts'

/** Their orders are tickets, whatever a shop of the same workspace sells beside. */
const BOX_OFFICES = ['eventbrite', 'ticket-tailor', 'pretix']

export type Sales = {
  /** By booking; absent where nothing was sold. */
  readonly credited: ReadonlyMap<string, Sum>
  readonly others: Sum
  readonly days: readonly { readonly day: string; readonly items: number; readonly orders: number }[]
  /** Whether orders that nobody is credited with are those of box offices alone. */
  readonly boxOffices: boolean
}
export type Sum = {
  readonly orders: number
  readonly items: number
  readonly net: readonly { readonly currency: string; readonly decimals: number; readonly minor: number }[]
}

/** From the beginning of a day in `zone` on, or of all time. */
export const salesOf = (
  context: Context,
  { campaign, from, zone }: { campaign: string; from: Date | null; zone: string },
): Promise<Sales> =>
  context.store.transact(context.workspace, async (tx) => {
    const boxes = (await tx.rows<{ id: string }>(sql.boxOffices(BOX_OFFICES))).map(({ id }) => id)
    const rows = await tx.rows<SalesRow>(sql.sales(campaign, from, zone, boxes.length > 0 ? boxes : null))
    const byBooking = Map.groupBy(rows, ({ booking_id }) => booking_id)
    const byDay = Map.groupBy(rows, ({ day }) => day)
    return {
      credited: new Map([...byBooking].flatMap(([booking, of]) => (booking === null ? [] : [[booking, sumOf(of)]]))),
      others: sumOf(byBooking.get(null) ?? []),
      days: [...byDay].map(([day, of]) => ({ day, items: total(of, 'items'), orders: total(of, 'orders') })),
      boxOffices: boxes.length > 0,
    }
  })

const total = (rows: readonly SalesRow[], of: 'items' | 'orders' | 'net') => rows.reduce((sum, row) => sum + row[of], 0)

const sumOf = (rows: readonly SalesRow[]): Sum => ({
  orders: total(rows, 'orders'),
  items: total(rows, 'items'),
  net: [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, of]) => ({
    currency,
    decimals: decimalsOf(currency) ?? 2,
    minor: total(of, 'net'),
  })),
})
