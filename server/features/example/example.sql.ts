/** Every statement about the example. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export const counts = (): Sql => sql`
  select count(*) filter (where c.example) as accounts, count(*) filter (where not c.example) as own
  from accounts a join creators c on c.workspace_id = a.workspace_id and c.id = a.creator_id where a.workspace_id = ${HERE}`

export const wipe = (): Sql => sql`delete from creators where workspace_id = ${HERE} and example`
