/**
 * A file becomes rows: kept, looked at, corrected, then read and written in one transaction, so that a cancelled or killed
 * import leaves nothing behind. Progress and refused rows are told through a second connection while it runs.
 */
import type { Readable } from 'node:stream'
import type { Context } from '../../operation.ts'
import { Refused } from '../../operation.ts'
import { randomUUIDv7 } from '../../../store/identity.ts'
import type { CreatorRow, InteractionRow, PostRow } from '../rows.ts'
import { fieldsOf, inspect, pasted, read, Unreadable } from './reading/index.ts'
import type { Batch, Inspection, Source, Told } from './reading/index.ts'
import { openWriter } from './writing.ts'
import * as sql from './imports.sql.ts'
import type { ImportRow, Progress } from './imports.sql.ts'

/** How many refused rows are kept word for word; beyond it they are counted. */
const REFUSALS_KEPT = 100_000
const PROGRESS_EVERY = 400
/** Rows at once: enough that a batch costs little beside its rows, few enough that they cost little memory. */
const BATCH = 20_000

/** Imports running in this process, so that a cancel reaches them at once. */
const running = new Map<string, AbortController>()

const sourceOf = (context: Context, row: Pick<ImportRow, 'id' | 'file_name' | 'bytes_total'>): Source => ({
  name: row.file_name,
  ...(row.bytes_total === null ? {} : { size: row.bytes_total }),
  open: () => context.outside.files.open(row.id),
})

/** Takes the bytes of a file, looks at them, and resolves to what the wizard shows first. Nothing is imported yet. */
export async function receive(context: Context, fileName: string, bytes: Readable, told: Partial<Told> = {}) {
  const id = randomUUIDv7(context.outside.clock())
  const size = await context.outside.files.keep(id, bytes)
  try {
    return await firstLook(context, id, fileName, size, told)
  } catch (error) {
    await context.outside.files.drop(id)
    throw error
  }
}

async function firstLook(context: Context, id: string, fileName: string, size: number, told: Partial<Told>) {
  const source = sourceOf(context, { id, file_name: fileName, bytes_total: size })
  const guess = await readable(() => inspect(source, told))
  const before = await context.store.transact(context.workspace, (tx) =>
    tx.row<{ told: Partial<Told> }>(sql.remembered(guess.signature)),
  )
  const agreed = { ...before?.told, ...told }
  const inspection = before ? await readable(() => inspect(source, agreed)) : guess
  await context.store.transact(context.workspace, (tx) =>
    tx.run(sql.add(id, inspection.kind, fileName, size, inspection, agreed)),
  )
  return show(context, { id })
}

/** What a reader cannot read is the asker's to mend, in the reader's words. */
async function readable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof Unreadable ? new Refused('invalid', error.message) : error
  }
}

export async function paste(context: Context, { text }: { text: string }) {
  const source = pasted(text)
  return receive(context, source.name, source.open())
}

export async function inspectAgain(context: Context, { id, told }: { id: string; told: object }) {
  const row = await importRow(context, id)
  const inspection = await readable(() => inspect(sourceOf(context, row), told as Partial<Told>))
  const moved = await context.store.transact(context.workspace, (tx) =>
    tx.run(sql.inspected(id, inspection.kind, inspection, told)),
  )
  if (!moved) throw new Refused('conflict', `This import is ${row.state}; only one that waits can be looked at again.`)
  return show(context, { id })
}

export async function start(context: Context, { id, told }: { id: string; told?: object | undefined }) {
  if (told) await inspectAgain(context, { id, told })
  const row = await importRow(context, id)
  await context.store.transact(context.workspace, async (tx) => {
    const moved = await tx.run(sql.move(id, ['inspected', 'failed', 'cancelled', 'interrupted'], 'waiting'))
    if (!moved) throw new Refused('conflict', `This import is ${row.state} already.`)
    tx.enqueue({
      operation: 'imports.run',
      input: { id },
      ...(context.member ? { member: context.member } : {}),
      key: `import-${id}`,
    })
  })
  return shownImport(await importRow(context, id))
}

export async function run(context: Context, { id }: { id: string }) {
  const row = await importRow(context, id)
  const began = await context.store.transact(context.workspace, async (tx) => {
    await tx.run(sql.forgetRefusals(id))
    return tx.run(sql.move(id, ['inspected', 'waiting', 'interrupted', 'failed', 'cancelled'], 'running'))
  })
  // Not ours to run: cancelled while it waited, or taken by another worker after a restart.
  if (!began) return shownImport(await importRow(context, id))

  const stop = new AbortController()
  running.set(id, stop)
  const signal = AbortSignal.any([stop.signal, context.signal])
  try {
    await write(context, row, signal)
    await finish(context, row)
  } catch (error) {
    await fail(context, id, signal, error)
  } finally {
    running.delete(id)
  }
  return shownImport(await importRow(context, id))
}

async function write(context: Context, row: ImportRow, signal: AbortSignal): Promise<void> {
  const inspection = row.inspection as unknown as Inspection
  const now = new Date(context.outside.clock())
  const so: Progress = { bytes: 0, in: 0, known: 0, refused: 0 }
  let told = 0
  await context.store.transact(context.workspace, async (tx) => {
    const writer = await openWriter(tx, { source: row.file_name, now })
    const take = async (batch: Batch<CreatorRow | PostRow | InteractionRow>) => {
      const counted =
        row.kind === 'creators'
          ? await writer.creators(batch.rows as CreatorRow[])
          : row.kind === 'posts'
            ? await writer.posts(batch.rows as PostRow[])
            : await writer.interactions(batch.rows as InteractionRow[])
      so.in += counted.in
      so.known += counted.known
      so.bytes = batch.bytes
      const kept = batch.refused.slice(0, Math.max(0, REFUSALS_KEPT - so.refused))
      if (kept.length) await tx.run(sql.refuse(row.id, so.refused, kept))
      so.refused += batch.refused.length
      if (performance.now() - told > PROGRESS_EVERY) {
        told = performance.now()
        await aside(context, row.id, so)
      }
    }
    // While the database takes one batch in, the next is read: each has a core of its own.
    let writing: Promise<void> = Promise.resolve()
    for await (const batch of read(sourceOf(context, row), inspection, row.told as Partial<Told>, {
      signal,
      batch: BATCH,
    })) {
      await writing
      signal.throwIfAborted()
      writing = take(batch)
      writing.catch(() => {})
    }
    await writing

    await writer.finish()
    await tx.run(sql.progress(row.id, so))
    // The last word is the row's: a cancel that came first takes every written row back with this transaction.
    signal.throwIfAborted()
    if (!(await tx.run(sql.move(row.id, ['running'], 'done')))) throw new DOMException('cancelled', 'AbortError')
    if (so.in + so.known > 0) tx.record({ kind: 'rows-imported', payload: { import: row.id, rows: row.kind } })
  })
}

/** Progress, and whether another process asked to stop, over a connection of its own: the import's is in mid-transaction. */
async function aside(context: Context, id: string, so: Progress): Promise<void> {
  await context.store.transact(context.workspace, async (tx) => {
    await tx.run(sql.progress(id, so))
    const row = await tx.row<ImportRow>(sql.one(id))
    if (row?.state === 'cancelled') running.get(id)?.abort()
  })
  context.say(
    `${so.in.toLocaleString('en')} rows in, ${so.known.toLocaleString('en')} known, ${so.refused.toLocaleString('en')} refused`,
  )
}

async function finish(context: Context, row: ImportRow): Promise<void> {
  const inspection = row.inspection as unknown as Inspection
  if (Object.keys(row.told).length) {
    await context.store.transact(context.workspace, (tx) => tx.run(sql.remember(inspection.signature, row.told)))
  }
  await context.outside.files.drop(row.id)
}

async function fail(context: Context, id: string, signal: AbortSignal, error: unknown): Promise<void> {
  const nothing: Progress = { bytes: 0, in: 0, known: 0, refused: 0 }
  await context.store.transact(context.workspace, async (tx) => {
    await tx.run(sql.progress(id, nothing))
    if (context.signal.aborted)
      await tx.run(
        sql.move(
          id,
          ['running'],
          'interrupted',
          'Rapport was stopped in the middle. Nothing of the file was kept; start the import again.',
        ),
      )
    else if (signal.aborted || isAbort(error))
      await tx.run(sql.move(id, ['running', 'cancelled'], 'cancelled', 'Cancelled. Nothing of the file was kept.'))
    else await tx.run(sql.move(id, ['running'], 'failed', `${inWords(error)} Nothing of the file was kept.`))
  })
  if (!signal.aborted && !isAbort(error) && !(error instanceof Unreadable) && !knownTrouble(error)) throw error
}

const isAbort = (error: unknown) => (error as Error).name === 'AbortError'

const knownTrouble = (error: unknown) =>
  ['53100', '57P01', '57P02', '08006', 'ENOSPC', 'ECONNRESET'].includes((error as { code?: string }).code ?? '')

function inWords(error: unknown): string {
  if (error instanceof Unreadable) return error.message
  const { code, message } = error as { code?: string; message?: string }
  if (code === '53100' || code === 'ENOSPC') return 'The disk is full. Free some space, then start the import again.'
  if (code?.startsWith('57P') || code === '08006' || code === 'ECONNRESET')
    return 'The connection to the database was lost. Start the import again once it is back.'
  return `The import stopped on a fault of ours: ${message ?? String(error)}.`
}

export async function cancel(context: Context, { id }: { id: string }) {
  const moved = await context.store.transact(context.workspace, (tx) =>
    tx.run(
      sql.move(
        id,
        ['inspected', 'waiting', 'running', 'failed', 'interrupted'],
        'cancelled',
        'Cancelled. Nothing of the file was kept.',
      ),
    ),
  )
  if (moved) running.get(id)?.abort()
  return shownImport(await importRow(context, id))
}

export async function show(context: Context, { id }: { id: string }) {
  const row = await importRow(context, id)
  const refusals = await context.store.transact(context.workspace, (tx) =>
    tx.rows<sql.RefusalRow>(sql.refusals(id, 50)),
  )
  const inspection = row.inspection as unknown as Inspection
  return {
    ...shownImport(row),
    inspection: { ...inspection, delimiter: inspection.delimiter ?? null, fields: fieldsOf(inspection.kind) },
    told: row.told,
    refusals: refusals.map(({ line, column, found, wanted }) => ({ line, column, found, wanted })),
  }
}

export async function recent(context: Context) {
  const rows = await context.store.transact(context.workspace, (tx) => tx.rows<ImportRow>(sql.recent()))
  return { imports: rows.map(shownImport) }
}

/** Refused rows page by page, for the CSV to mend and drop again. */
export async function* refusedRows(context: Context, id: string): AsyncGenerator<sql.RefusalRow> {
  for (let after = -1; ;) {
    const rows = await context.store.transact(context.workspace, (tx) =>
      tx.rows<sql.RefusalRow & { ordinal: number }>(sql.refusals(id, 1000, after)),
    )
    if (rows.length === 0) return
    yield* rows
    after = rows.at(-1)!.ordinal
  }
}

export async function importRow(context: Context, id: string): Promise<ImportRow> {
  const row = await context.store.transact(context.workspace, (tx) => tx.row<ImportRow>(sql.one(id)))
  if (!row) throw new Refused('not-found', `No import ${id} in this workspace.`)
  return row
}

function shownImport(row: ImportRow) {
  const seconds = row.started_at && row.state === 'running' ? (Date.now() - row.started_at.getTime()) / 1000 : 0
  const share = row.bytes_total ? row.bytes_read / row.bytes_total : 0
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    state: row.state,
    bytesTotal: row.bytes_total,
    bytesRead: row.bytes_read,
    rowsIn: row.rows_in,
    rowsKnown: row.rows_known,
    rowsRefused: row.rows_refused,
    because: row.because,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    secondsLeft: row.state === 'running' && share > 0.02 ? Math.ceil((seconds / share) * (1 - share)) : null,
  }
}
