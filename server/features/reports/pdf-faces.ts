/**
 * The house's letters on paper: Newsreader for what is said, Inter for the rest, each of several files that share the alphabets out among
 * them. Files are opened when a letter of theirs is needed, and only letters that are used end up in the document.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { unpacked } from './pdf-woff.ts'

export type Face = 'serif' | 'sans' | 'strong'

const require = createRequire(import.meta.url)
const folderOf = {
  inter: dirname(require.resolve('@fontsource/inter/package.json')),
  newsreader: dirname(require.resolve('@fontsource/newsreader/package.json')),
}
const file = (family: keyof typeof folderOf, part: string, weight: number) =>
  join(folderOf[family], 'files', `${family}-${part}-${weight}-normal.woff`)

const INTER = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese']
const inter = (weight: number) => INTER.map((part) => file('inter', part, weight))
const FILES: Record<Face, readonly string[]> = {
  // Newsreader writes no Greek and no Cyrillic.
  serif: [...['latin', 'latin-ext', 'vietnamese'].map((part) => file('newsreader', part, 500)), ...inter(500).slice(2)], // prettier-ignore
  sans: inter(400),
  strong: inter(600),
}

type Opened = { font: { hasGlyphForCodePoint(code: number): boolean } }
type Document = {
  font(source: string | Buffer): unknown
  registerFont(name: string, source: Buffer): unknown
}
export type Run = { readonly font: string; readonly text: string }
export type Faces = { runs(text: string, face: Face): Run[]; writes(text: string): boolean }

export function facesFor(document: PDFKit.PDFDocument): Faces {
  const registered = new Set<string>()
  const glyphs = new Map<string, Map<number, boolean>>()
  const has = (path: string, code: number): boolean => {
    if (!registered.has(path)) {
      ;(document as Document).registerFont(path, unpacked(readFileSync(path)))
      registered.add(path)
      glyphs.set(path, new Map())
    }
    const known = glyphs.get(path)!
    if (!known.has(code)) {
      document.font(path)
      // What pdfkit has opened; its types do not tell of it.
      const { font } = (document as unknown as { _font: Opened })['_font']
      known.set(code, font.hasGlyphForCodePoint(code))
    }
    return known.get(code)!
  }
  const fileOf = (face: Face, code: number) => FILES[face].find((path) => has(path, code))

  return {
    writes: (text) => [...text].every((sign) => fileOf('sans', sign.codePointAt(0)!) !== undefined),
    runs(text, face) {
      const found: { font: string; text: string }[] = []
      for (const sign of text) {
        const last = found.at(-1)
        // A space is the same in all: it does not cut a word of one alphabet from the next.
        const font = sign === ' ' && last ? last.font : (fileOf(face, sign.codePointAt(0)!) ?? FILES[face][0]!)
        if (last?.font === font) last.text += sign
        else found.push({ font, text: sign })
      }
      return found
    },
  }
}
