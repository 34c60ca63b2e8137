/**
 * Ticket Tailor: `Tickettailor-Webhook-Signature: t=…,v1=…` is the HMAC of the time and the body, with nothing between. Sums are in
 * smallest units. An order has no time of its last change, so the envelope's is taken. `?ref=` of a link comes back as `referral_tag`.
 */
import { z } from 'zod'
import { clean, clickId, codeKey, count, currency, id, perhaps, read, seconds, some, text, time } from '../fields.ts'
import { CannotTake } from '../seen.ts'
import type { Found } from '../seen.ts'
import { decimalsOf } from '../money.ts'
import { hmac, matches, stale, timedHeader } from '../signature.ts'
import type { Vendor } from './vendor.ts'

const cents = z.number().int().min(0, 'is below zero').max(1e14)
const envelope = z.object({ id, event: text(60), created_at: z.union([time, seconds]), payload: z.unknown() })
const order = z.object({
  id,
  status: perhaps(text(40)),
  created_at: seconds,
  currency: z.object({ code: currency }),
  total: cents,
  subtotal: perhaps(cents),
  refund_amount: perhaps(cents),
  referral_tag: perhaps(text(200)),
  voucher_code: perhaps(text(100)),
  buyer_details: perhaps(z.object({ email: perhaps(text(320)) })),
  issued_tickets: some(z.object({ status: perhaps(text(40)), voucher_code: perhaps(text(100)) })),
  line_items: some(z.object({ quantity: count, type: perhaps(text(40)) })),
})

const TRIAL = 'RAPPORT.TRIAL'

export const ticketTailor: Vendor = {
  name: 'ticket-tailor',
  secret: 'theirs',
  token: false,
  headers: ['tickettailor-webhook-signature'],
  refuses(sent, secret) {
    const given = timedHeader(sent.header('tickettailor-webhook-signature'))
    if (!given) return 'the header Tickettailor-Webhook-Signature is missing or cut short'
    if (!matches(hmac(secret, given.time, sent.body), given.signatures, 'hex'))
      return 'the signature does not fit the secret'
    return stale(Number(given.time), sent.now)
  },
  delivery: (_, body) => (body as { id?: unknown } | null)?.id as string | undefined,
  read(body): Found {
    const { event, created_at: told, payload } = read(envelope, body)
    if (event === TRIAL) return { topic: event, test: 'sent from the page of this connection' }
    if (!/^order\.(created|updated)$/i.test(event))
      return { topic: event, ignored: `nothing is taken from ${clean(event, 60)}` }
    const one = read(order, payload)
    const inCurrency = one.currency.code
    if (decimalsOf(inCurrency) === undefined)
      throw new CannotTake(422, `currency: ${JSON.stringify(inCurrency)} is not a currency (ISO 4217), such as EUR`)
    const off = one.issued_tickets.filter(({ status }) => status === 'voided').length
    const codes = [one.voucher_code, ...one.issued_tickets.map((ticket) => ticket.voucher_code)]
    return {
      topic: event,
      order: {
        external: one.id,
        also: null,
        number: one.id,
        at: one.created_at,
        version: told.getTime(),
        state: one.status === 'cancelled' ? 'cancelled' : one.status === 'pending' ? 'open' : 'paid',
        currency: inCurrency,
        total: one.total,
        subtotal: one.subtotal,
        discount: null,
        items:
          one.issued_tickets.length ||
          one.line_items
            .filter(({ type }) => type === null || type === 'ticket')
            .reduce((all, { quantity }) => all + quantity, 0),
        codes: [...new Set(codes.flatMap((code) => (code ? [codeKey(code)] : [])))],
        click: clickId(one.referral_tag),
        landing: null,
        referrer: null,
        email: one.buyer_details?.email ?? null,
      },
      reversals:
        one.refund_amount || off
          ? [
              {
                external: `of-${one.id}`,
                order: one.id,
                at: told,
                minor: one.refund_amount ?? 0,
                items: off,
                whole: false,
              },
            ]
          : [],
    }
  },
  trial(secret, now) {
    const at = Math.floor(now / 1000)
    const body = JSON.stringify({ id: `wh_trial_${now}`, event: TRIAL, created_at: at, payload: {} })
    return {
      body,
      headers: { 'tickettailor-webhook-signature': `t=${at},v1=${hmac(secret, String(at), body).toString('hex')}` },
    }
  },
}
