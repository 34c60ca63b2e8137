/** Reads the words of a PDF of ours back, as a program that searches or reads aloud does: for tests that nothing is drawn as mere ink. */
import { inflateSync } from 'node:zlib'

export type Read = {
  /** The words of each page, lines joined by spaces. */
  readonly pages: readonly string[]
  /** Where each run of letters stands, in points from the upper left corner; `y` of its foot. */
  readonly placed: readonly (Run & { readonly page: number })[]
}

type Run = { readonly x: number; readonly right: number; readonly y: number; readonly text: string }
type Letters = { readonly text: readonly string[]; readonly widths: readonly number[] }

const HEIGHT = 841.89

export function readPdf(bytes: Uint8Array): Read {
  const file = Buffer.from(bytes).toString('latin1')
  const objects = new Map([...file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [id!, body!]))
  const streamOf = (id: string): string => {
    const [head, ...rest] = (objects.get(id) ?? '').split('\nstream\n')
    const raw = Buffer.from(rest.join('\nstream\n').replace(/\nendstream$/, ''), 'latin1')
    return head!.includes('FlateDecode') ? inflateSync(raw).toString('latin1') : raw.toString('latin1')
  }
  const letters = new Map<string, Letters>()
  for (const [, name, id] of file.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const font = objects.get(id!) ?? ''
    const unicode = /\/ToUnicode (\d+) 0 R/.exec(font)?.[1]
    const own = /\/DescendantFonts \[(\d+) 0 R/.exec(font)?.[1]
    const widths = /\/W \[0 \[([^\]]*)\]/.exec(objects.get(own ?? '') ?? '')?.[1] ?? ''
    if (unicode) letters.set(name!, { text: lettersIn(streamOf(unicode)), widths: widths.split(/\s+/).map(Number) })
  }
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/.test(body))
  const placed = pages.flatMap((page, at) =>
    runsIn(streamOf(/\/Contents (\d+) 0 R/.exec(page)![1]!), letters).map((run) => ({ ...run, page: at })),
  )
  return { pages: pages.map((_, at) => joined(placed.filter(({ page }) => page === at))), placed }
}

/** By glyph, in the order in which a font of ours has them. */
function lettersIn(map: string): string[] {
  const found: string[] = []
  for (const [, first, list] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
    [...list!.matchAll(/<([0-9a-f]*)>/g)].forEach(([, hex], at) => {
      found[Number.parseInt(first!, 16) + at] = Buffer.from(hex!, 'hex').swap16().toString('utf16le')
    })
  return found
}

function runsIn(content: string, letters: ReadonlyMap<string, Letters>): Run[] {
  let [font, size, x, y] = ['', 0, 0, 0]
  const found: Run[] = []
  for (const [, left, down, name, large, shown] of content.matchAll(
    /1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm|\/(F\d+) ([\d.]+) Tf|\[([^\]]*)\] TJ/g,
  )) {
    if (left !== undefined) [x, y] = [Number(left), HEIGHT - Number(down)]
    else if (name !== undefined) [font, size] = [name, Number(large)]
    else {
      const { text, widths } = letters.get(font)!
      const codes = [...shown!.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex]) => hex!.match(/.{4}/g) ?? []).map((hex) => Number.parseInt(hex, 16)) // prettier-ignore
      const kerned = shown!.replaceAll(/<[^>]*>/g, ' ').split(/\s+/).reduce((sum, one) => sum + Number(one), 0) // prettier-ignore
      const wide = codes.reduce((sum, code) => sum + (widths[code] ?? 0), 0) - kerned
      found.push({ x, right: x + (wide * size) / 1000, y, text: codes.map((code) => text[code] ?? '□').join('') })
    }
  }
  return found
}

/** Runs on one line in different letters belong together. */
function joined(runs: readonly { y: number; text: string }[]): string {
  return runs
    .map(({ y, text }, at) => (at > 0 && Math.abs(runs[at - 1]!.y - y) < 0.01 ? text : ` ${text}`))
    .join('')
    .trim()
}
