/** An embedded database of one's own for a benchmark, thrown away at the end. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { homeWorkspace } from '@rapport/server/features/members/members.ts'
import { filesIn } from '@rapport/server/outside/files.ts'
import { removeEmbedded, startEmbedded } from '@rapport/server/store/embedded.ts'
import { migrate } from '@rapport/server/store/migrate.ts'
import { openStore } from '@rapport/server/store/store.ts'
import type { Store } from '@rapport/server/store/store.ts'
import type { Context } from '@rapport/server/features/operation.ts'

export async function withDatabase<Result>(
  work: (parts: Awaited<ReturnType<typeof open>>) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-bench-'))
  const parts = await open(folder)
  try {
    return await work(parts)
  } finally {
    await parts.store.close()
    await parts.embedded.stop()
    await removeEmbedded(folder)
    await rm(folder, { recursive: true, force: true })
  }
}

async function open(folder: string) {
  const embedded = await startEmbedded({ directory: folder })
  return { folder, embedded, ...(await connect(embedded.url, folder)) }
}

/** What a feature needs to run, on a database that is there. */
type Parts = { store: Store; workspace: string; context: Context }

export async function connect(url: string, folder: string): Promise<Parts> {
  const store = await openStore(url)
  await migrate(store.pool)
  const workspace = await homeWorkspace(store)
  const context = {
    store,
    workspace,
    outside: { clock: () => Date.now(), files: filesIn(join(folder, 'files')) },
    signal: new AbortController().signal,
    say: () => {},
  }
  return { store, workspace, context }
}
