/**
 * What parts the cells of a line? The sign that gives the most lines the same number of cells, and a header whose
 * words are known. A first line `sep=;` says it outright.
 */
import { meaningOf } from './headers.ts'
import { Records } from './records.ts'

export type Grid = { rows: string[][]; lines: number[] }

/** The first records of a text. `whole`: the text is all there is; else its last record may be cut and is dropped. */
export function grid(text: string, delimiter: string, whole: boolean, most = 1000): Grid {
  const rows: string[][] = []
  const lines: number[] = []
  const reader = new Records(delimiter, {
    record: (cells, line) => {
      if (rows.length < most) {
        rows.push([...cells])
        lines.push(line)
      }
    },
    broken: () => {},
  })
  for (let at = 0; at < text.length && rows.length < most; at += 65_536) reader.push(text.slice(at, at + 65_536))
  if (whole && rows.length < most) reader.push('', true)
  return { rows, lines }
}

/** How many cells most rows have. Blank rows do not count. */
export function usualWidth(rows: readonly string[][]): { width: number; share: number } {
  const widths = new Map<number, number>()
  let all = 0
  for (const row of rows) {
    if (row.every((cell) => cell.trim() === '')) continue
    all++
    widths.set(row.length, (widths.get(row.length) ?? 0) + 1)
  }
  const [width, count] = [...widths].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0]
  return { width, share: all === 0 ? 0 : count / all }
}

/** How many cells of a row are known words of headers. */
export function knownWords(row: readonly string[]): number {
  return row.filter((cell) => isHeader(cell)).length
}

function isHeader(cell: string): boolean {
  const text = cell.trim()
  if (text === '' || text.length > 60) return false
  return (['creators', 'posts', 'interactions'] as const).some((kind) => meaningOf(text, kind) !== null)
}

export function delimiterOf(text: string, whole: boolean): string {
  const said = /^\s*sep=(.)\r?\n/i.exec(text)
  if (said) return said[1]!
  let best = { delimiter: ',', points: 0 }
  for (const delimiter of [',', ';', '\t', '|']) {
    if (!text.includes(delimiter)) continue
    const { rows } = grid(text.slice(0, 1 << 18), delimiter, whole && text.length <= 1 << 18, 200)
    const { width, share } = usualWidth(rows)
    if (width < 2) continue
    const known = Math.max(0, ...rows.slice(0, 20).map(knownWords))
    const points = share * (1 + Math.log2(width)) + known * 2
    if (points > best.points) best = { delimiter, points }
  }
  return best.delimiter
}
