/**
 * Nothing lost, nothing counted twice: 10,000 orders, a third of them with a refund and a tenth cancelled, each message delivered three
 * times, all shuffled, sixteen at once, over HTTP into the whole app with its background work. The totals must be exact.
 */
import { join } from 'node:path'
import { Agent, request } from 'node:http'
import { seeded } from '@rapport/analysis/numbers/random.ts'
import { listen } from '@rapport/server/doors/listen.ts'
import { create } from '@rapport/server/features/orders/connections.ts'
import { summary } from '@rapport/server/features/orders/orders.ts'
import { headersOf } from '@rapport/server/features/orders/vendors/samples.ts'
import { filesIn } from '@rapport/server/outside/files.ts'
import { keysIn } from '@rapport/server/outside/keys.ts'
import type { Benchmark } from './benchmark.ts'
import { percentile } from './benchmark.ts'
import { withDatabase } from './database.ts'

const ORDERS = 10_000
const TIMES = 3
const AT_ONCE = 16
const AT = '2026-03-02T18:30:00Z'

export const webhooks: Benchmark = {
  name: 'webhooks',
  describe: 'orders and refunds delivered three times, shuffled and at once: exact totals',
  run: (scale, say) =>
    withDatabase(async ({ store, workspace, folder }) => {
      const outside = {
        clock: () => Date.now(),
        files: filesIn(join(folder, 'files')),
        keys: keysIn(join(folder, 'keys')),
      }
      const context = { store, workspace, outside, signal: new AbortController().signal, say: () => {} }
      const configuration = { port: 0, portGiven: true } as never
      const server = await listen({
        store,
        workspace,
        outside,
        configuration,
        close: async () => {},
        log: (_, what) => say(what),
      })
      const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
      try {
        const { address, secret } = await create(context, { vendor: 'signed', name: 'Bench' })
        const orders = Math.max(30, Math.round(ORDERS * scale))
        const messages = Array.from({ length: orders }, (_, at) => messagesOf(at)).flat()
        const deliveries = seeded(7).shuffled(
          messages.flatMap((one, name) =>
            Array.from({ length: TIMES }, () => ({ body: JSON.stringify(one), name: `m${name}` })),
          ),
        )
        let wrong = 0
        const took: number[] = []
        const next = deliveries[Symbol.iterator]()
        const start = performance.now()
        await Promise.all(
          Array.from({ length: AT_ONCE }, async () => {
            for (const { body, name } of next) {
              const began = performance.now()
              if (
                (await post(
                  agent,
                  server.publicUrl + address,
                  body,
                  headersOf('signed', secret!, body, { now: Date.now(), name }),
                )) !== 200
              )
                wrong++
              took.push(performance.now() - began)
            }
          }),
        )
        const seconds = (performance.now() - start) / 1000
        const { totals, waitingRefunds } = await summary(context, {})
        const wanted = wantedOf(orders)
        const found = totals[0]!
        say(
          `${deliveries.length} deliveries of ${messages.length} messages about ${orders} orders in ${seconds.toFixed(1)} s, p95 ${percentile(took, 0.95).toFixed(1)} ms`,
        )
        const off =
          Math.abs(found.net - wanted.net) +
          Math.abs(found.items - wanted.items) +
          Math.abs(found.orders - wanted.orders)
        return [
          {
            measured: `${off} off in cents, tickets and orders, of ${wanted.net} cents`,
            wanted: '0',
            pass: off === 0 && totals.length === 1,
          },
          {
            measured: `${wrong} answers other than 200, ${waitingRefunds} refunds without their order`,
            wanted: '0, 0',
            pass: wrong === 0 && waitingRefunds === 0,
          },
          {
            measured: `${Math.round(deliveries.length / seconds)} deliveries a second`,
            wanted: 'at least 100',
            pass: deliveries.length / seconds >= 100,
          },
        ]
      } finally {
        agent.destroy()
        await server.close()
      }
    }),
}

/** What becomes of an order: every fifth is open first, then paid; every third gives a part back, every tenth is off. */
function messagesOf(at: number): object[] {
  const order = (more: object) => ({
    type: 'order',
    timestamp: AT,
    data: { id: `o${at}`, at: AT, currency: 'EUR', items: 2, email: `buyer${at % 7000}@example.com`, ...more },
  })
  return [
    ...(at % 5 === 0 ? [order({ state: 'open', updatedAt: '2026-03-02T18:30:00Z', total: '1.00' })] : []),
    order({ state: 'paid', updatedAt: '2026-03-02T18:31:00Z', total: paid(at) }),
    ...(at % 3 === 0
      ? [
          {
            type: 'refund',
            timestamp: AT,
            data: { id: `r${at}`, order: `o${at}`, amount: '5.25', currency: 'EUR', items: 1 },
          },
        ]
      : []),
    ...(at % 10 === 0 ? [order({ state: 'cancelled', updatedAt: '2026-03-02T19:00:00Z', total: paid(at) })] : []),
  ]
}
const paid = (at: number) => `${20 + (at % 80)}.${String(at % 100).padStart(2, '0')}`

function wantedOf(orders: number) {
  const kept = Array.from({ length: orders }, (_, at) => at).filter((at) => at % 10 !== 0)
  return {
    orders: kept.length,
    net: kept.reduce((sum, at) => sum + Math.round(Number(paid(at)) * 100) - (at % 3 === 0 ? 525 : 0), 0),
    items: kept.reduce((sum, at) => sum + (at % 3 === 0 ? 1 : 2), 0),
  }
}

const post = (agent: Agent, url: string, body: string, headers: Record<string, string>): Promise<number> =>
  new Promise((answered, refused) => {
    request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (response) => {
        response.resume().on('end', () => answered(response.statusCode ?? 0))
      },
    )
      .on('error', refused)
      .end(body)
  })
