/**
 * Which row is the header? Titles may stand above it, and a list may have none at all: then the columns are called
 * `column 1` and so on, and only their values say what they are.
 */
import { isBlank } from './blank.ts'
import { isDate } from './dates.ts'
import { knownWords, usualWidth } from './delimiter.ts'
import { isNumeric } from './numbers.ts'
import { address, profile } from './profiles.ts'

export type HeaderRow = {
  /** Index of the header among the rows; -1 when there is none. */
  at: number
  headers: string[]
}

/** Finds the header among the first rows of a list. */
export function headerRow(rows: readonly string[][]): HeaderRow {
  const { width } = usualWidth(rows)
  let best = { at: -1, known: 0 }
  rows.slice(0, 40).forEach((row, at) => {
    const filled = row.filter((cell) => cell.trim() !== '').length
    if (filled * 2 < Math.min(width, row.length) || row.some(isData)) return
    const known = knownWords(row)
    if (known > best.known) best = { at, known }
  })
  if (best.at < 0) {
    const first = rows.findIndex(
      (row) => row.filter((cell) => cell.trim() !== '').length * 2 >= width && row.length * 2 > width,
    )
    const row = rows[first]
    // Nothing known in it: a header if it holds no value of any kind and the rows below do.
    const header =
      row !== undefined &&
      width > 1 &&
      !row.some(isData) &&
      rows.slice(first + 1, first + 20).some((below) => below.some(isData))
    best = { at: header ? first : -1, known: 0 }
  }
  const header = best.at < 0 ? [] : rows[best.at]!
  const below = rows.slice(best.at + 1)
  const usual = usualWidth(below)
  const across = Math.max(usual.share > 0.6 || header.length === 0 ? usual.width : 0, header.length)
  // R writes row names without a header: every header stands one column too far left.
  const shifted =
    best.at >= 0 &&
    across === header.length + 1 &&
    below.length > 1 &&
    below.every((row, i) => row.length < 2 || row[0] === String(i + 1))
  const named = shifted ? ['', ...header] : header
  return { at: best.at, headers: Array.from({ length: across }, (_, i) => named[i]?.trim() || `column ${i + 1}`) }
}

/** Whether a cell is a value rather than a word of a header. */
function isData(cell: string): boolean {
  const text = cell.trim()
  if (isBlank(text)) return false
  return (
    isNumeric(text) ||
    isDate(text) ||
    (address(text) !== null && profile(text, null) !== null) ||
    /^@\w/.test(text) ||
    /^\S+@\S+\.\w+$/.test(text)
  )
}

/** Words for columns without a header, from their values, so that they can be guessed like any others. */
export function namesFromValues(headers: string[], rows: readonly string[][]): string[] {
  const taken = new Set<string>()
  return headers.map((header, i) => {
    const values = rows.map((row) => (row[i] ?? '').trim()).filter((value) => !isBlank(value))
    const most = (holds: (value: string) => boolean) =>
      values.length > 0 && values.filter(holds).length / values.length > 0.8
    const name = most((value) => /^@\w/.test(value))
      ? 'handle'
      : most((value) => address(value) !== null && profile(value, null) !== null)
        ? 'profile url'
        : most((value) => /^\S+@\S+\.\w+$/.test(value))
          ? 'email'
          : most((value) => /^@?[\w.-]+$/.test(value) && !isNumeric(value)) && !taken.has('handle')
            ? 'handle'
            : null
    if (name === null || taken.has(name)) return header
    taken.add(name)
    return name
  })
}
