/**
 * The rows of a file, batch by batch (taking.ts). Holds one piece of the file and one batch, however long the file is.
 *
 * A row's `text` and `actor` are slices of the piece they came in: copy what is kept longer than its batch.
 */
import { decoderOf } from './encoding.ts'
import { inspect, remedy } from './inspect.ts'
import type { Batch, Inspection, Told, WhosePosts } from './inspection.ts'
import { ownersIn } from './known-posts.ts'
import { type Progress, type Source, bytesOf } from './source.ts'
import { type Row, readerOf, Taking } from './taking.ts'
import { Unreadable } from './unreadable.ts'

/** Throws Unreadable before the first batch when rows lack what they need; the signal's reason when it is aborted. */
export async function* read(
  source: Source,
  inspection: Inspection,
  told: Partial<Told> = {},
  { signal, batch = 5000, whose }: { signal?: AbortSignal; batch?: number; whose?: WhosePosts } = {},
): AsyncGenerator<Batch<Row>> {
  const corrected = Object.values(told).some((value) => value !== undefined)
  const agreed = corrected ? await inspect(source, told, whose) : inspection
  if (agreed.missing.length > 0)
    throw new Unreadable(
      `${source.name}: found the columns ${agreed.columns
        .slice(0, 8)
        .map(({ header }) => header)
        .join(', ')}; wanted for ${agreed.kind}: ${agreed.missing.join('; ')}. ${remedy(agreed)}`,
    )
  const progress: Progress = { bytes: 0, compressed: false }
  const owners = agreed.byPosts && whose ? await ownersIn(source, agreed, whose, signal) : undefined
  const taking = new Taking(agreed, owners)
  const push = readerOf(agreed, taking)
  const decoder = decoderOf(agreed.encoding)
  for await (const piece of bytesOf(source, progress)) {
    signal?.throwIfAborted()
    push(decoder.write(piece), false)
    if (taking.rows.length + taking.refused.length >= batch) {
      yield taking.batch(progress.bytes)
      signal?.throwIfAborted()
    }
  }
  push(decoder.end(), true)
  if (taking.rows.length + taking.refused.length > 0) yield taking.batch(progress.bytes)
}
