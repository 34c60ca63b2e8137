/** The search for exchange in a thread of its own, with a connection of its own: its memory goes back when it ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { openStore } from '../../store/store.ts'
import { search } from './exchange-search.ts'

export type Wanted = { url: string; workspace: string; at: Date }

const { url, ...task } = workerData as Wanted
const store = await openStore(url, { connections: 1 })
try {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort!.postMessage(await search(store, task))
} finally {
  await store.close()
}
