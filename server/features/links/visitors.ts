/**
 * A visitor as far as the half minute of a double tap needs one: 64 bits of SHA-256 under a secret of this day, over address and browser.
 * The address itself is never stored, and after midnight (UTC) nobody can tell any more which hash was whose.
 */
import { hash } from 'node:crypto'
import { isIPv4, isIPv6 } from 'node:net'

const plain = (address: string) =>
  address.startsWith('::ffff:') && isIPv4(address.slice(7)) ? address.slice(7) : address

/** 10/8, 127/8, 100.64/10, 169.254/16, 172.16/12, 192.168/16; ::1, fc00::/7, fe80::/10. */
const NEAR4 = /^(?:10|127|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168)\./
const NEAR6 = /^(?:::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/i

/** Whether an address lies on this machine or in its private network: only such a proxy is believed. */
const isNear = (address: string) => (address.includes(':') ? NEAR6 : NEAR4).test(address)

/**
 * The visitor's address: the connection's own, unless that is a proxy on this machine or in its private network; then the last in
 * `X-Forwarded-For` that is not such a proxy, because only what our own proxies appended is true.
 */
export function addressOf(connection: string | undefined, forwarded: string | undefined): string {
  const direct = plain(connection ?? '')
  if (forwarded === undefined || !isNear(direct)) return direct
  let [end, nearest] = [forwarded.length, direct]
  while (end > 0) {
    const comma = forwarded.lastIndexOf(',', end - 1)
    const one = bare(forwarded.slice(comma + 1, end))
    if (!isIPv4(one) && !isIPv6(one)) return nearest
    nearest = one
    if (!isNear(one)) return one
    end = comma
  }
  return nearest
}

/** Without spaces, port and brackets. */
function bare(text: string): string {
  const one = text.trim()
  if (one.startsWith('[')) return one.slice(1, one.indexOf(']'))
  const colon = one.indexOf(':')
  return plain(colon > 0 && one.indexOf(':', colon + 1) < 0 ? one.slice(0, colon) : one)
}

/** Of IPv6 the network alone (/64): telephones change the rest every few hours, and a household shares the network. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head, tail] = address.split('%')[0]!.split('::') as [string, string | undefined]
  const before = head ? head.split(':') : []
  const after = tail ? tail.split(':') : []
  const groups =
    tail === undefined
      ? before
      : [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after]
  return groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '').toLowerCase()).join(':') // prettier-ignore
}

/** Enough of SHA-256 to tell browsers apart, so that the long text is hashed once and not at every click. */
export const browserOf = (userAgent: string): string => hash('sha256', userAgent).slice(0, 16)

/** 16 hexadecimal digits. What is hashed fits into one block, and what is left of the result tells nothing of the rest. */
export const visitorOf = (secret: string, address: string, browser: string): string =>
  hash('sha256', `${secret}${networkOf(address)} ${browser}`).slice(0, 16)

/** As PostgreSQL holds 64 bits. */
export const asBigint = (visitor: string): string => BigInt.asIntN(64, BigInt(`0x${visitor}`)).toString()
