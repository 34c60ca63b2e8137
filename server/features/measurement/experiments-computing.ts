/**
 * Long calculations never block the server: each runs in a thread of its own and ends with whoever asked. Here and not in the
 * browser, so that the command line and the API have the same answer and a phone need not work for it.
 */
import { Worker } from 'node:worker_threads'
import type { Forecast, proposals } from './experiments-design.ts'
import type { Result } from './experiments-result.ts'
import type { Task } from './experiments-thread.ts'

type Answer<Of extends Task> = Of extends { do: 'forecast' }
  ? Forecast
  : Of extends { do: 'propose' }
    ? ReturnType<typeof proposals>
    : Result

/** One of a kind at a time: more would slow each other and everything else; but nobody waits for a search through all places to see a sentence. */
const before = new Map<boolean, Promise<unknown>>()

export async function computed<Of extends Task>(task: Of, signal: AbortSignal): Promise<Answer<Of>> {
  const long = task.do === 'propose'
  const mine = (before.get(long) ?? Promise.resolve()).then(() => inThread<Answer<Of>>(task, signal))
  before.set(
    long,
    mine.catch(() => undefined),
  )
  return mine
}

function inThread<Value>(task: Task, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<Value>()
  const worker = new Worker(new URL('./experiments-thread.ts', import.meta.url), { workerData: task })
  const stop = () => reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'))
  signal.addEventListener('abort', stop, { once: true })
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`a calculating thread ended with ${code}`)))
  return promise.finally(async () => {
    signal.removeEventListener('abort', stop)
    await worker.terminate()
  })
}
