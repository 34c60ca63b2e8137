/** Every statement about plans. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type PlanRow = { id: string; name: string; asked: unknown; result: unknown; created_at: Date }

export const add = (id: string, name: string, asked: unknown, result: unknown, at: Date): Sql => sql`
  insert into plans (workspace_id, id, name, asked, result, created_at)
  values (${HERE}, ${id}, ${name}, ${JSON.stringify(asked)}, ${JSON.stringify(result)}, ${at})`

export const all = (): Sql => sql`
  select id, name, asked, result, created_at from plans where workspace_id = ${HERE} order by created_at desc, id limit 200`

export const one = (id: string): Sql => sql`
  select id, name, asked, result, created_at from plans where workspace_id = ${HERE} and id = ${id}`

export const remove = (id: string): Sql => sql`delete from plans where workspace_id = ${HERE} and id = ${id}`

export type LearnedRow = {
  account_id: string | null
  platform: string | null
  shape: number
  rate: number
  reach: number | null
}

export const learned = (): Sql => sql`
  select account_id, platform, shape, rate, reach from learned_rates where workspace_id = ${HERE}`

export const forgetRates = (): Sql => sql`delete from learned_rates where workspace_id = ${HERE}`

export const keepRates = (rates: readonly object[]): Sql => sql`
  insert into learned_rates (workspace_id, account_id, platform, shape, rate, reach)
  select ${HERE}, r.account, r.platform, r.shape, r.rate, r.reach
  from jsonb_to_recordset(${JSON.stringify(rates)}::jsonb) r (account uuid, platform text, shape float8, rate float8, reach float8)`

export const expectation = (): Sql => sql`select expects from workspaces where id = ${HERE}`

export const keepExpectation = (expects: object | null): Sql => sql`
  update workspaces set expects = ${expects === null ? null : JSON.stringify(expects)}::jsonb where id = ${HERE}`
