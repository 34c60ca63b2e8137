/**
 * What paper can write of a report. A name in letters that the font lacks is given by its handle, where that can be written, and the sheet
 * says so; pictures among letters are left out, and other words that cannot be written are told to be missing, never drawn as boxes.
 */
import type { Report } from './report-sheet.ts'

const MISSING = '(not in the font)'
/** Emoji, what joins and colours them, and signs that are not seen. */
const UNWRITTEN =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Cf}\p{Cc}\p{Co}\p{Cs}\u{FE00}-\u{FE0F}\u{20E3}]/gu

export function readable(report: Report, writes: (text: string) => boolean): { report: Report; replaced: boolean } {
  const plain = (text: string) => {
    const seen = text.normalize('NFC').replaceAll(/\s+/g, ' ').replaceAll(UNWRITTEN, '').replaceAll(/ {2,}/g, ' ').trim() // prettier-ignore
    return [...seen].map((sign) => (writes(sign) ? sign : withoutMarks(sign))).join('')
  }
  const withoutMarks = (sign: string) => {
    const bare = sign.normalize('NFKD').replaceAll(/\p{M}/gu, '')
    return bare !== '' && writes(bare) ? bare : sign
  }
  const legible = (text: string) => text !== '' && writes(text)
  const instead = report.people
    .filter(({ name }) => !legible(plain(name)))
    .map(({ name, handle }) => ({ name, by: legible(plain(handle)) ? `@${plain(handle)}` : '(name not in the font)' }))
    // A longer name first: it may contain a shorter one.
    .toSorted((a, b) => b.name.length - a.name.length)
  const written = (text: string): string => {
    const named = instead.reduce((now, { name, by }) => (name === '' ? now : now.replaceAll(name, by)), text)
    return plain(named).replaceAll(/\S+/g, (word) => (writes(word) ? word : MISSING)).replaceAll(`${MISSING} ${MISSING}`, MISSING) // prettier-ignore
  }
  return { report: everyText(report, written) as Report, replaced: instead.length > 0 }
}

function everyText(value: unknown, written: (text: string) => string): unknown {
  if (typeof value === 'string') return written(value)
  if (Array.isArray(value)) return value.map((one) => everyText(one, written))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, everyText(one, written)]))
}
