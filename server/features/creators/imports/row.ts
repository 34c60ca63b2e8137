/** One import as it is kept and as it is shown: its row, its file, and whether somebody still runs it. */
import type { Context } from '../../operation.ts'
import { Refused } from '../../operation.ts'
import type { Tx } from '../../../store/store.ts'
import type { Owner, Source } from './reading/index.ts'
import * as sql from './imports.sql.ts'
import type { ImportRow } from './imports.sql.ts'

/** Imports running in this process, so that a cancel reaches them at once. */
export const running = new Map<string, AbortController>()

export const sourceOf = (context: Context, row: Pick<ImportRow, 'id' | 'file_name' | 'bytes_total'>): Source => ({
  name: row.file_name,
  ...(row.bytes_total === null ? {} : { size: row.bytes_total }),
  open: () => context.outside.files.open(row.id),
})

export async function importRow(context: Context, id: string): Promise<ImportRow> {
  const [row] = await seen(context, (tx) => tx.rows<ImportRow>(sql.one(id)))
  if (!row) throw new Refused('not-found', `No import ${id} in this workspace.`)
  return row
}

/** What is said to run elsewhere may have been killed: then its hold is gone, and that is written down before it is shown. */
export async function seen(context: Context, read: (tx: Tx) => Promise<ImportRow[]>): Promise<ImportRow[]> {
  return context.store.transact(context.workspace, async (tx) => {
    const rows = await read(tx)
    const elsewhere = rows.some(({ state, id }) => state === 'running' && !running.has(id))
    return elsewhere && (await tx.run(sql.interrupted())) > 0 ? read(tx) : rows
  })
}

/** In pieces, so that no statement becomes too long. */
const POSTS_AT_ONCE = 10_000

export async function ownersOf(tx: Tx, posts: readonly string[]): Promise<Map<string, Owner>> {
  const owners = new Map<string, Owner>()
  for (let from = 0; from < posts.length; from += POSTS_AT_ONCE)
    for (const { post, platform, handle } of await tx.rows<sql.PostOwner>(
      sql.ownersOf(posts.slice(from, from + POSTS_AT_ONCE)),
    ))
      owners.set(post, { platform, handle })
  return owners
}

export function shownImport(row: ImportRow) {
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
