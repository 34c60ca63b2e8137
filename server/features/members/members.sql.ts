/** Every statement about workspaces, members, sign-in links and sessions. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

/** The lock makes two first starts at once agree on one workspace. */
export const firstWorkspace = (id: string): Sql => sql`
  with turn as materialized (select pg_advisory_xact_lock(7241961)),
    there as materialized (select w.id, w.created_at from turn, lateral (select id, created_at from workspaces order by created_at limit 1) w),
    made as (insert into workspaces (id, name) select ${id}::uuid, 'My workspace' from turn where not exists (select from there) returning id)
  select id from there union all select id from made`

export const ensureOwner = (workspace: string, id: string): Sql => sql`
  insert into members (workspace_id, id, name, role)
  select ${workspace}::uuid, ${id}::uuid, 'Owner', 'owner' where not exists (select from members where workspace_id = ${workspace}::uuid and role = 'owner')`

export const forgetOldLinks = (now: Date): Sql =>
  sql`delete from sign_in_links where workspace_id = ${HERE} and expires_at < ${now}`

export const addLink = (id: string, hash: Buffer, expires: Date): Sql => sql`
  insert into sign_in_links (workspace_id, id, member_id, secret_hash, expires_at)
  select workspace_id, ${id}::uuid, id, ${hash}, ${expires} from members where workspace_id = ${HERE} and role = 'owner' order by created_at limit 1`

export const takeLink = (id: string, hash: Buffer, now: Date): Sql => sql`
  update sign_in_links set used_at = ${now}
  where workspace_id = ${HERE} and id = ${id} and secret_hash = ${hash} and used_at is null and expires_at > ${now}
  returning member_id, secret_hash`

export const addSession = (id: string, member: string, hash: Buffer, agent: string, expires: Date): Sql => sql`
  insert into sessions (workspace_id, id, member_id, secret_hash, agent, expires_at) values (${HERE}, ${id}, ${member}, ${hash}, ${agent}, ${expires})`

export type SessionRow = { member_id: string; secret_hash: Buffer; name: string; role: 'owner' | 'editor' | 'viewer' }

export const session = (id: string, now: Date): Sql => sql`
  select s.member_id, s.secret_hash, m.name, m.role
  from sessions s join members m on m.workspace_id = s.workspace_id and m.id = s.member_id
  where s.workspace_id = ${HERE} and s.id = ${id} and s.expires_at > ${now}`

export const endSession = (id: string): Sql => sql`delete from sessions where workspace_id = ${HERE} and id = ${id}`

export const band = (): Sql => sql`select band_low as low, band_high as high from workspaces where id = ${HERE}`

/** As it was said, or else as all campaigns say. */
export const currency = (): Sql => sql`select currency_here() as currency`

export type WorkspaceRow = { id: string; name: string; low: number; high: number; currency: string | null }

export const workspace = (): Sql =>
  sql`select id, name, band_low as low, band_high as high, currency_here() as currency from workspaces where id = ${HERE}`

export const member = (id: string): Sql =>
  sql`select name, role from members where workspace_id = ${HERE} and id = ${id}`

export type Change = {
  name?: string | undefined
  band?: { low: number; high: number } | undefined
  /** Null takes it away. */
  currency?: string | null | undefined
}

export const setWorkspace = ({ name, band, currency }: Change): Sql => sql`
  update workspaces set name = coalesce(${name ?? null}, name), band_low = coalesce(${band?.low ?? null}, band_low),
    band_high = coalesce(${band?.high ?? null}, band_high),
    currency = case when ${currency !== undefined}::boolean then ${currency ?? null}::text else currency end where id = ${HERE}`
