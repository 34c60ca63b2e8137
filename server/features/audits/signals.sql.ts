/** Every statement about stored signals: what speaks about an audience and is not found in the account's own rows. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'
import type { Signal } from '@rapport/analysis/authenticity/signal.ts'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

/** The newest of a name replaces the one before. The account's next audit takes it into its verdict. */
export const put = (account: string, at: Date, signals: readonly Signal[]): Sql => sql`
  insert into signals (workspace_id, account_id, name, signal, at)
  select ${HERE}, ${account}, s ->> 'name', s, ${at} from jsonb_array_elements(${JSON.stringify(signals)}::jsonb) s
  on conflict (workspace_id, account_id, name) do update set signal = excluded.signal, at = excluded.at`

export type SignalRow = { account_id: string; signal: Signal }

/** Of these accounts; each account's in the order of their names. */
export const of = (accounts: string[]): Sql => sql`
  select account_id, signal from signals where workspace_id = ${HERE} and account_id = any(${accounts}::uuid[])
  order by account_id, name`
