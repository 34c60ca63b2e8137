/** Every statement about what buyers answer when they are asked how they heard of us. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type AnswerRow = { key: string; answer: string; n: number }
export type AliasRow = { key: string; account_id: string | null }

export const forget = (survey: string): Sql =>
  sql`delete from survey_answers where workspace_id = ${HERE} and survey = ${survey}`

export const put = (survey: string, rows: readonly AnswerRow[]): Sql => sql`
  insert into survey_answers (workspace_id, survey, key, answer, n)
  select ${HERE}, ${survey}, a.key, a.answer, a.n from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) a (key text, answer text, n int)`

/** Over all surveys. */
export const answers = (): Sql => sql`
  select key, min(answer) as answer, sum(n)::bigint as n from survey_answers where workspace_id = ${HERE} group by key order by n desc, key`

export const surveys = (): Sql => sql`
  select survey as name, sum(n)::bigint as n from survey_answers where workspace_id = ${HERE} group by survey order by survey`

export const aliases = (): Sql => sql`select key, account_id from survey_aliases where workspace_id = ${HERE}`

export const putAlias = ({ key, account_id }: AliasRow): Sql => sql`
  insert into survey_aliases (workspace_id, key, account_id) values (${HERE}, ${key}, ${account_id})
  on conflict (workspace_id, key) do update set account_id = excluded.account_id`

export const thereIs = (account: string): Sql =>
  sql`select id from accounts where workspace_id = ${HERE} and id = ${account}`
