/** A table on paper: columns as wide as their figures, long words broken, and the head again on every page. */
import { LINE, QUIET } from './pdf-ink.ts'
import type { Ink, Letters } from './pdf-ink.ts'
import type { Table } from './report-sheet.ts'

/** `room`: moves to the next page where the height does not fit any more, and says where to go on. */
export type Flow = { readonly x: number; readonly width: number; readonly scale: number; y(): number; down(by: number): void; fits(height: number): boolean; turn(): void } // prettier-ignore

const GAP = 9
const WIDEST = 92

export function drawTable(ink: Ink, { head, rows }: Table, flow: Flow) {
  const { scale } = flow
  const body: Letters = { face: 'sans', size: 7.8 * scale, leading: 1.35, figures: true }
  const top: Letters = { face: 'sans', size: 7.2 * scale, leading: 1.3, color: QUIET }
  const widths = widthsOf(ink, head, rows, flow.width, scale, body, top)
  const left = widths.map((_, at) => flow.x + widths.slice(0, at).reduce((all, one) => all + one + GAP * scale, 0))
  const tall = (cells: readonly string[], letters: Letters) => Math.max(...cells.map((cell, at) => ink.tall(cell, letters, widths[at]!))) + 4 * scale // prettier-ignore
  const row = (cells: readonly string[], letters: Letters) => {
    const height = tall(cells, letters)
    cells.forEach((cell, at) => ink.write(cell, left[at]!, flow.y() + 2 * scale, letters, widths[at]!, head[at]!.figures)) // prettier-ignore
    flow.down(height)
    ink.document.lineWidth(0.4).strokeColor(LINE).moveTo(flow.x, flow.y()).lineTo(flow.x + flow.width, flow.y()).stroke() // prettier-ignore
  }
  const names = head.map(({ text }) => text)
  const first = rows[0] ?? []
  if (!flow.fits(tall(names, top) + (first.length ? tall(first, body) : 0))) flow.turn()
  row(names, top)
  for (const cells of rows) {
    if (!flow.fits(tall(cells, body))) {
      flow.turn()
      row(names, top)
    }
    row(cells, body)
  }
}

/** Figures first, as wide as they are within reason; words share what is left, by how much they say. */
function widthsOf(
  ink: Ink,
  head: Table['head'],
  rows: Table['rows'],
  width: number,
  scale: number,
  body: Letters,
  top: Letters,
) {
  const natural = head.map(({ text, figures }, at) => {
    const word = Math.max(...text.split(' ').map((one) => ink.widthOf(one, top)))
    const cells = rows.map((row) => ink.widthOf(row[at] ?? '', body))
    return Math.max(word, Math.min(figures ? WIDEST * scale : width, Math.max(0, ...cells))) + 0.5
  })
  const words = head.flatMap(({ figures }, at) => (figures ? [] : [at]))
  const gaps = GAP * scale * (head.length - 1)
  const left = width - gaps - natural.reduce((all, one, at) => all + (head[at]!.figures ? one : 0), 0)
  // One long name does not take the place of all others.
  const wish = words.map((at) => Math.min(natural[at]!, 140 * scale))
  const all = wish.reduce((a, b) => a + b, 0)
  words.forEach((at, place) => (natural[at] = words.length === 1 ? left : (left * wish[place]!) / all))
  return natural
}
