/**
 * Is this body from whoever knows the secret? HMAC-SHA256 of the bytes as they came, compared in constant time. A signature with a
 * time in it is good for five minutes; the reason of a refusal tells both clocks, since one of them may be off.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

const MINUTES = 5

export const hmac = (secret: string | Buffer, ...parts: (string | Buffer)[]): Buffer => {
  const mac = createHmac('sha256', secret)
  for (const part of parts) mac.update(part)
  return mac.digest()
}

/** Whether any of the signatures says the digest, letter by letter. Odd lengths and odd letters are unequal, not errors. */
export const matches = (digest: Buffer, given: readonly string[], as: 'base64' | 'hex'): boolean => {
  const wanted = Buffer.from(digest.toString(as))
  return given.some((one) => {
    const said = Buffer.from(one)
    return said.length === wanted.length && timingSafeEqual(said, wanted)
  })
}

/** `t=…,v1=…,v1=…`: its time, and its signatures of version 1. */
export function timedHeader(header: string | undefined): { time: string; signatures: string[] } | undefined {
  const parts = (header ?? '')
    .slice(0, 2000)
    .split(',')
    .map((part) => part.trim().split('='))
  const time = parts.find(([name]) => name === 't')?.[1]
  const signatures = parts.flatMap(([name, value]) => (name === 'v1' && value ? [value] : []))
  return time && /^\d{1,12}$/.test(time) && signatures.length > 0 ? { time, signatures } : undefined
}

/** Why a time is too far away, or undefined. */
export function stale(seconds: number, now: number): string | undefined {
  const off = Math.round(now / 1000 - seconds)
  if (Math.abs(off) <= MINUTES * 60) return undefined
  return `signed ${spoken(Math.abs(off))} ${off > 0 ? 'ago' : 'from now'}, wanted within ${MINUTES} minutes: sent again by somebody else, or a clock is off (here it is ${new Date(now).toISOString().slice(0, 19)}Z)`
}

export function spoken(seconds: number): string {
  for (const [size, name] of [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
  ] as const)
    if (seconds >= size) {
      const n = Math.round(seconds / size)
      return `${n} ${name}${n === 1 ? '' : 's'}`
    }
  return `${seconds} seconds`
}
