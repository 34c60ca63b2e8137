/** A report as a file to be taken along: its name, and its bytes from a thread of its own. */
import { Worker } from 'node:worker_threads'
import type { Context } from '../operation.ts'
import type { Asked, Report } from './report-sheet.ts'
import { reportOf } from './report.ts'

/** One at a time: a second would only slow the first and everything else. */
let before: Promise<unknown> = Promise.resolve()

export async function reportFile(
  context: Context,
  asked: Asked,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const report = await reportOf(context, asked)
  const mine = before.then(() => inThread(report, context.signal))
  before = mine.catch(() => undefined)
  return { name: nameOf(report), bytes: await mine }
}

/** "report-Spring-table-2026-11-23.pdf": letters and digits that every disk can keep. */
function nameOf({ kind, about, made }: Report): string {
  const [house, name] = about.split(' · ')
  const words = (kind === 'boss' ? house : name) ?? ''
  const plain = words.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') // prettier-ignore
  return ['report', plain.slice(0, 60) || kind, made.slice(0, 10)].join('-') + '.pdf'
}

function inThread(report: Report, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>()
  const worker = new Worker(new URL('./pdf-thread.ts', import.meta.url), { workerData: report })
  const stop = () => reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'))
  signal.addEventListener('abort', stop, { once: true })
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`a drawing thread ended with ${code}`)))
  return promise.finally(async () => {
    signal.removeEventListener('abort', stop)
    await worker.terminate()
  })
}
