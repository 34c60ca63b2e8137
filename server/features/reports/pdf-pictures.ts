/** The pictures of a report on paper, in the grammar of the page: dot, interval, hollow, band. */
import { ACCENT, ACCENT_INK, EDGE, INK, LINE, POOL, QUIET } from './pdf-ink.ts'
import type { Ink, Letters } from './pdf-ink.ts'
import { along } from './report-axis.ts'
import type { Course, Dot, Dots } from './report-sheet.ts'

/** Where it may be drawn, and how large letters are there. */
export type Place = { readonly x: number; readonly y: number; readonly width: number; readonly scale: number }

const small = (scale: number): Letters => ({ face: 'sans', size: 8 * scale, leading: 1.3 })
const figures = (scale: number): Letters => ({ ...small(scale), figures: true })
const faint = (scale: number): Letters => ({ face: 'sans', size: 7 * scale, color: QUIET, leading: 1.3, figures: true })

const ROW = 15
export const dotsHeight = ({ dots }: Pick<Dots, 'dots'>, scale: number) => (dots.length * ROW + 13) * scale

export function drawDots(ink: Ink, { axis, dots }: Dots, { x, y, width, scale }: Place) {
  const { document } = ink
  const widest = (texts: readonly string[], letters: Letters, most: number) =>
    Math.min(most, Math.max(0, ...texts.map((text) => ink.widthOf(text, letters)))) + 2
  const names = widest(dots.map(({ name }) => name), small(scale), width * 0.28) // prettier-ignore
  const said = widest(dots.map((one) => one.said), figures(scale), width * 0.36) // prettier-ignore
  const left = x + names + 10 * scale
  const room = width - names - said - 24 * scale
  const at = (value: number) => left + room * along(axis, value)
  const bottom = y + dots.length * ROW * scale
  document.lineWidth(0.5).strokeColor(EDGE).moveTo(at(0), y).lineTo(at(0), bottom).stroke()
  dots.forEach((dot, row) => drawDot(ink, dot, { at, left, room, x, y: y + row * ROW * scale, width, names, said, scale, from: axis.from, to: axis.to })) // prettier-ignore
  const written: number[] = []
  for (const tick of axis.ticks) {
    const half = ink.widthOf(tick.text, faint(scale)) / 2
    if (written.length && at(tick.at) - half < written.at(-1)! + 4) continue
    written.push(at(tick.at) + half)
    ink.label(tick.text, at(tick.at), bottom + 2 * scale, faint(scale), 80 * scale, 'middle')
  }
}

type Row = Place & { at: (value: number) => number; left: number; room: number; names: number; said: number; from: number; to: number } // prettier-ignore

function drawDot(ink: Ink, dot: Dot, { at, left, room, x, y, width, names, said, scale, from, to }: Row) {
  const { document } = ink
  const middle = y + (ROW * scale) / 2
  const top = middle - (8 * 1.3 * scale) / 2
  ink.label(dot.name, x, top, small(scale), names)
  const color = dot.sure ? INK : QUIET
  if (ink.widthOf(dot.said, figures(scale)) <= said)
    ink.label(dot.said, x + width, top, { ...figures(scale), color }, said, 'right') // prettier-ignore
  else {
    // A reason is longer than figures, and is said to its end.
    const letters: Letters = { face: 'sans', size: 6.6 * scale, leading: 1.12, color }
    ink.write(dot.said, x + width - said, middle - ink.tall(dot.said, letters, said) / 2, letters, said, true)
  }
  document.lineWidth(0.4).strokeColor(LINE).moveTo(left, middle).lineTo(left + room, middle).stroke() // prettier-ignore
  const radius = 2.6 * scale
  if (dot.value === null) {
    // Nothing is known: it stands nowhere on the axis.
    document.lineWidth(0.7).dash(1.2, { space: 1.2 }).circle(left + room / 2, middle, radius).fillAndStroke('#ffffff', EDGE).undash() // prettier-ignore
    return
  }
  document.lineWidth(0.9).strokeColor(INK).moveTo(at(dot.low ?? from), middle).lineTo(at(dot.high ?? to), middle).stroke() // prettier-ignore
  if (dot.value < from || dot.value > to) arrow(document, at(dot.value), middle, dot.value > to ? radius : -radius)
  else if (dot.sure) document.circle(at(dot.value), middle, radius).fill(ACCENT)
  else document.lineWidth(0.9).circle(at(dot.value), middle, radius).fillAndStroke('#ffffff', INK)
}

/** It lies beyond the axis: no dot in a place where it is not. */
const arrow = (document: PDFKit.PDFDocument, x: number, y: number, size: number) =>
  document.moveTo(x - size, y - Math.abs(size)).lineTo(x + size, y).lineTo(x - size, y + Math.abs(size)).fill(ACCENT) // prettier-ignore

const COURSE = 118
export const courseHeight = ({ limit }: Pick<Course, 'limit'>, scale: number) => (COURSE + 15 + (limit ? 4 : 0)) * scale
const LINES = {
  seen: { color: ACCENT, text: ACCENT_INK, dash: null },
  without: { color: INK, text: INK, dash: 3 },
  ahead: { color: INK, text: INK, dash: 1 },
} as const

export function drawCourse(ink: Ink, { across, up, lines, band, on, limit }: Course, { x, y, width, scale }: Place) {
  const { document } = ink
  const [left, right] = [x + 34 * scale, x + width - 74 * scale]
  const [top, bottom] = [y + 5 * scale, y + COURSE * scale]
  const h = (day: number) => left + (right - left) * along(across, day)
  const v = (value: number) => bottom - (bottom - top) * along(up, value)
  for (const [from, to] of on) document.rect(h(from - 0.5), top, Math.max(0.7, h(to + 0.5) - h(from - 0.5)), bottom - top).fill(POOL) // prettier-ignore
  if (band.length > 1) {
    document.moveTo(h(band[0]![0]), v(band[0]![2]))
    for (const [day, , high] of band) document.lineTo(h(day), v(high))
    for (const [day, low] of band.toReversed()) document.lineTo(h(day), v(low))
    document.fill(POOL)
  }
  for (const { at, text } of up.ticks) {
    document.lineWidth(0.4).strokeColor(LINE).moveTo(left, v(at)).lineTo(right, v(at)).stroke()
    ink.label(text, left - 5 * scale, v(at) - 4.5 * scale, faint(scale), 32 * scale, 'right')
  }
  across.ticks.forEach(({ at, text }, place) =>
    ink.label(text, h(at), bottom + 3 * scale, faint(scale), 80 * scale, place === 0 ? 'left' : place === across.ticks.length - 1 ? 'right' : 'middle')) // prettier-ignore
  if (limit) {
    document.lineWidth(0.8).strokeColor(EDGE).moveTo(left, v(limit.at)).lineTo(right, v(limit.at)).stroke()
    ink.label(limit.text, left + 3 * scale, v(limit.at) + 1 * scale, faint(scale), 120 * scale)
  }
  for (const { is, points } of lines) {
    if (points.length === 0) continue
    const { color, dash } = LINES[is]
    document
      .lineWidth(is === 'seen' ? 1.2 : 0.9)
      .strokeColor(color)
      .lineJoin('round')
    if (dash) document.dash(dash, { space: 2 })
    document.moveTo(h(points[0]![0]), v(points[0]![1]))
    for (const [day, value] of points.slice(1)) document.lineTo(h(day), v(value))
    document.stroke().undash()
    if (points.length === 1) document.circle(h(points[0]![0]), v(points[0]![1]), 2 * scale).fill(color)
  }
  nameLines(ink, lines, { right, h, v, top, scale })
}

/** A line that ends early has its name there. */
const EARLY = 0.85

/** Names stand at the ends of lines, apart from each other. */
function nameLines(ink: Ink, lines: Course['lines'], { right, h, v, top, scale }: Ends) {
  const gap = 10 * scale
  const ends = lines
    .flatMap(({ is, name, points }) => {
      const last = points.at(-1)
      return last ? [{ is, text: `${Math.round(last[1]).toLocaleString('en')} ${name}`, x: h(last[0]), y: v(last[1]) }] : [] // prettier-ignore
    })
    .toSorted((a, b) => a.y - b.y)
  const letters = (is: keyof typeof LINES): Letters => ({ face: 'sans', size: 7.5 * scale, color: LINES[is].text, leading: 1.2 }) // prettier-ignore
  const early = ends.filter(({ x }) => x < right * EARLY)
  const late = ends.filter(({ x }) => x >= right * EARLY)
  for (const { is, text, x, y } of early)
    ink.label(text, x + 3 * scale, y - 14 * scale, letters(is), 69 * scale, x > 150 * scale ? 'right' : 'left')
  late.forEach((one, at) => (one.y = Math.max(one.y, at ? late[at - 1]!.y + gap : top)))
  for (const { is, text, y } of late) ink.label(text, right + 5 * scale, y - 4.5 * scale, letters(is), 69 * scale)
}

type Ends = { right: number; h: (day: number) => number; v: (value: number) => number; top: number; scale: number }
