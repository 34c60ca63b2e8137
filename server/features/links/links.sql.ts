/** Every statement about links, where they lead, and what their clicks add up to. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'
import { HOURS } from './recorded.sql.ts'
import type { Utm } from './utm.ts'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type LinkRow = {
  id: string
  code: string
  campaign_id: string | null
  booking_id: string | null
  name: string
  destination: string
  ios: string | null
  android: string | null
  utm: Utm
  expires_at: Date | null
  created_at: Date
}

const LINK = raw(
  'l.id, l.code, l.campaign_id, l.booking_id, l.name, l.destination, l.ios, l.android, l.utm, l.expires_at, l.created_at',
)

/** Nobody takes the same code at the same moment; held until the transaction ends. */
export const turnFor = (code: string): Sql => sql`select pg_advisory_xact_lock(7241971, hashtext(${code}))`
export const holders = (code: string): Sql => sql`select holders_of_code(${code}) as id`

export const add = (row: LinkRow): Sql => sql`
  insert into links (workspace_id, id, code, campaign_id, booking_id, name, destination, ios, android, utm, expires_at, created_at)
  values (${HERE}, ${row.id}, ${row.code}, ${row.campaign_id}, ${row.booking_id}, ${row.name}, ${row.destination}, ${row.ios}, ${row.android},
    ${JSON.stringify(row.utm)}::json, ${row.expires_at}, ${row.created_at})`

export const one = (id: string): Sql => sql`select ${LINK} from links l where l.workspace_id = ${HERE} and l.id = ${id}`

/** Nobody else changes it until the transaction ends. */
export const hold = (id: string): Sql => sql`${one(id)} for update`

/** Of one campaign, or all; newest first within their campaign. */
export const all = (campaign: string | null, most: number): Sql => sql`
  select ${LINK} from links l where l.workspace_id = ${HERE} and (${campaign}::uuid is null or l.campaign_id = ${campaign}::uuid)
  order by l.id desc limit ${most}`

/** For the map in memory: a page of all links, in the order of their ids. */
export const after = (id: string | null, most: number): Sql => sql`
  select ${LINK} from links l where l.workspace_id = ${HERE} and (${id}::uuid is null or l.id > ${id}::uuid) order by l.id limit ${most}`

export const change = (row: LinkRow): Sql => sql`
  update links set name = ${row.name}, destination = ${row.destination}, ios = ${row.ios}, android = ${row.android}, expires_at = ${row.expires_at}
  where workspace_id = ${HERE} and id = ${row.id}`

export type DestinationRow = {
  destination: string
  ios: string | null
  android: string | null
  member: string | null
  at: Date
}

export const keepDestination = (id: string, link: LinkRow, member: string | null, at: Date): Sql => sql`
  insert into link_destinations (workspace_id, link_id, id, destination, ios, android, member_id, at)
  values (${HERE}, ${link.id}, ${id}, ${link.destination}, ${link.ios}, ${link.android}, ${member}, ${at})`

export const destinations = (link: string): Sql => sql`
  select d.destination, d.ios, d.android, m.name as member, d.at
  from link_destinations d left join members m on m.workspace_id = d.workspace_id and m.id = d.member_id
  where d.workspace_id = ${HERE} and d.link_id = ${link} order by d.id desc`

export type SumRow = { link_id: string; mark: string; clicks: number }

/** A day, and the first or the last of its hours (UTC) that counts. */
export type Edge = { day: string; hour: number }

const hoursSum = (first: number, end: number) => HOURS.slice(first, end).join(' + ') || '0'

/** Clicks of a row of `click_days` between two hours: all of a day, or of the days at the edges a part. */
function between(from: Edge | null, until: Edge | null): Sql {
  if (from && until && from.day === until.day)
    return sql`case when day = ${from.day}::date then ${raw(hoursSum(from.hour, until.hour))} else 0 end`
  const first = from ? sql`when day = ${from.day}::date then ${raw(hoursSum(from.hour, 24))}` : sql``
  const last = until ? sql`when day = ${until.day}::date then ${raw(hoursSum(0, until.hour))}` : sql``
  return from || until ? sql`case ${first} ${last} else clicks end` : sql`clicks`
}

const ofDays = (links: readonly string[], from: Edge | null, until: Edge | null): Sql => sql`
  from click_days where workspace_id = ${HERE} and link_id = any(${links}::uuid[])
    and day >= coalesce(${from?.day ?? null}::date, '-infinity') and day <= coalesce(${until?.day ?? null}::date, 'infinity')`

/** Clicks by link and mark, from the sums that are kept beside them. */
export const sums = (links: readonly string[], from: Edge | null, until: Edge | null): Sql => sql`
  select link_id, mark, sum(${between(from, until)})::float8 as clicks ${ofDays(links, from, until)} group by link_id, mark`

export type SpanRow = { at: Date; counted: number; excluded: number }

/** Added up over the links first, then cut into hours, then put together as somebody's days: each step has fewer rows than the one before. */
export const spans = (
  links: readonly string[],
  span: 'hour' | 'day',
  zone: string,
  from: Edge | null,
  until: Edge | null,
): Sql => sql`
  with days as (
    select day, mark = 'counted' as counted, array[${raw(HOURS.map((h) => `sum(${h})`).join(', '))}] as hours ${ofDays(links, from, until)} group by 1, 2)
  select date_trunc(${span}, hour, ${zone}) as at, coalesce(sum(n) filter (where counted), 0)::float8 as counted,
    coalesce(sum(n) filter (where not counted), 0)::float8 as excluded
  from days, unnest(hours) with ordinality h (n, i), lateral (select day::timestamp at time zone 'UTC' + make_interval(hours => (i - 1)::int) as hour) t
  where n > 0 and hour >= coalesce(${momentOf(from)}::timestamptz, '-infinity') and hour < coalesce(${momentOf(until)}::timestamptz, 'infinity')
  group by 1 order by 1`

const momentOf = (edge: Edge | null) => (edge ? `${edge.day}T${String(edge.hour).padStart(2, '0')}:00:00Z` : null)

export const honours = (): Sql => sql`select honours_do_not_track as honours from workspaces where id = ${HERE}`
export const setHonours = (honours: boolean): Sql =>
  sql`update workspaces set honours_do_not_track = ${honours} where id = ${HERE}`
