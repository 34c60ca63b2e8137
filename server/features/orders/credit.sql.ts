/** Every statement about who is credited with orders. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type Uncredited = { id: string; at: Date; codes: string[]; click: string | null; recorded_at: Date }
export type Verdict = {
  id: string
  because: string
  passed: unknown
  click_missing: boolean
  credits: { booking: string; share: number }[]
}

/** A click may be told after its order, from a spill that is played back: for two days it is looked for again. */
export const waiting = (now: Date, most: number): Sql => sql`
  select id, at, codes, click, recorded_at from orders
  where workspace_id = ${HERE} and (credited_at is null or click_missing and credited_at < ${now}::timestamptz - interval '1 minute')
  order by id limit ${most} for update skip locked`

export const write = (verdicts: readonly Verdict[], now: Date): Sql => sql`
  with told as (
    select * from jsonb_to_recordset(${JSON.stringify(verdicts)}::jsonb) b (id uuid, because text, passed jsonb, click_missing boolean, credits jsonb)
  ), gone as (
    delete from credits k using told where k.workspace_id = ${HERE} and k.order_id = told.id
      and not exists (select from jsonb_array_elements(told.credits) c where (c ->> 'booking')::uuid = k.booking_id)
  ), given as (
    insert into credits (workspace_id, order_id, booking_id, share)
    select ${HERE}, told.id, (c ->> 'booking')::uuid, (c ->> 'share')::float8 from told cross join jsonb_array_elements(told.credits) c
    on conflict (workspace_id, order_id, booking_id) do update set share = excluded.share
  )
  update orders o set credited_at = ${now}, because = told.because, passed = told.passed, click_missing = told.click_missing
  from told where o.workspace_id = ${HERE} and o.id = told.id`

/** All, or those with one of these codes. */
export const again = (keys: readonly string[] | null): Sql => sql`
  update orders set credited_at = null
  where workspace_id = ${HERE} and credited_at is not null and (${keys}::text[] is null or codes && ${keys}::text[])`

/** Orders with a code whose owner was not looked at when they were credited: it was nobody's then. */
export const againWithCodes = (): Sql => sql`
  update orders o set credited_at = null where o.workspace_id = ${HERE} and o.credited_at is not null and o.codes <> '{}'
    and exists (select from codes c where c.workspace_id = o.workspace_id and c.code_key = any(o.codes) and c.booking_id is not null
      and not exists (select from credits k where k.workspace_id = o.workspace_id and k.order_id = o.id and k.booking_id = c.booking_id)
      and not o.passed @> jsonb_build_array(jsonb_build_object('creator', c.booking_id)))`

export const rule = (): Sql => sql`select credit_rule from workspaces where id = ${HERE}`
export const setRule = (given: object | null): Sql => sql`
  update workspaces set credit_rule = ${given === null ? null : JSON.stringify(given)}::jsonb where id = ${HERE}`
