import { expect, test } from 'vitest'
import { parsed } from '../json.ts'
import { CannotTake } from '../seen.ts'
import type { Found } from '../seen.ts'
import { eventbriteOrder, headersOf, pretixAnswers, samples } from './samples.ts'
import type { Sent, Vendor } from './vendor.ts'
import { vendors } from './vendors.ts'
import type { VendorName } from './vendors.ts'

const NOW = Date.parse('2026-03-02T18:32:00Z')
const CLICK = '0195570c-8a4e-7c1e-9d3e-3f0f3f6f7a11'
const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
const sentOf = (body: string | object, headers: Record<string, string> = {}): Sent => ({
  header: (name) => headers[name],
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  now: NOW,
})
const vendor = (name: VendorName): Vendor => vendors[name]!
const found = (name: VendorName, body: object, headers = {}): Found => {
  const read = vendor(name).read(parsed(Buffer.from(JSON.stringify(body))), sentOf(body, headers))
  if ('look' in read) throw new Error(`${name} wants to look`)
  return read
}
const said = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error instanceof CannotTake ? error.message : `fault: ${String(error)}`
  }
  return 'taken'
}

test('Shopify’s order is read: the shop’s own money, the code, the click in the landing page, what was paid back', () => {
  expect(found('shopify', samples.shopify)).toMatchObject({
    order: {
      external: '5678901234567', number: '#9999', state: 'paid', currency: 'EUR', total: 9800, subtotal: 9000, discount: 1000, items: 2, codes: ['MARTA10'],
      click: CLICK, landing: '/products/olio', referrer: 'https://l.instagram.com/', email: 'Jon@Example.com', version: Date.parse('2026-03-02T18:30:00Z'),
    },
    reversals: [{ external: '509562969', order: '5678901234567', minor: 1200, items: 1, whole: false }],
  }) // prettier-ignore
  expect(found('shopify', { ...samples.shopify, cancelled_at: '2026-03-03T10:00:00+01:00' }).order?.state).toBe(
    'cancelled',
  )
  expect(found('shopify', { ...samples.shopify, financial_status: 'pending' }).order?.state).toBe('open')
  expect(found('shopify', { ...samples.shopify, test: true }).test).toBeDefined()
  expect(found('shopify', samples.shopify, { 'x-shopify-topic': 'carts/update' }).ignored).toBeDefined()
  expect(found('shopify', samples.shopify.refunds[0]!, { 'x-shopify-topic': 'refunds/create' }).reversals).toEqual(
    found('shopify', samples.shopify).reversals,
  )
  expect(found('shopify', { id: 5678901234567 }, { 'x-shopify-topic': 'orders/delete' }).reversals).toMatchObject([
    { order: '5678901234567', whole: true },
  ])
})

test('an id with more digits than a number holds is kept to the last digit', () => {
  const text = JSON.stringify(samples.shopify).replaceAll('5678901234567', '820982911946154508')
  const read = vendor('shopify').read(parsed(Buffer.from(text)), sentOf(text)) as Found
  expect(read.order?.external).toBe('820982911946154508')
  expect(read.reversals?.[0]?.order).toBe('820982911946154508')
})

test('WooCommerce’s order is read: the coupon, the click that its own attribution keeps, refunds written below zero', () => {
  expect(found('woocommerce', samples.woocommerce)).toMatchObject({
    order: { external: '727', state: 'paid', total: 2935, subtotal: 1800, discount: 200, items: 3, codes: ['MARTA10'], click: CLICK, landing: 'https://shop.example/', at: new Date('2026-03-02T18:30:00Z') },
    reversals: [{ external: '726', order: '727', minor: 1000 }],
  }) // prettier-ignore
  expect(found('woocommerce', { ...samples.woocommerce, status: 'on-hold' }).order?.state).toBe('open')
  expect(found('woocommerce', { id: 727 }, { 'x-wc-webhook-topic': 'order.deleted' }).reversals).toMatchObject([
    { order: '727', whole: true },
  ])
  expect(vendor('woocommerce').hello!(sentOf('webhook_id=12'))).toBe(true)
  expect(vendor('woocommerce').hello!(sentOf('webhook_id=12&status=paid'))).toBe(false)
})

test('Stripe’s session, its refund as a growing total, and an invoice told beside its session are one order', () => {
  const { order } = found('stripe', samples.stripe)
  expect(order).toMatchObject({ external: 'pi_1', state: 'paid', currency: 'EUR', total: 4500, subtotal: 5000, discount: 500, items: 2, codes: ['PROMO_1'], click: CLICK }) // prettier-ignore
  const event = (type: string, object: object) => ({ ...samples.stripe, id: 'evt_2', type, data: { object } })
  expect(found('stripe', event('charge.refunded', { id: 'ch_1', currency: 'eur', amount_refunded: 1000, refunded: false, payment_intent: 'pi_1' })).reversals).toMatchObject([{ external: 'ch_1', order: 'pi_1', minor: 1000, whole: false }]) // prettier-ignore
  const session = { ...samples.stripe.data.object, mode: 'subscription', payment_intent: null, invoice: 'in_1' }
  const invoice = {
    id: 'in_1',
    created: 1772476100,
    currency: 'eur',
    amount_paid: 4500,
    subtotal: 4500,
    payment_intent: 'pi_9',
  }
  expect(found('stripe', event('checkout.session.completed', session)).order?.external).toBe('in_1')
  expect(found('stripe', event('invoice.paid', invoice)).order).toMatchObject({
    external: 'in_1',
    also: 'pi_9',
    total: 4500,
  })
  expect(found('stripe', { ...samples.stripe, livemode: false }).test).toBeDefined()
  const krona = { ...samples.stripe.data.object, currency: 'isk', amount_total: 150_000 }
  expect(found('stripe', event('checkout.session.completed', krona)).order?.total).toBe(1500)
  expect(
    found('stripe', event('checkout.session.completed', { ...krona, currency: 'jpy', amount_total: 1500 })).order
      ?.total,
  ).toBe(1500)
})

test('Ticket Tailor’s order is read: tickets, the tag of the link, what was given back so far', () => {
  expect(found('ticket-tailor', samples['ticket-tailor'])).toMatchObject({
    order: { external: 'or_1', state: 'paid', currency: 'GBP', total: 4000, items: 2, click: CLICK, codes: ['DOORX'] },
    reversals: [{ external: 'of-or_1', order: 'or_1', minor: 1500, items: 1 }],
  })
})

test('a signed webhook of anybody is read, with three decimals where the currency has three', () => {
  expect(found('signed', samples.signed)).toMatchObject({
    order: {
      external: '1001',
      currency: 'KWD',
      total: 12_500,
      subtotal: 13_000,
      codes: ['MARTA10'],
      landing: 'https://lucia.example/cena',
    },
    reversals: [{ external: 'r1', minor: 2250, items: 1 }],
  })
})

test('what Eventbrite says is only a hint: the order is asked for at its own host, by an address built here', async () => {
  const asked: string[] = []
  const look = async (body: object) => {
    const read = vendor('eventbrite').read(body, sentOf(body))
    if (!('look' in read)) throw new Error('did not look')
    return read.look(async (url) => (asked.push(url.href), eventbriteOrder), {})
  }
  expect(await look(samples.eventbrite)).toMatchObject({
    order: { external: '12345', state: 'paid', total: 6600, items: 2, codes: ['LUCIA-7'], click: CLICK },
    reversals: [{ external: 'a2', minor: 3300, items: 1 }],
  })
  expect(asked).toEqual(['https://www.eventbriteapi.com/v3/orders/12345/?expand=attendees'])
  for (const url of [
    'https://evil.example/v3/orders/12345/', 'https://www.eventbriteapi.com.evil.example/v3/orders/1/', 'http://www.eventbriteapi.com/v3/orders/1/',
    'https://www.eventbriteapi.com@evil.example/v3/orders/1/', 'https://www.eventbriteapi.com/v3/orders/../users/me/', 'https://www.eventbriteapi.com:8443/v3/orders/1/',
    'https://169.254.169.254/v3/orders/1/', 'file:///etc/passwd', '//www.eventbriteapi.com/v3/orders/1/', '',
  ]) expect(said(() => vendor('eventbrite').read({ ...samples.eventbrite, api_url: url }, sentOf({}))), `of ${url}`).toContain('api_url: wants') // prettier-ignore
  expect(asked).toHaveLength(1)
})

test('pretix says only a code: its order is looked up at the host and organizer of the connection, vouchers by name', async () => {
  const ask = async (url: URL) => {
    expect(url.host).toBe('pretix.eu')
    return Object.entries(pretixAnswers).find(([end]) => url.pathname.endsWith(end))![1]
  }
  const read = vendor('pretix').read(samples.pretix, sentOf({}))
  if (!('look' in read)) throw new Error('did not look')
  expect(await read.look(ask, { host: 'pretix.eu', organizer: 'lucia' })).toMatchObject({ order: { external: 'cena/ABC23', state: 'paid', total: 4600, items: 2, codes: ['LUCIA-9'] } }) // prettier-ignore
  await expect(read.look(ask, { host: 'pretix.eu', organizer: 'another' })).rejects.toThrow(
    'is not the one of this connection',
  )
  expect(said(() => vendor('pretix').read({ ...samples.pretix, code: '../../users' }, sentOf({})))).toContain(
    'code: wants letters',
  )
})

test('a signature holds for its bytes, its secret and its five minutes, and for nothing else', () => {
  for (const name of ['shopify', 'woocommerce', 'stripe', 'ticket-tailor', 'signed'] as const) {
    const body = JSON.stringify(samples[name])
    const headers = headersOf(name, SECRET, body, { now: NOW, name: 'w1' })
    const refuses = (sent: Sent, secret = SECRET) => vendor(name).refuses(sent, secret)
    expect(refuses(sentOf(body, headers)), `of ${name}`).toBeUndefined()
    expect(refuses(sentOf(`${body} `, headers)), `of ${name}`).toContain('does not fit')
    expect(refuses(sentOf(body, headers), `whsec_${Buffer.alloc(24, 8).toString('base64')}`), `of ${name}`).toContain(
      'does not fit',
    )
    expect(refuses(sentOf(body)), `of ${name}`).toMatch(/missing|wants the headers/)
    for (const [header, value] of Object.entries(headers).filter(([header]) => /signature|hmac/.test(header)))
      for (const cut of [
        value.slice(0, -3),
        value.slice(0, 8),
        '',
        `${value}AA`,
        value.toUpperCase().replace('V1', 'v1').replace('T=', 't='),
      ])
        if (cut !== value) expect(refuses(sentOf(body, { ...headers, [header]: cut })), `${name}: ${cut}`).toBeDefined()
    if (name !== 'shopify' && name !== 'woocommerce') {
      const old = headersOf(name, SECRET, body, { now: NOW - 86_400_000, name: 'w1' })
      expect(refuses(sentOf(body, old)), `of ${name}`).toMatch(
        /signed 1 day ago, wanted within 5 minutes.*\(here it is 2026-03-02T18:32:00Z\)/,
      )
      const early = headersOf(name, SECRET, body, { now: NOW + 86_400_000, name: 'w1' })
      expect(refuses(sentOf(body, early)), `of ${name}`).toContain('signed 1 day from now')
      const late = headersOf(name, SECRET, body, { now: NOW - 240_000, name: 'w1' })
      expect(refuses(sentOf(body, late)), `of ${name}`).toBeUndefined()
    }
  }
})

test('the published example of the standard for signed webhooks holds', () => {
  // standard-webhooks specification, "Signature scheme".
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const body = '{"test": 2432232314}'
  const headers = { 'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek', 'webhook-timestamp': '1614265330', 'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=' } // prettier-ignore
  expect(vendor('signed').refuses({ ...sentOf(body, headers), now: 1_614_265_330_000 }, secret)).toBeUndefined()
})

test('each vendor’s trial passes its own door and never counts', () => {
  for (const [name, one] of Object.entries(vendors)) {
    if (!one.trial) continue
    const { headers, body } = one.trial(SECRET, NOW)
    const sent = sentOf(body, headers)
    expect(one.refuses(sent, SECRET), `of ${name}`).toBeUndefined()
    const read = one.read(JSON.parse(body), sent) as Found
    expect(read.test, `of ${name}`).toBeDefined()
    expect(read.order, `of ${name}`).toBeUndefined()
  }
})

test('what an order cannot do without is refused by its name; what would be nice to know is left out', () => {
  const { shopify, signed } = samples
  expect(said(() => found('shopify', { ...shopify, total_price: 'many', total_price_set: null }))).toBe(
    'total_price: "many" is not a sum of money, such as 12.50',
  )
  expect(said(() => found('shopify', { ...shopify, total_price: '-1.00', total_price_set: null }))).toBe(
    'total_price: -1.00 is below zero',
  )
  expect(said(() => found('shopify', { ...shopify, id: null }))).toContain('id: ')
  expect(said(() => found('signed', { ...signed, data: { ...signed.data, at: 'yesterday' } }))).toBe(
    'at: "yesterday" is not a time, such as 2026-03-01T18:30:00Z',
  )
  expect(
    found('shopify', {
      ...shopify,
      customer: 'nobody',
      note_attributes: 7,
      discount_codes: [null, { code: 'ok' }],
      line_items: null,
    }).order,
  ).toMatchObject({ codes: ['OK'], items: 0 })
})
