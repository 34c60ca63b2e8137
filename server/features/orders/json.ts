/**
 * JSON from strangers. Thousands of brackets one in another would cost a stack that everybody else stands on, so they are counted
 * in the bytes before anything is parsed.
 */
import { CannotTake } from './seen.ts'

const DEEPEST = 64

/** Throws CannotTake for what is not JSON, not an object, or too deep. */
export function parsed(bytes: Buffer): unknown {
  if (bytes.length === 0) throw new CannotTake(400, 'the body is empty')
  if (tooDeep(bytes)) throw new CannotTake(400, `the body is nested deeper than ${DEEPEST} brackets`)
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'), exact as (key: string, value: unknown) => unknown)
  } catch {
    throw new CannotTake(400, 'the body is not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CannotTake(400, 'the body is not a JSON object')
  return value
}

/** Ids have more digits than a number holds (Shopify’s own sample has eighteen): such a one stays text, as it was written. */
const exact = (_: string, value: unknown, { source }: { source?: string }): unknown =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value) ? source : value

function tooDeep(bytes: Buffer): boolean {
  let depth = 0
  let quoted = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (quoted) {
      if (byte === 0x5c) at++
      else if (byte === 0x22) quoted = false
    } else if (byte === 0x22) quoted = true
    else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > DEEPEST) return true
    } else if (byte === 0x7d || byte === 0x5d) depth--
  }
  return false
}
