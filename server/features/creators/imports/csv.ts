/**
 * CSV for spreadsheets: RFC 4180, with the mark that tells Excel it is UTF-8, and with no cell that a spreadsheet would
 * run. The reader of imports takes the apostrophe off again.
 */

/** A cell that no spreadsheet takes for a formula. A plain number stays one, also a negative one. */
export function neutralised(cell: string): string {
  if (!/^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(cell)) return cell
  if (cell.trim() === '') return cell
  return /^[+-]?\d+([.,]\d+)?%?$/.test(cell) ? cell : `'${cell}`
}

const PIECE = 1 << 16

/** Rows as CSV text in pieces of about 64 kB. `mark`: starts with the byte order mark. */
export async function* csv(
  rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>,
  { mark = true }: { mark?: boolean } = {},
): AsyncGenerator<string> {
  let text = mark ? '\uFEFF' : ''
  for await (const row of rows) {
    text += `${row.map(written).join(',')}\r\n`
    if (text.length < PIECE) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}

function written(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  const text = value instanceof Date ? value.toISOString() : Array.isArray(value) ? value.join('; ') : String(value)
  const safe = neutralised(text)
  return /[",\n\r]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
