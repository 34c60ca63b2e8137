/** Every statement about a campaign that is booked and runs, and the state of its bookings. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type WholeRow = {
  id: string
  name: string
  plan_id: string | null
  starts: string | null
  ends: string | null
  event_at: Date | null
  seats: number | null
  currency: string | null
  landing_url: string | null
  margin_cents: number | null
  created_at: Date
}
export type BookedRow = {
  id: string
  account_id: string
  name: string
  handle: string
  platform: string
  followers: number | null
  deliverable: string
  day: string | null
  fee_cents: number | null
  product_cents: number | null
  rights_cents: number | null
  state: 'proposed' | 'booked' | 'posted' | 'cancelled'
  reach: number | null
  clicks: number | null
  orders: number | null
  revenue_cents: number | null
}

/** A campaign that names no currency is in the workspace's. */
const WHOLE = raw(
  `id, name, plan_id, starts::text, ends::text, event_at, seats,
   coalesce(currency, (select currency_here())) as currency, landing_url, margin_cents, created_at`,
)

export const one = (id: string): Sql => sql`
  select ${WHOLE} from campaigns where workspace_id = ${HERE} and id = ${id}`

export const ofPlan = (plan: string): Sql => sql`
  select ${WHOLE} from campaigns where workspace_id = ${HERE} and plan_id = ${plan}`

export const open = (row: Omit<WholeRow, 'event_at' | 'currency' | 'landing_url'>): Sql => sql`
  insert into campaigns (workspace_id, id, name, plan_id, starts, ends, seats, margin_cents, created_at)
  values (${HERE}, ${row.id}, ${row.name}, ${row.plan_id}, ${row.starts}::date, ${row.ends}::date, ${row.seats}, ${row.margin_cents}, ${row.created_at})
  on conflict do nothing`

export type Proposed = {
  id: string
  account_id: string
  deliverable: string
  fee_cents: number
  product_cents: number
  rights_cents: number
}

export const propose = (campaign: string, rows: readonly Proposed[]): Sql => sql`
  insert into bookings (workspace_id, id, campaign_id, account_id, deliverable, fee_cents, product_cents, rights_cents, state)
  select ${HERE}, b.id, ${campaign}, b.account_id, b.deliverable, b.fee_cents, b.product_cents, b.rights_cents, 'proposed'
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    b (id uuid, account_id uuid, deliverable text, fee_cents bigint, product_cents bigint, rights_cents bigint)
  on conflict do nothing`

export const bookings = (campaign: string): Sql => sql`
  select b.id, b.account_id, a.name, a.handle, a.platform, a.followers, b.deliverable, b.day::text, b.fee_cents, b.product_cents, b.rights_cents,
    b.state, b.reach, b.clicks, b.orders, b.revenue_cents
  from bookings b join accounts a on a.workspace_id = b.workspace_id and a.id = b.account_id
  where b.workspace_id = ${HERE} and b.campaign_id = ${campaign} order by b.state = 'cancelled', b.day nulls last, a.name, b.id`

export type Changes = { [column: string]: string | number | null }

/** Only the columns that are given; their names are this file's caller's own, never a person's. */
const assignments = (changes: Changes): Sql =>
  Object.entries(changes)
    .map(([column, value]) => sql`${raw(column)} = ${value}`)
    .reduce((all, one) => sql`${all}, ${one}`)

export const change = (id: string, changes: Changes): Sql => sql`
  update campaigns set ${assignments(changes)} where workspace_id = ${HERE} and id = ${id}`

export const changeBooking = (id: string, changes: Changes): Sql => sql`
  update bookings set ${assignments(changes)} where workspace_id = ${HERE} and id = ${id} returning campaign_id`

export type Counted = { id: string; clicks: number; orders: number; revenue_cents: number | null }

/** Revenue in several currencies is no sum: what was known of it stays. */
export const settle = (rows: readonly Counted[]): Sql => sql`
  update bookings b set clicks = c.clicks, orders = c.orders, revenue_cents = coalesce(c.revenue_cents, b.revenue_cents)
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) c (id uuid, clicks bigint, orders bigint, revenue_cents bigint)
  where b.workspace_id = ${HERE} and b.id = c.id and b.state = 'posted'`

export const remove = (id: string): Sql => sql`delete from campaigns where workspace_id = ${HERE} and id = ${id}`
