/**
 * Who uses the database of this home? One empty file a user, named after the process: number, start and boot.
 * A process that was killed leaves its file, but nobody alive bears that name, so it is not counted and is swept away. The name
 * also carries the folder's inode: files that came along with a copied data folder are users of the original, not of the copy.
 * Counted by processes and not by connections: a pool may be empty for a while though its owner still needs the database.
 * Only inside `inTurn`, or two could each see the other leave.
 */
import { randomBytes } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { identityOf } from './embedded-process.ts'

export type User = {
  leave(): void
  /** How many other users are alive; files of the dead are removed. */
  others(): number
}

export function enter(home: string): User {
  const folder = join(home, 'users')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { ino } = statSync(folder)
  const mine = `${process.pid}_${identityOf(process.pid)}_${ino}_${randomBytes(4).toString('hex')}`
  closeSync(openSync(join(folder, mine), 'wx', 0o600))
  return {
    leave: () => rmSync(join(folder, mine), { force: true }),
    others: () => namesIn(folder).filter((name) => name !== mine && isAlive(folder, name, ino)).length,
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // The data folder was deleted under us; nobody can be counted, so nobody is.
    return []
  }
}

function isAlive(folder: string, name: string, ino: number): boolean {
  const [pid, identity, where] = name.split('_')
  const alive = identity !== undefined && where === String(ino) && identityOf(Number(pid)) === identity
  if (!alive) rmSync(join(folder, name), { force: true })
  return alive
}
