/** Every statement about imports, their refused rows and the remembered mappings. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

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
    started_at = case when ${to} = 'running' then clock_timestamp() else started_at end,
    ended_at = case when ${to} in ('done', 'failed', 'cancelled', 'interrupted') then clock_timestamp() end,
    bytes_read = case when ${to} = 'running' then 0 else bytes_read end
  where workspace_id = ${HERE} and id = ${id} and state = any(${from})`

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

export const remembered = (signature: string): Sql =>
  sql`select told from mappings where workspace_id = ${HERE} and signature = ${signature}`

export const remember = (signature: string, told: unknown): Sql => sql`
  insert into mappings (workspace_id, signature, told) values (${HERE}, ${signature}, ${JSON.stringify(told)})
  on conflict (workspace_id, signature) do update set told = excluded.told, updated_at = now()`

/** Imports that a killed process left running: their rows were rolled back with it. */
export const interrupted = (): string => `update imports set state = 'interrupted', ended_at = now(),
  because = 'Rapport was stopped in the middle. Nothing of the file was kept; start the import again.' where state = 'running'`
