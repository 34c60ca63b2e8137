/** One long calculation in a thread of its own: told what, answers, ends. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Panel } from '@rapport/analysis/lift/panel.ts'
import { forecast, proposals } from './experiments-design.ts'
import type { Design, Wish } from './experiments-design.ts'
import { readOff } from './experiments-result.ts'

export type Task =
  | { do: 'forecast'; panel: Panel; design: Design; currency: string | null }
  | { do: 'propose'; panel: Panel; wish: Wish }
  | { do: 'read'; panel: Panel; design: Design; outcome: string; currency: string | null }

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort!.postMessage(done(workerData as Task))

function done(task: Task): unknown {
  if (task.do === 'forecast') return forecast(task.panel, task.design, task.currency)
  if (task.do === 'propose') return proposals(task.panel, task.wish)
  return readOff(task.panel, task.design, task)
}
