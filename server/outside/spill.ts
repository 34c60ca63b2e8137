/**
 * Lines that must survive although the database is away: appended to a file of this machine and on the disk before `append` resolves. Each
 * line carries its checksum, so that one that a crash cut off in the middle is told from one that was promised.
 */
import { mkdir, open, readdir, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { crc32 } from 'node:zlib'

export type Spill = {
  /** Rejects when the disk does not take it; then nothing was promised. */
  append(lines: readonly string[]): Promise<void>
  /**
   * Hands over what was appended before now, oldest first, at most `most` lines at once, and forgets a file when all of it was taken. When
   * `take` rejects, the rest stays for another time, and a part of it may be handed over again then. Resolves to how many lines were taken.
   */
  drain(take: (lines: string[]) => Promise<void>, most: number): Promise<number>
  close(): Promise<void>
}

const NAME = /^\d{15}-\d+-\d+\.lines$/

export function spillIn(folder: string): Spill {
  let current: { path: string; file: FileHandle; sound: number } | undefined
  let count = 0
  let turn: Promise<unknown> = Promise.resolve()
  /** A file is not closed while somebody writes to it. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = turn.then(work)
    turn = done.catch(() => {})
    return done
  }

  async function begin() {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, `${String(Date.now()).padStart(15, '0')}-${process.pid}-${count++}.lines`)
    const file = await open(path, 'ax', 0o600)
    // The name itself has to be on the disk too.
    const names = await open(folder, 'r')
    await names.sync().finally(() => names.close())
    return { path, file, sound: 0 }
  }

  async function end() {
    const { file } = current ?? {}
    current = undefined
    await file?.close()
  }

  return {
    append: (lines) =>
      inTurn(async () => {
        current ??= await begin()
        const one = current
        const text = Buffer.from(lines.map(framed).join(''))
        try {
          await one.file.appendFile(text)
          await one.file.datasync()
          one.sound += text.length
        } catch (error) {
          // What is half written is taken back, and if that fails as well its checksum tells; the next try begins another file.
          await one.file.truncate(one.sound).catch(() => {})
          await end().catch(() => {})
          throw error
        }
      }),
    async drain(take, most) {
      await inTurn(end)
      const before = (await readdir(folder).catch(() => [])).filter((name) => NAME.test(name)).sort()
      let taken = 0
      for (const name of before) {
        // Opened while we were draining: for the next time.
        if (current && join(folder, name) === current.path) continue
        const path = join(folder, name)
        const file = await open(path, 'r')
        try {
          let batch: string[] = []
          for await (const line of createInterface({
            input: file.createReadStream({ autoClose: false }),
            crlfDelay: 0,
          })) {
            const sound = unframed(line)
            if (sound === undefined) continue
            if (batch.push(sound) < most) continue
            await take(batch)
            taken += batch.length
            batch = []
          }
          if (batch.length) await take(batch)
          taken += batch.length
        } finally {
          await file.close()
        }
        await rm(path)
      }
      return taken
    },
    close: () => inTurn(end),
  }
}

const framed = (line: string) => `${crc32(line).toString(16).padStart(8, '0')} ${line}\n`

function unframed(line: string): string | undefined {
  const text = line.slice(9)
  return line[8] === ' ' && framed(text) === `${line}\n` ? text : undefined
}
