/** Every statement about imports, their refused rows and the remembered mappings. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'
import type { Platform } from '../rows.ts'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type State = 'inspected' | 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted'
export type Kind = 'creators' | 'posts' | 'interactions'

export type ImportRow = {
  id: string
  kind: Kind
  file_name: string
  state: State
  inspection: Record<string, unknown>
  told: Record<string, unknown>
  bytes_total: number | null
  bytes_read: number
  rows_in: number
  rows_known: number
  rows_refused: number
  because: string | null
  created_at: Date
  started_at: Date | null
  ended_at: Date | null
}

export const add = (
  id: string,
  kind: Kind,
  fileName: string,
  bytes: number,
  inspection: unknown,
  told: unknown,
): Sql => sql`
  insert into imports (workspace_id, id, kind, file_name, state, inspection, told, bytes_total)
  values (${HERE}, ${id}, ${kind}, ${fileName}, 'inspected', ${JSON.stringify(inspection)}, ${JSON.stringify(told)}, ${bytes})`

export const one = (id: string): Sql => sql`select * from imports where workspace_id = ${HERE} and id = ${id}`

export const recent = (): Sql => sql`select * from imports where workspace_id = ${HERE} order by id desc limit 50`

export const inspected = (id: string, kind: Kind, inspection: unknown, told: unknown): Sql => sql`
  update imports set kind = ${kind}, inspection = ${JSON.stringify(inspection)}, told = ${JSON.stringify(told)}, state = 'inspected', because = null
  where workspace_id = ${HERE} and id = ${id} and state in ('inspected', 'failed', 'cancelled', 'interrupted')`

/** Moves an import on, but only from a state that allows it: 0 rows means that somebody else was first. */
export const move = (id: string, from: State[], to: State, because: string | null = null): Sql => sql`
  update imports set state = ${to}, because = ${because},
    ended_at = case when ${to} in ('done', 'failed', 'cancelled', 'interrupted') then clock_timestamp() end
  where workspace_id = ${HERE} and id = ${id} and state = any(${from})`

const FROM_ZERO = raw('bytes_read = 0, rows_in = 0, rows_known = 0, rows_refused = 0')

/** The time at which it began names the run: the same import may be cancelled and started again before the first run has ended. */
export const begin = (id: string): Sql => sql`
  update imports set state = 'running', because = null, started_at = clock_timestamp(), ended_at = null, ${FROM_ZERO}
  where workspace_id = ${HERE} and id = ${id} and state in ('inspected', 'waiting') returning started_at::text as run`

/** Ends a run that kept nothing. */
export const end = (id: string, run: string, to: State, because: string): Sql => sql`
  update imports set state = ${to}, because = ${because}, ended_at = clock_timestamp(), ${FROM_ZERO}
  where workspace_id = ${HERE} and id = ${id} and started_at::text = ${run} and state in ('running', 'interrupted', 'cancelled')`

/**
 * Tables that the planner takes for nearly empty. One that a cancelled import had filled, and that was measured when all was taken back,
 * counts as empty however it grows: 100,000 rows then came in ten times slower, each looked up through an index that does not serve.
 */
export const misjudged = (accounts: number): Sql => sql`
  select relname as name from pg_class where oid in ('accounts'::regclass, 'creators'::regclass)
  and relpages > 0 and reltuples >= 0 and reltuples * 10 < ${accounts}`

export const measure = (table: string): Sql => sql`analyze ${raw(table)}`

export type Progress = { bytes: number; in: number; known: number; refused: number }

export const progress = (id: string, so: Progress): Sql => sql`
  update imports set bytes_read = ${so.bytes}, rows_in = ${so.in}, rows_known = ${so.known}, rows_refused = ${so.refused}
  where workspace_id = ${HERE} and id = ${id}`

export const forgetRefusals = (id: string): Sql =>
  sql`delete from refusals where workspace_id = ${HERE} and import_id = ${id}`

export type RefusalRow = { line: number; column: string; found: string; wanted: string; raw: string[] }

export const refuse = (id: string, from: number, refused: RefusalRow[]): Sql => sql`
  insert into refusals (workspace_id, import_id, line, ordinal, "column", found, wanted, raw)
  select ${HERE}, ${id}::uuid, (r->>'line')::bigint, ${from}::int + (row_number() over ())::int, r->>'column', r->>'found', r->>'wanted',
    array(select jsonb_array_elements_text(r->'raw'))
  from jsonb_array_elements(${JSON.stringify(refused).replaceAll('\\u0000', '')}::jsonb) r`

export const refusals = (id: string, limit: number, after = -1): Sql => sql`
  select line, ordinal, "column", found, wanted, raw from refusals
  where workspace_id = ${HERE} and import_id = ${id} and ordinal > ${after} order by ordinal limit ${limit}`

export type PostOwner = { post: string; platform: Platform; handle: string }

/** Whose these posts are, where they are one account's. */
export const ownersOf = (posts: readonly string[]): Sql => sql`
  select p.external_id as post, min(a.platform) as platform, min(a.handle) as handle
  from posts p join accounts a on a.workspace_id = ${HERE} and a.id = p.account_id
  where p.workspace_id = ${HERE} and p.external_id = any(${posts}::text[])
  group by 1 having count(distinct a.id) = 1`

export const remembered = (signature: string): Sql =>
  sql`select told from mappings where workspace_id = ${HERE} and signature = ${signature}`

export const remember = (signature: string, told: unknown): Sql => sql`
  insert into mappings (workspace_id, signature, told) values (${HERE}, ${signature}, ${JSON.stringify(told)})
  on conflict (workspace_id, signature) do update set told = excluded.told, updated_at = now()`

const held = raw(`hashtextextended('import ' || id::text, 0)`)

/** Held by the transaction of a running import until its end, whatever ends it: who finds it free knows that nobody runs it. */
export const hold = (id: string): Sql =>
  sql`select pg_advisory_xact_lock(${held}) from (select ${id}::uuid as id) import`

export const STOPPED = 'Rapport was stopped in the middle. Nothing of the file was kept; start the import again.'

/** Imports that are said to run and that nobody holds: their process was killed, and their rows were rolled back with it. */
export const interrupted = (): Sql => sql`
  with said as materialized (select id from imports where workspace_id = ${HERE} and state = 'running'),
    gone as materialized (select id from said where pg_try_advisory_xact_lock(${held}))
  update imports set state = 'interrupted', ended_at = clock_timestamp(), because = ${STOPPED}, ${FROM_ZERO}
  where workspace_id = ${HERE} and state = 'running' and id in (select id from gone)`
