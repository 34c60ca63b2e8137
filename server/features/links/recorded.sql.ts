/** The statements of whoever writes clicks: on a connection of its own, under the lock of one workspace at a time. */

/** The role that work is done under, where the connection may take it; see store/store.ts. */
export const ROLE = `
  select set_config('role', case when coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = 'rapport_app'), false)
    then 'rapport_app' else 'none' end, false)`

export const ENTER = `select set_config('rapport.workspace', $1, false)`

/**
 * Clicks and what they add up to, in one statement and so in one transaction: both or neither. A click that is there already changes
 * nothing, so the same clicks may be told again. $1 workspace, $2 part, then one array a column.
 */
export const RECORD = `
  with fresh as (
    insert into clicks (workspace_id, link_id, id, at, mark, agent, device, referrer, visitor)
    select $1, link_id, id, to_timestamp(ms / 1000), mark, agent, device, referrer, visitor
    from unnest($3::uuid[], $4::uuid[], $5::float8[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[])
      c (link_id, id, ms, mark, agent, device, referrer, visitor)
    on conflict do nothing returning link_id, at, mark)
  insert into click_hours as h (workspace_id, link_id, hour, mark, part, clicks)
  select $1, link_id, date_trunc('hour', at, 'UTC'), mark, $2, count(*) from fresh group by 2, 3, 4 order by 2, 3, 4
  on conflict (workspace_id, link_id, hour, mark, part) do update set clicks = h.clicks + excluded.clicks`

export const MONTHS = `select make_click_months((now() at time zone 'utc')::date, 3)`
