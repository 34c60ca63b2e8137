/** Every statement that reads creators, accounts, snapshots, posts and interactions, but those that search: search.sql.ts. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'
import type { Platform } from './rows.ts'
import { LISTED, WORKSPACE } from './search.sql.ts'

export type AccountRow = {
  id: string
  creator_id: string
  name: string
  platform: Platform
  handle: string
  url: string | null
  place: string | null
  country: string | null
  language: string | null
  topics: string[]
  followers: number | null
  engagement_rate: number | null
  relationship_state: 'assessed' | 'not-enough-evidence' | 'not-audited'
  relationship_score: number | null
  relationship_low: number | null
  relationship_high: number | null
  audience: 'no-concern-found' | 'questions-to-ask' | 'strong-signs' | 'not-enough-evidence' | 'not-audited'
  why: string | null
}

export type WholeAccountRow = AccountRow & {
  bio: string | null
  email: string | null
  following: number | null
  posts: number | null
  average_likes: number | null
  average_comments: number | null
  average_views: number | null
  average_shares: number | null
  verified: boolean | null
  source: string
  as_of: Date
  audited_at: Date | null
}

export const one = (id: string): Sql => sql`
  select ${LISTED}, a.bio, c.email, a.following, a.posts, a.average_likes, a.average_comments, a.average_views, a.average_shares,
    a.verified, a.source, a.as_of, a.audited_at
  from accounts a join creators c on c.workspace_id = a.workspace_id and c.id = a.creator_id
  where ${WORKSPACE} and a.id = ${id}`

export const byIds = (ids: string[]): Sql =>
  sql`select ${LISTED} from accounts a where ${WORKSPACE} and a.id = any(${ids}::uuid[])`

export const known = (id: string): Sql => sql`
  select (select count(*) from posts a where ${WORKSPACE} and account_id = ${id}) as posts,
    (select count(*) from interactions a where ${WORKSPACE} and account_id = ${id}) as interactions`

export const siblings = (creator: string): Sql => sql`
  select a.id, a.platform, a.handle, a.followers from accounts a where ${WORKSPACE} and a.creator_id = ${creator} order by a.followers desc nulls last`

export const history = (id: string): Sql => sql`
  select a.day::text, a.followers, a.posts from snapshots a where ${WORKSPACE} and a.account_id = ${id} order by a.day`

export type PostRow = {
  id: string
  external_id: string
  posted_at: Date | null
  kind: string | null
  caption: string | null
  url: string | null
  likes: number | null
  comments: number | null
  views: number | null
  shares: number | null
  saves: number | null
  sponsored: boolean | null
  heard: number
}

const POST = raw(
  'a.id, a.external_id, a.posted_at, a.kind, a.caption, a.url, a.likes, a.comments, a.views, a.shares, a.saves, a.sponsored',
)

export const posts = (account: string, limit: number): Sql => sql`
  with heard as (
    select post_id, count(*) as heard from interactions a where ${WORKSPACE} and a.account_id = ${account} group by 1)
  select ${POST}, coalesce(h.heard, 0) as heard
  from posts a left join heard h on h.post_id = a.id
  where ${WORKSPACE} and a.account_id = ${account}
  order by a.posted_at desc nulls last, a.id limit ${limit}`

export const post = (account: string, id: string): Sql => sql`
  select ${POST}, (select count(*) from interactions i where i.workspace_id = a.workspace_id and i.account_id = a.account_id and i.post_id = a.id) as heard
  from posts a where ${WORKSPACE} and a.account_id = ${account} and a.id = ${id}`

export type InteractionRow = {
  id: string
  actor: string | null
  by_creator: boolean
  at: Date | null
  text: string | null
  external_id: string | null
  reply_to: string | null
}

export const conversation = (account: string, post: string, limit: number): Sql => sql`
  select a.id, a.actor, coalesce(lower(a.actor) = c.handle_key, false) as by_creator, a.at, a.text, a.external_id, a.reply_to
  from interactions a join accounts c on c.workspace_id = a.workspace_id and c.id = a.account_id
  where ${WORKSPACE} and a.account_id = ${account} and a.post_id = ${post} order by a.id limit ${limit}`

export const addSnapshots = (
  platform: string,
  handleKey: string,
  days: { day: string; followers: number }[],
  source: string,
): Sql => sql`
  insert into snapshots (workspace_id, account_id, day, followers, source)
  select a.workspace_id, a.id, d.day, d.followers, ${source}
  from accounts a, jsonb_to_recordset(${JSON.stringify(days)}::jsonb) d(day date, followers bigint)
  where ${WORKSPACE} and a.platform = ${platform} and a.handle_key = ${handleKey}
  on conflict (workspace_id, account_id, day) do nothing`

/** Whoever writes many accounts waits for whoever does already, until that transaction ends; else they would lock each other out. */
export const oneWriter = (): Sql =>
  sql`select pg_advisory_xact_lock(hashtextextended('writes accounts of ' || current_setting('rapport.workspace'), 0))`

export const recordStandings = (at: Date, standings: object[]): Sql => sql`
  update accounts a set relationship_state = s.state, relationship_score = s.score, relationship_low = s.low, relationship_high = s.high,
    audience = s.audience, why = s.why, audited_at = ${at}
  from jsonb_to_recordset(${JSON.stringify(standings)}::jsonb)
    s(account uuid, state text, score real, low real, high real, audience text, why text)
  where ${WORKSPACE} and a.id = s.account`

/** Accounts of which nothing was heard: they cannot be audited, and say so, all in one statement. */
/** `offset 0` asks for each account that changed; without it the planner reads all posts there are. */
export const standWithoutEvidence = (at: Date, why: string): Sql => sql`
  update accounts a set relationship_state = 'not-enough-evidence', relationship_score = null, relationship_low = null, relationship_high = null,
    audience = 'not-enough-evidence', why = ${why}, audited_at = ${at}
  where ${WORKSPACE} and (a.audited_at is null or a.audited_at < a.changed_at)
    and not exists (select from interactions i where i.workspace_id = a.workspace_id and i.account_id = a.id offset 0)
    and not exists (select from posts p where p.workspace_id = a.workspace_id and p.account_id = a.id offset 0)
    and not exists (select from signals s where s.workspace_id = a.workspace_id and s.account_id = a.id offset 0)`

export type PeopleRow = { id: string; average_views: number | null; interactions: number }
export type KnownRow = { id: string; people: string | null }

/** How much each account's audience is known by, and what its posts usually reach. */
export const heardOf = (ids: string[]): Sql => sql`
  select a.id, a.average_views, (select count(*)::int from interactions i where i.workspace_id = a.workspace_id and i.account_id = a.id) as interactions
  from accounts a where ${WORKSPACE} and a.id = any(${ids}::uuid[])`

/**
 * Who took part on each account, as numbers that are the same for the same person on one platform. Of many a share is taken by that
 * number, so that whoever is left out of one account is left out of all and overlaps stay what they are.
 */
export const knownPeople = (ids: string[], share: number): Sql => sql`
  select a.id, (select string_agg(distinct n::text, ',') from (
      select hashtextextended(a.platform || ':' || lower(i.actor), 0) as n from interactions i
      where i.workspace_id = a.workspace_id and i.account_id = a.id and i.actor is not null and lower(i.actor) <> a.handle_key) each
    where (n & 1048575) < ${Math.ceil(share * 1_048_576)}) as people
  from accounts a where ${WORKSPACE} and a.id = any(${ids}::uuid[])`

export type NamedRow = { id: string; handle: string; platform: string }

export const named = (handles: string[]): Sql => sql`
  select a.id, a.handle_key as handle, a.platform from accounts a where ${WORKSPACE} and a.handle_key = any(${handles}::text[])`

export type SizeRow = { average_views: number | null; followers: number | null; id: string }

export const sizesOf = (ids: string[]): Sql => sql`
  select a.id, a.average_views, a.followers from accounts a where ${WORKSPACE} and a.id = any(${ids}::uuid[])`
