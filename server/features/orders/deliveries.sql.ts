/** Every statement about deliveries: what shops sent, and what became of it. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type Outcome = 'taken' | 'ignored' | 'test' | 'refused' | 'waiting'
export type DeliveryRow = {
  id: string
  key: string
  at: Date
  last_at: Date
  times: number
  topic: string | null
  outcome: Outcome
  reason: string | null
  order_external: string | null
  again: boolean
}
export type KeptRow = { id: string; headers: Record<string, string>; body: Buffer; last_at: Date }

type Written = {
  id: string
  connection: string
  key: string
  at: Date
  topic: string | null
  outcome: Outcome
  reason: string | null
  order: string | null
  headers: Record<string, string>
  body: Buffer | null
}

/** Of two at once the second waits here for the first, and then finds its row. */
export const write = (row: Written): Sql => sql`
  insert into deliveries (workspace_id, connection_id, id, key, at, last_at, topic, outcome, reason, order_external, headers, body)
  values (${HERE}, ${row.connection}, ${row.id}, ${row.key}, ${row.at}, ${row.at}, ${row.topic}, ${row.outcome}, ${row.reason}, ${row.order}, ${row.headers}, ${row.body})
  on conflict (workspace_id, connection_id, key) do nothing`

export const again = (connection: string, key: string, at: Date): Sql => sql`
  update deliveries set times = times + 1, last_at = greatest(last_at, ${at}::timestamptz)
  where workspace_id = ${HERE} and connection_id = ${connection} and key = ${key} returning id, outcome`

export const list = (connection: string | null, troubled: boolean, most: number): Sql => sql`
  select id, key, at, last_at, times, topic, outcome, reason, order_external, body is not null as again
  from deliveries where workspace_id = ${HERE} and (${connection}::uuid is null or connection_id = ${connection}::uuid)
    and (not ${troubled}::boolean or outcome in ('refused', 'waiting'))
  order by last_at desc, id desc limit ${most}`

export const kept = (connection: string, id: string | null): Sql => sql`
  select id, headers, body, last_at from deliveries
  where workspace_id = ${HERE} and connection_id = ${connection} and outcome in ('refused', 'waiting') and body is not null
    and (${id}::uuid is null or id = ${id}::uuid)
  order by at, id limit 500`

export const settle = (
  connection: string,
  id: string,
  row: Omit<Written, 'id' | 'connection' | 'key' | 'at'>,
): Sql => sql`
  update deliveries set topic = ${row.topic}, outcome = ${row.outcome}, reason = ${row.reason}, order_external = ${row.order},
    headers = ${row.headers}, body = ${row.body}
  where workspace_id = ${HERE} and connection_id = ${connection} and id = ${id}`

/** What waits already, in rows and in bytes: a stranger who sends nonsense must not fill the disk. */
export const waiting = (connection: string): Sql => sql`
  select count(*)::int as n, coalesce(sum(octet_length(body)), 0)::float8 as bytes
  from deliveries where workspace_id = ${HERE} and connection_id = ${connection} and outcome in ('refused', 'waiting')`

/** Of what was refused only the newest thousand are worth a row. */
export const forgetRefused = (connection: string): Sql => sql`
  delete from deliveries d where d.workspace_id = ${HERE} and d.connection_id = ${connection} and d.outcome = 'refused' and d.id in (
    select id from deliveries o where o.workspace_id = ${HERE} and o.connection_id = ${connection} and o.outcome = 'refused'
    order by o.last_at desc offset 1000)`

/** After a month nobody plays it again; an order told once more is known by its own id all the same. */
export const forgetOld = (before: Date): Sql => sql`
  delete from deliveries d using connections c
  where c.workspace_id = ${HERE} and d.workspace_id = ${HERE} and d.connection_id = c.id and d.last_at < ${before}`

/** It was taken under its proven name; the row of its first try goes. */
export const superseded = (connection: string, id: string): Sql => sql`
  delete from deliveries where workspace_id = ${HERE} and connection_id = ${connection} and id = ${id} and outcome in ('refused', 'waiting')`
