/**
 * Verdicts about an audience that another audit changed. From "not enough evidence" to "no concern found" and back is no
 * news; anything to or from a reason to ask is, and is told once.
 */
import { randomUUIDv7 } from '../../store/identity.ts'
import type { Tx } from '../../store/store.ts'
import type { Context } from '../operation.ts'
import type { NewAudit } from './audits.sql.ts'
import * as sql from './changes.sql.ts'

/** Compares with what stands there, so standings are held before and written after. */
export async function keepChanges(tx: Tx, at: Date, audits: readonly NewAudit[]): Promise<void> {
  const found = audits.map(({ id, account, findings }) => ({
    id: randomUUIDv7(at.getTime()),
    account,
    audit: id,
    audience: findings.audience,
    because: findings.audienceBecause,
  }))
  const changed = await tx.rows<sql.Kept>(sql.keep(at, found))
  if (changed.length > 0) tx.record({ kind: 'audience-verdict-changed', payload: { changes: changed } })
}

export const changes = (context: Context, { limit }: { limit: number }) =>
  context.store.transact(context.workspace, async (tx) => {
    const rows = await tx.rows<sql.ChangeRow>(sql.newest(limit))
    return { changes: rows.map((row) => ({ ...row, at: row.at.toISOString() })), unseen: await unseen(tx) }
  })

export const seeChanges = (context: Context, { ids }: { ids?: string[] | undefined }) =>
  context.store.transact(context.workspace, async (tx) => {
    await tx.run(sql.see(ids))
    return { unseen: await unseen(tx) }
  })

const unseen = async (tx: Tx) => (await tx.row<{ unseen: number }>(sql.unseen()))!.unseen
