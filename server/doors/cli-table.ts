/** An answer for reading at a terminal: lists as tables, the rest as `name  value`. `--json` is for programs. */

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'number') return Number.isInteger(value) ? value.toLocaleString('en') : value.toPrecision(3)
  if (Array.isArray(value))
    return value.every((one) => typeof one !== 'object') ? value.map(cell).join(', ') : `${value.length} entries`
  if (typeof value === 'object') return Object.values(value).map(cell).join(' / ')
  return String(value)
}

const wide = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

/** Prose is read to its end. */
const WIDTHS: Record<string, number> = { why: 90, sentence: 400 }

/** Sentences are long, and ids nobody reads. */
const LAST = ['sentence', 'id']

/** Rows under their names. */
export function table(rows: readonly object[]): string {
  const first = rows[0]
  if (!first) return 'Nothing.\n'
  const names = Object.keys(first).filter(
    (name) =>
      !/^(creatorId|url|preview|columns)$/.test(name) &&
      // A sentence says it all: beside it only what it is about.
      (!('sentence' in first) ||
        /^(label|state|value|interval|sentence)$/.test(name) ||
        (name === 'concern' && rows.some((row) => 'concern' in row && row.concern === true))),
  )
  names.sort((a, b) => Number(LAST.includes(a)) - Number(LAST.includes(b)))
  const lines = [
    names,
    ...rows.map((row) => names.map((name) => wide(cell((row as Record<string, unknown>)[name]), WIDTHS[name] ?? 40))),
  ]
  const widths = names.map((_, at) => Math.max(...lines.map((line) => line[at]!.length)))
  return (
    lines
      .map((line) =>
        line
          .map((text, at) => text.padEnd(widths[at]!))
          .join('  ')
          .trimEnd(),
      )
      .join('\n') + '\n'
  )
}

export function readable(answer: unknown): string {
  const entries = Object.entries(answer as object)
  return entries
    .map(([name, value]) => {
      if (Array.isArray(value) && typeof value[0] === 'object')
        return `${entries.length > 1 ? `\n${name}\n` : ''}${table(value)}`
      if (isDeep(value)) return `\n${name}\n${readable(value)}`
      return `${name.padEnd(16)}${cell(value)}\n`
    })
    .join('')
}

/** Holds lists or objects of its own, which one line cannot. */
const isDeep = (value: unknown): value is object =>
  value !== null &&
  typeof value === 'object' &&
  !Array.isArray(value) &&
  Object.values(value).some((one) => one !== null && typeof one === 'object')
