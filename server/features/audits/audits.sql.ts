/** Every statement about audits. The stream of comments that an audit reads is in heard.ts. */
import sql, { empty, raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'
import type { Panel } from '@rapport/analysis/relationship/panel.ts'
import type { Kept } from './auditing.ts'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type Candidate = {
  id: string
  platform: string
  handle_key: string
  followers: number | null
  engagementRate: number | null
}

type Which = { changed?: boolean; ids?: string[] | undefined; platforms?: string[] }

/** Accounts with anything to go by, in the order of their ids. `offset 0` asks for each account instead of reading all posts there are. */
export const candidates = ({ changed, ids, platforms }: Which): Sql => sql`
  select a.id, a.platform from accounts a
  where a.workspace_id = ${HERE}
    ${ids ? sql`and a.id = any(${ids}::uuid[])` : empty}
    ${platforms ? sql`and a.platform = any(${platforms}::text[])` : empty}
    ${changed ? sql`and (a.audited_at is null or a.audited_at < a.changed_at)` : empty}
    and (exists (select from interactions i where i.workspace_id = ${HERE} and i.account_id = a.id offset 0)
      or exists (select from posts p where p.workspace_id = ${HERE} and p.account_id = a.id offset 0)
      or exists (select from signals s where s.workspace_id = ${HERE} and s.account_id = a.id offset 0))
  order by a.id`

/** What is known of these accounts, in the order given. */
export const accounts = (ids: string[]): Sql => sql`
  select a.id, a.platform, a.handle_key, a.followers, a.engagement_rate as "engagementRate"
  from unnest(${ids}::uuid[]) with ordinality u(id, place) join accounts a on a.workspace_id = ${HERE} and a.id = u.id
  order by u.place`

/** How many rows these accounts have, counted no further than `most` and one. */
export const rowsUpTo = (ids: string[], most: number): Sql => sql`
  select count(*)::int as rows from (select from interactions where workspace_id = ${HERE}
    and account_id = any(${ids}::uuid[]) limit ${most + 1}) counted`

export type HeardRow = {
  post_id: string
  actor: string | null
  at: number | null
  text: string | null
  external_id: string | null
  reply_to: string | null
}

/** Comments of one account in the order of the primary key, which is the order of time. */
export const heard = (account: string): Sql => sql`
  select post_id, actor, extract(epoch from at)::float8 as at, text, external_id, reply_to
  from interactions where workspace_id = ${HERE} and account_id = ${account} and kind = 'comment' order by id`

/** COPY takes no parameters; these ids came out of the database. */
const each = (ids: string[]) => `unnest('{${ids.join(',')}}'::uuid[]) with ordinality u(id, place)`
const OWN = (table: string) =>
  `${table} where workspace_id = current_setting('rapport.workspace')::uuid and account_id = u.id`

/** Comments in one row at most, so that neither side holds all of an account that has a million. */
export const PAGE = 10_000

const COMMENTS =
  'array_agg(post_id), array_agg(actor), array_agg(at), array_agg(text), array_agg(external_id), array_agg(reply_to)'

/** Of each account one row: its place among `ids` from 0, and the columns of its first comments as arrays, null if there are none. */
export const comments = (ids: string[]): string => `
  select u.place::int4 - 1, i.* from ${each(ids)} cross join lateral (
    select ${COMMENTS} from (
      select * from ${OWN('interactions')} and kind = 'comment' order by interactions.id limit ${PAGE}) own) i`

/** The same of one account after a comment, and the comments' ids. */
export const commentsAfter = (account: string, after: string): string => `
  select u.place::int4 - 1, i.* from ${each([account])} cross join lateral (
    select ${COMMENTS}, array_agg(id) from (
      select * from ${OWN('interactions')} and kind = 'comment' and interactions.id > '${after}'
      order by interactions.id limit ${PAGE}) own) i`

/** Of each account one row: its place among `ids` from 0, and the columns of the posts of which more is known than that somebody commented. */
export const posts = (ids: string[]): string => `
  select u.place::int4 - 1, p.* from ${each(ids)} cross join lateral (
    select array_agg(id), array_agg(posted_at), array_agg(likes), array_agg(comments), array_agg(views), array_agg(shares),
      array_agg(saves), array_agg(sponsored)
    from (select * from ${OWN('posts')} and (posted_at is not null or saves is not null or shares is not null)
      order by posted_at nulls first, id) own) p`

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
}

export type CountsRow = { account_id: string; days: number[]; followers: number[] }

/** Follower counts of these accounts in the order of the days, which are counted from 1970. One count alone tells no growth. */
export const counts = (accounts: string[]): Sql => sql`
  select u.id as account_id, counted.days, counted.followers from unnest(${accounts}::uuid[]) u(id) cross join lateral (
    select to_json(array_agg(day - date '1970-01-01' order by day)) as days, to_json(array_agg(followers order by day)) as followers
    from snapshots where workspace_id = ${HERE} and account_id = u.id and followers is not null and isfinite(day)
    having count(*) > 1) counted`

export const captions = (account: string): Sql =>
  sql`select id, caption from posts where workspace_id = ${HERE} and account_id = ${account} and caption is not null`

/** Of more accounts the line through their engagement is no other. */
const POOL = 20_000

/** What the engagement of the pool is fitted to, always the same accounts for the same rows. */
export const pool = (): Sql => sql`
  select platform, followers, engagement_rate as "engagementRate" from accounts
  where workspace_id = ${HERE} and followers > 0 and engagement_rate > 0 order by id limit ${POOL}`

/** What was fitted, and how many accounts it would be fitted to now; of a pool that is full nobody counts them. */
export const readEngagement = (): Sql => sql`
  select summary, case when (summary->>'n')::int >= ${POOL} then ${POOL} else (select count(*)::int from (select from accounts
    where workspace_id = ${HERE} and followers > 0 and engagement_rate > 0 limit ${POOL}) counted) end as rows
  from pools where workspace_id = ${HERE} and kind = 'engagement'`

/** What is usual among the accounts of one platform is kept under this kind. */
export const relationshipOn = (platform: string) => `relationship:${platform}`

export type PoolRow = { platform: string; summary: Panel }

export const readPanels = (platforms: string[]): Sql => sql`
  select substr(kind, ${relationshipOn('').length + 1}::int) as platform, summary from pools
  where workspace_id = ${HERE} and kind = any(${platforms.map(relationshipOn)}::text[])`

export const writePool = (kind: string, summary: unknown, at: Date): Sql => sql`
  insert into pools (workspace_id, kind, summary, updated_at) values (${HERE}, ${kind}, ${JSON.stringify(summary)}, ${at})
  on conflict (workspace_id, kind) do update set summary = excluded.summary, updated_at = excluded.updated_at`

export type NewAudit = { id: string; account: string; findings: Kept } & Scores
export type Scores = { score: number | null; low: number | null; high: number | null }

export const add = (at: Date, audits: NewAudit[]): Sql => sql`
  insert into audits (workspace_id, account_id, id, at, findings, score, low, high)
  select ${HERE}, a.account, a.id, ${at}, a.findings, a.score, a.low, a.high
  from json_to_recordset(${JSON.stringify(audits, sixDigits)}::json) a(account uuid, id uuid, findings jsonb, score real, low real, high real)`

/** Counts stay as they are; of measures nobody needs the seventh digit, and the rows become a third smaller. */
const sixDigits = (_: string, value: unknown) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value

export type Scored = { at: Date } & Scores
export type AuditRow = { id: string; findings: Kept } & Scored

export type AccountRow = { source: string; platform: string; followers: number | null; name: string }

export const account = (id: string): Sql =>
  sql`select source, platform, followers, name from accounts where workspace_id = ${HERE} and id = ${id}`

export const latest = (account: string): Sql => sql`
  select id, at, findings, score, low, high from audits where workspace_id = ${HERE} and account_id = ${account} order by id desc limit 1`

export const history = (account: string): Sql => sql`
  select at, score, low, high from audits where workspace_id = ${HERE} and account_id = ${account} order by id desc limit 100`
