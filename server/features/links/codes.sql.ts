/** Every statement about codes, and the two about clicks that an order asks: whose click was this, and how many were there. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type CodeRow = {
  id: string
  code: string
  code_key: string
  kind: 'standing' | 'single-use' | 'door'
  booking_id: string | null
  batch: string | null
  created_at: Date
  ended_at: Date | null
  leaked_since: Date | null
  replaced_by: string | null
}
export type ListedRow = CodeRow & { creator: string | null; campaign: string | null; replaced_by_code: string | null }
export type NewRow = Pick<CodeRow, 'id' | 'code' | 'code_key' | 'kind' | 'booking_id' | 'batch'>

/** Answers with those that were not there yet. */
export const add = (rows: readonly NewRow[], at: Date): Sql => sql`
  insert into codes (workspace_id, id, code, code_key, kind, booking_id, batch, created_at)
  select ${HERE}, b.id, b.code, b.code_key, b.kind, b.booking_id, b.batch, ${at}
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) b (id uuid, code text, code_key text, kind text, booking_id uuid, batch text)
  on conflict do nothing returning id, code, code_key`

/** A code that is nobody's yet becomes the booking's. */
export const adopt = (rows: readonly Pick<NewRow, 'code_key' | 'booking_id'>[]): Sql => sql`
  update codes c set booking_id = b.booking_id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) b (code_key text, booking_id uuid)
  where c.workspace_id = ${HERE} and c.code_key = b.code_key and c.booking_id is null and b.booking_id is not null returning c.code_key`

export const named = (keys: readonly string[]): Sql => sql`
  select id, code, code_key, kind, booking_id, batch, created_at, ended_at, leaked_since, replaced_by
  from codes where workspace_id = ${HERE} and code_key = any(${keys}::text[])`

export const one = (id: string): Sql => sql`
  select id, code, code_key, kind, booking_id, batch, created_at, ended_at, leaked_since, replaced_by
  from codes where workspace_id = ${HERE} and id = ${id} for update`

export const list = (campaign: string | null, booking: string | null, kind: string | null, most: number): Sql => sql`
  select c.id, c.code, c.code_key, c.kind, c.booking_id, c.batch, c.created_at, c.ended_at, c.leaked_since, c.replaced_by,
    a.name as creator, p.name as campaign, n.code as replaced_by_code
  from codes c left join bookings b on b.workspace_id = c.workspace_id and b.id = c.booking_id
  left join accounts a on a.workspace_id = b.workspace_id and a.id = b.account_id
  left join campaigns p on p.workspace_id = b.workspace_id and p.id = b.campaign_id
  left join codes n on n.workspace_id = c.workspace_id and n.id = c.replaced_by
  where c.workspace_id = ${HERE} and (${campaign}::uuid is null or b.campaign_id = ${campaign}::uuid)
    and (${booking}::uuid is null or c.booking_id = ${booking}::uuid) and (${kind}::text is null or c.kind = ${kind}::text)
  order by c.batch is not null, c.created_at desc, c.id desc limit ${most}`

export const bookingsKnown = (ids: readonly string[]): Sql => sql`
  select b.id, a.name, a.handle from bookings b join accounts a on a.workspace_id = b.workspace_id and a.id = b.account_id
  where b.workspace_id = ${HERE} and b.id = any(${ids}::uuid[])`

/** Bookings by the handle of their account, the newest first: an import names people, not ids. */
export const bookingsOfHandles = (handles: readonly string[], campaign: string | null): Sql => sql`
  select distinct on (a.handle_key) a.handle_key, b.id from bookings b join accounts a on a.workspace_id = b.workspace_id and a.id = b.account_id
  where b.workspace_id = ${HERE} and a.handle_key = any(${handles}::text[]) and b.state <> 'cancelled'
    and (${campaign}::uuid is null or b.campaign_id = ${campaign}::uuid)
  order by a.handle_key, b.day desc nulls first, b.id desc`

export const end = (id: string, at: Date, leakedSince: Date | null, replacedBy: string | null): Sql => sql`
  update codes set ended_at = coalesce(ended_at, ${at}), leaked_since = coalesce(${leakedSince}::timestamptz, leaked_since),
    replaced_by = coalesce(${replacedBy}::uuid, replaced_by)
  where workspace_id = ${HERE} and id = ${id}`

export type ClickNamed = { id: string; booking_id: string | null; at: Date; mark: string }

/** A click is cut by link, so each link is looked into: by its key, not by its rows. */
export const clicks = (ids: readonly string[]): Sql => sql`
  select c.id, l.booking_id, c.at, c.mark from links l join clicks c on c.workspace_id = l.workspace_id and c.link_id = l.id
  where l.workspace_id = ${HERE} and c.id = any(${ids}::uuid[])`

export type ClickDay = { booking_id: string; day: string; clicks: number }

/** By the sums of whole days that are kept beside the clicks; hours are not looked at. */
export const clickDays = (bookings: readonly string[]): Sql => sql`
  select l.booking_id, d.day::text as day, sum(d.clicks)::int as clicks
  from links l join click_days d on d.workspace_id = l.workspace_id and d.link_id = l.id
  where l.workspace_id = ${HERE} and l.booking_id = any(${bookings}::uuid[]) and d.mark = 'counted'
  group by l.booking_id, d.day`
