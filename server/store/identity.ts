/**
 * Ids of rows. New things get a UUIDv7: time first, so that an index grows at its end. What was observed outside gets an
 * id made from what was observed, so that seeing it twice is one row, by the primary key alone.
 */
import { hash, randomFillSync } from 'node:crypto'

const pool = new Uint8Array(4096)
let used = pool.length

/** A UUIDv7 (RFC 9562): 48 bits of milliseconds, 74 random bits. */
export function randomUUIDv7(milliseconds: number = Date.now()): string {
  if (used + 10 > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  let random = ''
  for (let i = 0; i < 10; i++) random += HEX[pool[used++]!]
  return layout(timeHex(milliseconds), random, '7')
}

/**
 * The id of an observation: time of the act (or 0 when the source hides it), then 74 bits of SHA-256 of its natural key.
 * The same act always gets the same id; two acts share one with a chance of about n²/2^75.
 */
export function observedUUIDv7(milliseconds: number, naturalKey: string): string {
  return layout(timeHex(milliseconds), hash('sha256', naturalKey), '7')
}

/** The id of a thing that has a name outside but no reliable time (a post): a UUIDv8 of its natural key. */
export function namedUUID(naturalKey: string): string {
  const digest = hash('sha256', naturalKey)
  return layout(digest.slice(20, 32), digest, '8')
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const VARIANT = ['8', '9', 'a', 'b']

function timeHex(milliseconds: number): string {
  const whole =
    Number.isFinite(milliseconds) && milliseconds > 0 ? Math.min(Math.floor(milliseconds), 0xffff_ffff_ffff) : 0
  return whole.toString(16).padStart(12, '0')
}

/** `time` 12 hex digits, `rest` at least 19: 3 behind the version, 16 whose first holds the variant. */
function layout(time: string, rest: string, version: string): string {
  const variant = VARIANT[parseInt(rest[3]!, 16) & 3]
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-${version}${rest.slice(0, 3)}-${variant}${rest.slice(4, 7)}-${rest.slice(7, 19)}`
}
