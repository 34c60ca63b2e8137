/**
 * An import that was started: read and written in one transaction, so that a cancelled, killed or cut-off import leaves nothing
 * behind. Progress is told through a second connection while it runs, and how it ended through another, because its own may be lost.
 */
import type { Context } from '../../operation.ts'
import type { Tx } from '../../../store/store.ts'
import { databaseLost, diskFull } from '../../../store/trouble.ts'
import type { CreatorRow, InteractionRow, PostRow } from '../rows.ts'
import { read, Unreadable } from './reading/index.ts'
import type { Batch, Inspection, Row, Told } from './reading/index.ts'
import { openWriter } from './writing.ts'
import type { Counted } from './writing.ts'
import { importRow, ownersOf, running, shownImport, sourceOf } from './row.ts'
import * as sql from './imports.sql.ts'
import type { ImportRow, Progress, State } from './imports.sql.ts'

/** How many refused rows are kept word for word; beyond it they are counted. */
const REFUSALS_KEPT = 100_000
const PROGRESS_EVERY = 400
/** Rows at once: enough that a batch costs little beside its rows, few enough that they cost little memory. */
const BATCH = 20_000

export async function run(context: Context, { id }: { id: string }) {
  const row = await importRow(context, id)
  const stop = new AbortController()
  const signal = AbortSignal.any([stop.signal, context.signal])
  let mine: string | undefined
  try {
    await context.store.transact(context.workspace, async (tx) => {
      await tx.run(sql.hold(id))
      mine = await begin(context, id)
      if (mine === undefined) return
      running.set(id, stop)
      await write(context, tx, row, signal)
    })
  } catch (error) {
    if (mine === undefined) throw error
    await fail(context, id, mine, signal, error)
  } finally {
    if (running.get(id) === stop) running.delete(id)
  }
  const now = await importRow(context, id)
  if (mine !== undefined && now.state === 'done') await finish(context, row)
  return shownImport(now)
}

/** Resolves to the name of this run; undefined when it is not ours to run: cancelled while it waited, or run by another. */
async function begin(context: Context, id: string): Promise<string | undefined> {
  return context.store.transact(context.workspace, async (tx) => {
    const began = await tx.row<{ run: string }>(sql.begin(id))
    if (began) await tx.run(sql.forgetRefusals(id))
    return began?.run
  })
}

type Next = Promise<IteratorResult<Batch<Row>, void>>

async function write(context: Context, tx: Tx, row: ImportRow, signal: AbortSignal): Promise<void> {
  const inspection = row.inspection as unknown as Inspection
  const now = new Date(context.outside.clock())
  const so: Progress = { bytes: 0, in: 0, known: 0, refused: 0 }
  let told = 0
  const writer = await openWriter(tx, { source: row.file_name, now })
  const refuse = async ({ refused }: Batch<Row>) => {
    const kept = refused.slice(0, Math.max(0, REFUSALS_KEPT - so.refused))
    if (kept.length) await tx.run(sql.refuse(row.id, so.refused, kept))
    so.refused += refused.length
  }
  const count = async (counted: Counted, { bytes }: Batch<Row>) => {
    so.in += counted.in
    so.known += counted.known
    so.bytes = bytes
    if (performance.now() - told <= PROGRESS_EVERY) return
    told = performance.now()
    await aside(context, row.id, so)
  }
  const put: Record<ImportRow['kind'], (batch: Batch<Row>, next: Next, on: () => void) => Promise<Counted>> = {
    async creators(batch) {
      const counted = await writer.creators(batch.rows as CreatorRow[])
      for (const { name } of await tx.rowsAsOwner<{ name: string }>(sql.misjudged(so.in + counted.in)))
        await tx.rowsAsOwner(sql.measure(name))
      await refuse(batch)
      return counted
    },
    async posts(batch) {
      await refuse(batch)
      return writer.posts(batch.rows as PostRow[])
    },
    interactions: (batch, next, on) =>
      writer.interactions(batch.rows as InteractionRow[], async () => {
        await refuse(batch)
        const following = await next
        if (!following.done) await writer.expect(following.value.rows as InteractionRow[])
        on()
      }),
  }

  // While the database takes one batch in, the next is packed and the one after it read: each has a core of its own.
  const batches = read(sourceOf(context, row), inspection, row.told as Partial<Told>, {
    signal,
    batch: BATCH,
    whose: (posts) => ownersOf(tx, posts),
  })
  let counted: Promise<unknown> = Promise.resolve()
  try {
    let next: Next = batches.next()
    for (let one = await next; !one.done; one = await next) {
      const batch = one.value
      signal.throwIfAborted()
      next = batches.next()
      next.catch(() => {})
      const goOn = Promise.withResolvers<void>()
      const counting = put[row.kind](batch, next, goOn.resolve).then((one) => count(one, batch))
      counting.then(goOn.resolve, goOn.reject)
      counted = Promise.all([counted, counting])
      counted.catch(() => {})
      await goOn.promise
    }
    await counted
  } finally {
    // What is still being said to the connection must be over before the transaction ends and others use it.
    await counted.catch(() => {})
    await batches.return(undefined)
  }

  await writer.finish()
  await tx.run(sql.progress(row.id, so))
  // The last word is the row's: a cancel that came first takes every written row back with this transaction.
  signal.throwIfAborted()
  if (!(await tx.run(sql.move(row.id, ['running'], 'done')))) throw new DOMException('cancelled', 'AbortError')
  if (so.in + so.known > 0) tx.record({ kind: 'rows-imported', payload: { import: row.id, rows: row.kind } })
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
  // Whose posts these are is said of this file: the next one with the same header may be somebody else's.
  const { handle: _, post: __, ...how } = row.told as Partial<Told>
  if (Object.keys(how).length) {
    await context.store.transact(context.workspace, (tx) => tx.run(sql.remember(inspection.signature, how)))
  }
  await context.outside.files.drop(row.id)
}

async function fail(context: Context, id: string, mine: string, signal: AbortSignal, error: unknown): Promise<void> {
  const [to, because]: [State, string] = context.signal.aborted
    ? ['interrupted', sql.STOPPED]
    : signal.aborted || isAbort(error)
      ? ['cancelled', 'Cancelled. Nothing of the file was kept.']
      : ['failed', `${inWords(error)} Nothing of the file was kept.`]
  await onceBack(context, () =>
    context.store.transact(context.workspace, async (tx) => {
      // Where the very commit was cut off, the row may say `done`: then it is.
      await tx.run(sql.end(id, mine, to, because))
    }),
  )
  if (to === 'failed' && !(error instanceof Unreadable) && !diskFull(error) && !databaseLost(error)) throw error
}

const PATIENCE = 60

/** A database that went away mostly comes back within a minute: what happened is told then. Later, `seen` finds it out. */
async function onceBack(context: Context, work: () => Promise<void>): Promise<void> {
  for (let left = PATIENCE; ; left--) {
    try {
      return await work()
    } catch (error) {
      if (!databaseLost(error) || left === 0 || context.signal.aborted) throw error
      await new Promise((again) => setTimeout(again, 1000))
    }
  }
}

const isAbort = (error: unknown) => (error as Error).name === 'AbortError'

function inWords(error: unknown): string {
  if (error instanceof Unreadable) return error.message
  if (diskFull(error)) return 'The disk is full. Free some space, then start the import again.'
  if (databaseLost(error)) return 'The connection to the database was lost. Start the import again once it is back.'
  return `The import stopped on a fault of ours: ${(error as { message?: string }).message ?? String(error)}.`
}
