/** A shop that was made up goes altogether; a real one is only let go of. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export const forget = (id: string): Sql => sql`delete from connections where workspace_id = ${HERE} and id = ${id}`
