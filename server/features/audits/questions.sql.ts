/** Every statement about questions that were put to a creator. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)
const COLUMNS = raw('id, account_id, audit_id, at, text, answer, answered_at')

export type QuestionRow = {
  id: string
  account_id: string
  audit_id: string | null
  at: Date
  text: string
  answer: string | null
  answered_at: Date | null
}

export const of = (account: string): Sql => sql`
  select ${COLUMNS} from questions where workspace_id = ${HERE} and account_id = ${account} order by id desc limit 200`

/** About the newest audit, if there is one. */
export const ask = (id: string, account: string, at: Date, text: string): Sql => sql`
  insert into questions (workspace_id, id, account_id, audit_id, at, text)
  values (${HERE}, ${id}, ${account}, (select f.id from audits f where f.workspace_id = ${HERE} and f.account_id = ${account}
    order by f.id desc limit 1), ${at}, ${text})`

export const answer = (id: string, at: Date, answer: string): Sql => sql`
  update questions set answer = ${answer}, answered_at = ${at} where workspace_id = ${HERE} and id = ${id} returning ${COLUMNS}`
