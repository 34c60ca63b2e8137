import { expect, test } from 'vitest'
import { addWorkspace, withDatabase } from './testing.ts'

test('two test databases do not see each other, and a workspace sees only itself', async () => {
  const [one, other] = await Promise.all([withDatabase(), withDatabase()])
  try {
    await one.store.transact(one.workspace, (tx) =>
      tx.client.query(`insert into shortlists (workspace_id, id, name) values ($1, $1, 'mine')`, [one.workspace]),
    )
    const neighbour = await addWorkspace(one.store)
    const seen = (store: typeof one.store, workspace: string) =>
      store.transact(workspace, async (tx) => (await tx.client.query('select name from shortlists')).rows.length)
    expect(await seen(one.store, one.workspace)).toBe(1)
    expect(await seen(one.store, neighbour)).toBe(0)
    expect(await seen(other.store, other.workspace)).toBe(0)
    await expect(
      one.store.transact(neighbour, (tx) =>
        tx.client.query(`insert into shortlists (workspace_id, id, name) values ($1, $1, 'theirs')`, [one.workspace]),
      ),
    ).rejects.toThrow(/row-level security/)
  } finally {
    await Promise.all([one.close(), other.close()])
  }
})
