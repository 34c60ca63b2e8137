/**
 * The door of shops: `/hooks/` and the address of a connection. The body is read raw, and only up to a limit, since its signature is over
 * its bytes. The code of the answer makes a shop send again when, and only when, that can help; it is never 500.
 */
import type { Context as Request } from 'hono'
import { Refused } from '../features/operation.ts'
import type { Context } from '../features/operation.ts'
import { livesAt, received } from '../features/orders/deliveries.ts'
import { TryLater } from '../features/orders/seen.ts'
import { databaseLost, diskFull } from '../store/trouble.ts'
import { clickScript } from './click-script.ts'
import type { App, Parts } from './http.ts'

const MOST = 4_000_000

export function webhooks(app: App, { store, outside, log }: Parts) {
  app.post('/hooks/:connection', async (c) => {
    try {
      const who = await livesAt(store, c.req.param('connection'))
      if ('status' in who) return c.text(who.sentence, who.status)
      const body = await rawBody(c)
      if (!body) return c.text(`The body is larger than ${MOST / 1e6} MB; no order is.`, 413, { connection: 'close' })
      const context: Context = { store, outside, workspace: who.workspace, signal: c.req.raw.signal, say: () => {} }
      const { status, sentence } = await received(context, who.row, who.vendor, {
        header: (name) => c.req.header(name),
        body,
      })
      return c.text(sentence, status)
    } catch (error) {
      return answerTrouble(c, error, log)
    }
  })
  app.all('/hooks/:connection', (c) =>
    c.text('This is where a shop tells of its orders, by POST.', 405, { allow: 'POST' }),
  )
}

/** Mounted before the headers that keep everything else to this site: pages of shops load it, and they are other sites. */
export function clickScriptFile(app: App) {
  app.get('/c.js', (c) => {
    c.header('content-type', 'text/javascript; charset=utf-8')
    c.header('cache-control', 'public, max-age=86400')
    c.header('cross-origin-resource-policy', 'cross-origin')
    c.header('x-content-type-options', 'nosniff')
    return c.body(clickScript)
  })
}

/** Undefined where it is too large: by its announced length, or in the middle. */
async function rawBody(c: Request): Promise<Buffer | undefined> {
  if (Number(c.req.header('content-length') ?? 0) > MOST) return undefined
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of (c.req.raw.body ?? []) as AsyncIterable<Uint8Array>) {
    size += piece.length
    if (size > MOST) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

function answerTrouble(c: Request, error: unknown, log: Parts['log']): Response {
  if (error instanceof Refused) return c.text(error.message, 404)
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  // 22…: the database cannot hold what was said, and will not tomorrow.
  if (code.startsWith('22')) return c.text('This cannot be kept: it says something that no order says.', 422)
  const seconds = databaseLost(error) || diskFull(error) ? 30 : 300
  if (!(error instanceof TryLater) && !databaseLost(error))
    log('error', `${c.req.method} /hooks: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return c.text(error instanceof TryLater ? error.message : 'Not now. Send it again, please.', 503, {
    'retry-after': String(seconds),
  })
}
