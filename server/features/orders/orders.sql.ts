/** Every statement about orders and what was given back of them. */
import sql, { empty, raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type OrderRow = {
  id: string
  connection_id: string
  external: string
  also: string | null
  number: string | null
  at: Date
  version: number
  rank: number
  state: 'open' | 'paid' | 'cancelled'
  currency: string
  total: number
  subtotal: number | null
  discount: number | null
  items: number
  codes: string[]
  click: string | null
  landing: string | null
  referrer: string | null
  buyer: string | null
}
export type ReversalRow = {
  id: string
  external: string
  order_external: string
  at: Date
  minor: number
  items: number
  whole: boolean
}

const NEWER = raw('(excluded.version, excluded.rank) > (o.version, o.rank)')
const newer = (column: string) => raw(`${column} = case when (excluded.version, excluded.rank) > (o.version, o.rank) then excluded.${column} else o.${column} end`) // prettier-ignore
/** What one sight of an order knows is not lost by another that does not say it. */
const known = (column: string) => raw(`${column} = case when (excluded.version, excluded.rank) > (o.version, o.rank) then coalesce(excluded.${column}, o.${column}) else coalesce(o.${column}, excluded.${column}) end`) // prettier-ignore

/** The order as its newest sight has it, in whatever order they come. One row, or none where nothing changed. */
export const put = (row: OrderRow, now: Date): Sql => sql`
  insert into orders as o (workspace_id, id, connection_id, external, also, number, at, version, rank, state, currency, total, subtotal, discount, items,
    codes, click, landing, referrer, buyer, recorded_at)
  values (${HERE}, ${row.id}, ${row.connection_id}, ${row.external}, ${row.also}, ${row.number}, ${row.at}, ${row.version}, ${row.rank}, ${row.state},
    ${row.currency}, ${row.total}, ${row.subtotal}, ${row.discount}, ${row.items}, ${row.codes}::text[], ${row.click}, ${row.landing}, ${row.referrer},
    ${row.buyer}, ${now})
  on conflict (workspace_id, id) do update set ${newer('state')}, ${newer('currency')}, ${newer('total')}, ${newer('subtotal')}, ${newer('discount')},
    ${newer('items')}, ${newer('at')}, ${known('also')}, ${known('number')}, ${known('click')}, ${known('landing')}, ${known('referrer')}, ${known('buyer')},
    codes = case when ${NEWER} and excluded.codes <> '{}' or o.codes = '{}' then excluded.codes else o.codes end,
    version = greatest(o.version, excluded.version), rank = case when ${NEWER} then excluded.rank else o.rank end, credited_at = null
  where ${NEWER} or o.codes = '{}' and excluded.codes <> '{}' or o.click is null and excluded.click is not null
    or o.buyer is null and excluded.buyer is not null or o.also is null and excluded.also is not null
    or o.landing is null and excluded.landing is not null or o.referrer is null and excluded.referrer is not null
  returning id`

/** What was told twice or grew is one row that keeps the largest. */
export const giveBack = (connection: string, rows: readonly ReversalRow[]): Sql => sql`
  insert into refunds as r (workspace_id, id, connection_id, external, order_external, at, minor, items, whole)
  select ${HERE}, b.id, ${connection}, b.external, b.order_external, b.at, b.minor, b.items, b.whole
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) b (id uuid, external text, order_external text, at timestamptz, minor bigint, items integer, whole boolean)
  order by b.id
  on conflict (workspace_id, id) do update set minor = greatest(r.minor, excluded.minor), items = greatest(r.items, excluded.items), whole = r.whole or excluded.whole
  where excluded.minor > r.minor or excluded.items > r.items or excluded.whole and not r.whole
  returning order_external`

/** What is left of an order `o`: nothing below zero, nothing of what is not paid or is off. */
export const BACK = raw(`cross join lateral (
  select coalesce(sum(r.minor), 0)::bigint as minor, coalesce(sum(r.items), 0)::bigint as items, coalesce(bool_or(r.whole), false) as whole, count(*) as n
  from refunds r where r.workspace_id = o.workspace_id and r.connection_id = o.connection_id
    and (r.order_external = o.external or r.order_external = o.also)) back`)
export const NET = raw(
  `case when o.state = 'paid' and not back.whole then greatest(o.total - back.minor, 0) else 0 end`,
)
/** An order that was given back to the last cent sold nothing. */
export const STANDS = raw(`(o.state = 'paid' and not back.whole and (o.total = 0 or o.total > back.minor))`)
export const LEFT = raw(
  `case when o.state = 'paid' and not back.whole then greatest(o.items - back.items, 0) else 0 end`,
)

export type Shown = OrderRow & {
  connection: string
  vendor: string
  refunded: number
  net: number
  left_items: number
  counts: boolean
  returning: boolean | null
  because: string | null
  credits: { booking: string; name: string; share: number }[]
}

export type Asked = {
  booking: string | null
  connection: string | null
  code: string | null
  before: { at: string; id: string } | null
  limit: number
}

export const list = (asked: Asked): Sql => sql`
  select o.id, o.connection_id, o.external, o.also, o.number, o.at, o.version, o.rank, o.state, o.currency, o.total, o.subtotal, o.discount, o.items, o.codes, o.click,
    o.landing, o.referrer, o.buyer, o.because, c.name as connection, c.vendor, back.minor as refunded, (${NET})::bigint as net, (${LEFT})::int as left_items, ${STANDS} as counts,
    case when o.buyer is null then null else exists (select from orders e where e.workspace_id = o.workspace_id and e.buyer = o.buyer and e.at < o.at and e.state = 'paid') end as returning,
    coalesce((select jsonb_agg(jsonb_build_object('booking', k.booking_id, 'name', a.name, 'share', k.share) order by k.share desc, a.name)
      from credits k join bookings b on b.workspace_id = k.workspace_id and b.id = k.booking_id
      join accounts a on a.workspace_id = b.workspace_id and a.id = b.account_id
      where k.workspace_id = o.workspace_id and k.order_id = o.id), '[]') as credits
  from orders o join connections c on c.workspace_id = o.workspace_id and c.id = o.connection_id ${BACK}
  where o.workspace_id = ${HERE}
    and (${asked.connection}::uuid is null or o.connection_id = ${asked.connection}::uuid)
    ${asked.code === null ? empty : sql`and o.codes @> array[${asked.code}::text]`}
    ${asked.booking === null ? empty : sql`and exists (select from credits k where k.workspace_id = o.workspace_id and k.order_id = o.id and k.booking_id = ${asked.booking})`}
    ${asked.before === null ? empty : sql`and (o.at, o.id) < (${asked.before.at}::timestamptz, ${asked.before.id}::uuid)`}
  order by o.at desc, o.id desc limit ${asked.limit}`

export type TotalRow = {
  currency: string
  orders: number
  items: number
  gross: number
  refunded: number
  net: number
  credited: number
  returning: number
  known_buyers: number
  open: number
  cancelled: number
}

/** By currency: sums of different currencies are not added. */
export const totals = (from: Date | null, to: Date | null): Sql => sql`
  select o.currency, count(*) filter (where ${STANDS})::int as orders, coalesce(sum(${LEFT}), 0)::float8 as items,
    coalesce(sum(o.total) filter (where o.state = 'paid'), 0)::float8 as gross,
    (coalesce(sum(o.total) filter (where o.state = 'paid'), 0) - coalesce(sum(${NET}), 0))::float8 as refunded, coalesce(sum(${NET}), 0)::float8 as net,
    count(*) filter (where ${STANDS} and exists (select from credits k where k.workspace_id = o.workspace_id and k.order_id = o.id))::int as credited,
    count(*) filter (where ${STANDS} and o.buyer is not null and exists (
      select from orders e where e.workspace_id = o.workspace_id and e.buyer = o.buyer and e.at < o.at and e.state = 'paid'))::int as returning,
    count(*) filter (where ${STANDS} and o.buyer is not null)::int as known_buyers,
    count(*) filter (where o.state = 'open')::int as open, count(*) filter (where o.state = 'cancelled' or back.whole)::int as cancelled
  from orders o ${BACK}
  where o.workspace_id = ${HERE} and (${from}::timestamptz is null or o.at >= ${from}::timestamptz) and (${to}::timestamptz is null or o.at < ${to}::timestamptz)
  group by o.currency order by net desc, o.currency`

export type CreditedRow = {
  booking_id: string
  campaign_id: string
  currency: string
  orders: number
  items: number
  net: number
  returning: number
  new_buyers: number
  leaked_orders: number
  leaked_net: number
}

/** By booking and currency; beside it what the booking would have too, were its leaked code still counted. */
export const byBooking = (campaign: string | null, from: Date | null, to: Date | null): Sql => sql`
  with own as (
    select k.booking_id, o.currency, k.share, 0::float8 as leaked, o.workspace_id, o.id
    from credits k join orders o on o.workspace_id = k.workspace_id and o.id = k.order_id
    where k.workspace_id = ${HERE} and (${from}::timestamptz is null or o.at >= ${from}::timestamptz) and (${to}::timestamptz is null or o.at < ${to}::timestamptz)
    union all
    select (p ->> 'creator')::uuid, o.currency, 0, 1, o.workspace_id, o.id
    from orders o cross join lateral jsonb_array_elements(o.passed) p
    where o.workspace_id = ${HERE} and o.passed @> '[{"because": "code-leaked"}]' and p ->> 'because' = 'code-leaked'
      and (${from}::timestamptz is null or o.at >= ${from}::timestamptz) and (${to}::timestamptz is null or o.at < ${to}::timestamptz)
  )
  select own.booking_id, b.campaign_id, own.currency, coalesce(sum(own.share) filter (where ${STANDS}), 0)::float8 as orders,
    coalesce(sum(own.share * ${LEFT}), 0)::float8 as items, round(coalesce(sum(own.share * ${NET}), 0))::float8 as net,
    count(*) filter (where own.share > 0 and ${STANDS} and o.buyer is not null and exists (
      select from orders e where e.workspace_id = o.workspace_id and e.buyer = o.buyer and e.at < o.at and e.state = 'paid'))::int as returning,
    count(*) filter (where own.share > 0 and ${STANDS} and o.buyer is not null and not exists (
      select from orders e where e.workspace_id = o.workspace_id and e.buyer = o.buyer and e.at < o.at and e.state = 'paid'))::int as new_buyers,
    count(*) filter (where own.leaked > 0 and ${STANDS})::int as leaked_orders, coalesce(sum(own.leaked * ${NET}), 0)::float8 as leaked_net
  from own join orders o on o.workspace_id = own.workspace_id and o.id = own.id
  join bookings b on b.workspace_id = own.workspace_id and b.id = own.booking_id ${BACK}
  where (${campaign}::uuid is null or b.campaign_id = ${campaign}::uuid)
  group by own.booking_id, b.campaign_id, own.currency order by net desc, own.booking_id`

/** Refunds whose order nobody has told yet. */
export const orphans = (): Sql => sql`
  select count(*)::int as n from refunds r where r.workspace_id = ${HERE} and not exists (
    select from orders o where o.workspace_id = r.workspace_id and o.connection_id = r.connection_id and (o.external = r.order_external or o.also = r.order_external))`
