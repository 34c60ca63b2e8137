/** Files for tests: made here, read to the end. */
import { Readable } from 'node:stream'
import { inspect } from './inspect.ts'
import type { Inspection, Refusal, Told } from './inspection.ts'
import { read } from './read.ts'
import type { Source } from './source.ts'
import type { Row } from './taking.ts'

export function file(name: string, content: string | Buffer): Source {
  const bytes = Buffer.from(content as string)
  return { name, size: bytes.length, open: () => Readable.from([bytes]) }
}

export async function readAll<R extends Row>(source: Source, told: Partial<Told> = {}) {
  const inspection: Inspection = await inspect(source, told)
  const rows: R[] = []
  const refused: Refusal[] = []
  let bytes = 0
  for await (const batch of read(source, inspection)) {
    rows.push(...(batch.rows as R[]))
    refused.push(...batch.refused)
    bytes = batch.bytes
  }
  return { inspection, rows, refused, bytes }
}

/** The fields of an inspection's columns, in order. */
export function fieldsIn(inspection: Inspection): (string | null)[] {
  return inspection.columns.map(({ field }) => field)
}
