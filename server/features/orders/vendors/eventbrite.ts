/**
 * Eventbrite does not sign. So what it sends is only a hint: the number of the order is read from the address that it names, the host
 * must be its own, the address is built anew, and the order is looked up there with the workspace's token.
 */
import { z } from 'zod'
import { clickId, codeKey, currency, id, perhaps, read, some, text, time } from '../fields.ts'
import { CannotTake } from '../seen.ts'
import type { Found } from '../seen.ts'
import { decimalsOf } from '../money.ts'
import type { Vendor } from './vendor.ts'

const HOST = 'www.eventbriteapi.com'
const hint = z.object({ api_url: z.string().max(500), config: z.object({ action: text(60) }) })
const cost = z.object({ currency, value: z.number().int().min(0, 'is below zero').max(1e14) })
const order = z.object({
  id,
  created: time,
  changed: time,
  status: text(40),
  email: perhaps(text(320)),
  promo_code: perhaps(text(100)),
  costs: z.object({ gross: cost, base_price: perhaps(cost) }),
  attendees: some(
    z.object({
      id,
      cancelled: perhaps(z.boolean()),
      refunded: perhaps(z.boolean()),
      affiliate: perhaps(text(200)),
      promotional_code: perhaps(z.object({ code: text(100) })),
      costs: perhaps(z.object({ gross: cost })),
    }),
  ),
})

const CANCELLED = new Set(['cancelled', 'canceled', 'deleted', 'refunded'])

export function orderFound(topic: string, body: unknown): Found {
  const one = read(order, body)
  const { gross } = one.costs
  if (decimalsOf(gross.currency) === undefined)
    throw new CannotTake(
      422,
      `costs.gross.currency: ${JSON.stringify(gross.currency)} is not a currency (ISO 4217), such as EUR`,
    )
  const codes = [one.promo_code, ...one.attendees.map((each) => each.promotional_code?.code ?? null)]
  return {
    topic,
    order: {
      external: one.id,
      also: null,
      number: one.id,
      at: one.created,
      version: one.changed.getTime(),
      state: CANCELLED.has(one.status) ? 'cancelled' : one.status === 'placed' ? 'paid' : 'open',
      currency: gross.currency,
      total: gross.value,
      subtotal: one.costs.base_price?.value ?? null,
      discount: null,
      items: one.attendees.length,
      codes: [...new Set(codes.flatMap((code) => (code ? [codeKey(code)] : [])))],
      click: one.attendees.map(({ affiliate }) => clickId(affiliate)).find((click) => click !== null) ?? null,
      landing: null,
      referrer: null,
      email: one.email,
    },
    reversals: one.attendees
      .filter(({ refunded, cancelled }) => refunded || cancelled)
      .map((each) => ({
        external: each.id,
        order: one.id,
        at: one.changed,
        minor: each.refunded ? (each.costs?.gross.value ?? 0) : 0,
        items: 1,
        whole: false,
      })),
  }
}

export const eventbrite: Vendor = {
  name: 'eventbrite',
  secret: 'none',
  token: true,
  api: { host: HOST, organizer: false, header: (token) => `Bearer ${token}` },
  headers: ['x-eventbrite-event', 'x-eventbrite-delivery'],
  refuses: () => undefined,
  // The same words come for every change of an order, so none of them is a repetition.
  delivery: () => undefined,
  read(body) {
    const { api_url: url, config } = read(hint, body)
    const topic = config.action
    if (topic === 'test') return { topic, test: 'Eventbrite’s own test' }
    if (!topic.startsWith('order.')) return { topic, ignored: `nothing is taken from ${topic}` }
    const said = URL.canParse(url) ? new URL(url) : undefined
    const number = /^\/v3\/orders\/(\d{1,20})\/?$/.exec(said?.pathname ?? '')?.[1]
    if (said?.protocol !== 'https:' || said.host !== HOST || said.username || !number)
      throw new CannotTake(422, `api_url: wants https://${HOST}/v3/orders/ and a number`)
    return {
      topic,
      look: async (ask) =>
        orderFound(topic, await ask(new URL(`https://${HOST}/v3/orders/${number}/?expand=attendees`))),
    }
  },
}
