/** Every statement about audits, and the streams of rows that an audit reads. */
import sql, { empty, raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type Candidate = {
  id: string
  platform: string
  handle: string
  handle_key: string
  followers: number | null
  engagementRate: number | null
  source: string
  heard: number
}

/** Accounts with anything to go by, and how many rows each has, so that whole accounts can be read by the handful. */
export const candidates = (only: 'all' | 'changed', ids?: string[]): Sql => sql`
  with heard as (select account_id, count(*)::int as heard from interactions where workspace_id = ${HERE}
      ${ids ? sql`and account_id = any(${ids}::uuid[])` : empty} group by 1),
    shown as (select account_id from posts where workspace_id = ${HERE} ${ids ? sql`and account_id = any(${ids}::uuid[])` : empty} group by 1)
  select a.id, a.platform, a.handle, a.handle_key, a.followers, a.engagement_rate as "engagementRate", a.source, coalesce(h.heard, 0) as heard
  from accounts a left join heard h on h.account_id = a.id left join shown s on s.account_id = a.id
  where a.workspace_id = ${HERE} and (h.account_id is not null or s.account_id is not null)
    ${ids ? sql`and a.id = any(${ids}::uuid[])` : empty}
    ${only === 'changed' ? sql`and (a.audited_at is null or a.audited_at < a.changed_at)` : empty}
  order by a.id`

export type HeardRow = {
  account_id: string
  post_id: string
  actor: string | null
  at: number | null
  text: string | null
  external_id: string | null
  reply_to: string | null
}

/** Comments of a handful of accounts, account by account in the order of the primary key, which is the order of time. */
export const heard = (accounts: string[]): Sql => sql`
  select account_id, post_id, actor, extract(epoch from at)::float8 as at, text, external_id, reply_to
  from interactions where workspace_id = ${HERE} and account_id = any(${accounts}::uuid[]) and kind = 'comment'
  order by account_id, id`

export type PostRow = {
  account_id: string
  id: string
  at: number | null
  likes: number | null
  comments: number | null
  views: number | null
  shares: number | null
  saves: number | null
  sponsored: boolean | null
  caption: string | null
}

export const posts = (accounts: string[]): Sql => sql`
  select account_id, id, extract(epoch from posted_at)::float8 as at, likes, comments, views, shares, saves, sponsored, caption
  from posts where workspace_id = ${HERE} and account_id = any(${accounts}::uuid[]) order by account_id, posted_at nulls first, id`

/** What the engagement of the pool is fitted to: at most 20,000 accounts, always the same ones for the same rows. */
export const pool = (): Sql => sql`
  select platform, followers, engagement_rate as "engagementRate" from accounts
  where workspace_id = ${HERE} and followers > 0 and engagement_rate > 0 order by id limit 20000`

export const readPool = (kind: string): Sql =>
  sql`select summary from pools where workspace_id = ${HERE} and kind = ${kind}`

export const writePool = (kind: string, summary: unknown, at: Date): Sql => sql`
  insert into pools (workspace_id, kind, summary, updated_at) values (${HERE}, ${kind}, ${JSON.stringify(summary)}, ${at})
  on conflict (workspace_id, kind) do update set summary = excluded.summary, updated_at = excluded.updated_at`

export type NewAudit = {
  id: string
  account: string
  findings: unknown
  score: number | null
  low: number | null
  high: number | null
}

export const add = (at: Date, audits: NewAudit[]): Sql => sql`
  insert into audits (workspace_id, account_id, id, at, findings, score, low, high)
  select ${HERE}, a.account, a.id, ${at}, a.findings, a.score, a.low, a.high
  from jsonb_to_recordset(${JSON.stringify(audits)}::jsonb) a(account uuid, id uuid, findings jsonb, score real, low real, high real)`

export type AuditRow = {
  id: string
  at: Date
  findings: Record<string, unknown>
  score: number | null
  low: number | null
  high: number | null
}

export const latest = (account: string): Sql => sql`
  select id, at, findings, score, low, high from audits where workspace_id = ${HERE} and account_id = ${account} order by id desc limit 1`

export const history = (account: string): Sql => sql`
  select at, score, low, high from audits where workspace_id = ${HERE} and account_id = ${account} order by id desc limit 100`
