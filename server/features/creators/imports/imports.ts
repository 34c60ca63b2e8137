/** A file comes in: kept, looked at, corrected, started, watched, stopped. Nothing is written before it is started (`running.ts`). */
import type { Readable } from 'node:stream'
import type { Context } from '../../operation.ts'
import { Refused } from '../../operation.ts'
import { randomUUIDv7 } from '../../../store/identity.ts'
import { fieldsOf, inspect, pasted, Unreadable } from './reading/index.ts'
import type { Inspection, Told, WhosePosts } from './reading/index.ts'
import { importRow, ownersOf, running, seen, shownImport, sourceOf } from './row.ts'
import * as sql from './imports.sql.ts'
import type { ImportRow, State } from './imports.sql.ts'

/** The states from which a file may be looked at again and started. */
const AT_REST: State[] = ['inspected', 'failed', 'cancelled', 'interrupted']

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
  const whose = whosePosts(context)
  const guess = await readable(() => inspect(source, told, whose))
  const before = await context.store.transact(context.workspace, (tx) =>
    tx.row<{ told: Partial<Told> }>(sql.remembered(guess.signature)),
  )
  const agreed = { ...before?.told, ...told }
  const inspection = before ? await readable(() => inspect(source, agreed, whose)) : guess
  await context.store.transact(context.workspace, (tx) =>
    tx.run(sql.add(id, inspection.kind, fileName, size, inspection, agreed)),
  )
  return show(context, { id })
}

const whosePosts =
  (context: Context): WhosePosts =>
  (posts) =>
    context.store.transact(context.workspace, (tx) => ownersOf(tx, posts))

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
  const conflict = new Refused('conflict', `This import is ${row.state}; only one that waits can be looked at again.`)
  if (!AT_REST.includes(row.state)) throw conflict
  const inspection = await readable(() => inspect(sourceOf(context, row), told as Partial<Told>, whosePosts(context)))
  const moved = await context.store.transact(context.workspace, (tx) =>
    tx.run(sql.inspected(id, inspection.kind, inspection, told)),
  )
  if (!moved) throw conflict
  return show(context, { id })
}

export async function start(context: Context, { id, told }: { id: string; told?: object | undefined }) {
  if (told) await inspectAgain(context, { id, told })
  const row = await importRow(context, id)
  await context.store.transact(context.workspace, async (tx) => {
    const moved = await tx.run(sql.move(id, AT_REST, 'waiting'))
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
    inspection: {
      ...inspection,
      delimiter: inspection.delimiter ?? null,
      // Absent where a file was looked at before there were any.
      trial: inspection.trial ?? null,
      fields: fieldsOf(inspection.kind),
    },
    told: row.told,
    refusals: refusals.map(({ line, column, found, wanted }) => ({ line, column, found, wanted })),
  }
}

export async function recent(context: Context) {
  const rows = await seen(context, (tx) => tx.rows<ImportRow>(sql.recent()))
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
