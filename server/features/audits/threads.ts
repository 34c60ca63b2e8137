/** Auditors in threads of their own, as many as there are cores. One that fails fails the audit. */
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { Pools } from './auditing.ts'
import type { Auditor, Counts, Panels, Task } from './auditor.ts'

export type Wanted = Task & { url: string }
export type Told = { do: 'measure'; ids: string[] } | { do: 'score'; pools: Pools } | { do: 'close' }
export type Answer = { value: unknown } | { error: unknown }

/**
 * In MB. A young thread's heap is collected over and over while it grows, which cost a quarter of the audit's processor time. It holds
 * for threads begun from here on; this thread's heap stays as it is.
 */
const HEAP_TO_BEGIN_WITH = 80

export function auditorInThread(wanted: Wanted): Auditor {
  setFlagsFromString(`--initial-old-space-size=${HEAP_TO_BEGIN_WITH}`)
  const worker = new Worker(new URL('./auditor-thread.ts', import.meta.url), {
    workerData: wanted,
    // An account lives for a millisecond: with room for several, few outlive the collection of what is young.
    resourceLimits: { maxYoungGenerationSizeMb: 48 },
  })
  let fallen: Error | undefined
  let heard: { done: (value: unknown) => void; failed: (error: unknown) => void } | undefined
  const fall = (error: Error) => {
    fallen = error
    heard?.failed(error)
  }
  worker.on('message', (answer: Answer) =>
    'error' in answer ? heard?.failed(answer.error) : heard?.done(answer.value),
  )
  worker.on('error', (error) => fall(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', (code) => fall(new Error(`an auditing thread ended with ${code}`)))

  const tell = async <Value>(told: Told): Promise<Value> => {
    if (fallen) throw fallen
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    heard = { done: resolve, failed: reject }
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(told)
    try {
      return (await promise) as Value
    } finally {
      heard = undefined
    }
  }
  return {
    measure: (ids) => tell<Panels>({ do: 'measure', ids }),
    score: (pools) => tell<Counts>({ do: 'score', pools }),
    async close() {
      // One that is at work when it is told to stop is ended: what it was writing is rolled back, its temporary file stays behind.
      if (!heard && !fallen) await Promise.race([tell({ do: 'close' }), after(5000)]).catch(() => undefined)
      await worker.terminate()
    },
  }
}

const after = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds).unref())
