/** Every statement about connections: which shops and box offices tell this workspace of their orders. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type ConnectionRow = {
  id: string
  vendor: string
  name: string
  secret: Buffer | null
  old_secret: Buffer | null
  old_until: Date | null
  token: Buffer | null
  place: { host?: string; organizer?: string }
  created_at: Date
  removed_at: Date | null
}
export type ListedRow = ConnectionRow & {
  last_at: Date | null
  taken: number
  troubled: number
  orders: number
}

export const one = (id: string): Sql => sql`
  select id, vendor, name, secret, old_secret, old_until, token, place, created_at, removed_at
  from connections where workspace_id = ${HERE} and id = ${id}`

/** `troubled`: those that may be played again. */
export const all = (id: string | null): Sql => sql`
  select c.id, c.vendor, c.name, c.secret, c.old_secret, c.old_until, c.token, c.place, c.created_at, c.removed_at, d.last_at,
    coalesce(d.taken, 0)::int as taken, coalesce(d.troubled, 0)::int as troubled,
    (select count(*) from orders o where o.workspace_id = c.workspace_id and o.connection_id = c.id)::int as orders
  from connections c left join lateral (
    select max(d.last_at) as last_at, count(*) filter (where d.outcome = 'taken') as taken,
      count(*) filter (where d.outcome in ('refused', 'waiting') and d.body is not null) as troubled
    from deliveries d where d.workspace_id = c.workspace_id and d.connection_id = c.id) d on true
  where c.workspace_id = ${HERE} and c.removed_at is null and (${id}::uuid is null or c.id = ${id}::uuid)
  order by c.created_at`

export const add = (
  row: Pick<ConnectionRow, 'id' | 'vendor' | 'name' | 'secret' | 'token' | 'place' | 'created_at'>,
): Sql => sql`
  insert into connections (workspace_id, id, vendor, name, secret, token, place, created_at)
  values (${HERE}, ${row.id}, ${row.vendor}, ${row.name}, ${row.secret}, ${row.token}, ${row.place}, ${row.created_at})`

export const change = (id: string, name: string | null, place: object | null, token: Buffer | null): Sql => sql`
  update connections set name = coalesce(${name}, name), place = place || coalesce(${place}::jsonb, '{}'), token = coalesce(${token}::bytea, token)
  where workspace_id = ${HERE} and id = ${id} and removed_at is null`

export const newSecret = (id: string, secret: Buffer, oldUntil: Date): Sql => sql`
  update connections set old_secret = secret, old_until = ${oldUntil}, secret = ${secret}
  where workspace_id = ${HERE} and id = ${id} and removed_at is null`

/** Its orders stay; its secrets do not. */
export const remove = (id: string, at: Date): Sql => sql`
  update connections set removed_at = ${at}, secret = null, old_secret = null, token = null
  where workspace_id = ${HERE} and id = ${id} and removed_at is null`
