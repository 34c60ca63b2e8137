/** Unpacks a WOFF file into the font that is in it, natively: the unpacking in the PDF's own library takes as long as all of the rest. */
import { inflateSync } from 'node:zlib'

const HEAD = 44
const ENTRY = 20

/** W3C, WOFF File Format 1.0, sections 3 to 5. */
export function unpacked(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF file')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, at) => {
    const [entry, field] = [HEAD + at * ENTRY, (n: number) => woff.readUInt32BE(HEAD + at * ENTRY + n)]
    const [offset, packed, whole] = [field(4), field(8), field(12)]
    const bytes = woff.subarray(offset, offset + packed)
    return { tag: woff.subarray(entry, entry + 4), sum: field(16), bytes: packed < whole ? inflateSync(bytes) : bytes }
  })
  const largest = 2 ** Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + 16 * count)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(16 * largest, 6)
  head.writeUInt16BE(Math.log2(largest), 8)
  head.writeUInt16BE(16 * (count - largest), 10)
  const pieces: Buffer[] = [head]
  let at = head.length
  tables.forEach(({ tag, sum, bytes }, place) => {
    const entry = 12 + 16 * place
    tag.copy(head, entry)
    head.writeUInt32BE(sum, entry + 4)
    head.writeUInt32BE(at, entry + 8)
    head.writeUInt32BE(bytes.length, entry + 12)
    const padding = Buffer.alloc(-bytes.length & 3)
    pieces.push(bytes, padding)
    at += bytes.length + padding.length
  })
  return Buffer.concat(pieces)
}
