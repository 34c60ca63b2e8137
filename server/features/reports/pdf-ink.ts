/** Words on paper: broken into lines by their true width, whatever alphabets are mixed in them, and written where they belong. */
import type { Face, Faces, Run } from './pdf-faces.ts'

/** web/theme.css by day; paper is white, so that it prints. */
export const INK = '#1c1a16'
export const QUIET = '#625d53'
export const LINE = '#e2dcd0'
export const EDGE = '#8a8375'
export const POOL = '#ece7dc'
export const ACCENT = '#e14d28'
export const ACCENT_INK = '#b63613'

/** `figures`: numerals of one width, for columns. */
export type Letters = { readonly face: Face; readonly size: number; readonly color?: string; readonly leading?: number; readonly figures?: boolean } // prettier-ignore
type Line = { readonly runs: readonly (Run & { width: number })[]; readonly width: number }
export type Ink = ReturnType<typeof inkOf>

/** As on the page: l is not I. Numerals of one width would set hyphens apart in prose. */
const PROSE = ['kern', 'ss03', 'cv05'] as unknown as PDFKit.Mixins.OpenTypeFeatures[]
const COLUMNS = ['tnum', ...PROSE] as unknown as PDFKit.Mixins.OpenTypeFeatures[]
const featuresOf = ({ figures }: Letters) => (figures ? COLUMNS : PROSE)
/** Widths are kept for this size, and grow with it. */
const KEPT = 100

export function inkOf(document: PDFKit.PDFDocument, faces: Faces) {
  const kept = new Map<string, number>()
  const widthOf = ({ font, text }: Run, letters: Letters): number => {
    const key = `${font}\n${letters.figures ? 1 : 0}${text}`
    let width = kept.get(key)
    if (width === undefined) {
      document.font(font).fontSize(KEPT)
      kept.set(key, (width = document.widthOfString(text, { features: featuresOf(letters) })))
    }
    return (width * letters.size) / KEPT
  }
  const measured = (text: string, letters: Letters): Line => {
    const runs = faces.runs(text, letters.face).map((run) => ({ ...run, width: widthOf(run, letters) }))
    return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) }
  }
  const heightOf = ({ size, leading = 1.4 }: Letters) => size * leading

  /** A word that is wider than the line is broken where it must be. */
  const pieces = (word: string, letters: Letters, width: number): string[] => {
    if (measured(word, letters).width <= width) return [word]
    const found: string[] = []
    let part = ''
    for (const sign of word) {
      if (part !== '' && measured(part + sign, letters).width > width) {
        found.push(part)
        part = ''
      }
      part += sign
    }
    return [...found, part]
  }

  const lines = (text: string, letters: Letters, width: number): Line[] => {
    const found: { text: string; width: number }[] = []
    const space = measured(' ', letters).width
    for (const word of text.split(' ').flatMap((one) => pieces(one, letters, width))) {
      const [before, own] = [found.at(-1), measured(word, letters).width]
      if (before && before.width + space + own <= width) {
        before.text += ` ${word}`
        before.width += space + own
      } else found.push({ text: word, width: own })
    }
    return found.map((line) => measured(line.text, letters))
  }

  /** On one line; what does not fit ends in dots. */
  const cut = (text: string, letters: Letters, width: number): string => {
    if (measured(text, letters).width <= width) return text
    const signs = [...text]
    let [fits, not] = [0, signs.length]
    while (not - fits > 1) {
      const middle = (fits + not) >> 1
      if (measured(`${signs.slice(0, middle).join('').trimEnd()}…`, letters).width <= width) fits = middle
      else not = middle
    }
    return `${signs.slice(0, fits).join('').trimEnd()}…`
  }

  const put = (line: Line, x: number, y: number, letters: Letters) => {
    let at = x
    const base = y + heightOf(letters) / 2 + letters.size * 0.36
    for (const { font, text, width } of line.runs) {
      document
        .font(font)
        .fontSize(letters.size)
        .fillColor(letters.color ?? INK)
      document.text(text, at, base, { lineBreak: false, baseline: 'alphabetic', features: featuresOf(letters) })
      at += width
    }
  }

  return {
    document,
    heightOf,
    lines,
    widthOf: (text: string, letters: Letters) => measured(text, letters).width,
    /** Height of a text within a width. */
    tall: (text: string, letters: Letters, width: number) => lines(text, letters, width).length * heightOf(letters),
    /** The narrowest width that takes no more lines: no line is left with one word. */
    balanced(text: string, letters: Letters, width: number): number {
      const most = lines(text, letters, width).length
      let [low, high] = [width / 2, width]
      while (high - low > 2) {
        const middle = (low + high) / 2
        if (lines(text, letters, middle).length > most) low = middle
        else high = middle
      }
      return high
    },
    /** Writes line after line from the top, and says how high they are together. */
    write(text: string, x: number, y: number, letters: Letters, width: number, right = false): number {
      const found = lines(text, letters, width)
      found.forEach((line, at) => put(line, right ? x + width - line.width : x, y + at * heightOf(letters), letters))
      return found.length * heightOf(letters)
    },
    /** One line, cut; its middle, its left or its right end at x. */
    label(
      text: string,
      x: number,
      y: number,
      letters: Letters,
      width: number,
      end: 'left' | 'middle' | 'right' = 'left',
    ) {
      const line = measured(cut(text, letters, width), letters)
      put(line, end === 'left' ? x : end === 'right' ? x - line.width : x - line.width / 2, y, letters)
    },
  }
}
