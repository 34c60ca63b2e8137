/** Every name that a workspace knows, to be looked for in a text that leaves the house. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type NameRow = { what: string; text: string }

/** `what` is said to whoever is told that it is left. The same name may come more than once. */
export const names = (): Sql => sql`
  select 'a creator' as what, name as text from creators where workspace_id = ${HERE}
  union all select 'a creator', name from accounts where workspace_id = ${HERE}
  union all select 'a handle', handle from accounts where workspace_id = ${HERE}
  union all select 'an address', url from accounts where workspace_id = ${HERE} and url is not null
  union all select 'an e-mail', email from creators where workspace_id = ${HERE} and email is not null
  union all select 'an e-mail', email from members where workspace_id = ${HERE} and email is not null
  union all select 'a member', name from members where workspace_id = ${HERE}
  union all select 'the workspace', name from workspaces where id = ${HERE}
  union all select distinct 'a place', place from accounts where workspace_id = ${HERE} and place is not null
  union all select distinct 'a place', place from audience_places where workspace_id = ${HERE}
  union all select 'a place', place from places where workspace_id = ${HERE}
  union all select distinct 'a place of sales', place from sales_days where workspace_id = ${HERE}
  union all select 'a campaign', name from campaigns where workspace_id = ${HERE}
  union all select 'an address', landing_url from campaigns where workspace_id = ${HERE} and landing_url is not null
  union all select 'a link', code from links where workspace_id = ${HERE}
  union all select distinct 'an address', unnest(array[destination, ios, android]) from links where workspace_id = ${HERE}
  union all select distinct 'an address', unnest(array[destination, ios, android]) from link_destinations where workspace_id = ${HERE}
  union all select 'a code', code from codes where workspace_id = ${HERE}
  union all select 'a brand', brand from exclusivity where workspace_id = ${HERE}
  union all select 'a brand', unnest(against) from exclusivity where workspace_id = ${HERE}
  union all select 'a brand', asked->>'brand' from plans where workspace_id = ${HERE} and asked ? 'brand'
  union all select 'a brand', jsonb_array_elements_text(asked->'competitors') from plans
    where workspace_id = ${HERE} and jsonb_typeof(asked->'competitors') = 'array'
  union all select 'a plan', name from plans where workspace_id = ${HERE}
  union all select 'a shortlist', name from shortlists where workspace_id = ${HERE}
  union all select 'an experiment', name from experiments where workspace_id = ${HERE}
  union all select 'a table of sales', name from sales_series where workspace_id = ${HERE}
  union all select 'other advertising', name from ad_spends where workspace_id = ${HERE}
  union all select 'a shop', name from connections where workspace_id = ${HERE}
  union all select 'an address', told.value from connections, jsonb_each_text(place) told where workspace_id = ${HERE}`
