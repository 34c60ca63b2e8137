/**
 * The door of shared reports, for people without an account: the page of a link and the report behind it, and nothing else of the
 * workspace. Whatever does not open is answered alike. Who tries many links that do not open waits; an answer is computed at most
 * every few seconds, however often it is asked for.
 */
import type { HttpBindings } from '@hono/node-server'
import type { Context as Request } from 'hono'
import { addressOf, networkOf } from '../features/links/visitors.ts'
import type { Report } from '../features/reports/report.ts'
import { countView, opened, sharedReport } from '../features/reports/share.ts'
import type { App, Parts } from './http.ts'
import { pageFor } from './redirect-page.ts'
import type { Because } from './redirect-page.ts'
import { webPage } from './web-app.ts'

const MINUTE = 60_000
/** A person mistypes a link a few times. */
const MOST_MISSES = 20
const MOST_ADDRESSES = 10_000
/** A live report is no older than this. */
const FRESH = 5_000
const MOST_REPORTS = 100

export function reportLinks(app: App, { store, outside }: Parts) {
  const misses = missesOf(outside.clock)
  const reports = new Map<string, { at: number; report: Promise<Report | undefined> }>()

  const ask = async (c: Request) => {
    c.header('cache-control', 'no-store')
    c.header('x-robots-tag', 'noindex, nofollow')
    const who = visitorIn(c)
    if (misses.tooMany(who)) return 'busy' as const
    const inside = { store, outside, signal: c.req.raw.signal }
    const found = await opened(inside, c.req.param('token')!)
    if (!found) misses.count(who)
    return found && { found, inside }
  }

  const fresh = (asked: Exclude<Awaited<ReturnType<typeof ask>>, 'busy' | undefined>) => {
    const { found, inside } = asked
    const now = outside.clock()
    const known = reports.get(found.id)
    if (known && now - known.at < FRESH) return known.report
    if (reports.size >= MOST_REPORTS) reports.clear()
    // Others wait for the same answer, so it does not end with whoever asked first.
    const report = sharedReport({ ...inside, signal: new AbortController().signal }, found)
    reports.set(found.id, { at: now, report })
    report.catch(() => reports.delete(found.id))
    return report
  }

  app.get('/shared/:token', async (c) => {
    const asked = await ask(c)
    if (asked === undefined || asked === 'busy') return turnedAway(c, asked === 'busy' ? 'busy' : 'unopened')
    await countView(asked.inside, asked.found)
    return webPage(c)
  })

  app.get('/api/shared/:token', async (c) => {
    const asked = await ask(c)
    if (asked === 'busy') return c.json({ error: { message: 'Too many links that do not open. Wait a minute.' } }, 429)
    const report = asked && (await fresh(asked))
    if (!asked || !report) return c.json({ error: { message: 'This link does not open, or not any more.' } }, 404)
    return c.json({ report, expires: asked.found.expires.toISOString() })
  })
}

function turnedAway(c: Request, because: Because) {
  const { status, headers, body } = pageFor(because)
  for (let i = 0; i < headers.length; i += 2) c.header(headers[i]!, headers[i + 1]!)
  return c.body(new Uint8Array(body), status as 404)
}

/** Their network, for as long as it takes to count; nothing of it is kept. */
function visitorIn(c: Request): string {
  const socket = (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket
  return networkOf(addressOf(socket?.remoteAddress, c.req.header('x-forwarded-for')))
}

function missesOf(clock: () => number) {
  let [began, counts] = [0, new Map<string, number>()]
  const now = () => {
    if (clock() - began < MINUTE && clock() >= began) return counts
    began = clock()
    return (counts = new Map())
  }
  return {
    tooMany: (who: string) => (now().get(who) ?? 0) >= MOST_MISSES,
    count: (who: string) => {
      const of = now()
      if (of.size < MOST_ADDRESSES || of.has(who)) of.set(who, (of.get(who) ?? 0) + 1)
    },
  }
}
