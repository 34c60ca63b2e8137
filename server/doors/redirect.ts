/**
 * `GET /r/:code`, in front of everything else: a click is looked at, marked, on a disk, and only then led on. Steps mark rather than
 * discard; what is written down is what docs/guide/links.md says and no more.
 */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { codeIn } from '../features/links/code.ts'
import type { Click } from '../features/links/click.ts'
import { locationFor } from '../features/links/leading.ts'
import { openMap } from '../features/links/map.ts'
import type { Entry } from '../features/links/map.ts'
import { agentOf, markOf } from '../features/links/marks.ts'
import type { Agent } from '../features/links/marks.ts'
import { openMonths } from '../features/links/months.ts'
import { openRecorder } from '../features/links/recorder.ts'
import { seenClicks } from '../features/links/seen.ts'
import { cookieIn, isTeam, teamToken, TEAM_COOKIE } from '../features/links/team.ts'
import { addressOf, visitorOf } from '../features/links/visitors.ts'
import { sessionOf } from '../features/members/members.ts'
import { daySecretIn } from '../outside/day-secret.ts'
import type { Outside } from '../outside/outside.ts'
import { randomUUIDv7 } from '../store/identity.ts'
import type { Store } from '../store/store.ts'
import { askedBy } from './redirect-asked.ts'
import type { AskedBy } from './redirect-asked.ts'
import { pageFor } from './redirect-page.ts'
import type { Because } from './redirect-page.ts'

type Parts = { store: Store; outside: Outside; log: (level: 'info' | 'error', what: string) => void }
export type RedirectDoor = {
  /** Whether the request was for a short link; then it is answered. `secure`: by https, so that cookies say so too. */
  handle(request: IncomingMessage, response: ServerResponse, secure: boolean): boolean
  close(): Promise<void>
}

const SESSION_COOKIE = 'rapport'
const MOST_SESSIONS_ASKED = 20
const SESSION_PATIENCE = 500

export async function openRedirect({ store, outside, log }: Parts): Promise<RedirectDoor> {
  const months = await openMonths({ store, log })
  const recorder = openRecorder({ url: store.url, log, ...(outside.spill ? { spill: outside.spill } : {}) })
  const map = await openMap({ store, log })
  const ownKey = randomBytes(32)
  const keyOfTeam = () => outside.keys?.('own-team').catch(() => ownKey) ?? ownKey
  const secretOf = outside.daySecret ?? daySecretIn()
  const seenBefore = seenClicks()
  const agents = remembered(agentOf)
  const hosts = remembered(hostOf)
  let sessionsAsked = 0

  function turnAway(request: IncomingMessage, response: ServerResponse, because: Because) {
    const { status, headers, body } = pageFor(because)
    response.writeHead(status, headers)
    response.end(request.method === 'HEAD' ? undefined : body)
  }

  function follow(
    request: IncomingMessage,
    response: ServerResponse,
    entry: Entry,
    asked: AskedBy,
    ownTeam: boolean,
    cookie?: string,
  ) {
    const now = outside.clock()
    const agent = agents(asked.userAgent)
    const expired = now >= entry.expires
    const unfollowed = asked.unfollowed && entry.rules.honours
    const visitor = visitorOf(secretOf(now), addressOf(request.socket.remoteAddress, asked.forwarded), agent.browser)
    let mark = markOf({ head: request.method === 'HEAD', purpose: asked.purpose, agent, expired, ownTeam })
    if (
      mark === 'counted' &&
      seenBefore(parseInt(visitor.slice(0, 8), 16), parseInt(visitor.slice(8), 16) ^ entry.number, now)
    )
      mark = 'duplicate'
    const click: Click = {
      workspace: entry.workspace,
      link: entry.link,
      id: randomUUIDv7(now),
      at: now,
      mark,
      agent: agent.name,
      device: agent.device,
      referrer: asked.referrer === undefined || unfollowed ? null : hosts(asked.referrer),
      visitor: unfollowed ? null : visitor,
    }
    const taken = recorder.keep(click, (kept) => {
      if (expired) return turnAway(request, response, 'expired')
      if (!kept) return turnAway(request, response, 'busy')
      const answer = [
        'Location',
        locationFor(entry.leads, agent.device, unfollowed ? null : click.id),
        'Cache-Control',
        'no-store',
        'Content-Length',
        '0',
      ]
      if (cookie !== undefined) answer.push('Set-Cookie', cookie)
      response.writeHead(302, answer)
      response.end()
    })
    if (!taken) turnAway(request, response, 'busy')
  }

  /** Only who carries one of our cookies is asked who she is; a session is asked for once in a year and a browser. */
  async function followKnown(
    request: IncomingMessage,
    response: ServerResponse,
    entry: Entry,
    asked: AskedBy,
    secure: boolean,
  ) {
    const { cookies = '' } = asked
    const teamKey = await keyOfTeam()
    const team = cookieIn(cookies, TEAM_COOKIE)
    if (team !== undefined && isTeam(teamKey, team, entry.workspace, outside.clock()))
      return follow(request, response, entry, asked, true)
    const session = cookieIn(cookies, SESSION_COOKIE)
    if (session === undefined || sessionsAsked >= MOST_SESSIONS_ASKED)
      return follow(request, response, entry, asked, false)
    sessionsAsked++
    const found = sessionOf(store, session, outside.clock()).then(
      (one) => one?.workspace === entry.workspace,
      () => false,
    )
    void Promise.race([found, new Promise<false>((done) => setTimeout(done, SESSION_PATIENCE, false))])
      .then((own) =>
        own
          ? follow(
              request,
              response,
              entry,
              asked,
              true,
              teamCookie(teamToken(teamKey, entry.workspace, outside.clock()), secure),
            )
          : follow(request, response, entry, asked, false),
      )
      .finally(() => sessionsAsked--)
  }

  return {
    handle(request, response, secure) {
      const { url = '' } = request
      if (!url.startsWith('/r/')) return false
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.writeHead(405, ['Allow', 'GET, HEAD', 'Content-Length', '0', 'Connection', 'close'])
        response.end()
        return true
      }
      const code = codeIn(url)
      const entry = code === undefined ? undefined : map.get(code)
      if (!entry) {
        turnAway(request, response, 'unknown')
        return true
      }
      const asked = askedBy(request.rawHeaders)
      if (asked.cookies?.includes(SESSION_COOKIE)) void followKnown(request, response, entry, asked, secure)
      else follow(request, response, entry, asked, false)
      return true
    },
    async close() {
      months.close()
      await recorder.close()
      await map.close()
    },
  }
}

const teamCookie = (token: string, secure: boolean) =>
  `${TEAM_COOKIE}=${token}; Path=/r/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

/** The host of an address, as far as it looks like one. */
function hostOf(referrer: string): string | null {
  const host = /^(?:https?|android-app):\/\/(?:[^/?#@]*@)?([a-z0-9.-]{1,100})(?=[:/?#]|$)/i.exec(referrer)?.[1]
  return host?.toLowerCase() ?? null
}

/** The same few hundred texts come again and again; a stranger who sends others empties the memory, never fills it. */
function remembered<Result extends Agent | string | null>(find: (text: string) => Result): (text: string) => Result {
  let known = new Map<string, Result>()
  return (given) => {
    const there = known.get(given)
    if (there !== undefined) return there
    const short = given.slice(0, 1000)
    const found = find(short)
    if (known.size >= 2000) known = new Map()
    if (given.length <= 1000) known.set(given, found)
    return found
  }
}
