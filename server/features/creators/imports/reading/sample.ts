/** The beginning of a file as text: enough to guess from, little enough to hold. */
import { encodingOf, decoderOf } from './encoding.ts'
import { type Progress, type Source, bytesOf } from './source.ts'
import { refuseBinary, refusePage, Unreadable } from './unreadable.ts'

export const FIRST = 1 << 20
/** One line or record may be 8 MB long; a sample that must hold one whole is a little longer. */
export const LAST = 9 << 20

export type Sample = { text: string; whole: boolean; encoding: string; compressed: boolean; broken: boolean }

/** Reads up to `most` bytes. Throws Unreadable for what is empty or no text. */
export async function sampleOf(source: Source, encoding: string | undefined, most: number): Promise<Sample> {
  const progress: Progress = { bytes: 0, compressed: false }
  const pieces: Buffer[] = []
  let length = 0
  let whole = true
  for await (const piece of bytesOf(source, progress)) {
    pieces.push(piece)
    length += piece.length
    if (length < most) continue
    whole = false
    break
  }
  const bytes = Buffer.concat(pieces)
  if (length === 0)
    throw new Unreadable(`${source.name} is empty. Wanted: a header line and a row for each creator, post or comment.`)
  const found = encoding === undefined ? encodingOf(bytes) : { encoding, broken: false }
  refuseBinary(source.name, bytes.subarray(0, 1 << 16), /^utf-?(16|32)/i.test(found.encoding))
  const decoder = decoderOf(found.encoding)
  const text = decoder.write(bytes) + (whole ? decoder.end() : '')
  if (text.trim() === '')
    throw new Unreadable(`${source.name} is empty: it has only blank lines. Wanted: a header line and rows.`)
  refusePage(source.name, text)
  return { text, whole, compressed: progress.compressed, ...found }
}
