/** Links that go, with their clicks: of a campaign that was made up. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

/** Clicks and their sums name no link by a key, so they go by hand; where a link led goes with it. */
export const forget = (campaigns: readonly string[]): Sql => sql`
  with gone as (delete from links where workspace_id = ${HERE} and campaign_id = any(${campaigns}::uuid[]) returning id),
    sums as (delete from click_days where workspace_id = ${HERE} and link_id in (select id from gone))
  delete from clicks where workspace_id = ${HERE} and link_id in (select id from gone)`
