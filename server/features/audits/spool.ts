/**
 * A list that may be longer than memory: the first items stay here, those beyond go to a temporary file and come back in
 * order. Items must survive a structured clone.
 */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'

export type Spool<Item> = { add(item: Item): void; batches(size: number): Generator<Item[]>; close(): void }

/** @param inMemory items that are kept in memory; @param inBatch how many go to the file at a time */
export function openSpool<Item>(inMemory: number, inBatch = 200): Spool<Item> {
  const first: Item[] = []
  let waiting: Item[] = []
  const written: { at: number; bytes: number }[] = []
  let end = 0
  let file: { folder: string; descriptor: number } | undefined

  const flush = () => {
    file ??= openFile()
    const bytes = serialize(waiting)
    writeSync(file.descriptor, bytes, 0, bytes.length, end)
    written.push({ at: end, bytes: bytes.length })
    end += bytes.length
    waiting = []
  }
  return {
    add(item) {
      if (first.length < inMemory) return void first.push(item)
      waiting.push(item)
      if (waiting.length >= inBatch) flush()
    },
    *batches(size) {
      for (let from = 0; from < first.length; from += size) yield first.slice(from, from + size)
      for (const { at, bytes } of written) {
        const buffer = Buffer.allocUnsafe(bytes)
        readSync(file!.descriptor, buffer, 0, bytes, at)
        yield deserialize(buffer) as Item[]
      }
      if (waiting.length) yield waiting
    },
    close() {
      if (!file) return
      closeSync(file.descriptor)
      rmSync(file.folder, { recursive: true, force: true })
      file = undefined
    },
  }
}

/** In a folder that only this user may enter. */
function openFile() {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-audit-'))
  return { folder, descriptor: openSync(join(folder, 'measured'), 'wx+', 0o600) }
}
