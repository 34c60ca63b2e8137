/**
 * Whether a click is a colleague's. Whoever follows a link while signed in gets a signed cookie for short links only, so that the same
 * browser is known for a year, signed in or not, without asking the database again. It says which workspace, and nothing of the person.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

export const TEAM_COOKIE = 'rapport_team'
const YEAR = 365 * 86_400_000

const signed = (key: Buffer, text: string) => createHmac('sha256', key).update(`own-team\n${text}`).digest('base64url')

export function teamToken(key: Buffer, workspace: string, now: number): string {
  const text = `${workspace}.${Math.floor((now + YEAR) / 1000)}`
  return `${text}.${signed(key, text)}`
}

/** Whether this cookie was given by us, for this workspace, less than a year ago. */
export function isTeam(key: Buffer, token: string, workspace: string, now: number): boolean {
  const [, of, until, signature] = /^([0-9a-f-]{36})\.(\d{10})\.([A-Za-z0-9_-]{43})$/.exec(token) ?? []
  if (of !== workspace || Number(until) * 1000 < now) return false
  return timingSafeEqual(Buffer.from(signature!), Buffer.from(signed(key, `${of}.${until}`)))
}

/** The value of a cookie in a `Cookie` header. */
export function cookieIn(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}
