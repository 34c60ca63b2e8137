/**
 * The short code of a link: read from a poster, typed on a phone, said on the telephone. So no letter that looks like another (no 0 and o, no
 * 1, i and l), capitals do not matter, and eight letters: one of 852,891,037,441, so that nobody finds links by trying.
 */
import { randomBytes } from 'node:crypto'

const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'
const LENGTH = 8

/** What a member may choose herself; what she chooses is hers to spell. */
export const CODE = /^[a-z0-9](?:[a-z0-9-]{1,38})[a-z0-9]$/

export function newCode(random: (bytes: number) => Uint8Array = randomBytes): string {
  let code = ''
  while (code.length < LENGTH) {
    // 248 is the largest multiple of 31 in a byte: what lies above would make the first letters more frequent.
    for (const byte of random(LENGTH * 2))
      if (byte < 248 && code.length < LENGTH) code += ALPHABET[byte % ALPHABET.length]
  }
  return code
}

/** The code in an address of the redirect, as it is stored; undefined where none can be. */
export function codeIn(url: string): string | undefined {
  let end = url.length
  for (let i = 3; i < end; i++) {
    const letter = url.charCodeAt(i)
    // A question mark, a number sign, a slash.
    if (letter === 63 || letter === 35 || letter === 47) end = i
  }
  if (end - 3 < 3 || end - 3 > 40) return undefined
  const code = url.slice(3, end).toLowerCase()
  return CODE.test(code) ? code : undefined
}
