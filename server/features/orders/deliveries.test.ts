import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keysIn } from '../../outside/keys.ts'
import { isPublic, shops as realShops } from '../../outside/shops.ts'
import type { ShopAnswer } from '../../outside/shops.ts'
import { withDatabase } from '../../store/testing.ts'
import type { TestDatabase } from '../../store/testing.ts'
import type { Context } from '../operation.ts'
import { create, show } from './connections.ts'
import { credit } from './credit.ts'
import { deliver, list, livesAt, replay } from './deliveries.ts'
import { list as orders, summary } from './orders.ts'
import { TryLater } from './seen.ts'
import { eventbriteOrder, headersOf, samples } from './vendors/samples.ts'

let database: TestDatabase
let folder: string
let context: Context
let now = Date.parse('2026-03-02T19:00:00Z')
let answer: () => Promise<ShopAnswer>
const asked: { url: string; authorization: string | undefined }[] = []

beforeAll(async () => {
  database = await withDatabase()
  folder = await mkdtemp(join(tmpdir(), 'rapport-keys-'))
  context = {
    store: database.store,
    workspace: database.workspace,
    outside: {
      clock: () => now,
      files: {} as never,
      keys: keysIn(folder),
      shops: (url, { authorization }) => {
        asked.push({ url: url.href, authorization })
        return answer()
      },
    },
    signal: new AbortController().signal,
    say: () => {},
  }
}, 60_000)
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

test('Eventbrite’s order is looked up with the token; while that fails it is asked for again, and nothing is lost', async () => {
  const made = await create(context, { vendor: 'eventbrite', name: 'Cena', token: 'EVENTBRITE-TOKEN' })
  const hint = { header: () => undefined, body: Buffer.from(JSON.stringify(samples.eventbrite)) }
  for (const [given, said] of [
    [async () => ({ status: 500, body: '' }), 'answered 500'],
    [async () => ({ status: 401, body: '{}' }), 'does not accept the token (401): paste a new one'],
    [() => Promise.reject(new Error('getaddrinfo ENOTFOUND')), 'could not be asked: getaddrinfo ENOTFOUND'],
  ] as const) {
    answer = given
    const error = await deliver(context, made.id, hint).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(TryLater)
    expect((error as Error).message).toContain(said)
  }
  answer = async () => ({ status: 404, body: '' })
  expect(
    await deliver(context, made.id, {
      ...hint,
      body: Buffer.from(JSON.stringify(samples.eventbrite).replace('12345', '99')),
    }),
  ).toMatchObject({ status: 422 })
  expect(await show(context, { id: made.id })).toMatchObject({ troubled: 2, orders: 0 })
  answer = async () => ({ status: 200, body: JSON.stringify(eventbriteOrder) })
  expect(await deliver(context, made.id, hint)).toMatchObject({ status: 200 })
  expect(await deliver(context, made.id, hint)).toMatchObject({ status: 200 })
  expect(await replay(context, { id: made.id })).toMatchObject({ taken: 2, still: 0 })
  expect(await show(context, { id: made.id })).toMatchObject({ troubled: 0, orders: 1 })
  expect((await summary(context, {})).totals).toMatchObject([{ currency: 'EUR', orders: 1, net: 3300, items: 1 }])
  expect(
    asked.every(
      ({ url, authorization }) =>
        url.startsWith('https://www.eventbriteapi.com/v3/orders/') && authorization === 'Bearer EVENTBRITE-TOKEN',
    ),
  ).toBe(true)
})

test('a stranger who claims the id of a delivery does not keep the shop’s own from being taken', async () => {
  const made = await create(context, { vendor: 'woocommerce', name: 'Shop' })
  const body = JSON.stringify(samples.woocommerce)
  const headers = headersOf('woocommerce', made.secret!, body, { now: 0, name: 'd1' })
  const sent = (given: Record<string, string>) =>
    deliver(context, made.id, { header: (name) => given[name], body: Buffer.from(body) })
  expect(await sent({ ...headers, 'x-wc-webhook-signature': 'AAAA' })).toMatchObject({ status: 401 })
  expect(await sent(headers)).toEqual({ status: 200, sentence: 'Taken.' })
  expect(await sent(headers)).toEqual({ status: 200, sentence: 'Known already; nothing is counted twice.' })
  const { deliveries } = await list(context, { id: made.id, troubled: false, limit: 10 })
  expect(deliveries.map(({ outcome, times }) => [outcome, times]).toSorted()).toEqual([
    ['refused', 1],
    ['taken', 2],
  ])
})

test('an order from tomorrow is kept, and it is said whose clock is off', async () => {
  const made = await create(context, { vendor: 'woocommerce', name: 'Fast clock' })
  const body = JSON.stringify({ ...samples.woocommerce, id: 728, date_created_gmt: '2026-03-03T19:30:00' })
  const headers = headersOf('woocommerce', made.secret!, body, { now: 0, name: 'd2' })
  expect((await deliver(context, made.id, { header: (name) => headers[name], body: Buffer.from(body) })).sentence).toBe(
    'Taken, though the order is dated 1 day from now: the shop’s clock is off.',
  )
})

test('an order that comes before its click is credited once the click is told; after a month a delivery is forgotten, its order is not', async () => {
  const made = await create(context, { vendor: 'signed', name: 'Early' })
  const click = '0195570c-8a4e-7c1e-9d3e-3f0f3f6f7a99'
  const body = JSON.stringify({ ...samples.signed, data: { ...samples.signed.data, id: 'early', codes: [], click } })
  const send = (name: string) => {
    const headers = headersOf('signed', made.secret!, body, { now, name })
    return deliver(context, made.id, { header: (one) => headers[one], body: Buffer.from(body) })
  }
  await send('e1')
  await credit(context, { everything: false, codes: false })
  const early = async () => (await orders(context, { connection: made.id, limit: 5 })).orders[0]!
  expect(await early()).toMatchObject({ because: 'nothing-known', credits: [] })
  const [link, campaign, creator, account, booking] = ['1', '2', '3', '4', '5'].map(
    (at) => `0195570c-0000-7000-8000-00000000000${at}`,
  )
  await database.store.transact(database.workspace, async ({ client, workspace }) => {
    await client.query('insert into creators (workspace_id, id, name) values ($1, $2, $3)', [workspace, creator, 'Leo'])
    await client.query(
      "insert into accounts (workspace_id, id, creator_id, platform, handle, handle_key, name) values ($1, $2, $3, 'instagram', 'leo', 'leo', 'Leo')",
      [workspace, account, creator],
    )
    await client.query("insert into campaigns (workspace_id, id, name, created_at) values ($1, $2, 'Cena', now())", [
      workspace,
      campaign,
    ])
    await client.query(
      "insert into bookings (workspace_id, id, campaign_id, account_id, deliverable) values ($1, $2, $3, $4, 'reel')",
      [workspace, booking, campaign, account],
    )
    await client.query(
      "insert into links (workspace_id, id, code, booking_id, name, destination, created_at) values ($1, $2, 'leo-x', $3, 'Leo', 'https://lucia.example', now())",
      [workspace, link, booking],
    )
    await client.query(
      "insert into clicks (workspace_id, link_id, id, at, mark, device) values ($1, $2, $3, '2026-03-02T18:00:00Z', 'counted', 'ios')",
      [workspace, link, click],
    )
  })
  now += 120_000
  await credit(context, { everything: false, codes: false })
  expect(await early()).toMatchObject({ because: 'only-click', credits: [{ booking, share: 1 }] })
  now += 31 * 86_400_000
  await credit(context, { everything: false, codes: false })
  expect((await list(context, { id: made.id, troubled: false, limit: 10 })).deliveries).toEqual([])
  expect((await send('e1')).sentence).toBe('Taken.')
  expect(await orders(context, { connection: made.id, limit: 5 })).toMatchObject({
    orders: [{ number: 'early', because: 'only-click' }],
  })
})

test('whatever the order in which an order’s messages come, and whichever come twice, it ends the same', async () => {
  const made = await create(context, { vendor: 'signed', name: 'Shuffled' })
  const of = (id: string): object[] => {
    const at = (minute: number) => `2026-03-02T18:3${minute}:00Z`
    const order = (minute: number, more: object) => ({
      type: 'order',
      timestamp: at(minute),
      data: { id, at: at(0), updatedAt: at(minute), currency: 'EUR', items: 3, ...more },
    })
    const refund = (amount: string) => ({
      type: 'refund',
      timestamp: at(5),
      data: { id: `r-${id}`, order: id, amount, currency: 'EUR', items: 1 },
    })
    return [
      order(0, { state: 'open', total: '30.00' }),
      order(1, { state: 'open', total: '30.00', codes: ['MARTA10'], email: 'eva@example.com' }),
      // Paid in the same second in which it was changed.
      order(1, { state: 'paid', total: '30.00' }),
      order(2, { state: 'paid', total: '42.00', click: '0195570c-8a4e-7c1e-9d3e-3f0f3f6f7a55' }),
      refund('5.00'),
      refund('9.00'),
    ]
  }
  let sent = 0
  const runs = fc.sample(
    fc.tuple(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), fc.array(fc.nat(5), { maxLength: 3 })),
    { numRuns: 25, seed: 5 },
  )
  for (const [run, [order, more]] of runs.entries())
    for (const at of [...order, ...more]) {
      const body = JSON.stringify(of(`p${run}`)[at])
      const headers = headersOf('signed', made.secret!, body, { now, name: `p${sent++}` })
      await deliver(context, made.id, { header: (one) => headers[one], body: Buffer.from(body) })
    }
  const found = (await orders(context, { connection: made.id, limit: 100 })).orders
  expect(found).toHaveLength(25)
  for (const one of found)
    expect(one).toMatchObject({
      state: 'paid',
      total: 4200,
      refunded: 900,
      net: 3300,
      items: 2,
      codes: ['MARTA10'],
      byClick: true,
    })
})

test('secrets lie sealed in the database, their key beside it in a file of its owner only', async () => {
  const made = await create(context, { vendor: 'stripe', name: 'Till', secret: 'whsec_plain_to_see' })
  const stored = await database.store.transact(
    database.workspace,
    async ({ client }) =>
      (
        await client.query(
          "select connections::text || encode(secret, 'escape') as row from connections where id = $1",
          [made.id],
        )
      ).rows,
  )
  expect(String(stored[0].row)).toContain('Till')
  expect(JSON.stringify(stored)).not.toContain('plain_to_see')
  expect((await stat(join(folder, 'shops.key'))).mode & 0o777).toBe(0o600)
  const key = await readFile(join(folder, 'shops.key'), 'utf8')
  expect(await Promise.all([1, 2, 3].map(() => keysIn(folder)('shops')))).toEqual(
    [1, 2, 3].map(() => Buffer.from(key.trim(), 'hex')),
  )
  await expect(livesAt(database.store, made.address.replace('/hooks/', ''))).resolves.toMatchObject({
    row: { id: made.id },
  })
})

test('no address inside this network is asked, by number or by name', async () => {
  const inside = [
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '224.0.0.1',
    'no address',
  ]
  expect(inside.filter(isPublic)).toEqual([])
  expect(
    ['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946', '::ffff:93.184.216.34'].filter((one) => !isPublic(one)),
  ).toEqual([])
  await expect(realShops(new URL('https://127.0.0.1/'), {})).rejects.toThrow('not a public address')
  await expect(realShops(new URL('https://[::1]/'), {})).rejects.toThrow('not a public address')
  await expect(realShops(new URL('https://localhost/'), {})).rejects.toThrow('not at a public address')
  await expect(realShops(new URL('http://example.com/'), {})).rejects.toThrow('only https')
})
