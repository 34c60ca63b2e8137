/**
 * Anything else that can send a signed webhook (standardwebhooks.com): `webhook-signature: v1,…` is base64 of the HMAC of
 * `id.time.body`, good for five minutes. Its payload is ours and stands in docs/guide/shops.md.
 */
import { z } from 'zod'
import {
  amount,
  clickId,
  clickIn,
  codeKey,
  count,
  currency,
  id,
  perhaps,
  placeOf,
  read,
  some,
  sum,
  sumIfSaid,
  text,
  time,
} from '../fields.ts'
import type { Found } from '../seen.ts'
import { hmac, matches, stale } from '../signature.ts'
import type { Vendor } from './vendor.ts'

const refund = z.object({ id, at: perhaps(time), amount, items: perhaps(count) })
const order = z.object({
  id,
  number: perhaps(text(60)),
  at: time,
  updatedAt: perhaps(time),
  state: z.enum(['open', 'paid', 'cancelled']).default('paid'),
  currency,
  total: amount,
  subtotal: perhaps(amount),
  discount: perhaps(amount),
  items: count.default(1),
  codes: some(text(100)),
  click: perhaps(text(100)),
  landing: perhaps(text(4000)),
  referrer: perhaps(text(4000)),
  email: perhaps(text(320)),
  test: perhaps(z.boolean()),
  refunds: z.array(refund).max(1000).default([]),
})
const envelope = z.object({ type: text(60), timestamp: perhaps(time), data: z.unknown() })

const keyOf = (secret: string) => Buffer.from(secret.replace(/^whsec_/, ''), 'base64')

export const signed: Vendor = {
  name: 'signed',
  secret: 'ours',
  token: false,
  headers: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  refuses(sent, secret) {
    const [name, at, given] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((one) => sent.header(one))
    if (!name || !at || !given || !/^\d{1,12}$/.test(at))
      return 'wants the headers webhook-id, webhook-timestamp (seconds) and webhook-signature'
    const signatures = given
      .slice(0, 2000)
      .split(' ')
      .flatMap((one) => (one.startsWith('v1,') ? [one.slice(3)] : []))
    if (!matches(hmac(keyOf(secret), `${name}.${at}.`, sent.body), signatures, 'base64'))
      return 'the signature does not fit the secret'
    return stale(Number(at), sent.now)
  },
  delivery: (sent) => sent.header('webhook-id'),
  read(body, sent): Found {
    const { type: topic, timestamp, data } = read(envelope, body)
    const told = timestamp ?? new Date(sent.now)
    if (/^refund(\.|$)/.test(topic)) {
      const one = read(refund.extend({ order: id, currency }), data)
      return {
        topic,
        reversals: [
          {
            external: one.id,
            order: one.order,
            at: one.at ?? told,
            minor: sum('amount', one.amount, one.currency),
            items: one.items ?? 0,
            whole: false,
          },
        ],
      }
    }
    if (!/^order(\.|$)/.test(topic)) return { topic, ignored: `nothing is taken from ${topic}: wants order or refund` }
    const one = read(order, data)
    if (one.test) return { topic, test: 'marked as a test by its sender' }
    return {
      topic,
      order: {
        external: one.id,
        also: null,
        number: one.number,
        at: one.at,
        version: (one.updatedAt ?? told).getTime(),
        state: one.state,
        currency: one.currency,
        total: sum('total', one.total, one.currency),
        subtotal: sumIfSaid(one.subtotal, one.currency),
        discount: sumIfSaid(one.discount, one.currency),
        items: one.items,
        codes: [...new Set(one.codes.map(codeKey))],
        click: clickId(one.click) ?? clickIn(one.landing),
        landing: placeOf(one.landing),
        referrer: placeOf(one.referrer),
        email: one.email,
      },
      reversals: one.refunds.map((each) => ({
        external: each.id,
        order: one.id,
        at: each.at ?? told,
        minor: sum('refunds', each.amount, one.currency),
        items: each.items ?? 0,
        whole: false,
      })),
    }
  },
  trial(secret, now) {
    const at = Math.floor(now / 1000)
    const name = `trial-${now}`
    const body = JSON.stringify({
      type: 'order',
      timestamp: new Date(now).toISOString(),
      data: { id: 'trial', at: new Date(now).toISOString(), currency: 'EUR', total: '0.00', test: true },
    })
    return {
      body,
      headers: {
        'webhook-id': name,
        'webhook-timestamp': String(at),
        'webhook-signature': `v1,${hmac(keyOf(secret), `${name}.${at}.`, body).toString('base64')}`,
      },
    }
  },
}
