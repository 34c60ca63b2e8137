import { afterAll, beforeAll, expect, test } from 'vitest'
import { randomUUIDv7 } from '../../store/identity.ts'
import { addWorkspace, withDatabase } from '../../store/testing.ts'
import type { TestDatabase } from '../../store/testing.ts'
import type { Listed } from '../creators/creators.ts'
import type { NewAudit } from './audits.sql.ts'
import { changes, keepChanges } from './changes.ts'

type Verdict = Listed['audience']
const AT = new Date('2026-06-01T00:00:00Z')

let database: TestDatabase
beforeAll(async () => void (database = await withDatabase()), 60_000)
afterAll(() => database.close())

/** An account that stands at one verdict is audited with another: what is told of it then. */
async function told(from: Verdict, to: Exclude<Verdict, 'not-audited'>) {
  const { store, workspace } = database
  const account = randomUUIDv7()
  const findings = { audience: to, audienceBecause: 'because' } as NewAudit['findings']
  await store.transact(workspace, async (tx) => {
    await tx.client.query(`insert into creators (workspace_id, id, name) values ($1, $2, 'Ines')`, [workspace, account])
    await tx.client.query(
      `insert into accounts (workspace_id, id, creator_id, platform, handle, handle_key, name, audience)
       values ($1, $2, $2, 'instagram', $3, $3, 'Ines', $4)`,
      [workspace, account, account.slice(-12), from],
    )
    await keepChanges(tx, AT, [{ id: randomUUIDv7(), account, findings, score: null, low: null, high: null }])
  })
  const all = await changes({ store, workspace } as never, { limit: 500 })
  return all.changes.filter((one) => one.account === account).map((one) => [one.from, one.to, one.because])
}

test.each<[Verdict, Exclude<Verdict, 'not-audited'>]>([
  ['no-concern-found', 'questions-to-ask'],
  ['not-enough-evidence', 'strong-signs'],
  ['questions-to-ask', 'strong-signs'],
  ['strong-signs', 'questions-to-ask'],
  ['questions-to-ask', 'no-concern-found'],
  ['questions-to-ask', 'not-enough-evidence'],
])('from %s to %s is news', async (from, to) => {
  expect(await told(from, to)).toEqual([[from, to, 'because']])
})

test.each<[Verdict, Exclude<Verdict, 'not-audited'>]>([
  ['not-enough-evidence', 'no-concern-found'],
  ['no-concern-found', 'not-enough-evidence'],
  ['questions-to-ask', 'questions-to-ask'],
  ['not-audited', 'questions-to-ask'],
])('from %s to %s is none', async (from, to) => {
  expect(await told(from, to)).toEqual([])
})

test('another workspace is told nothing of it', async () => {
  const { store } = database
  expect(await changes({ store, workspace: await addWorkspace(store) } as never, { limit: 500 })).toEqual({
    changes: [],
    unseen: 0,
  })
})
