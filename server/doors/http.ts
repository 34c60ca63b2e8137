/**
 * HTTP: every operation at its method and path, and by hand what is not an operation: signing in, uploads, downloads and
 * the web app itself. This is the one place that knows a status code.
 */
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import type { Context as Request, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import type { Context, Operation } from '../features/operation.ts'
import { Refused } from '../features/operation.ts'
import { endSession, may, sessionOf, signIn } from '../features/members/members.ts'
import type { Session } from '../features/members/members.ts'
import type { Store } from '../store/store.ts'
import { databaseLost, diskFull } from '../store/trouble.ts'
import type { Outside } from '../outside/outside.ts'
import { all, fromText, perform } from './fold.ts'
import { openapi } from './openapi.ts'
import { qrCodes } from './qr.ts'
import { reportLinks } from './report-links.ts'
import { downloads } from './downloads.ts'
import { reportFiles } from './report-files.ts'
import { uploads } from './uploads.ts'
import { signInPage } from './sign-in-page.ts'
import { webApp } from './web-app.ts'
import { clickScriptFile, webhooks } from './webhooks.ts'

export type Parts = {
  store: Store
  outside: Outside
  publicUrl: string
  log: (level: 'info' | 'error', what: string) => void
}

export type App = Hono<{ Variables: { session: Session } }>

const COOKIE = 'rapport'
const STATUS = { 'not-found': 404, invalid: 400, forbidden: 403, conflict: 409 } as const

export function httpDoor(parts: Parts): App {
  const app: App = new Hono()
  clickScriptFile(app)
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      strictTransportSecurity: false,
    }),
  )
  app.onError((error, c) => answerError(c, error, parts.log))

  app.get('/health', (c) => c.json({ ok: true }))
  app.get('/api/openapi.json', (c) => c.json(openapi(parts.publicUrl)))
  signingIn(app, parts)
  webhooks(app, parts)
  reportLinks(app, parts)

  app.use('/api/*', sameOrigin(parts.publicUrl), signedIn(parts))
  app.post('/api/sign-out', async (c) => {
    await endSession(parts.store, c.get('session'))
    deleteCookie(c, COOKIE, { path: '/' })
    return c.json({ signedOut: true })
  })
  const contextOf = (c: Request<{ Variables: { session: Session } }>): Context => ({
    store: parts.store,
    outside: parts.outside,
    workspace: c.get('session').workspace,
    member: c.get('session').member,
    signal: c.req.raw.signal,
    say: () => {},
  })
  uploads(app, contextOf)
  downloads(app, contextOf)
  reportFiles(app, contextOf)
  qrCodes(app, contextOf, parts.publicUrl)
  for (const operation of literalPathsFirst(all)) mount(app, operation, contextOf)
  app.all('/api/*', (c) =>
    c.json({ error: { message: `No ${c.req.method} ${c.req.path}. What there is stands in /api/openapi.json.` } }, 404),
  )

  webApp(app)
  return app
}

/** `/creators/summary` must be asked before `/creators/{id}` takes its word for an id. */
const literalPathsFirst = (operations: readonly Operation[]) =>
  [...operations].sort((a, b) => (a.path.match(/\{/g)?.length ?? 0) - (b.path.match(/\{/g)?.length ?? 0))

function mount(
  app: App,
  operation: Operation,
  contextOf: (c: Request<{ Variables: { session: Session } }>) => Context,
) {
  if (operation.permission === 'own') return
  const path = `/api${operation.path.replaceAll(/\{(\w+)\}/g, ':$1')}`
  app.on(operation.method, path, tooLarge, async (c) => {
    if (!may(c.get('session').role, operation.permission))
      throw new Refused('forbidden', `Your role may not do this: ${operation.describe}`)
    const loose = fromText(operation, operation.method === 'GET' || operation.method === 'DELETE' ? queries(c) : {})
    const body = operation.method === 'GET' || operation.method === 'DELETE' ? {} : await jsonBody(c)
    return c.json((await perform(operation, contextOf(c), { ...loose, ...body, ...c.req.param() })) as object)
  })
}

/** Refused before it is held in memory: by its announced length, or in the middle. */
const tooLarge = bodyLimit({
  maxSize: 8_000_000,
  // What is left of the body is not waited for, so this connection ends here.
  onError: (c) =>
    c.json({ error: { message: 'The body is larger than 8 MB. Files go to /api/uploads.' } }, 413, {
      connection: 'close',
    }),
})

const queries = (c: Request) =>
  Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [name, values.length === 1 ? values[0]! : values]),
  )

async function jsonBody(c: Request): Promise<Record<string, unknown>> {
  const text = await c.req.text()
  if (!text) return {}
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new Refused('invalid', 'The body is not JSON.')
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refused('invalid', 'The body is not a JSON object.')
  return body as Record<string, unknown>
}

/** A page of another origin may not act in the name of whoever is signed in here. */
function sameOrigin(publicUrl: string): MiddlewareHandler {
  return async (c, next) => {
    const origin = c.req.header('origin')
    if (
      c.req.method !== 'GET' &&
      origin &&
      origin !== new URL(c.req.url).origin &&
      origin !== new URL(publicUrl).origin
    ) {
      // A proxy in front may change scheme or host; what the browser itself vouches for is enough.
      if (c.req.header('sec-fetch-site') !== 'same-origin')
        throw new Refused('forbidden', `This request came from ${origin}, another site.`)
    }
    await next()
  }
}

function signedIn({ store, outside }: Parts): MiddlewareHandler<{ Variables: { session: Session } }> {
  return async (c, next) => {
    const bearer = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    const token = bearer ?? getCookie(c, COOKIE)
    const session = token ? await sessionOf(store, token, outside.clock()) : undefined
    if (!session)
      return c.json(
        {
          error: {
            message:
              'Nobody is signed in. Open the link that `npm start` printed, or run `npx rapport sign-in` for a new one.',
          },
        },
        401,
      )
    c.set('session', session)
    await next()
  }
}

/**
 * The link shows a page with a button, and only the button uses it up: mail scanners and link previews fetch addresses,
 * and must not spend the one use.
 */
function signingIn(app: App, { store, outside, publicUrl }: Parts) {
  app.get('/sign-in/:link', (c) => c.html(signInPage(c.req.param('link'))))
  app.post('/sign-in/:link', async (c) => {
    const token = await signIn(store, c.req.param('link'), c.req.header('user-agent') ?? '', outside.clock())
    if (!token) return c.redirect('/sign-in?expired', 303)
    setCookie(c, COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: publicUrl.startsWith('https:'),
      maxAge: 90 * 86_400,
    })
    return c.redirect('/', 303)
  })
}

function answerError(c: Request, error: Error, log: Parts['log']): Response {
  if (error instanceof Refused) return c.json({ error: { message: error.message } }, STATUS[error.kind])
  if (c.req.raw.signal.aborted) return c.body(null, 499 as never)
  const code = (error as { code?: string }).code ?? ''
  // 22P02 and its like: text that cannot be what the column holds; the fault is the asker's.
  if (code.startsWith('22')) return c.json({ error: { message: error.message } }, 400)
  log('error', `${c.req.method} ${c.req.path}: ${error.stack ?? error.message}`)
  if (diskFull(error))
    return c.json(
      { error: { message: 'The disk is full, and nothing was kept. Free some space, then try again.' } },
      507,
    )
  return databaseLost(error)
    ? c.json({ error: { message: 'The database does not answer. Rapport goes on by itself when it is back.' } }, 503)
    : c.json({ error: { message: 'A fault of ours. The terminal that runs Rapport says more.' } }, 500)
}

/** Streams text without holding it in memory. */
export const streamed = (pieces: AsyncIterable<string>): ReadableStream =>
  Readable.toWeb(Readable.from(pieces)) as ReadableStream
