/**
 * WooCommerce: `X-WC-Webhook-Signature` is base64 of the HMAC of the raw body, with the secret that we make. Its own order
 * attribution keeps the address by which the visit began, so our click id is found there without a line of script.
 */
import { z } from 'zod'
import {
  amount,
  clean,
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
import type { Found, OrderSeen } from '../seen.ts'
import { hmac, matches } from '../signature.ts'
import type { Vendor } from './vendor.ts'

const order = z.object({
  id,
  number: perhaps(z.union([text(60), z.number().transform(String)])),
  status: text(40),
  currency,
  total: amount,
  discount_total: perhaps(amount),
  shipping_total: perhaps(amount),
  total_tax: perhaps(amount),
  date_created_gmt: time,
  date_modified_gmt: perhaps(time),
  billing: perhaps(z.object({ email: perhaps(text(320)) })),
  coupon_lines: some(z.object({ code: text(100) })),
  refunds: some(z.object({ id, total: amount })),
  line_items: some(z.object({ quantity: count })),
  meta_data: some(z.object({ key: text(100), value: z.string().transform((value) => clean(value, 4000)) })),
})

const STATE: Record<string, OrderSeen['state']> = {
  processing: 'paid',
  completed: 'paid',
  refunded: 'paid',
  cancelled: 'cancelled',
  trash: 'cancelled',
}

const TRIAL = 'action.rapport_trial'

export const woocommerce: Vendor = {
  name: 'woocommerce',
  secret: 'ours',
  token: false,
  headers: ['x-wc-webhook-topic', 'x-wc-webhook-signature', 'x-wc-webhook-delivery-id', 'x-wc-webhook-source'],
  refuses: (sent, secret) => {
    const given = sent.header('x-wc-webhook-signature')
    if (!given) return 'the header X-WC-Webhook-Signature is missing'
    return matches(hmac(secret, sent.body), [given], 'base64') ? undefined : 'the signature does not fit the secret'
  },
  delivery: (sent) => sent.header('x-wc-webhook-delivery-id'),
  // On saving a webhook WooCommerce says only its number, unsigned.
  hello: (sent) => sent.body.length < 60 && /^webhook_id=\d+$/.test(sent.body.toString('latin1')),
  read(body, sent): Found {
    const topic = sent.header('x-wc-webhook-topic') ?? 'order.updated'
    if (topic === TRIAL) return { topic, test: 'sent from the page of this connection' }
    if (topic === 'order.deleted') {
      const gone = read(z.object({ id }), body)
      return {
        topic,
        reversals: [
          { external: `deleted-${gone.id}`, order: gone.id, at: new Date(sent.now), minor: 0, items: 0, whole: true },
        ],
      }
    }
    if (!/^order\.(created|updated|restored)$/.test(topic))
      return { topic, ignored: `nothing is taken from ${clean(topic, 60)}` }
    const given = read(order, body)
    const meta = (key: string) => given.meta_data.find((one) => one.key === key)?.value
    const total = sum('total', given.total, given.currency)
    const entry = meta('_wc_order_attribution_session_entry')
    const shipped = sumIfSaid(given.shipping_total, given.currency) ?? 0
    const taxed = sumIfSaid(given.total_tax, given.currency) ?? 0
    const changed = given.date_modified_gmt ?? given.date_created_gmt
    return {
      topic,
      order: {
        external: given.id,
        also: null,
        number: given.number,
        at: given.date_created_gmt,
        version: changed.getTime(),
        state: STATE[given.status] ?? 'open',
        currency: given.currency,
        total,
        subtotal: Math.max(0, total - shipped - taxed),
        discount: sumIfSaid(given.discount_total, given.currency),
        items: given.line_items.reduce((all, { quantity }) => all + quantity, 0),
        codes: given.coupon_lines.map(({ code }) => codeKey(code)),
        click: clickId(meta('rapport_click')) ?? clickIn(entry),
        landing: placeOf(entry),
        referrer: placeOf(meta('_wc_order_attribution_referrer')),
        email: given.billing?.email ?? null,
      },
      // WooCommerce writes what it gave back below zero.
      reversals: given.refunds.map((one) => ({
        external: one.id,
        order: given.id,
        at: changed,
        minor: sum('refunds', String(one.total).trim().replace(/^-/, ''), given.currency),
        items: 0,
        whole: false,
      })),
    }
  },
  trial(secret, now) {
    const body = JSON.stringify({ id: 1, trial: true })
    return {
      body,
      headers: {
        'x-wc-webhook-topic': TRIAL,
        'x-wc-webhook-delivery-id': `trial-${now}`,
        'x-wc-webhook-signature': hmac(secret, body).toString('base64'),
      },
    }
  },
}
