/** One report on paper, in a thread of its own: opening the letters takes longer than anybody who follows a link should wait. */
import { parentPort, workerData } from 'node:worker_threads'
import { pdfOf } from './pdf.ts'
import type { Report } from './report-sheet.ts'

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort!.postMessage(new Uint8Array(await pdfOf(workerData as Report)))
