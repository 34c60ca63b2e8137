/** Every statement about samples of followers. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'
import type { Drawn } from '@rapport/analysis/authenticity/share.ts'
import type { Sample } from '@rapport/analysis/authenticity/sample.ts'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

/** `drawn` as it was told. */
export type Kept = Sample & { drawn: Drawn }
export type SampleRow = { at: Date; source: string; sample: Kept }

export const audience = (account: string): Sql =>
  sql`select followers from accounts where workspace_id = ${HERE} and id = ${account}`

/** Two are enough to see that a handle alone does not say which account. */
export const accountsNamed = (handleKey: string, platform: string | null): Sql => sql`
  select id, platform from accounts where workspace_id = ${HERE} and handle_key = ${handleKey}
    and (${platform}::text is null or platform = ${platform}) order by platform limit 2`

export const keep = (account: string, at: Date, source: string, sample: Kept): Sql => sql`
  insert into follower_samples (workspace_id, account_id, at, source, sample)
  values (${HERE}, ${account}, ${at}, ${source}, ${JSON.stringify(sample)})
  on conflict (workspace_id, account_id) do update set at = excluded.at, source = excluded.source, sample = excluded.sample`

export const latest = (account: string): Sql =>
  sql`select at, source, sample from follower_samples where workspace_id = ${HERE} and account_id = ${account}`
