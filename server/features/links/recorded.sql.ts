/** The statements of whoever writes clicks: on a connection of its own, under the lock of one workspace at a time. */

/** The role that work is done under, where the connection may take it; see store/store.ts. */
export const ROLE = `
  select set_config('role', case when coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = 'rapport_app'), false)
    then 'rapport_app' else 'none' end, false)`

export const ENTER = `select set_config('rapport.workspace', $1, false)`

export const HOURS = Array.from({ length: 24 }, (_, hour) => `h${String(hour).padStart(2, '0')}`)
const all = (write: (column: string, hour: number) => string) => HOURS.map(write).join(', ')

/** `fresh`: rows of clicks, whose sums this adds to those of their days. Parameter 1 is the workspace. */
export const addUp = (part: string): string => `
  insert into click_days as d (workspace_id, link_id, day, mark, part, clicks, ${HOURS.join(', ')})
  select $1, link_id, day, mark, ${part}, count(*), ${all((_, hour) => `count(*) filter (where hour = ${hour})`)}
  from (select link_id, mark, at::date as day, extract(hour from at)::int as hour from (select link_id, mark, at at time zone 'UTC' as at from fresh) f) g
  group by 2, 3, 4 order by 2, 3, 4
  on conflict (workspace_id, link_id, day, mark, part) do update set clicks = d.clicks + excluded.clicks, ${all((h) => `${h} = d.${h} + excluded.${h}`)}`

const INSERT = `
    insert into clicks (workspace_id, link_id, id, at, mark, agent, device, referrer, visitor)
    select $1, link_id, id, to_timestamp(ms / 1000), mark, agent, device, referrer, visitor
    from unnest($3::uuid[], $4::uuid[], $5::float8[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[])
      c (link_id, id, ms, mark, agent, device, referrer, visitor)`

/**
 * Clicks and what they add up to, in one statement and so in one transaction: both or neither. A click that is there already changes nothing,
 * so the same clicks may be told again. $1 workspace, $2 part, then one array a column.
 */
export const RETELL = `with fresh as (${INSERT} on conflict do nothing returning link_id, at, mark) ${addUp('$2')}`

/**
 * The same for clicks of one hour that nobody told before, already added up: $11 the day, then links, marks and sums. Half the work of
 * RETELL; fails as a whole if a click is there.
 */
export const RECORD = HOURS.map(
  (hour) => `
  with fresh as (${INSERT})
  insert into click_days as d (workspace_id, link_id, day, mark, part, clicks, ${hour})
  select $1, link_id, $11::date, mark, $2, n, n from unnest($12::uuid[], $13::text[], $14::int[]) s (link_id, mark, n) order by link_id, mark
  on conflict (workspace_id, link_id, day, mark, part) do update set clicks = d.clicks + excluded.clicks, ${hour} = d.${hour} + excluded.${hour}`,
)

export const MONTHS = `select make_click_months((now() at time zone 'utc')::date, 3)`
