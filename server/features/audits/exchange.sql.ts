/** Every statement about who engages with whom across accounts. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'
import type { ExchangeSignal } from '@rapport/analysis/authenticity/exchange.ts'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

/** One search of a workspace at a time, whichever process does it; until the end of the transaction. */
export const alone = (): Sql => sql`select pg_advisory_xact_lock(hashtext('exchange'), hashtext(${HERE}::text))`

export type Creator = { id: string; platform: string; handle_key: string }

export const creators = (): Sql => sql`select id, platform, handle_key from accounts where workspace_id = ${HERE}`

/** Every act of somebody on somebody's post, account by account in the order of time. COPY takes no parameters. */
export const ENGAGED = `
  copy (select account_id, post_id, actor, at from interactions
    where workspace_id = current_setting('rapport.workspace')::uuid and actor is not null
    order by account_id, id) to stdout (format binary)`

type Always = Pick<ExchangeSignal, 'howOftenWrong' | 'innocent'>
export type Given = { account: string; name: string; signal: Omit<ExchangeSignal, keyof Always> }

/**
 * Writes what is new, and returns the accounts of which an audit would now say something else: where a signal was or
 * becomes assessed. A signal that stays as it was keeps its date. `always`: what all of these signals say alike.
 */
export const keep = (at: Date, given: Given[], always: Always): Sql => sql`
  with given as (
    select account, name, signal || ${JSON.stringify(always)}::jsonb as signal
    from json_to_recordset(${JSON.stringify(given)}::json) g(account uuid, name text, signal jsonb)
  ), changed as (
    select g.*, 'assessed' in (g.signal ->> 'state', coalesce(s.signal ->> 'state', '')) as matters
    from given g left join signals s on s.workspace_id = ${HERE} and s.account_id = g.account and s.name = g.name
    where s.signal is distinct from g.signal
      and exists (select from accounts a where a.workspace_id = ${HERE} and a.id = g.account)
  ), put as (
    insert into signals (workspace_id, account_id, name, signal, at) select ${HERE}, account, name, signal, ${at} from changed
    on conflict (workspace_id, account_id, name) do update set signal = excluded.signal, at = excluded.at
  )
  select distinct account from changed where matters`

/** Signals of this account about its exchange with others, those that raise a concern first. */
export const own = (account: string): Sql => sql`
  select a.platform, a.handle_key, s.signal from accounts a
  left join signals s on s.workspace_id = ${HERE} and s.account_id = a.id and s.name in ('pods', 'blocks')
  where a.workspace_id = ${HERE} and a.id = ${account}
  order by (s.signal -> 'concern')::boolean desc nulls last, s.name desc`

export type Named = { id: string; handle: string; handle_key: string }

export const accountsNamed = (platform: string, names: string[]): Sql => sql`
  select id, handle, handle_key from accounts
  where workspace_id = ${HERE} and platform = ${platform} and handle_key = any(${names}::text[])`

export type Link = { from: string; to: string; times: number; minutes: number | null }

/** Who came to how many posts of whom, and the middle of how long after the post. */
export const links = (platform: string, names: string[]): Sql => sql`
  with who as (
    select id, handle_key from accounts
    where workspace_id = ${HERE} and platform = ${platform} and handle_key = any(${names}::text[])
  ), came as (
    select w.handle_key as "to", i.account_id, i.post_id, lower(i.actor) as "from", min(i.at) as at
    from who w join interactions i on i.workspace_id = ${HERE} and i.account_id = w.id
    where lower(i.actor) = any(${names}::text[]) and lower(i.actor) <> w.handle_key
    group by 1, 2, 3, 4
  )
  select c."from", c."to", count(*)::int as times,
    percentile_cont(0.5) within group (order by extract(epoch from c.at - p.posted_at)::float8 / 60)
      filter (where isfinite(c.at) and isfinite(p.posted_at)) as minutes
  from came c left join posts p on p.workspace_id = ${HERE} and p.account_id = c.account_id and p.id = c.post_id
  group by 1, 2 order by 3 desc, 1, 2`
