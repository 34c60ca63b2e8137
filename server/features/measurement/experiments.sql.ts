/** Every statement about sales by place and day, and about experiments on them. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type SeriesRow = {
  id: string
  name: string
  outcome: string
  example: boolean
  places: number
  days: number
  from: string | null
  until: string | null
}
export type PlaceRow = { place: string; from: string; until: string; days: number; total: number }
export type DayRow = { place: string; day: string; value: number }
export type ExperimentRow = {
  id: string
  series_id: string
  series_name: string
  example: boolean
  name: string
  design: unknown
  forecast: unknown
  plan: string | null
  plan_hash: string | null
  frozen_at: Date | null
  past: Record<string, string> | null
  result: unknown
  read_at: Date | null
  log_factor: number | null
  log_factor_se: number | null
  created_at: Date
  /** The last day of its sales. */
  until: string | null
}

export const addSeries = (id: string, name: string, outcome: string, example: boolean, at: Date): Sql => sql`
  insert into sales_series (workspace_id, id, name, outcome, example, created_at) values (${HERE}, ${id}, ${name}, ${outcome}, ${example}, ${at})`

export const series = (id: string | null): Sql => sql`
  select s.id, s.name, s.outcome, s.example, count(distinct d.place)::int as places, count(distinct d.day)::int as days, min(d.day)::text as "from",
    max(d.day)::text as until
  from sales_series s left join sales_days d on d.workspace_id = s.workspace_id and d.series_id = s.id
  where s.workspace_id = ${HERE} and (${id}::uuid is null or s.id = ${id}::uuid)
  group by s.workspace_id, s.id order by s.created_at desc, s.id`

/** Takes the series for this transaction: two uploads at once would tell the same day twice as new. */
export const holdSeries = (id: string): Sql => sql`
  select id from sales_series where workspace_id = ${HERE} and id = ${id} for update`

export const removeSeries = (id: string): Sql => sql`
  delete from sales_series where workspace_id = ${HERE} and id = ${id}`

export const removeExample = (): Sql => sql`delete from sales_series where workspace_id = ${HERE} and example`

export const places = (id: string): Sql => sql`
  select place, min(day)::text as "from", max(day)::text as until, count(*)::int as days, sum(value) as total
  from sales_days where workspace_id = ${HERE} and series_id = ${id} group by place order by place`

export const days = (id: string): Sql => sql`
  select place, day::text, value from sales_days where workspace_id = ${HERE} and series_id = ${id} order by place, day`

/** A day that is there already takes the newer value; the same value again changes nothing and is not returned. */
export const putDays = (id: string, rows: readonly DayRow[]): Sql => sql`
  insert into sales_days (workspace_id, series_id, place, day, value)
  select ${HERE}, ${id}, r.place, r.day, r.value from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (place text, day date, value float8)
  on conflict (workspace_id, series_id, place, day) do update set value = excluded.value where sales_days.value <> excluded.value
  returning xmax = 0 as fresh`

/** What was sold in each place up to a day, as one number that changes with any of it. */
export const pastOf = (id: string, until: string): Sql => sql`
  select place, encode(sha256(convert_to(string_agg(day::text || '=' || value::text, E'\n' order by day), 'UTF8')), 'hex') as hash
  from sales_days where workspace_id = ${HERE} and series_id = ${id} and day <= ${until}::date group by place`

const WHOLE =
  raw(`e.id, e.series_id, s.name as series_name, s.example, e.name, e.design, e.forecast, e.plan, e.plan_hash, e.frozen_at, e.past, e.result, e.read_at,
  e.log_factor, e.log_factor_se, e.created_at,
  (select max(d.day)::text from sales_days d where d.workspace_id = e.workspace_id and d.series_id = e.series_id) as until`)

export const all = (): Sql => sql`
  select ${WHOLE} from experiments e join sales_series s on s.workspace_id = e.workspace_id and s.id = e.series_id
  where e.workspace_id = ${HERE} order by e.created_at desc, e.id limit 500`

export const one = (id: string): Sql => sql`
  select ${WHOLE} from experiments e join sales_series s on s.workspace_id = e.workspace_id and s.id = e.series_id
  where e.workspace_id = ${HERE} and e.id = ${id}`

export const add = (id: string, series: string, name: string, design: unknown, forecast: unknown, at: Date): Sql => sql`
  insert into experiments (workspace_id, id, series_id, name, design, forecast, created_at)
  values (${HERE}, ${id}, ${series}, ${name}, ${JSON.stringify(design)}, ${JSON.stringify(forecast)}, ${at})`

export const freeze = (id: string, plan: string, hash: string, past: unknown, at: Date): Sql => sql`
  update experiments set plan = ${plan}, plan_hash = ${hash}, past = ${JSON.stringify(past)}, frozen_at = ${at}
  where workspace_id = ${HERE} and id = ${id} and plan_hash is null`

export const read = (id: string, result: unknown, factor: { mean: number; se: number } | null, at: Date): Sql => sql`
  update experiments set result = ${JSON.stringify(result)}, read_at = ${at}, log_factor = ${factor?.mean ?? null}, log_factor_se = ${factor?.se ?? null}
  where workspace_id = ${HERE} and id = ${id} and plan_hash is not null`

/** A frozen plan stays, except in the example. */
export const remove = (id: string): Sql => sql`
  delete from experiments e using sales_series s
  where e.workspace_id = ${HERE} and e.id = ${id} and s.workspace_id = e.workspace_id and s.id = e.series_id
    and (e.plan_hash is null or s.example)`

/** The last day of an example's past: what came later was let pass on its day of creation or after. */
export const exampleUntil = (id: string): Sql => sql`
  select max(d.day)::text as until from sales_series s join sales_days d on d.workspace_id = s.workspace_id and d.series_id = s.id
  where s.workspace_id = ${HERE} and s.id = ${id} and d.day < (s.created_at at time zone 'UTC')::date`

export const frozenOn = (series: string): Sql => sql`
  select count(*)::int as n from experiments e join sales_series s on s.workspace_id = e.workspace_id and s.id = e.series_id
  where e.workspace_id = ${HERE} and e.series_id = ${series} and e.plan_hash is not null and not s.example`

/** Of the example none: what it measured was made up. */
export const factors = (): Sql => sql`
  select e.log_factor as mean, e.log_factor_se as se from experiments e join sales_series s on s.workspace_id = e.workspace_id and s.id = e.series_id
  where e.workspace_id = ${HERE} and not s.example and e.log_factor is not null order by e.id`
