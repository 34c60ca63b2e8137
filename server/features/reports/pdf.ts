/**
 * A report on paper: A4, real text in the house's letters, the same words and numbers as the page. One sheet for the boss and for an
 * experiment, made smaller until it holds everything; as many as it takes for a campaign, numbered. The same report gives the same bytes.
 */
import Paper from 'pdfkit'
import { facesFor } from './pdf-faces.ts'
import { INK, LINE, QUIET, inkOf } from './pdf-ink.ts'
import type { Ink, Letters } from './pdf-ink.ts'
import { courseHeight, dotsHeight, drawCourse, drawDots } from './pdf-pictures.ts'
import { readable } from './pdf-readable.ts'
import { drawTable } from './pdf-table.ts'
import type { Flow } from './pdf-table.ts'
import type { Block, Report } from './report-sheet.ts'
import { day } from './report-words.ts'

const A4 = { width: 595.28, height: 841.89 }
const SIDE = 48
const TOP = 44
const FOOT = 46
const SCALES = [1, 0.95, 0.9, 0.86, 0.82, 0.78, 0.74]

export async function pdfOf(report: Report): Promise<Buffer> {
  const scales = report.kind === 'campaign' ? [1] : SCALES
  for (const scale of scales) {
    const { document, pages } = drawn(report, scale)
    if (pages === 1 || scale === scales.at(-1)) return finished(document)
  }
  throw new Error('no scale to draw at')
}

async function finished(document: PDFKit.PDFDocument): Promise<Buffer> {
  const pieces: Buffer[] = []
  document.on('data', (piece: Buffer) => pieces.push(piece))
  const done = new Promise((resolve) => document.once('end', resolve))
  document.end()
  await done
  return Buffer.concat(pieces)
}

function drawn(given: Report, scale: number) {
  const document = new Paper({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: 'en',
    displayTitle: true,
    pdfVersion: '1.7',
    font: null as unknown as string,
    info: {
      Title: given.title,
      Author: given.about.split(' · ')[0] ?? '',
      Subject: given.about,
      Creator: 'Rapport',
      Producer: 'Rapport',
      CreationDate: new Date(given.made),
      ModDate: new Date(given.made),
    },
  })
  const faces = facesFor(document)
  const { report, replaced } = readable(given, faces.writes)
  const ink = inkOf(document, faces)
  const flow = flowOn(document, scale)
  headOf(ink, report, flow)
  for (const { heading, blocks } of report.sections) {
    const letters: Letters = { face: 'serif', size: 13.5 * scale, leading: 1.2 }
    const tall = ink.tall(heading, letters, flow.width)
    const next = togetherOf(ink, blocks, flow)
    if (!flow.fits(14 * scale + tall + 5 * scale + next)) flow.turn()
    else flow.down(14 * scale)
    flow.down(ink.write(heading, flow.x, flow.y(), letters, flow.width) + 4 * scale)
    for (const block of blocks) drawBlock(ink, block, flow)
  }
  const { count: pages } = document.bufferedPageRange()
  feet(ink, report, replaced, pages)
  return { document, pages }
}

function flowOn(document: PDFKit.PDFDocument, scale: number): Flow {
  let y = TOP
  return {
    x: SIDE,
    width: A4.width - 2 * SIDE,
    scale,
    y: () => y,
    down: (by) => (y += by),
    fits: (height) => y + height <= A4.height - FOOT,
    turn() {
      document.addPage()
      y = TOP
    },
  }
}

function headOf(ink: Ink, { title, about, figures }: Report, flow: Flow) {
  const { x, width, scale } = flow
  flow.down(ink.write(about, x, flow.y(), { face: 'sans', size: 8.5 * scale, color: QUIET }, width) + 5 * scale)
  // A finding that is long is set smaller, and whole.
  const size = (title.length > 220 ? 15 : title.length > 110 ? 18 : 22) * scale
  const large: Letters = { face: 'serif', size, leading: 1.16 }
  flow.down(ink.write(title, x, flow.y(), large, ink.balanced(title, large, width)) + 11 * scale)
  rule(ink, flow)
  flow.down(8 * scale)
  const each = (width - 16 * scale * (figures.length - 1)) / Math.max(1, figures.length)
  const column = Math.min(each, width / 3)
  const heights = figures.map(({ label, value, note }, at) => {
    const left = x + at * (column + 16 * scale)
    let y = flow.y()
    y += ink.write(label, left, y, { face: 'sans', size: 8 * scale, color: QUIET, leading: 1.3 }, column)
    const large: Letters = { face: 'serif', size: 17 * scale, leading: 1.2 }
    const fits = ink.widthOf(value, large) <= column
    y += ink.write(value, left, y, fits ? large : { ...large, size: 13 * scale }, column) + 1 * scale
    return (
      y + ink.write(note, left, y, { face: 'sans', size: 7.5 * scale, color: QUIET, leading: 1.32 }, column) - flow.y()
    )
  })
  flow.down(Math.max(0, ...heights) + 8 * scale)
  rule(ink, flow)
}

const rule = ({ document }: Ink, { x, width, y }: Flow) =>
  document.lineWidth(0.5).strokeColor(LINE).moveTo(x, y()).lineTo(x + width, y()).stroke() // prettier-ignore

const words = (scale: number, quiet = false): Letters => ({
  face: 'sans',
  size: 9 * scale,
  leading: 1.42,
  color: quiet ? QUIET : INK,
})
const PROSE = 0.94

/** What must stand with its heading on one page: words that lead to a picture stay with it. */
function togetherOf(ink: Ink, blocks: readonly Block[], flow: Flow): number {
  const picture = blocks.findIndex(({ is }) => is === 'dots' || is === 'course')
  const leading = blocks.slice(0, picture < 0 ? 1 : picture + 1)
  const all = leading.reduce((sum, block) => sum + leastOf(ink, block, flow) + 4 * flow.scale, 0)
  return all < A4.height / 2 ? all : blocks[0] ? leastOf(ink, blocks[0], flow) : 0
}

function leastOf(ink: Ink, block: Block, { width, scale }: Flow): number {
  if (block.is === 'dots') return dotsHeight(block, scale) + 28 * scale
  if (block.is === 'course') return courseHeight(block, scale) + 28 * scale
  if (block.is === 'table') return 50 * scale
  return ink.tall(block.is === 'list' ? (block.items[0] ?? '') : block.text, words(scale), width * PROSE)
}

function drawBlock(ink: Ink, block: Block, flow: Flow) {
  const { x, width, scale } = flow
  const need = block.is === 'table' ? 50 * scale : leastOf(ink, block, flow)
  if (block.is === 'dots' || block.is === 'course' || block.is === 'table') {
    if (!flow.fits(need)) flow.turn()
    titleOver(ink, block.is === 'table' ? block.caption : block.title, block.is === 'table' ? '' : block.unit, flow)
  }
  if (block.is === 'words') paragraph(ink, block.text, words(scale, block.quiet), flow)
  else if (block.is === 'list') for (const item of block.items) listItem(ink, item, flow)
  else if (block.is === 'table') drawTable(ink, block, flow)
  else if (block.is === 'course') {
    drawCourse(ink, block, { x, y: flow.y(), width, scale })
    flow.down(courseHeight(block, scale))
  } else {
    drawDots(ink, block, { x, y: flow.y(), width, scale })
    flow.down(dotsHeight(block, scale))
    if (block.more) flow.down(ink.write(block.more, x, flow.y(), { face: 'sans', size: 7.5 * scale, color: QUIET }, width)) // prettier-ignore
  }
  flow.down(4 * scale)
}

function titleOver(ink: Ink, title: string, unit: string, flow: Flow) {
  const { x, width, scale } = flow
  flow.down(ink.write(title, x, flow.y(), { face: 'strong', size: 8.5 * scale, leading: 1.35 }, width))
  if (unit)
    flow.down(ink.write(unit, x, flow.y(), { face: 'sans', size: 7.5 * scale, color: QUIET, leading: 1.3 }, width))
  flow.down(3 * scale)
}

/** Line by line, so that a long one goes on overleaf. */
function paragraph(ink: Ink, text: string, letters: Letters, flow: Flow, indent = 0) {
  const width = flow.width * PROSE - indent
  for (const { runs } of ink.lines(text, letters, width)) {
    if (!flow.fits(ink.heightOf(letters))) flow.turn()
    flow.down(ink.write(runs.map((run) => run.text).join(''), flow.x + indent, flow.y(), letters, width + 2))
  }
}

function listItem(ink: Ink, item: string, flow: Flow) {
  const letters = words(flow.scale)
  if (!flow.fits(ink.heightOf(letters))) flow.turn()
  const middle = flow.y() + ink.heightOf(letters) / 2
  ink.document.circle(flow.x + 3 * flow.scale, middle, 1.2 * flow.scale).fill(QUIET)
  paragraph(ink, item, letters, flow, 11 * flow.scale)
  flow.down(1.5 * flow.scale)
}

function feet(ink: Ink, { made, kind, about }: Report, replaced: boolean, pages: number) {
  const letters: Letters = { face: 'sans', size: 7, color: QUIET, leading: 1.3 }
  const width = A4.width - 2 * SIDE
  for (let page = 0; page < pages; page++) {
    ink.document.switchToPage(page)
    const y = A4.height - 32
    const note = replaced ? ' · Names in letters that this font lacks stand as handles.' : ''
    ink.label(`${about.split(' · ')[0]} · as of ${day(made)} · Rapport${note}`, SIDE, y, letters, width - 70)
    if (pages > 1 || kind === 'campaign') ink.label(`${page + 1} of ${pages}`, A4.width - SIDE, y, letters, 60, 'right')
  }
}
