/** Every statement that reads creators, accounts, snapshots, posts and interactions. Row-level security adds the workspace. */
import sql, { empty, join, raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'
import type { Platform } from './rows.ts'
import type { Cursor, Order } from './cursor.ts'

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

export type Filter = {
  q?: string | undefined
  platform?: string[] | undefined
  place?: string[] | undefined
  topic?: string[] | undefined
  language?: string[] | undefined
  evidence?: string[] | undefined
  audience?: string[] | undefined
}
export type Band = { low: number; high: number }

const LISTED = raw(
  'a.id, a.creator_id, a.name, a.platform, a.handle, a.url, a.place, a.country, a.language, a.topics, a.followers, a.engagement_rate, ' +
    'a.relationship_state, a.relationship_score, a.relationship_low, a.relationship_high, a.audience, a.why',
)

const WORKSPACE = raw(`a.workspace_id = current_setting('rapport.workspace')::uuid`)

/** What is searched for: accounts that hold the words, or, where hardly any does, those whose names are spelt alike. */
export type Matches = { words: string } | { ids: string[] }

/** All conditions but the band. */
function narrowed(filter: Filter, matches: Matches | undefined): Sql {
  const parts: Sql[] = [sql`${WORKSPACE}`]
  if (filter.platform?.length) parts.push(sql`a.platform = any(${filter.platform})`)
  if (filter.place?.length) parts.push(sql`(a.place = any(${filter.place}) or a.country = any(${filter.place}))`)
  if (filter.topic?.length) parts.push(sql`a.topics && ${filter.topic}::text[]`)
  if (filter.language?.length) parts.push(sql`a.language = any(${filter.language})`)
  if (filter.evidence?.length) parts.push(sql`a.relationship_state = any(${filter.evidence})`)
  if (filter.audience?.length) parts.push(sql`a.audience = any(${filter.audience})`)
  if (matches && 'ids' in matches) parts.push(sql`a.id = any(${matches.ids}::uuid[])`)
  if (matches && 'words' in matches) parts.push(sql`a.document @@ to_tsquery('simple', ${matches.words})`)
  return join(parts, ' and ')
}

/** Up to `most` accounts that hold all words. */
export const holding = (words: string, most: number): Sql => sql`
  select a.id from accounts a where ${WORKSPACE} and a.document @@ to_tsquery('simple', ${words}) limit ${most}`

/** Accounts whose names are spelt most alike: the best 200 of the first thousand that are near enough. */
export const speltLike = (spelling: string): Sql => sql`
  select id from (select a.id, search_name(a.name, a.handle) <->> ${spelling} as distance from accounts a
    where ${WORKSPACE} and search_name(a.name, a.handle) %> ${spelling} limit 1000) near
  order by distance, id limit 200`

/** Without accents and signs, in small letters, as the words of `document` are. */
const plainWords = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '')

/**
 * The search as one query of the text index: every word as a beginning, and the words of chosen places and topics with them. The
 * filters ask for those exactly as well; here they keep the index from bringing what they would throw away.
 */
export function searchWords({ q, place, topic }: Filter): { words: string; spelling: string } | undefined {
  const asked = plainWords(q ?? '')
  if (asked.length === 0) return undefined
  const oneOf = (values: string[] | undefined) => {
    const each = (values ?? []).map((value) => plainWords(value).join(' & '))
    return each.length === 0 || each.includes('') ? [] : [`(${each.map((words) => `(${words})`).join(' | ')})`]
  }
  const beginnings = asked.slice(0, 8).map((word) => `${word}:*`)
  return { words: [...beginnings, ...oneOf(place), ...oneOf(topic)].join(' & '), spelling: asked.join(' ') }
}

const within = (band: Band | undefined) => (band ? sql` and a.followers between ${band.low} and ${band.high}` : empty)

const COLUMN = {
  relationship: 'a.relationship_score',
  followers: 'a.followers',
  engagement: 'a.engagement_rate',
  name: 'a.name',
} as const

/**
 * One page in the order asked for, as statements to be asked one after another until it is full: the rest of those equal to the
 * last row, then those beyond it, then those whose value is not known. Each walks its index and stops; one statement for all
 * three could not.
 */
export function page(
  filter: Filter & Order,
  matches: Matches | undefined,
  band: Band | undefined,
  after: Cursor | undefined,
): ((limit: number) => Sql)[] {
  const column = raw(COLUMN[filter.sort])
  // The way in which the index lies, or exactly the other way round: ids turn with their column.
  const along = filter.descending === (filter.sort !== 'name')
  const [direction, beyond] = filter.descending ? [raw('desc'), raw('<')] : [raw('asc'), raw('>')]
  const [idDirection, idBeyond] = along ? [raw('asc'), raw('>')] : [raw('desc'), raw('<')]
  const part = (condition: Sql, order: Sql) => (limit: number) =>
    sql`select ${LISTED} from accounts a where ${narrowed(filter, matches)}${within(band)} and ${condition} order by ${order} limit ${limit}`
  const byId = sql`a.id ${idDirection}`
  const nulls = raw(filter.sort === 'name' ? '' : filter.descending ? 'nulls last' : 'nulls first')
  const inOrder = sql`${column} ${direction} ${nulls}, ${byId}`
  const unknown =
    filter.sort === 'name'
      ? []
      : [
          part(
            after?.value === null ? sql`${column} is null and a.id ${idBeyond} ${after.id}` : sql`${column} is null`,
            byId,
          ),
        ]
  if (!after) return [part(sql`${column} is not null`, inOrder), ...unknown]
  if (after.value === null) return unknown
  return [
    part(sql`${column} = ${after.value} and a.id ${idBeyond} ${after.id}`, byId),
    part(sql`${column} ${beyond} ${after.value}`, inOrder),
    ...unknown,
  ]
}

export type SummaryRow = {
  all: number
  inBand: number
  below: number
  above: number
  unknownSize: number
  assessed: number
  close: number
  largest: number | null
  smallest: number | null
}

export function summary(filter: Filter, matches: Matches | undefined, band: Band): Sql {
  return sql`select (select count(*) from accounts a where ${WORKSPACE}) as "all",
      count(*) filter (where held) as "inBand",
      count(*) filter (where a.followers < ${band.low}) as below,
      count(*) filter (where a.followers > ${band.high}) as above,
      count(*) filter (where a.followers is null) as "unknownSize",
      count(*) filter (where held and a.relationship_state = 'assessed') as assessed,
      count(*) filter (where held and a.relationship_low >= 50 and a.audience = 'no-concern-found') as close,
      max(a.followers) as largest, min(a.followers) as smallest
    from accounts a, lateral (select a.followers between ${band.low} and ${band.high} as held) h
    where ${narrowed(filter, matches)}`
}

export function facets(): Sql {
  return sql`(select 'platform' as facet, a.platform as value, count(*) as count from accounts a where ${WORKSPACE} group by 2 order by 3 desc limit 20)
    union all (select 'place', p, count(*) from accounts a, unnest(array[a.place, a.country]) p where ${WORKSPACE} and p is not null group by 2 order by 3 desc, 2 limit 200)
    union all (select 'topic', t, count(*) from accounts a, unnest(a.topics) t where ${WORKSPACE} group by 2 order by 3 desc, 2 limit 200)
    union all (select 'language', a.language, count(*) from accounts a where ${WORKSPACE} and a.language is not null group by 2 order by 3 desc, 2 limit 60)`
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
export const standWithoutEvidence = (at: Date, why: string): Sql => sql`
  update accounts a set relationship_state = 'not-enough-evidence', relationship_score = null, relationship_low = null, relationship_high = null,
    audience = 'not-enough-evidence', why = ${why}, audited_at = ${at}
  where ${WORKSPACE} and (a.audited_at is null or a.audited_at < a.changed_at)
    and not exists (select from interactions i where i.workspace_id = a.workspace_id and i.account_id = a.id)
    and not exists (select from posts p where p.workspace_id = a.workspace_id and p.account_id = a.id)`
