/**
 * Looks something up at a shop's own API, over HTTPS only. Redirects are not followed and no address inside this network is
 * reached: the name is resolved by the very connection that is then made, so that it cannot point elsewhere a moment later.
 */
import { lookup } from 'node:dns'
import { request } from 'node:https'
import { BlockList, isIP } from 'node:net'

export type ShopAnswer = { status: number; body: string }

/** Rejects when nobody answers within ten seconds, with more than 4 MB, or from an address that is not public. */
export type Shops = (url: URL, headers: Readonly<Record<string, string>>) => Promise<ShopAnswer>

const SECONDS = 10
const MOST = 4_000_000

const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12],
  ['192.0.0.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 3],
] as const) inside.addSubnet(net, bits) // prettier-ignore
for (const [net, bits] of [['::', 96], ['64:ff9b::', 96], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8], ['2002::', 16]] as const)
  inside.addSubnet(net, bits, 'ipv6') // prettier-ignore

/** Whether an address lies in the public network. IPv4 written as IPv6 is looked at as IPv4. */
export function isPublic(address: string): boolean {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  const family = isIP(plain)
  if (family === 0 || /^::ffff:/i.test(plain)) return false
  return !inside.check(plain, family === 6 ? 'ipv6' : 'ipv4')
}

export const shops: Shops = (url, headers) =>
  new Promise((answer, refuse) => {
    if (url.protocol !== 'https:') return refuse(new Error(`${url.host}: only https is spoken to`))
    // A name that is an address already is never looked up, so it is judged here.
    const literal = url.hostname.replace(/^\[|\]$/g, '')
    if (isIP(literal) && !isPublic(literal)) return refuse(new Error(`${url.host} is not a public address`))
    const asked = request(
      url,
      {
        headers: { accept: 'application/json', 'user-agent': 'Rapport', ...headers },
        timeout: SECONDS * 1000,
        signal: AbortSignal.timeout(SECONDS * 1000),
        lookup: (host, options, found) =>
          lookup(host, { ...options, all: true }, (error, addresses) => {
            if (error) return found(error, [])
            const open = addresses.filter(({ address }) => isPublic(address))
            if (open.length === 0) return found(new Error(`${host} is not at a public address`), [])
            if (options.all) found(null, open)
            else found(null, open[0]!.address, open[0]!.family)
          }),
      },
      (response) => {
        const pieces: Buffer[] = []
        let size = 0
        response.on('data', (piece: Buffer) => {
          size += piece.length
          if (size > MOST) asked.destroy(new Error(`${url.host} answered with more than ${MOST / 1e6} MB`))
          else pieces.push(piece)
        })
        response.on('end', () =>
          answer({ status: response.statusCode ?? 0, body: Buffer.concat(pieces).toString('utf8') }),
        )
        response.on('error', refuse)
      },
    )
    asked.on('error', refuse).end()
  })
