/** A report for reading at a terminal: the same words and numbers, pictures as the numbers in them. */
import type { Block, Report } from './report-sheet.ts'

export function textOf({ title, about, figures, sections, made }: Report): string {
  const wide = Math.max(0, ...figures.map(({ label }) => label.length))
  return [
    title,
    about,
    '',
    ...figures.map(({ label, value, note }) => `${label.padEnd(wide)}  ${value} (${note})`),
    ...sections.flatMap(({ heading, blocks }) => ['', heading, ...blocks.flatMap(blockText)]),
    '',
    `As of ${made.slice(0, 10)}.`,
    '',
  ].join('\n')
}

const DAY = 86_400_000

function blockText(block: Block): string[] {
  if (block.is === 'words') return [`  ${block.text}`]
  if (block.is === 'list') return block.items.map((item) => `  - ${item}`)
  if (block.is === 'table')
    return [`  ${block.caption}`, ...columns([block.head.map(({ text }) => text), ...block.rows])]
  if (block.is === 'dots')
    return [`  ${block.title} (${block.unit})`, ...columns(block.dots.map(({ name, said, note }) => [name, said, note])), ...(block.more ? [`  ${block.more}`] : [])] // prettier-ignore
  return [
    `  ${block.title} (${block.unit})`,
    ...block.lines.flatMap(({ name, points }) => {
      const last = points.at(-1)
      return last ? [`    ${name}: ${Math.round(last[1]).toLocaleString('en')} on ${new Date(last[0] * DAY).toISOString().slice(0, 10)}`] : [] // prettier-ignore
    }),
  ]
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  return rows.map((row) => `    ${row.map((cell, at) => cell.padEnd(widths[at]!)).join('  ').trimEnd()}`) // prettier-ignore
}
