/** How is the text of a file laid out: a table, JSON, or a paste of handles; and what are its first rows? */
import { mayHoldAnswers, REPLY_TO, unfolded } from './answers.ts'
import { delimiterOf, grid, knownWords } from './delimiter.ts'
import { headerRow, namesFromValues } from './header-row.ts'
import type { Format, Layout, Told } from './inspection.ts'
import { Elements, cellsAt, isLines, parsed, pathsOf, placeOf } from './json.ts'
import { profile } from './profiles.ts'
import type { Sample } from './sample.ts'
import type { Source } from './source.ts'
import type { Table } from './table.ts'
import { Unreadable } from './unreadable.ts'

export type Laid = {
  format: Format
  delimiter?: string
  layout: Layout
  table: Table
  /** The same with the answers that stand inside comments as rows of their own; absent where there is no place for any. */
  unfolded?: () => Laid
  /** Whether there are some in these rows. */
  answered: boolean
}

/** The layout of a sample, or null when the sample does not hold one whole row. Throws Unreadable when there is none. */
export function layoutOf(sample: Sample, source: Source, told: Partial<Told>): Laid | null {
  if (told.delimiter === undefined && /^\s*(\{\s*["}]|\[\s*[[{"\]\d-])/.test(sample.text)) return json(sample, source)
  if (source.pasted || source.name === 'what was pasted') {
    const { text } = sample
    const { rows } = grid(text, delimiterOf(text, sample.whole), sample.whole, 20)
    if (Math.max(...rows.map(knownWords), 0) === 0) return tokens(text)
  }
  return tabular(sample, source, told)
}

function tabular(sample: Sample, source: Source, told: Partial<Told>): Laid | null {
  const { text, whole } = sample
  const delimiter = told.delimiter ?? delimiterOf(text, whole)
  const { rows, lines } = grid(text, delimiter, whole)
  if (rows.length === 0) return null
  const { at, headers } = headerRow(rows)
  const body = rows.slice(at + 1).filter((row) => row.some((cell) => cell.trim() !== '') && !repeats(row, headers))
  if (body.length === 0 && whole)
    throw new Unreadable(
      `${source.name} has only headers (${headers.slice(0, 4).join(', ')}…) and no rows. Wanted: a row for each creator, post or comment below them.`,
    )
  if (body.length === 0) return null
  const named = at < 0 ? namesFromValues(headers, body.slice(0, 100)) : headers
  if (at < 0 && headers.length > 1 && named.some((name) => /^column \d+$/.test(name)) && onlyAccounts(body))
    return tokens(text)
  return {
    format: delimiter === '\t' ? 'tsv' : 'csv',
    delimiter,
    layout: { rows: 'table', headerLine: at < 0 ? 0 : lines[at]!, headers: named },
    table: { headers: named, rows: body, typed: false },
    answered: false,
  }
}

/** Whether nearly every cell is a handle with its @ or a profile's address: then the cells are a list, not a table. */
function onlyAccounts(rows: readonly string[][]): boolean {
  const cells = rows.flat().map((cell) => cell.trim())
  return cells.filter((cell) => /^@|\//.test(cell) && profile(cell, null)).length > cells.length * 0.8
}

/** Whether a row says the header again, as lists do that were put together from several. */
export function repeats(row: readonly string[], headers: readonly string[]): boolean {
  if (row[0] !== headers[0] && row[0]?.trim() !== headers[0] && row[0] !== '') return false
  return headers.every(
    (header, i) => (row[i] ?? '').trim() === header || (/^column \d+$/.test(header) && !row[i]?.trim()),
  )
}

function tokens(text: string): Laid {
  const found = tokensOf(text.slice(0, 1 << 16))
  return {
    format: 'paste',
    layout: { rows: 'tokens' },
    table: { headers: ['handle'], rows: found.slice(0, 1000).map((token) => [token]), typed: false },
    answered: false,
  }
}

/** The handles and addresses of a line: commas, semicolons and spaces part them. */
export function tokensOf(line: string): string[] {
  return line.split(/[\s,;]+/).filter((token) => token !== '')
}

function json(sample: Sample, source: Source): Laid | null {
  const { text, whole } = sample
  const values: unknown[] = []
  const take = (element: string) => {
    const value = parsed(element)
    if (value !== undefined && values.length < 1000) values.push(value)
  }
  const lines = isLines(text, whole)
  const place = placeOf(text)
  if (lines) {
    const all = text.split('\n')
    if (!whole) all.pop()
    for (const line of all.slice(0, 1000)) if (line.trim() !== '') take(line)
  } else {
    const cutter = new Elements(place, take)
    for (let at = 0; at < text.length && values.length < 1000; at += 65_536) cutter.push(text.slice(at, at + 65_536))
    if (whole) cutter.push('', true)
  }
  if (values.length === 0) {
    if (!whole) return null
    throw new Unreadable(
      `${source.name} looks like JSON, but no record in it can be read. Wanted: an array of objects, one object, or one object a line.`,
    )
  }
  const laid = (records: unknown[], answers: boolean): Laid => {
    const found = new Set<string>()
    for (const value of records.slice(0, 200)) pathsOf(value, found)
    if (answers) found.add(REPLY_TO)
    const paths = [...found]
    return {
      format: lines ? 'ndjson' : 'json',
      layout: lines ? { rows: 'lines', paths, answers } : { rows: 'elements', ...place, paths, answers },
      table: { headers: paths, rows: records.map(cellsAt(paths)), typed: true },
      answered: false,
    }
  }
  const all = values.flatMap((value) => unfolded(value))
  return {
    ...laid(values, false),
    answered: all.length > values.length,
    // The first that has any may come later in the file.
    ...(values.some(mayHoldAnswers) ? { unfolded: () => laid(all, true) } : {}),
  }
}
