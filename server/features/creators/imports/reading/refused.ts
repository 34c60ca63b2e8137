/** The refused rows as a CSV to mend and to drop again: their own columns, and where, what was found, what was wanted. */
import { csv } from '../csv.ts'
import type { Refusal } from './inspection.ts'

/** Streams the text. Cells beyond the header come after the four columns that say what was wrong. */
export function refusedCsv(
  headers: readonly string[],
  refusals: Iterable<Refusal> | AsyncIterable<Refusal>,
): AsyncGenerator<string> {
  return csv(rows(headers, refusals))
}

async function* rows(
  headers: readonly string[],
  refusals: Iterable<Refusal> | AsyncIterable<Refusal>,
): AsyncGenerator<unknown[]> {
  yield [...headers, 'line', 'column', 'found', 'wanted']
  for await (const { line, column, found, wanted, raw } of refusals) {
    const own = headers.map((_, i) => raw[i] ?? '')
    yield [...own, line, column, found, wanted, ...raw.slice(headers.length)]
  }
}
