/**
 * Where do the bytes come from, and how many have been read? A source is opened once to be inspected and once to be
 * read; gzip is seen by its first bytes, not by its name. Never holds more than a piece of the file.
 */
import { Readable, pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { explained } from './unreadable.ts'

/** `size`: bytes as stored, where known. `open` is called more than once and gives the bytes from the start. */
export type Source = { name: string; size?: number; open(): Readable; pasted?: boolean }

/** Text from a box: handles and profile URLs, one a line or with commas or spaces between; or cells of a sheet. */
export function pasted(text: string): Source {
  const bytes = Buffer.from(text, 'utf8')
  return { name: 'what was pasted', size: bytes.length, pasted: true, open: () => Readable.from([bytes]) }
}

/** Bytes read so far of the file as stored. */
export type Progress = { bytes: number; compressed: boolean }

const PIECE = 1 << 18

/** The bytes of a source, decompressed, in pieces of at most 256 kB. */
export async function* bytesOf(source: Source, progress: Progress): AsyncGenerator<Buffer> {
  let raw: Readable | undefined
  try {
    raw = source.open()
    const chunks: AsyncIterator<unknown> = raw[Symbol.asyncIterator]()
    const next = async () => {
      const { done, value } = await chunks.next()
      if (done) return null
      const chunk = asBuffer(value)
      progress.bytes += chunk.length
      return chunk
    }
    let head: Buffer | null = await next()
    while (head !== null && head.length < 2) {
      const more: Buffer | null = await next()
      if (more === null) break
      head = Buffer.concat([head, more])
    }
    if (head === null) return
    const all = async function* () {
      yield head
      for (let chunk = await next(); chunk !== null; chunk = await next()) yield chunk
    }
    progress.compressed = head[0] === 0x1f && head[1] === 0x8b
    const stream = progress.compressed ? pipeline(all(), createGunzip({ chunkSize: PIECE }), () => {}) : all()
    for await (const chunk of stream as AsyncIterable<Buffer>)
      for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE)
  } catch (error) {
    throw explained(source.name, error)
  } finally {
    raw?.destroy()
  }
}

function asBuffer(chunk: unknown): Buffer {
  if (Buffer.isBuffer(chunk)) return chunk
  return chunk instanceof Uint8Array
    ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    : Buffer.from(String(chunk), 'utf8')
}
