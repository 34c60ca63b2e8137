/** Redemptions of codes, order by order, for the question whether they are passed on. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'
import { BACK, NET, STANDS } from './orders.sql.ts'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type RedeemedRow = {
  code_key: string
  day: string
  redemptions: number
  referrer: string | null
  known: number
  returning: number
}

export const redeemed = (keys: readonly string[]): Sql => sql`
  select key as code_key, (o.at at time zone 'utc')::date::text as day, o.referrer, count(*)::int as redemptions, count(o.buyer)::int as known,
    count(*) filter (where o.buyer is not null and exists (
      select from orders e where e.workspace_id = o.workspace_id and e.buyer = o.buyer and e.at < o.at and e.state = 'paid'))::int as returning
  from orders o cross join lateral unnest(o.codes) key ${BACK}
  where o.workspace_id = ${HERE} and o.codes && ${keys}::text[] and key = any(${keys}::text[]) and ${STANDS}
  group by key, day, o.referrer order by key, day`

export type CreditRow = { currency: string; orders: number; net: number }

/** What a booking is credited with from orders that carry a code since a moment. */
export const creditedSince = (booking: string, key: string, since: Date): Sql => sql`
  select o.currency, coalesce(sum(k.share) filter (where ${STANDS}), 0)::float8 as orders, round(coalesce(sum(k.share * ${NET}), 0))::float8 as net
  from orders o join credits k on k.workspace_id = o.workspace_id and k.order_id = o.id ${BACK}
  where o.workspace_id = ${HERE} and k.booking_id = ${booking} and o.codes @> array[${key}::text] and o.at >= ${since}
  group by o.currency order by o.currency`
