/** Orders of a campaign by day and by who is credited with them. */
import sql, { empty, raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'
import { BACK, LEFT, NET, STANDS } from './orders.sql.ts'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type SalesRow = {
  /** Null: nobody is credited. */
  booking_id: string | null
  day: string
  currency: string
  orders: number
  items: number
  net: number
}

/** With `box`, orders that nobody is credited with count where they come from these connections only. */
export const sales = (campaign: string, from: Date | null, zone: string, box: readonly string[] | null): Sql => sql`
  select k.booking_id, (o.at at time zone ${zone})::date::text as day, o.currency, sum(coalesce(k.share, 1))::float8 as orders,
    sum(coalesce(k.share, 1) * ${LEFT})::float8 as items, round(sum(coalesce(k.share, 1) * ${NET}))::float8 as net
  from orders o left join credits k on k.workspace_id = o.workspace_id and k.order_id = o.id ${BACK}
  where o.workspace_id = ${HERE} and ${STANDS} and (${from}::timestamptz is null or o.at >= ${from}::timestamptz)
    and (k.booking_id in (select b.id from bookings b where b.workspace_id = ${HERE} and b.campaign_id = ${campaign})
      or k.booking_id is null ${box === null ? empty : sql`and o.connection_id = any(${box}::uuid[])`})
  group by 1, 2, 3 order by 2, 1`

export const boxOffices = (vendors: readonly string[]): Sql => sql`
  select id from connections where workspace_id = ${HERE} and vendor = any(${vendors}::text[])`
