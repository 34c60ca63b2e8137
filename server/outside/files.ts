/** Files that wait to be imported. They stay in one folder of this machine and leave with their import. */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export type Files = {
  /** Stores a stream under an id; resolves to its size in bytes. A broken stream leaves nothing behind. */
  keep(id: string, bytes: Readable): Promise<number>
  open(id: string): Readable
  size(id: string): Promise<number | undefined>
  drop(id: string): Promise<void>
}

const ID = /^[0-9a-f-]{36}$/

export function filesIn(folder: string): Files {
  const path = (id: string) => {
    if (!ID.test(id)) throw new TypeError(`not a file id: ${id}`)
    return join(folder, id)
  }
  return {
    async keep(id, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      try {
        await pipeline(bytes, createWriteStream(path(id), { mode: 0o600 }))
      } catch (error) {
        await rm(path(id), { force: true })
        throw error
      }
      return (await stat(path(id))).size
    },
    open: (id) => createReadStream(path(id), { highWaterMark: 256 * 1024 }),
    size: (id) =>
      stat(path(id)).then(
        ({ size }) => size,
        () => undefined,
      ),
    drop: (id) => rm(path(id), { force: true }),
  }
}
