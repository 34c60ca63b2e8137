/**
 * Shopify: `X-Shopify-Hmac-Sha256` is base64 of the HMAC of the raw body. Sums are taken as they were at the order (not `current_…`,
 * which already have the refunds in them); refunds come inside the order and as a topic of their own, and are one by their id.
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
import type { Found, OrderSeen, Reversal } from '../seen.ts'
import { hmac, matches } from '../signature.ts'
import type { Vendor } from './vendor.ts'

const money = perhaps(z.object({ shop_money: z.object({ amount, currency_code: currency }) }))
const refund = z.object({
  id,
  created_at: time,
  order_id: perhaps(id),
  transactions: some(z.object({ kind: text(40), status: perhaps(text(40)), amount, amount_set: money })),
  refund_line_items: some(z.object({ quantity: count })),
})
const order = z.object({
  id,
  name: perhaps(text(60)),
  created_at: perhaps(time),
  processed_at: perhaps(time),
  updated_at: time,
  cancelled_at: perhaps(time),
  financial_status: perhaps(text(40)),
  currency,
  total_price: amount,
  total_price_set: money,
  subtotal_price: perhaps(amount),
  total_discounts: perhaps(amount),
  test: perhaps(z.boolean()),
  email: perhaps(text(320)),
  customer: perhaps(z.object({ email: perhaps(text(320)) })),
  discount_codes: some(z.object({ code: text(100) })),
  landing_site: perhaps(text(4000)),
  referring_site: perhaps(text(4000)),
  note_attributes: some(z.object({ name: text(100), value: z.coerce.string().transform((value) => clean(value)) })),
  line_items: some(z.object({ quantity: count })),
  refunds: some(refund),
})

const PAID = new Set(['paid', 'partially_refunded', 'refunded'])

function orderOf(given: z.output<typeof order>): OrderSeen {
  const inCurrency = given.total_price_set?.shop_money.currency_code ?? given.currency
  const total = sum('total_price', given.total_price_set?.shop_money.amount ?? given.total_price, inCurrency)
  const status = given.financial_status ?? 'paid'
  return {
    external: given.id,
    also: null,
    number: given.name,
    at: given.processed_at ?? given.created_at ?? given.updated_at,
    version: given.updated_at.getTime(),
    state: given.cancelled_at || status === 'voided' ? 'cancelled' : PAID.has(status) ? 'paid' : 'open',
    currency: inCurrency,
    total,
    subtotal: sumIfSaid(given.subtotal_price, inCurrency),
    discount: sumIfSaid(given.total_discounts, inCurrency),
    items: given.line_items.reduce((all, { quantity }) => all + quantity, 0),
    codes: given.discount_codes.map(({ code }) => codeKey(code)),
    click:
      clickId(given.note_attributes.find(({ name }) => name === 'rapport_click')?.value) ?? clickIn(given.landing_site),
    landing: placeOf(given.landing_site),
    referrer: placeOf(given.referring_site),
    email: given.email ?? given.customer?.email ?? null,
  }
}

/** What was paid back in the shop's own currency; a void or a failed transaction gives nothing back. */
function reversalOf(given: z.output<typeof refund>, of: string, inCurrency: string | undefined): Reversal {
  const back = given.transactions.filter(({ kind, status }) => kind === 'refund' && (status ?? 'success') === 'success')
  return {
    external: given.id,
    order: of,
    at: given.created_at,
    minor: back.reduce((all, one) => {
      const set = one.amount_set?.shop_money
      const inThis = set?.currency_code ?? inCurrency
      return all + (inThis ? sum('refund', set?.amount ?? one.amount, inThis) : 0)
    }, 0),
    items: given.refund_line_items.reduce((all, { quantity }) => all + quantity, 0),
    whole: false,
  }
}

const ORDERS = /^orders\/(create|updated|paid|partially_paid|cancelled|fulfilled|partially_fulfilled)$/

export const shopify: Vendor = {
  name: 'shopify',
  secret: 'theirs',
  token: false,
  headers: [
    'x-shopify-topic',
    'x-shopify-hmac-sha256',
    'x-shopify-webhook-id',
    'x-shopify-shop-domain',
    'x-shopify-triggered-at',
    'x-shopify-test',
  ],
  refuses: (sent, secret) => {
    const given = sent.header('x-shopify-hmac-sha256')
    if (!given) return 'the header X-Shopify-Hmac-Sha256 is missing'
    return matches(hmac(secret, sent.body), [given], 'base64') ? undefined : 'the signature does not fit the secret'
  },
  delivery: (sent) => sent.header('x-shopify-webhook-id'),
  read(body, sent): Found {
    const topic = sent.header('x-shopify-topic') ?? 'orders/updated'
    if (sent.header('x-shopify-test') === 'true') return { topic, test: 'Shopify’s own test notification' }
    if (topic === 'orders/delete') {
      const gone = read(z.object({ id }), body)
      return {
        topic,
        reversals: [
          { external: `deleted-${gone.id}`, order: gone.id, at: new Date(sent.now), minor: 0, items: 0, whole: true },
        ],
      }
    }
    if (topic === 'refunds/create') {
      const given = read(refund.extend({ order_id: id, currency: perhaps(currency) }), body)
      const said = given.transactions.find((one) => one.amount_set === null)
      const inCurrency = read(z.object({ transactions: some(z.object({ currency })) }), body).transactions[0]?.currency
      return { topic, reversals: [reversalOf(given, given.order_id, said ? inCurrency : undefined)] }
    }
    if (!ORDERS.test(topic)) return { topic, ignored: `nothing is taken from ${clean(topic, 60)}` }
    const given = read(order, body)
    if (given.test) return { topic, test: 'an order of Shopify’s test gateway' }
    const seen = orderOf(given)
    return { topic, order: seen, reversals: given.refunds.map((one) => reversalOf(one, seen.external, seen.currency)) }
  },
  trial(secret, now) {
    const body = JSON.stringify({
      id: 1,
      name: '#TEST',
      updated_at: new Date(now).toISOString(),
      currency: 'EUR',
      total_price: '0.00',
      test: true,
    })
    return {
      body,
      headers: {
        'x-shopify-topic': 'orders/create',
        'x-shopify-webhook-id': `trial-${now}`,
        'x-shopify-test': 'true',
        'x-shopify-hmac-sha256': hmac(secret, body).toString('base64'),
      },
    }
  },
}
