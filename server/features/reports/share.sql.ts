/** Every statement about reports that are shared by a link. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'
import type { Kind } from './report.ts'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

type New = {
  id: string
  kind: Kind
  subject: string | null
  hash: Buffer
  member: string | null
  at: Date
  expires: Date
}

export const add = ({ id, kind, subject, hash, member, at, expires }: New): Sql => sql`
  insert into report_links (workspace_id, id, kind, subject_id, secret_hash, created_by, created_at, expires_at)
  values (${HERE}, ${id}, ${kind}, ${subject}, ${hash}, ${member}, ${at}, ${expires})`

export type LinkRow = {
  id: string
  kind: Kind
  subject: string | null
  title: string | null
  created: Date
  expires: Date
  views: number
  viewed: Date | null
}

/** Those that still open, newest first. */
export const living = (now: Date): Sql => sql`
  select r.id, r.kind, r.subject_id as subject, coalesce(c.name, e.name) as title, r.created_at as created, r.expires_at as expires, r.views, r.viewed_at as viewed
  from report_links r
    left join campaigns c on c.workspace_id = r.workspace_id and c.id = r.subject_id and r.kind = 'campaign'
    left join experiments e on e.workspace_id = r.workspace_id and e.id = r.subject_id and r.kind = 'experiment'
  where r.workspace_id = ${HERE} and r.ended_at is null and r.expires_at > ${now} order by r.id desc`

export type SecretRow = { kind: Kind; subject: string | null; secret_hash: Buffer; expires: Date }

export const open = (id: string, now: Date): Sql => sql`
  select kind, subject_id as subject, secret_hash, expires_at as expires from report_links
  where workspace_id = ${HERE} and id = ${id} and ended_at is null and expires_at > ${now}`

export const viewed = (id: string, now: Date): Sql =>
  sql`update report_links set views = views + 1, viewed_at = ${now} where workspace_id = ${HERE} and id = ${id}`

export const end = (id: string, now: Date): Sql =>
  sql`update report_links set ended_at = ${now} where workspace_id = ${HERE} and id = ${id} and ended_at is null`
