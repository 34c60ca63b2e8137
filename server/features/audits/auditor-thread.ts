/** An auditor in a thread of its own, with a connection of its own: does what it is told, one message at a time. */
import { parentPort, workerData } from 'node:worker_threads'
import { openStore } from '../../store/store.ts'
import { openAuditor } from './auditor.ts'
import type { Answer, Told, Wanted } from './threads.ts'

const { url, ...task } = workerData as Wanted
const store = await openStore(url, { connections: 1 })
const auditor = openAuditor(store, task)

parentPort!.on('message', async (told: Told) => {
  const answer = await obey(told).then(
    (value): Answer => ({ value }),
    (error: unknown): Answer => ({ error }),
  )
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort!.postMessage(answer)
  if (told.do === 'close') parentPort!.close()
})

async function obey(told: Told): Promise<unknown> {
  if (told.do === 'measure') return auditor.measure(told.ids)
  if (told.do === 'score') return auditor.score(told.pools)
  await auditor.close()
  await store.close()
  return undefined
}
