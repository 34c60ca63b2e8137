/**
 * In which encoding is this text? By its mark (BOM), by the zeros of UTF-16, by being valid UTF-8; only then by
 * guessing (chardet), where western text counts as Windows-1252, its usual name when it is not UTF-8.
 * The guess looks at the first megabyte: a user may say otherwise.
 */
import { StringDecoder } from 'node:string_decoder'
import chardet from 'chardet'
import iconv from 'iconv-lite'
import { Unreadable } from './unreadable.ts'

export type Decoder = { write(bytes: Buffer): string; end(): string }

/** The encoding of a file that starts with `head`. `broken`: UTF-8, but some bytes are not. */
export function encodingOf(head: Buffer): { encoding: string; broken: boolean } {
  const sure = (encoding: string) => ({ encoding, broken: false })
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return sure('utf-8')
  if (head[0] === 0xff && head[1] === 0xfe) return sure('utf-16le')
  if (head[0] === 0xfe && head[1] === 0xff) return sure('utf-16be')
  const zeros = [0, 0]
  const looked = Math.min(head.length, 1 << 16)
  for (let at = 0; at < looked; at++) if (head[at] === 0) zeros[at & 1]!++
  if (zeros[1]! > looked * 0.2 && zeros[0]! < zeros[1]! / 10) return sure('utf-16le')
  if (zeros[0]! > looked * 0.2 && zeros[1]! < zeros[0]! / 10) return sure('utf-16be')
  const text = new StringDecoder('utf8').write(head)
  const broken = text.split('\uFFFD').length - 1
  if (broken === 0) return sure('utf-8')
  // A comment cut in the middle of an emoji does not make a file Windows-1252: count what did decode.
  const decoded = text.match(/[^\0-\x7F\uFFFD]/gu)?.length ?? 0
  if (broken * 20 < decoded) return { encoding: 'utf-8', broken: true }
  return sure(guessed(head))
}

function guessed(head: Buffer): string {
  const guesses = chardet.analyse(head)
  const best = guesses.find((guess) => iconv.encodingExists(guess.name) && !/^utf/i.test(guess.name))
  const western = guesses.find((guess) => /8859-1$|1252/.test(guess.name))
  if (!best || best.confidence < 40 || (western && western.confidence >= best.confidence - 20)) return 'windows-1252'
  return best.name.endsWith('8859-1') ? 'windows-1252' : best.name.toLowerCase()
}

/** Bytes to text, whatever the pieces; the mark at the start is taken off. Throws Unreadable for an unknown name. */
export function decoderOf(encoding: string): Decoder {
  if (!iconv.encodingExists(encoding))
    throw new Unreadable(`There is no encoding "${encoding}". Use utf-8, utf-16le, utf-16be or windows-1252.`)
  const decoder: { write(bytes: Buffer): string; end(): string | undefined } = /^utf-?8$/i.test(encoding)
    ? new StringDecoder('utf8')
    : iconv.getDecoder(encoding, { stripBOM: false })
  let first = true
  let held = ''
  const clean = (more: string, last: boolean) => {
    let text = held + more
    held = ''
    if (first && text !== '') {
      first = false
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1)
    }
    // UTF-16 may be cut in the middle of a character that takes two, and may hold half a one.
    if (!text.isWellFormed()) {
      const code = text.charCodeAt(text.length - 1)
      if (!last && code >= 0xd800 && code < 0xdc00) {
        held = text.slice(-1)
        text = text.slice(0, -1)
      }
      text = text.toWellFormed()
    }
    // A zero character cannot be stored by PostgreSQL.
    return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text
  }
  return { write: (bytes) => clean(decoder.write(bytes), false), end: () => clean(decoder.end() ?? '', true) }
}
