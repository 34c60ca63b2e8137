/**
 * The search for exchange in a process of its own. Not a thread: of the half gigabyte that five million acts take, a thread leaves
 * most with the app when it ends. Told what to do by a message, because the address of the database holds its password.
 */
import { openStore } from '../../store/store.ts'
import { search } from './exchange-search.ts'
import type { Searched } from './exchange-search.ts'

/** `at`: milliseconds since 1970. */
export type Wanted = { url: string; workspace: string; at: number }
export type Answer = { found: Searched } | { failed: string }

process.once('message', async ({ url, workspace, at }: Wanted) => {
  const answer = await searched(url, workspace, at).then(
    (found): Answer => ({ found }),
    (error: unknown): Answer => ({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
  process.send!(answer, () => process.disconnect())
})
// Whoever asked is gone: what was being written is rolled back.
process.once('disconnect', () => process.exit())

async function searched(url: string, workspace: string, at: number): Promise<Searched> {
  const store = await openStore(url, { connections: 1 })
  try {
    return await search(store, { workspace, at: new Date(at) })
  } finally {
    await store.close()
  }
}
