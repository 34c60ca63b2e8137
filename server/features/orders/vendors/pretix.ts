/**
 * pretix says only which order changed, unsigned; it is looked up at the host and organizer that the workspace named. Its total is what
 * the order costs now, with what was taken back already out of it, so its refunds are not counted a second time.
 */
import { z } from 'zod'
import { amount, clickId, codeKey, currency, id, perhaps, read, some, sum, text, time } from '../fields.ts'
import { CannotTake } from '../seen.ts'
import type { Found } from '../seen.ts'
import type { Ask, Vendor } from './vendor.ts'

const SLUG = /^[A-Za-z0-9._-]{1,100}$/
const slug = z.string().regex(SLUG, 'wants letters, digits, points and dashes')
const hint = z.object({ notification_id: perhaps(id), organizer: slug, event: slug, code: slug, action: text(100) })
const order = z.object({
  code: id,
  status: z.enum(['n', 'p', 'e', 'c']),
  testmode: perhaps(z.boolean()),
  email: perhaps(text(320)),
  datetime: time,
  last_modified: perhaps(time),
  total: amount,
  api_meta: perhaps(z.record(z.string(), z.unknown())),
  positions: some(z.object({ voucher: perhaps(z.number().int()), canceled: perhaps(z.boolean()) })),
})

export async function orderLooked(
  ask: Ask,
  host: string,
  organizer: string,
  event: string,
  code: string,
  topic: string,
): Promise<Found> {
  const at = (path: string) => new URL(`https://${host}/api/v1/organizers/${organizer}/events/${event}/${path}`)
  const one = read(order, await ask(at(`orders/${code}/`)))
  if (one.testmode) return { topic, test: 'an order of pretix’ test mode' }
  const { currency: inCurrency } = read(z.object({ currency }), await ask(at('')))
  const held = one.positions.filter(({ canceled }) => !canceled)
  const vouchers = [...new Set(held.flatMap(({ voucher }) => (voucher === null ? [] : [voucher])))].slice(0, 5)
  const codes: string[] = []
  for (const voucher of vouchers)
    codes.push(codeKey(read(z.object({ code: text(100) }), await ask(at(`vouchers/${voucher}/`))).code))
  const click = one.api_meta?.rapport_click
  return {
    topic,
    order: {
      external: `${event}/${one.code}`,
      also: null,
      number: one.code,
      at: one.datetime,
      version: (one.last_modified ?? one.datetime).getTime(),
      state: one.status === 'p' ? 'paid' : one.status === 'n' ? 'open' : 'cancelled',
      currency: inCurrency,
      total: sum('total', one.total, inCurrency),
      subtotal: null,
      discount: null,
      items: held.length,
      codes,
      click: typeof click === 'string' ? clickId(click) : null,
      landing: null,
      referrer: null,
      email: one.email,
    },
  }
}

export const pretix: Vendor = {
  name: 'pretix',
  secret: 'none',
  token: true,
  api: { host: null, organizer: true, header: (token) => `Token ${token}` },
  headers: [],
  refuses: () => undefined,
  delivery: (_, body) => {
    const told = (body as { notification_id?: unknown } | null)?.notification_id
    return told === undefined || told === null ? undefined : String(told)
  },
  read(body) {
    const { organizer, event, code, action: topic } = read(hint, body)
    if (!topic.startsWith('pretix.event.order.')) return { topic, ignored: `nothing is taken from ${topic}` }
    return {
      topic,
      async look(ask, place) {
        if (!place.host || organizer !== place.organizer)
          throw new CannotTake(
            422,
            `organizer: ${organizer} is not the one of this connection (${place.organizer ?? 'none yet'})`,
          )
        return orderLooked(ask, place.host, organizer, event, code, topic)
      },
    }
  },
}
