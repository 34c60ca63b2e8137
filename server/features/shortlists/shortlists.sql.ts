/** Every statement about shortlists. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type ShortlistRow = { id: string; name: string; note: string; size: number; created_at: Date }

export const all = (): Sql => sql`
  select s.id, s.name, s.note, s.created_at,
    (select count(*) from shortlist_entries e where e.workspace_id = s.workspace_id and e.shortlist_id = s.id) as size
  from shortlists s where s.workspace_id = ${HERE} order by s.created_at desc, s.id`

export const one = (id: string): Sql => sql`select * from (${all()}) s where s.id = ${id}`

export const entries = (id: string): Sql => sql`
  select account_id, note, added_at from shortlist_entries where workspace_id = ${HERE} and shortlist_id = ${id} order by added_at, account_id`

export const create = (id: string, name: string, note: string): Sql => sql`
  insert into shortlists (workspace_id, id, name, note) values (${HERE}, ${id}, ${name}, ${note})`

export const change = (id: string, name: string | undefined, note: string | undefined): Sql => sql`
  update shortlists set name = coalesce(${name ?? null}, name), note = coalesce(${note ?? null}, note) where workspace_id = ${HERE} and id = ${id}`

export const remove = (id: string): Sql => sql`delete from shortlists where workspace_id = ${HERE} and id = ${id}`

/** Accounts that are not in the workspace are left out; one that is listed already is not touched. */
export const add = (id: string, accounts: string[]): Sql => sql`
  insert into shortlist_entries (workspace_id, shortlist_id, account_id)
  select workspace_id, ${id}::uuid, id from accounts where workspace_id = ${HERE} and id = any(${accounts}::uuid[]) on conflict do nothing`

export const note = (id: string, account: string, text: string): Sql => sql`
  update shortlist_entries set note = ${text} where workspace_id = ${HERE} and shortlist_id = ${id} and account_id = ${account}`

export const drop = (id: string, account: string): Sql => sql`
  delete from shortlist_entries where workspace_id = ${HERE} and shortlist_id = ${id} and account_id = ${account}`
