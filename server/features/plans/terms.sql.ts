/** Every statement about what creators ask and allow: quotes, days, exclusivity. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type QuoteRow = {
  account_id: string
  deliverable: string
  cents: number
  product_cents: number
  shipping_cents: number
  rights_cents: number
  until: string | null
}
export type DaysRow = { id: string; account_id: string; starts: string; ends: string; free: boolean; note: string }
export type ExclusiveRow = { id: string; account_id: string; brand: string; until: string | null; against: string[] }

export const quotes = (accounts: string[]): Sql => sql`
  select account_id, deliverable, cents, product_cents, shipping_cents, rights_cents, until::text
  from quotes where workspace_id = ${HERE} and account_id = any(${accounts}::uuid[]) order by account_id, cents desc, deliverable`

/** Of accounts that are there; no two for the same deliverable of one. */
export const quote = (rows: readonly QuoteRow[], at: Date): Sql => sql`
  insert into quotes (workspace_id, account_id, deliverable, cents, product_cents, shipping_cents, rights_cents, until, at)
  select a.workspace_id, a.id, q.deliverable, q.cents, q.product_cents, q.shipping_cents, q.rights_cents, q.until, ${at}
  from json_to_recordset(${JSON.stringify(rows)}::json)
    q(account_id uuid, deliverable text, cents bigint, product_cents bigint, shipping_cents bigint, rights_cents bigint, until date)
  join accounts a on a.workspace_id = ${HERE} and a.id = q.account_id
  on conflict (workspace_id, account_id, deliverable) do update set cents = excluded.cents, product_cents = excluded.product_cents,
    shipping_cents = excluded.shipping_cents, rights_cents = excluded.rights_cents, until = excluded.until, at = excluded.at`

export const unquote = (account: string, deliverable: string): Sql => sql`
  delete from quotes where workspace_id = ${HERE} and account_id = ${account} and deliverable = ${deliverable}`

export const days = (accounts: string[]): Sql => sql`
  select id, account_id, starts::text, ends::text, free, note
  from availability where workspace_id = ${HERE} and account_id = any(${accounts}::uuid[]) order by starts, id`

export const nameDays = (row: DaysRow): Sql => sql`
  insert into availability (workspace_id, id, account_id, starts, ends, free, note)
  select workspace_id, ${row.id}, id, ${row.starts}::date, ${row.ends}::date, ${row.free}, ${row.note}
  from accounts where workspace_id = ${HERE} and id = ${row.account_id}
  on conflict (workspace_id, id) do update set note = excluded.note`

export const forgetDays = (account: string, id: string): Sql => sql`
  delete from availability where workspace_id = ${HERE} and account_id = ${account} and id = ${id}`

export const exclusives = (accounts: string[]): Sql => sql`
  select id, account_id, brand, until::text, against
  from exclusivity where workspace_id = ${HERE} and account_id = any(${accounts}::uuid[]) order by brand, id`

export const bind = (row: ExclusiveRow): Sql => sql`
  insert into exclusivity (workspace_id, id, account_id, brand, until, against)
  select workspace_id, ${row.id}, id, ${row.brand}, ${row.until}::date, ${row.against}::text[]
  from accounts where workspace_id = ${HERE} and id = ${row.account_id}
  on conflict (workspace_id, id) do update set brand = excluded.brand, until = excluded.until, against = excluded.against`

export const unbind = (account: string, id: string): Sql => sql`
  delete from exclusivity where workspace_id = ${HERE} and account_id = ${account} and id = ${id}`
