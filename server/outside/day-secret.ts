/**
 * A secret that lives for one day (UTC): made on its first use, kept in a file that only its owner may read so that a restart does not
 * change it, and overwritten by the next day's. What was hashed under it yesterday can then be undone by nobody.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** 32 hexadecimal digits for the day of this moment, in milliseconds since 1970. */
export type DaySecret = (now: number) => string

const DAY = 86_400_000

/** Without a folder the secret is only remembered. */
export function daySecretIn(folder?: string): DaySecret {
  let until = 0
  let secret = ''
  return (now) => {
    if (now < until && now >= until - DAY) return secret
    const day = Math.floor(now / DAY)
    until = (day + 1) * DAY
    return (secret = (folder && kept(folder, day)) || made(folder, day))
  }
}

const pathIn = (folder: string) => join(folder, 'visitors-of-today')

function kept(folder: string, day: number): string | undefined {
  try {
    const [of, secret] = readFileSync(pathIn(folder), 'utf8').trim().split(' ')
    return of === String(day) && /^[0-9a-f]{32}$/.test(secret ?? '') ? secret : undefined
  } catch {
    return undefined
  }
}

function made(folder: string | undefined, day: number): string {
  const secret = randomBytes(16).toString('hex')
  if (!folder) return secret
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const next = `${pathIn(folder)}.${process.pid}`
    writeFileSync(next, `${day} ${secret}\n`, { mode: 0o600 })
    renameSync(next, pathIn(folder))
  } catch {
    // A full disk must not stop a redirect; the secret is then this process's alone.
  }
  return secret
}
