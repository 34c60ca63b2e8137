/** Every statement about verdicts that changed. */
import sql, { empty, raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'
import type { Listed } from '../creators/creators.ts'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

type Verdict = Listed['audience']

export type Found = { id: string; account: string; audit: string; audience: Verdict; because: string }

/**
 * Keeps those whose verdict is another one than it stands at now, where either is a reason to ask; whoever was never audited has no
 * verdict that could change.
 */
export const keep = (at: Date, found: readonly Found[]): Sql => sql`
  insert into verdict_changes (workspace_id, id, account_id, audit_id, at, before, after, because)
  select ${HERE}, f.id, f.account, f.audit, ${at}, a.audience, f.audience, f.because
  from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) f(id uuid, account uuid, audit uuid, audience text, because text)
  join accounts a on a.workspace_id = ${HERE} and a.id = f.account
  where a.audience <> f.audience and a.audience <> 'not-audited'
    and (a.audience in ('questions-to-ask', 'strong-signs') or f.audience in ('questions-to-ask', 'strong-signs'))
  returning id, account_id as account, before as "from", after as "to"`

export type Kept = { id: string; account: string; from: Verdict; to: Verdict }

export type ChangeRow = Kept &
  Pick<Listed, 'name' | 'handle' | 'platform'> & { at: Date; because: string; seen: boolean }

export const newest = (limit: number): Sql => sql`
  select c.id, c.account_id as account, a.name, a.handle, a.platform, c.before as "from", c.after as "to", c.at, c.because, c.seen
  from verdict_changes c join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
  where c.workspace_id = ${HERE} order by c.id desc limit ${limit}`

export const unseen = (): Sql =>
  sql`select count(*)::int as unseen from verdict_changes where workspace_id = ${HERE} and not seen`

export const see = (ids: string[] | undefined): Sql => sql`
  update verdict_changes set seen = true where workspace_id = ${HERE} and not seen ${ids ? sql`and id = any(${ids}::uuid[])` : empty}`
