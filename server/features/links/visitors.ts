/**
 * A visitor as far as the half minute of a double tap needs one: 64 bits of SHA-256 under a secret of this day, over address and browser.
 * The address itself is never stored, and after midnight (UTC) nobody can tell any more which hash was whose.
 */
import { hash } from 'node:crypto'
import { BlockList, isIPv4, isIPv6 } from 'node:net'

const near = new BlockList()
for (const [net, bits] of [['127.0.0.0', 8], ['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['169.254.0.0', 16], ['100.64.0.0', 10]] as const)
  near.addSubnet(net, bits) // prettier-ignore
near.addAddress('::1', 'ipv6')
near.addSubnet('fc00::', 7, 'ipv6')
near.addSubnet('fe80::', 10, 'ipv6')

const plain = (address: string) =>
  address.startsWith('::ffff:') && isIPv4(address.slice(7)) ? address.slice(7) : address

/** Whether an address lies on this machine or in its private network: only such a proxy is believed. */
const isNear = (address: string) =>
  isIPv4(address) ? near.check(address) : isIPv6(address) && near.check(address, 'ipv6')

const nearness = new Map<string, boolean>()
function isProxy(address: string): boolean {
  let known = nearness.get(address)
  if (known === undefined) {
    if (nearness.size > 1000) nearness.clear()
    nearness.set(address, (known = isNear(address)))
  }
  return known
}

/**
 * The visitor's address: the connection's own, unless that is a proxy on this machine or in its private network; then the last in
 * `X-Forwarded-For` that is not such a proxy, because only what our own proxies appended is true.
 */
export function addressOf(connection: string | undefined, forwarded: string | undefined): string {
  const direct = plain(connection ?? '')
  if (forwarded === undefined || !isProxy(direct)) return direct
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

/** `secret` in hexadecimal. As PostgreSQL writes a bigint. */
export const visitorOf = (secret: string, address: string, userAgent: string): string =>
  (hash('sha256', `${secret}${networkOf(address)}\n${userAgent}`, 'buffer') as Buffer).readBigInt64BE(0).toString()
