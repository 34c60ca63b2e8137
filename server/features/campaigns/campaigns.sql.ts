/** Every statement about campaigns and their bookings. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type Booking = {
  id: string
  campaign_id: string
  account_id: string
  deliverable: string
  day: string | null
  fee_cents: number | null
  product_cents: number | null
  reach: number | null
  clicks: number | null
  orders: number | null
  revenue_cents: number | null
}
export type BookingRow = Booking & {
  rights_cents: number | null
  state: 'proposed' | 'booked' | 'posted' | 'cancelled'
  campaign: string
  /** What one order of the campaign leaves. */
  margin_cents: number | null
  /** Of the campaign. */
  currency: string | null
  name: string
  handle: string
  platform: string
  followers: number | null
}
export type CampaignRow = {
  id: string
  name: string
  bookings: number
  cost_cents: number
  orders: number
  revenue_cents: number
  from: string | null
  to: string | null
  plan_id: string | null
  starts: string | null
  ends: string | null
  seats: number | null
  currency: string | null
  states: Record<string, number>
}
export type KeyRow = {
  id: string
  campaign_id: string
  account_id: string
  deliverable: string
  day: string | null
  open: boolean
}

export const names = (): Sql => sql`select id, name from campaigns where workspace_id = ${HERE}`

/** A campaign of one name is one campaign. */
export const open = (id: string, name: string, at: Date): Sql => sql`
  insert into campaigns (workspace_id, id, name, created_at) values (${HERE}, ${id}, ${name}, ${at}) on conflict do nothing`

/** What a newer row says counts, what it leaves out stays. `xmax = 0` is true of a row that was inserted now. */
export const put = (rows: readonly Booking[]): Sql => sql`
  insert into bookings (workspace_id, id, campaign_id, account_id, deliverable, day, fee_cents, product_cents, reach, clicks, orders, revenue_cents)
  select ${HERE}, b.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) b (id uuid, campaign_id uuid, account_id uuid, deliverable text, day date,
    fee_cents bigint, product_cents bigint, reach bigint, clicks bigint, orders bigint, revenue_cents bigint)
  on conflict (workspace_id, id) do update set fee_cents = coalesce(excluded.fee_cents, bookings.fee_cents),
    product_cents = coalesce(excluded.product_cents, bookings.product_cents), reach = coalesce(excluded.reach, bookings.reach),
    clicks = coalesce(excluded.clicks, bookings.clicks), orders = coalesce(excluded.orders, bookings.orders),
    revenue_cents = coalesce(excluded.revenue_cents, bookings.revenue_cents), day = coalesce(excluded.day, bookings.day),
    state = case when coalesce(excluded.reach, excluded.clicks, excluded.orders, excluded.revenue_cents) is null then bookings.state else 'posted' end
  returning xmax = 0 as fresh`

/** Bookings of these campaigns as a spreadsheet names them; `open` ones were planned and wait for what they brought. */
export const keys = (campaigns: readonly string[]): Sql => sql`
  select b.id, b.campaign_id, b.account_id, b.deliverable, b.day::text,
    b.state <> 'cancelled' and (b.state <> 'posted' or c.plan_id is not null)
      and coalesce(b.reach, b.clicks, b.orders, b.revenue_cents) is null as open
  from bookings b join campaigns c on c.workspace_id = b.workspace_id and c.id = b.campaign_id
  where b.workspace_id = ${HERE} and b.campaign_id = any(${campaigns}::uuid[]) order by b.day nulls first, b.id`

const PAID = raw('coalesce(b.fee_cents, 0) + coalesce(b.product_cents, 0) + coalesce(b.rights_cents, 0)')

/** What was cancelled costs nothing. */
export const all = (): Sql => sql`
  select c.id, c.name, count(b.id)::int as bookings, coalesce(sum(${PAID}) filter (where b.state <> 'cancelled'), 0)::float8 as cost_cents,
    coalesce(sum(b.orders), 0)::float8 as orders, coalesce(sum(b.revenue_cents), 0)::float8 as revenue_cents, min(b.day)::text as "from", max(b.day)::text as "to",
    c.plan_id, c.starts::text, c.ends::text, c.seats, coalesce(c.currency, (select currency_here())) as currency,
    jsonb_build_object('proposed', count(*) filter (where b.state = 'proposed'), 'booked', count(*) filter (where b.state = 'booked'),
      'posted', count(*) filter (where b.state = 'posted'), 'cancelled', count(*) filter (where b.state = 'cancelled')) as states
  from campaigns c left join bookings b on b.workspace_id = c.workspace_id and b.campaign_id = c.id
  where c.workspace_id = ${HERE} group by c.workspace_id, c.id
  order by bool_or(b.state in ('proposed', 'booked')) desc nulls last, coalesce(max(b.day), c.ends) desc nulls last, c.name`

/**
 * `results`: only those from which something may be learned: they happened and, where they come from a plan, it is known
 * what they brought.
 */
export const bookings = (account: string | null, results: boolean): Sql => sql`
  select b.id, b.campaign_id, b.account_id, b.deliverable, b.day::text, b.fee_cents, b.product_cents, b.rights_cents, b.reach, b.clicks, b.orders,
    b.revenue_cents, b.state, c.name as campaign, c.margin_cents, coalesce(c.currency, (select currency_here())) as currency, a.name, a.handle, a.platform, a.followers
  from bookings b join campaigns c on c.workspace_id = b.workspace_id and c.id = b.campaign_id
  join accounts a on a.workspace_id = b.workspace_id and a.id = b.account_id
  where b.workspace_id = ${HERE} and (${account}::uuid is null or b.account_id = ${account}::uuid)
    and (not ${results}::boolean or b.state = 'posted'
      and (c.plan_id is null or coalesce(b.reach, b.clicks, b.orders, b.revenue_cents) is not null))
  order by b.day desc nulls last, b.id`

const HAS_BOOKINGS = raw(
  'exists (select from bookings b where b.workspace_id = c.workspace_id and b.campaign_id = c.id)',
)

export const booked = (campaigns: readonly string[]): Sql => sql`
  select c.id from campaigns c where c.workspace_id = ${HERE} and c.id = any(${campaigns}::uuid[]) and ${HAS_BOOKINGS}`

export const forgetEmptied = (campaigns: readonly string[]): Sql => sql`
  delete from campaigns c where c.workspace_id = ${HERE} and c.id = any(${campaigns}::uuid[]) and not ${HAS_BOOKINGS}`
