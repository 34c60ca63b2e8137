/** Shops tell of their orders: once whatever they repeat, in whatever order; what cannot be taken says why, and nothing is lost. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { headersOf, samples } from '../features/orders/vendors/samples.ts'
import { databases } from './databases.ts'
import { openApp } from './app.ts'
import { noBrowser, openBrowser, signedIn } from './browser.ts'
import type { AppUnderTest } from './app.ts'

const AT = '2026-03-02T18:30:00.000Z'

describe.each(databases)('on $name', (choice) => {
  const promise = test.skipIf(choice.missing !== undefined)
  let app: AppUnderTest
  let shop: { id: string; address: string; secret: string }
  beforeAll(async () => {
    if (choice.missing) return console.log(`skipped on ${choice.name}: ${choice.missing}`)
    app = await openApp(choice)
    const made = await app.call('connections.create', { vendor: 'signed', name: 'Box office' })
    shop = { ...made, secret: made.secret! }
  }, 120_000)
  afterAll(() => app?.close())

  let count = 0
  const post = async (
    address: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ) => {
    const answer = await fetch(app.url + address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
    return { status: answer.status, text: await answer.text(), retry: answer.headers.get('retry-after') }
  }
  const told = (
    data: object,
    { type = 'order', name = `m${count++}`, secret = shop.secret, now = Date.now(), address = shop.address } = {},
  ) => {
    const body = JSON.stringify({ type, timestamp: AT, data })
    return post(address, body, headersOf('signed', secret, body, { now, name }))
  }
  const order = (id: string, more: object = {}) => ({
    id,
    at: AT,
    updatedAt: AT,
    currency: 'EUR',
    total: '48.00',
    items: 2,
    ...more,
  })

  promise(
    'an order is one, however often and in which order it is told; refunds that come first wait for it',
    async () => {
      const orders = 60
      const messages = Array.from({ length: orders }, (_, at) => [
        { type: 'order', data: order(`o${at}`, { state: 'open', total: '10.00' }) },
        {
          type: 'order',
          data: order(`o${at}`, {
            updatedAt: '2026-03-02T18:31:00Z',
            total: `${20 + at}.50`,
            email: `buyer${at % 40}@example.com`,
          }),
        },
        ...(at % 3 === 0
          ? [{ type: 'refund', data: { id: `r${at}`, order: `o${at}`, amount: '5.25', currency: 'EUR', items: 1 } }]
          : []),
        ...(at % 10 === 0
          ? [
              {
                type: 'order',
                data: order(`o${at}`, {
                  updatedAt: '2026-03-02T19:00:00Z',
                  state: 'cancelled',
                  total: `${20 + at}.50`,
                }),
              },
            ]
          : []),
      ]).flat()
      const deliveries = fc.sample(
        fc.shuffledSubarray(
          [0, 1, 2].flatMap((time) => messages.map((one, at) => ({ ...one, name: `d${at}`, time }))),
          { minLength: messages.length * 3 },
        ),
        { numRuns: 1, seed: 7 },
      )[0]!
      const next = deliveries[Symbol.iterator]()
      await Promise.all(
        Array.from({ length: 12 }, async () => {
          for (const { type, data, name } of next) expect((await told(data, { type, name })).status).toBe(200)
        }),
      )
      const kept = Array.from({ length: orders }, (_, at) => at).filter((at) => at % 10 !== 0)
      const net = kept.reduce((all, at) => all + 2050 + 100 * at - (at % 3 === 0 ? 525 : 0), 0)
      const { totals, waitingRefunds } = await app.call('orders.summary', {})
      expect(totals).toMatchObject([
        {
          currency: 'EUR',
          orders: kept.length,
          net,
          items: kept.length * 2 - kept.filter((at) => at % 3 === 0).length,
          cancelled: 6,
        },
      ])
      expect(waitingRefunds).toBe(0)
      const { orders: first, next: more } = await app.call('orders.list', { limit: 40 })
      expect(first).toHaveLength(40)
      expect((await app.call('orders.list', { limit: 40, before: more! })).orders).toHaveLength(20)
      const { deliveries: list } = await app.call('deliveries.list', { id: shop.id, limit: 500 })
      expect(list).toHaveLength(messages.length)
      expect(list.every(({ times, outcome }) => times === 3 && outcome === 'taken')).toBe(true)
    },
    60_000,
  )

  promise('each wrong delivery is answered so that it comes again only where that helps, and says why', async () => {
    const good = order('wrong')
    expect((await told(good, { secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}` })).status).toBe(401)
    const stale = await told(good, { now: Date.now() - 86_400_000 })
    expect(stale.status).toBe(401)
    expect(stale.text).toContain('signed 1 day ago')
    expect(await told({ ...good, currency: 'XXQ' })).toMatchObject({
      status: 422,
      text: 'total: "XXQ" is not a currency (ISO 4217), such as EUR',
    })
    expect(await told({ ...good, total: '-4.00' })).toMatchObject({ status: 422, text: 'total: -4.00 is below zero' })
    expect((await told({ ...good, currency: 'JPY', total: '12.50' })).text).toBe(
      'total: 12.50 has more decimals than JPY, which has none',
    )
    const signedBody = (body: string) =>
      post(shop.address, body, headersOf('signed', shop.secret, body, { now: Date.now(), name: `m${count++}` }))
    expect((await signedBody('{"type":')).status).toBe(400)
    expect((await signedBody('['.repeat(2_000_000))).text).toContain('nested deeper')
    expect((await signedBody(`{"a":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)}`)).status).toBe(400)
    expect((await post(shop.address, new Uint8Array(10_000_000))).status).toBe(413)
    expect((await post('/hooks/nobody', '{}')).status).toBe(404)
    expect((await post(`/hooks/${'A'.repeat(43)}`, '{}')).status).toBe(404)
    expect((await fetch(app.url + shop.address)).status).toBe(405)
    expect(await told({ ...good, test: true })).toMatchObject({ status: 200, text: expect.stringContaining('A trial') })
    expect((await app.call('orders.list', { limit: 500 })).orders.some(({ number }) => number === 'wrong')).toBe(false)
    const { deliveries } = await app.call('deliveries.list', { id: shop.id, troubled: true, limit: 500 })
    expect(deliveries.length).toBeGreaterThan(5)
    const gone = await app.call('connections.create', { vendor: 'signed', name: 'Gone' })
    await app.call('connections.remove', { id: gone.id })
    expect((await told(good, { address: gone.address, secret: gone.secret! })).status).toBe(410)
  })

  promise('what came before the secret is played again once it is there, and counts once', async () => {
    const made = await app.call('connections.create', { vendor: 'shopify', name: 'Shop' })
    const body = JSON.stringify(samples.shopify)
    const send = () =>
      post(made.address, body, headersOf('shopify', 'shpss_0123456789', body, { now: Date.now(), name: 'w1' }))
    expect((await send()).status).toBe(401)
    expect(await app.call('connections.test', { id: made.id }).catch((error: Error) => error.message)).toContain(
      'no secret yet',
    )
    await app.call('connections.rotate', { id: made.id, secret: 'shpss_0123456789' })
    expect(await app.call('connections.test', { id: made.id })).toMatchObject({ works: true })
    expect(await app.call('connections.show', { id: made.id })).toMatchObject({ troubled: 1, orders: 0 })
    expect(await app.call('deliveries.replay', { id: made.id })).toEqual({ taken: 1, still: 0, reasons: [] })
    expect((await send()).text).toContain('Known already')
    expect(await app.call('connections.show', { id: made.id })).toMatchObject({ troubled: 0, orders: 1 })
    const { orders } = await app.call('orders.list', { connection: made.id })
    expect(orders).toMatchObject([
      {
        number: '#9999',
        total: 9800,
        refunded: 1200,
        net: 8600,
        items: 1,
        codes: ['MARTA10'],
        byClick: true,
        returning: false,
      },
    ])
    // The old secret is good for a day after it was replaced, and no longer than that.
    await app.call('connections.rotate', { id: made.id, secret: 'shpss_9876543210' })
    expect((await send()).status).toBe(200)
    const stored = await app.store.transact(app.workspace, async ({ client }) => {
      const { rows: orders } = await client.query('select orders::text as row from orders')
      const { rows: deliveries } = await client.query(
        "select deliveries::text || coalesce(encode(body, 'escape'), '') as row from deliveries",
      )
      return [...orders, ...deliveries].map(({ row }) => String(row)).join('\n')
    })
    expect(stored.length).toBeGreaterThan(1000)
    expect(stored).not.toMatch(/example\.com/i)
  })

  promise(
    'no body makes the door fail: three hundred odd ones are taken or refused with a reason',
    async () => {
      const odd = fc.sample(fc.oneof(fc.json(), fc.string(), fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('latin1')), fc.object().map((data) => JSON.stringify({ type: 'order', data }))), { numRuns: 300, seed: 11 }) // prettier-ignore
      for (const body of odd) {
        const { status } = await post(
          shop.address,
          body,
          headersOf('signed', shop.secret, body, { now: Date.now(), name: `f${count++}` }),
        )
        expect([200, 400, 401, 422]).toContain(status)
      }
      expect(app.said).toEqual([])
    },
    60_000,
  )

  promise(
    'a code and a click credit a booking by the rule; a code that went round loses what came after, and both numbers are told',
    async () => {
      await app.importFile('creators.csv', 'handle,followers\nmarta,9000\nleo,7000\n', { platform: 'instagram' })
      await app.call('campaigns.record', {
        rows: ['marta', 'leo'].map((handle) => ({ campaign: 'Cena', handle, deliverable: 'reel' })),
      })
      const { campaigns } = await app.call('campaigns.list', {})
      const campaign = campaigns.find(({ name }) => name === 'Cena')!.id
      const { bookings } = await app.call('campaigns.show', { id: campaign })
      const of = (handle: string) => bookings.find((one) => one.handle === handle)!.id
      const { codes } = await app.call('codes.make', { booking: of('marta') })
      expect(codes[0]).toMatch(/^MARTA[CDFGHJKMNPQRTWX34679]{3}$/)
      const batch = await app.call('codes.make', { booking: of('leo'), kind: 'single-use', count: 500 })
      expect(new Set(batch.codes).size).toBe(500)
      expect(batch.codes.every((code) => /^[CDFGHJKMNPQRTWX34679]{8}$/.test(code))).toBe(true)
      expect(
        await app.call('codes.import', { text: 'code,handle\nLeo15,@leo\nOld10\nBad,@nobody\n', campaign }),
      ).toMatchObject({ in: 2, known: 0, refused: [{ line: 4 }] })
      const click = '0195570c-8a4e-7c1e-9d3e-3f0f3f6f7a12'
      await app.store.transact(app.workspace, async ({ client, workspace }) => {
        const link = '0195570c-0000-7c1e-9d3e-3f0f3f6f7a11'
        await client.query(
          `insert into links (workspace_id, id, code, booking_id, name, destination, created_at) values ($1, $2, 'leo-reel', $3, 'Leo', 'https://lucia.example', now())`,
          [workspace, link, of('leo')],
        )
        await client.query(
          `insert into clicks (workspace_id, link_id, id, at, mark, device) values ($1, $2, $3, '2026-03-02T18:00:00Z', 'counted', 'ios')`,
          [workspace, link, click],
        )
      })
      const made = await app.call('connections.create', { vendor: 'signed', name: 'Till' })
      const till = (data: object) => told(data, { secret: made.secret!, address: made.address })
      const early = '2026-03-01T10:00:00Z'
      await till(order('c1', { at: early, codes: [codes[0]!.toLowerCase()] }))
      await till(order('c2', { codes: [` ${codes[0]}`] }))
      await till(order('c3', { codes: [codes[0]], click }))
      await till(order('c4', { click }))
      await till(order('c5', { codes: ['OLD10'] }))
      const credited = async () => {
        const { bookings } = await app.call('orders.summary', { campaign })
        return Object.fromEntries(
          bookings.map((one) => [one.booking === of('marta') ? 'marta' : 'leo', [one.orders, one.net, one.leaked]]),
        )
      }
      const settled = async (wanted: object) =>
        await expect.poll(credited, { timeout: 20_000, interval: 100 }).toEqual(wanted)
      await settled({ marta: [3, 14_400, null], leo: [1, 4800, null] })
      const rule = await app.call('orders.set-rule', { prefer: 'click' })
      expect(rule.sentence).toContain('A click wins over a code')
      await settled({ marta: [2, 9600, null], leo: [2, 9600, null] })
      await app.call('orders.set-rule', { prefer: 'code' })
      await settled({ marta: [3, 14_400, null], leo: [1, 4800, null] })
      const { codes: known } = await app.call('codes.list', { campaign })
      const leaked = known.find(({ code }) => code === codes[0])!
      const rotated = await app.call('codes.rotate', { id: leaked.id, since: '2026-03-02T00:00:00Z' })
      expect(rotated).toMatchObject({ before: [{ currency: 'EUR', orders: 2, net: 9600 }], after: [] })
      expect(rotated.fresh).not.toBe(codes[0])
      // The order that also carries Leo's click is his now; the one before the leak stays Marta's, and what she lost stays in sight.
      await settled({ marta: [1, 4800, { orders: 2, net: 9600 }], leo: [2, 9600, null] })
      const { orders } = await app.call('orders.list', { connection: made.id })
      expect(orders.map(({ number, because }) => [number, because]).toSorted()).toEqual([['c1', 'only-code'], ['c2', 'code-leaked'], ['c3', 'only-click'], ['c4', 'only-click'], ['c5', 'nothing-known']]) // prettier-ignore
      expect((await app.call('codes.leaks', {})).codes).toMatchObject([
        { code: codes[0], state: 'not-enough-evidence', redemptions: 3 },
      ])
      // An order whose code is nobody's yet is credited once somebody owns the code.
      await app.call('codes.import', { text: 'old10,leo', campaign })
      await settled({ marta: [1, 4800, { orders: 2, net: 9600 }], leo: [3, 14_400, null] })
    },
    60_000,
  )

  promise(
    'a click on a creator’s link travels through the shop and credits her booking, without a line of script',
    async () => {
      await app.importFile('more.csv', 'handle,followers\nnora,9000\n', { platform: 'instagram' })
      await app.call('campaigns.record', { rows: [{ campaign: 'Olio', handle: 'nora', deliverable: 'reel' }] })
      const { campaigns } = await app.call('campaigns.list', {})
      const campaign = campaigns.find(({ name }) => name === 'Olio')!.id
      const { bookings } = await app.call('campaigns.show', { id: campaign })
      const link = await app.call('links.create', {
        campaign,
        booking: bookings[0]!.id,
        destination: 'https://olio.example/products/novello?size=1',
      })
      const iphone =
        'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1'
      const follow = (agent: string) =>
        fetch(app.url + link.path, {
          redirect: 'manual',
          headers: { 'user-agent': agent, 'x-forwarded-for': '203.0.113.77' },
        })
      await app.until(async () => (await follow('curl/8')).status === 302, 10)
      const led = await follow(iphone)
      const landing = new URL(led.headers.get('location')!)
      const made = await app.call('connections.create', { vendor: 'shopify', name: 'Olio', secret: 'shpss_0123456789' })
      const at = new Date().toISOString()
      const body = JSON.stringify({
        ...samples.shopify,
        id: 77,
        processed_at: at,
        updated_at: at,
        discount_codes: [],
        refunds: [],
        landing_site: landing.pathname + landing.search,
      })
      expect(
        (
          await post(
            made.address,
            body,
            headersOf('shopify', 'shpss_0123456789', body, { now: Date.now(), name: 's77' }),
          )
        ).status,
      ).toBe(200)
      await expect
        .poll(async () => (await app.call('orders.list', { connection: made.id })).orders[0]?.credits, {
          timeout: 20_000,
        })
        .toMatchObject([{ booking: bookings[0]!.id, share: 1 }])
      expect((await app.call('orders.list', { connection: made.id })).orders[0]).toMatchObject({
        because: 'only-click',
        net: 9800,
      })
    },
    60_000,
  )

  test.skipIf(Boolean(choice.missing ?? noBrowser))(
    'in a browser: choose a shop, copy its secret, try it, and play again what was not taken',
    async () => {
      const browser = await openBrowser()
      try {
        const { page, complaints } = await signedIn(browser, app)
        await page.goto(`${app.url}/settings`)
        await page.getByRole('link', { name: 'Shops and box offices' }).click()
        await page.getByRole('button', { name: /WooCommerce/ }).click()
        await page.getByLabel('What do you call it?').fill('Bottega')
        await page.getByRole('button', { name: 'Go on' }).click()
        await page.getByRole('heading', { level: 1, name: 'Bottega has not been heard of yet' }).waitFor()
        const shown = await page.locator('code').allTextContents()
        const address = shown.find((text) => text.includes('/hooks/'))
        const secret = shown.find((text) => text.startsWith('whsec_'))
        await page.getByRole('button', { name: 'Send a trial' }).click()
        await page.getByText('It works.').waitFor()
        const path = new URL(address!).pathname
        const body = JSON.stringify({ ...samples.woocommerce, id: 900 })
        const send = (key: string, name: string) =>
          post(path, body, headersOf('woocommerce', key, body, { now: Date.now(), name }))
        expect((await send('not the secret', 'b1')).status).toBe(401)
        expect((await send(secret!.trim(), 'b2')).status).toBe(200)
        await page.reload()
        await page.getByText('The signature does not fit the secret').waitFor()
        await page.getByText('order.updated, order 900').waitFor()
        await page.getByRole('button', { name: 'Play all again' }).click()
        await page.getByText(/1 still not: the signature does not fit the secret/).waitFor()
        expect(complaints).toEqual([])
      } finally {
        await browser.close()
      }
    },
    90_000,
  )
})
