/**
 * Keys of this installation, one a purpose: made at first use, 32 random bytes in a file that only its owner may read, beside the
 * data and never in the database. Whoever moves the installation takes the folder along.
 */
import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Keys = (purpose: string) => Promise<Buffer>

export function keysIn(folder: string): Keys {
  const known = new Map<string, Promise<Buffer>>()
  return (purpose) => {
    if (!/^[a-z-]+$/.test(purpose)) throw new TypeError(`not the name of a key: ${purpose}`)
    let key = known.get(purpose)
    if (!key) {
      known.set(purpose, (key = keptOrMade(folder, purpose)))
      key.catch(() => known.delete(purpose))
    }
    return key
  }
}

async function keptOrMade(folder: string, purpose: string): Promise<Buffer> {
  const path = join(folder, `${purpose}.key`)
  const kept = await read(path)
  if (kept) return kept
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // Written whole under another name, then linked: of two processes that start together one wins, and both read the same.
  const own = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(own, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  await link(own, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(own)
  return (await read(path))!
}

async function read(path: string): Promise<Buffer | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  if (!/^[0-9a-f]{64}\s*$/.test(text))
    throw new Error(`${path}: found something that is no key. Restore it from a backup.`)
  return Buffer.from(text.trim(), 'hex')
}
