/**
 * Every statement that writes imported rows. Rows are copied into temporary tables (COPY into a table under row-level
 * security is not allowed) and inserted from there as sets; a conflict means *already known*.
 */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

/** As a subquery it is asked once a statement; bare, once a row, a fifteenth of the whole. */
const HERE = `(select current_setting('rapport.workspace')::uuid)`

export const STAGES = `
  create temp table if not exists staged_accounts (
    ordinal int, id uuid, creator_id uuid, platform text, handle text, handle_key text, creator_key text, name text, url text, bio text,
    email text, place text, country text, language text, topics text[], followers bigint, following bigint, posts bigint, engagement_rate float8,
    average_likes float8, average_comments float8, average_views float8, average_shares float8, verified boolean,
    known boolean not null default false, bare boolean) on commit drop;
  create temp table if not exists staged_posts (
    id uuid, account_id uuid, external_id text, posted_at timestamptz, kind text, caption text, url text, likes bigint, comments bigint, views bigint,
    shares bigint, saves bigint, sponsored boolean) on commit drop;
  create temp table if not exists staged_interactions (
    workspace_id uuid, id uuid, account_id uuid, post_id uuid, kind text, actor text, at timestamptz, text text, external_id text, reply_to text) on commit drop;
  create temp table if not exists touched_accounts (platform text, handle_key text, primary key (platform, handle_key)) on commit drop;`

const OF_INTERACTIONS = 'workspace_id, id, account_id, post_id, kind, actor, at, text, external_id, reply_to'
const COLUMNS: Record<string, string> = {
  interactions: `(${OF_INTERACTIONS})`,
  staged_accounts: `(ordinal, id, creator_id, platform, handle, handle_key, creator_key, name, url, bio, email, place, country, language, topics, followers,
    following, posts, engagement_rate, average_likes, average_comments, average_views, average_shares, verified)`,
}

export const copy = (table: string) => `copy ${table} ${COLUMNS[table] ?? ''} from stdin (format binary)`

/** Ids of accounts, which then stay until the transaction ends: their posts and interactions carry no foreign key. One look-up each. */
export const heldAccounts = `
  select a.id, a.platform, a.handle_key from unnest($1::text[], $2::text[]) t(platform, handle_key)
  cross join lateral (select id, platform, handle_key from accounts
    where workspace_id = ${HERE} and platform = t.platform and handle_key = t.handle_key for key share) a`

/** Accounts that are here already take their own ids. One look-up each, whatever the planner knows of the tables. */
export const knownAccounts = `
  update staged_accounts s set id = k.id, creator_id = k.creator_id, known = true, bare = k.bare
  from (select s.ordinal, a.id, a.creator_id, a.bare from staged_accounts s cross join lateral (
      select id, creator_id, name = handle as bare from accounts where workspace_id = ${HERE} and platform = s.platform and handle_key = s.handle_key offset 0) a) k
  where s.ordinal = k.ordinal`

/** Accounts of one source's creator belong to whom the known ones among them belong to. */
export const knownCreators = `
  select distinct on (creator_key) creator_key, creator_id from staged_accounts
  where known and creator_key is not null order by creator_key, ordinal`

export const joinKnownCreators = `
  update staged_accounts s set creator_id = k.creator_id from (${knownCreators}) k where s.creator_key = k.creator_key and not s.known`

export const addCreators = (example: boolean) => `
  insert into creators (workspace_id, id, name, email, example)
  select distinct on (s.creator_id) ${HERE}, s.creator_id, coalesce(s.name, s.handle), s.email, ${example}
  from staged_accounts s where not s.known order by s.creator_id, s.ordinal
  on conflict do nothing`

/** A creator of whom only the handle was known gets its name; an address that is told replaces the one before. */
export const fillCreators = `
  update creators c set name = case when k.name is not null and lower(c.name) = any(k.handles) then k.name else c.name end, email = coalesce(k.email, c.email)
  from (select creator_id, (array_agg(name order by ordinal) filter (where bare and name is not null))[1] as name,
      (array_agg(email order by ordinal desc) filter (where email is not null))[1] as email, array_agg(handle_key) filter (where bare) as handles
    from staged_accounts where known and (email is not null or bare and name is not null) group by 1) k
  where c.workspace_id = ${HERE} and c.id = k.creator_id
    and (k.email is distinct from c.email and k.email is not null or k.name is not null and lower(c.name) = any(k.handles))`

/** Of letters, four or more; the filters among the words of a document begin with a sign. */
const IS_WORD = `word collate "C" >= 'a' and length(word) between 4 and 30 and word !~ '[0-9]'`

/** `xmax = 0` is true of a row that was inserted now, and not of one that was there and took newer values. */
export const putAccounts = `
  with put as (
    insert into accounts (workspace_id, id, creator_id, platform, handle, handle_key, name, url, bio, place, country, language, topics, followers, following,
      posts, engagement_rate, average_likes, average_comments, average_views, average_shares, verified, source, as_of, changed_at)
    select ${HERE}, id, creator_id, platform, handle, handle_key, coalesce(name, handle), url, bio, place, country, language,
      topics, followers, following, posts, engagement_rate, average_likes, average_comments, average_views,
      average_shares, verified, $1, $2, $2
    from staged_accounts
    on conflict (workspace_id, platform, handle_key) do update set
      name = case when excluded.name = excluded.handle then accounts.name else excluded.name end,
      url = coalesce(excluded.url, accounts.url), bio = coalesce(excluded.bio, accounts.bio), place = coalesce(excluded.place, accounts.place),
      country = coalesce(excluded.country, accounts.country), language = coalesce(excluded.language, accounts.language),
      topics = case when excluded.topics = '{}' then accounts.topics else excluded.topics end,
      followers = coalesce(excluded.followers, accounts.followers), following = coalesce(excluded.following, accounts.following),
      posts = coalesce(excluded.posts, accounts.posts), engagement_rate = coalesce(excluded.engagement_rate, accounts.engagement_rate),
      average_likes = coalesce(excluded.average_likes, accounts.average_likes), average_comments = coalesce(excluded.average_comments, accounts.average_comments),
      average_views = coalesce(excluded.average_views, accounts.average_views), average_shares = coalesce(excluded.average_shares, accounts.average_shares),
      verified = coalesce(excluded.verified, accounts.verified), source = excluded.source, as_of = excluded.as_of, changed_at = excluded.changed_at
    returning xmax = 0 as fresh, document),
  learnt as (
    insert into words select distinct ${HERE}, word from put, unnest(tsvector_to_array(document)) word where ${IS_WORD} on conflict do nothing)
  select count(*) filter (where fresh)::int as fresh from put`

export const addSnapshotsOfBatch = `
  insert into snapshots (workspace_id, account_id, day, followers, following, posts, source)
  select ${HERE}, id, $2::timestamptz::date, followers, following, posts, $1 from staged_accounts where followers is not null
  on conflict (workspace_id, account_id, day) do update set followers = excluded.followers,
    following = coalesce(excluded.following, snapshots.following), posts = coalesce(excluded.posts, snapshots.posts), source = excluded.source`

/** A post that comments only spoke of is there bare; the file that describes it fills it in. */
export const putPosts = `
  with put as (
    insert into posts (workspace_id, account_id, id, external_id, posted_at, kind, caption, url, likes, comments, views, shares, saves, sponsored)
    select distinct on (account_id, id) ${HERE}, account_id, id, external_id, posted_at, kind, caption, url, likes, comments, views, shares, saves, sponsored
    from staged_posts order by account_id, id
    on conflict (workspace_id, account_id, id) do update set
      posted_at = coalesce(excluded.posted_at, posts.posted_at), kind = coalesce(excluded.kind, posts.kind), caption = coalesce(excluded.caption, posts.caption),
      url = coalesce(excluded.url, posts.url), likes = coalesce(excluded.likes, posts.likes), comments = coalesce(excluded.comments, posts.comments),
      views = coalesce(excluded.views, posts.views), shares = coalesce(excluded.shares, posts.shares), saves = coalesce(excluded.saves, posts.saves),
      sponsored = coalesce(excluded.sponsored, posts.sponsored)
    returning xmax = 0 as fresh)
  select count(*) filter (where fresh)::int as fresh from put`

export const addBarePosts = `
  insert into posts (workspace_id, account_id, id, external_id)
  select ${HERE}, account_id, id, external_id from staged_posts order by account_id, id on conflict do nothing`

/** Whether rows may be copied into the table itself: not where the policy is forced on its owner. */
export const mayCopy = sql`select not row_security_active('interactions') as direct`

/** As a set, which takes half as long again as copying, and tells apart what is known. */
export const putInteractions = `
  insert into interactions (${OF_INTERACTIONS})
  select ${HERE}, id, account_id, post_id, kind, actor, at, text, external_id, reply_to from staged_interactions order by account_id, id
  on conflict do nothing`

export const touch = `
  insert into touched_accounts select platform, handle_key from unnest($1::text[], $2::text[]) t(platform, handle_key) on conflict do nothing`

/** By the handle and not by the id: while statistics are old the planner looks for an id in an index that lies in another order. */
export const markTouched = `
  update accounts a set changed_at = $1 from touched_accounts t
  where a.workspace_id = ${HERE} and a.platform = t.platform and a.handle_key = t.handle_key`

/** Tables that grew by a tenth or more: what comes next (audits, pages) must not be planned for the size they had. */
export const grown = (rows: Record<string, number>): Sql => sql`
  select c.relname as name from jsonb_each_text(${JSON.stringify(rows)}::jsonb) r
  join pg_class c on c.oid = r.key::regclass where r.value::bigint > 0 and r.value::bigint * 10 >= c.reltuples`

export const analyze = (table: string): Sql => sql`analyze ${raw(table)}`

/** New words wait in a list that every search reads from end to end until it is sorted in. */
export const sortInWords = (): Sql => sql`
  select gin_clean_pending_list(c.oid) from pg_class c
  where c.oid = 'accounts_by_words'::regclass and pg_has_role(c.relowner, 'usage')`
