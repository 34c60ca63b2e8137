/**
 * Stripe: `Stripe-Signature: t=…,v1=…` is the HMAC of `t.body`, good for five minutes. One sale is told by several events (a session, a
 * charge, an invoice): its order is named by the invoice where there is one, else by the payment. Refunds come as a growing total.
 */
import { z } from 'zod'
import { clean, clickId, codeKey, count, currency, id, perhaps, read, seconds, some, text } from '../fields.ts'
import { CannotTake } from '../seen.ts'
import type { Found, OrderSeen } from '../seen.ts'
import { decimalsOf } from '../money.ts'
import { hmac, matches, stale, timedHeader } from '../signature.ts'
import type { Vendor } from './vendor.ts'

const whole = z.number().int()
/** An id, or the thing itself where Stripe was asked to expand it. */
const named = perhaps(z.union([text(200), z.object({ id: text(200) }).transform((one) => one.id)]))
const promotion = perhaps(
  z.union([text(200), z.object({ id: text(200), code: perhaps(text(100)) }).transform((one) => one.code ?? one.id)]),
)
const metadata = perhaps(z.record(z.string(), z.unknown()))
const session = z.object({
  id,
  mode: perhaps(text(40)),
  created: seconds,
  currency,
  amount_total: whole,
  amount_subtotal: perhaps(whole),
  payment_status: text(40),
  payment_intent: named,
  invoice: named,
  client_reference_id: perhaps(text(200)),
  customer_details: perhaps(z.object({ email: perhaps(text(320)) })),
  metadata,
  total_details: perhaps(z.object({ amount_discount: perhaps(whole) })),
  discounts: some(z.object({ promotion_code: promotion, coupon: promotion })),
})
const charge = z.object({
  id,
  currency,
  amount_refunded: whole,
  refunded: perhaps(z.boolean()),
  payment_intent: named,
  invoice: named,
})
const invoice = z.object({
  id,
  number: perhaps(text(60)),
  created: seconds,
  currency,
  amount_paid: whole,
  subtotal: perhaps(whole),
  payment_intent: named,
  customer_email: perhaps(text(320)),
  metadata,
  discounts: some(z.object({ promotion_code: promotion, coupon: promotion })),
})
const event = z.object({
  id,
  type: text(100),
  created: seconds,
  livemode: z.boolean(),
  data: z.object({ object: z.unknown() }),
})

/** Stripe counts króna and shilling in hundredths, though they have none. */
function minor(field: string, value: number, inCurrency: string): number {
  if (decimalsOf(inCurrency) === undefined)
    throw new CannotTake(422, `currency: ${JSON.stringify(inCurrency)} is not a currency (ISO 4217), such as EUR`)
  if (value < 0) throw new CannotTake(422, `${field}: ${value} is below zero`)
  if (value > 1e14) throw new CannotTake(422, `${field}: ${value} is more money than an order can cost`)
  return ['ISK', 'UGX'].includes(inCurrency) ? Math.round(value / 100) : value
}

const said = (of: Record<string, unknown> | null, key: string): string | null => {
  const value = of?.[key]
  return typeof value === 'string' ? clean(value) || null : null
}
const itemsOf = (of: Record<string, unknown> | null): number => {
  const found = count.safeParse(Number(of?.items ?? of?.tickets ?? 1))
  return found.success ? found.data : 1
}
const codesOf = (
  of: Record<string, unknown> | null,
  discounts: readonly { promotion_code: string | null; coupon: string | null }[],
): string[] => [
  ...new Set(
    [said(of, 'code'), ...discounts.flatMap((one) => [one.promotion_code ?? one.coupon])].flatMap((code) =>
      code ? [codeKey(code)] : [],
    ),
  ),
]

function ofSession(object: unknown, version: number): OrderSeen {
  const one = read(session, object)
  return {
    external: one.invoice ?? one.payment_intent ?? one.id,
    also: one.invoice ? one.payment_intent : null,
    number: null,
    at: one.created,
    version,
    state: one.payment_status === 'unpaid' ? 'open' : 'paid',
    currency: one.currency,
    total: minor('amount_total', one.amount_total, one.currency),
    subtotal: one.amount_subtotal === null ? null : minor('amount_subtotal', one.amount_subtotal, one.currency),
    discount: one.total_details?.amount_discount
      ? minor('amount_discount', one.total_details.amount_discount, one.currency)
      : null,
    items: itemsOf(one.metadata),
    codes: codesOf(one.metadata, one.discounts),
    click: clickId(said(one.metadata, 'rapport_click')) ?? clickId(one.client_reference_id),
    landing: null,
    referrer: null,
    email: one.customer_details?.email ?? null,
  }
}

function ofInvoice(object: unknown, version: number): OrderSeen {
  const one = read(invoice, object)
  return {
    external: one.id,
    also: one.payment_intent,
    number: one.number,
    at: one.created,
    version,
    state: 'paid',
    currency: one.currency,
    total: minor('amount_paid', one.amount_paid, one.currency),
    subtotal: one.subtotal === null ? null : minor('subtotal', Math.max(0, one.subtotal), one.currency),
    discount: null,
    items: itemsOf(one.metadata),
    codes: codesOf(one.metadata, one.discounts),
    click: clickId(said(one.metadata, 'rapport_click')),
    landing: null,
    referrer: null,
    email: one.customer_email,
  }
}

export const stripe: Vendor = {
  name: 'stripe',
  secret: 'theirs',
  token: false,
  headers: ['stripe-signature'],
  refuses(sent, secret) {
    const given = timedHeader(sent.header('stripe-signature'))
    if (!given) return 'the header Stripe-Signature is missing or cut short'
    if (!matches(hmac(secret, `${given.time}.`, sent.body), given.signatures, 'hex'))
      return 'the signature does not fit the secret'
    return stale(Number(given.time), sent.now)
  },
  delivery: (_, body) => (body as { id?: unknown } | null)?.id as string | undefined,
  read(body): Found {
    const { type: topic, created, livemode, data } = read(event, body)
    if (!livemode) return { topic, test: 'Stripe’s test mode' }
    const version = created.getTime()
    if (/^checkout\.session\.(completed|async_payment_succeeded)$/.test(topic))
      return { topic, order: ofSession(data.object, version) }
    if (topic === 'checkout.session.async_payment_failed')
      return { topic, order: { ...ofSession(data.object, version), state: 'cancelled' } }
    if (topic === 'invoice.paid') return { topic, order: ofInvoice(data.object, version) }
    if (topic === 'charge.refunded') {
      const one = read(charge, data.object)
      return {
        topic,
        reversals: [
          {
            external: one.id,
            order: one.invoice ?? one.payment_intent ?? one.id,
            at: created,
            minor: minor('amount_refunded', one.amount_refunded, one.currency),
            items: 0,
            whole: one.refunded === true,
          },
        ],
      }
    }
    return { topic, ignored: `nothing is taken from ${clean(topic, 60)}` }
  },
  trial(secret, now) {
    const at = Math.floor(now / 1000)
    const body = JSON.stringify({
      id: `evt_trial_${now}`,
      type: 'checkout.session.completed',
      created: at,
      livemode: false,
      data: { object: {} },
    })
    return { body, headers: { 'stripe-signature': `t=${at},v1=${hmac(secret, `${at}.`, body).toString('hex')}` } }
  },
}
