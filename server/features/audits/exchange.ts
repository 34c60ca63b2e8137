/**
 * Who engages with whom by agreement, across all accounts of the workspace: a bargain cannot be seen in the data of one.
 * All interactions are streamed once through a process of its own; what is found becomes signals of each account, and whose signals
 * changed is audited again. And the small graph in which a person can check it.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ExchangeSignal } from '@rapport/analysis/authenticity/exchange.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import { runAll } from './audits.ts'
import type { Searched } from './exchange-search.ts'
import type { Answer, Wanted } from './exchange-process.ts'
import * as sql from './exchange.sql.ts'

/** By workspace. What is asked for while a search runs is one more search after it, however often it is asked. */
const running = new Map<string, { again: boolean }>()

/** `audit: false` for who audits everybody afterwards anyway. */
export async function searchExchange(context: Context, _: unknown = {}, { audit = true } = {}) {
  const { workspace } = context
  const before = running.get(workspace)
  if (before) {
    before.again = true
    return { state: 'waits' as const, rows: 0, groups: 0, flagged: 0, changed: 0 }
  }
  const own = { again: true }
  running.set(workspace, own)
  const changed = new Set<string>()
  let found: Searched
  try {
    do {
      own.again = false
      found = await inProcess(context)
      for (const account of found.changed) changed.add(account)
    } while (own.again)
  } finally {
    running.delete(workspace)
  }
  context.say(`${found.rows.toLocaleString('en')} acts looked at, ${found.groups} groups found`)
  if (audit && changed.size > 0) await runAll(context, { accounts: [...changed] })
  const { rows, groups, flagged } = found
  return { state: 'done' as const, rows, groups, flagged, changed: changed.size }
}

/** In megabytes: the names of millions of people lie in the heap, most of the rest outside of it. Names are many and small. */
export const EXCHANGE_FLAGS = ['--max-old-space-size=1024', '--max-semi-space-size=32']
const SCRIPT = fileURLToPath(new URL('./exchange-process.ts', import.meta.url))

async function inProcess({ store, workspace, outside, signal }: Context): Promise<Searched> {
  signal.throwIfAborted()
  const child = fork(SCRIPT, {
    execArgv: EXCHANGE_FLAGS,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<Searched>()
  child.once('message', (answer: Answer) =>
    'found' in answer ? resolve(answer.found) : reject(new Error(answer.failed)),
  )
  child.once('error', reject)
  child.once('exit', (code, by) => reject(new Error(`the search for exchange ended with ${code ?? by}`)))
  const stop = () => reject(signal.reason as Error)
  signal.addEventListener('abort', stop, { once: true })
  const wanted: Wanted = { url: store.url, workspace, at: outside.clock() }
  child.send(wanted)
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', stop)
    // One that is stopped at work is ended: what it was writing is rolled back.
    child.kill()
  }
}

/** A picture of more people is a ball of wool. */
const MOST_DRAWN = 60

type Row = { platform: string; handle_key: string; signal: ExchangeSignal | null }

/** The group that the account is in; without one, the creators here with whom it engages, and they with it. */
export async function exchangeOf(context: Context, { id }: { id: string }) {
  return context.store.transact(context.workspace, async (tx) => {
    const row = await tx.row<Row>(sql.own(id))
    if (!row) throw new Refused('not-found', 'There is no such account.')
    const { platform, handle_key: self, signal } = row
    if (!signal) return { group: null, people: [], links: [], everybody: 0, because: UNSEEN }
    const others = (signal.group?.members ?? signal.contacts ?? []).filter((name) => name !== self)
    const everybody = 1 + (signal.group ? others.length : signal.n)
    const names = [self, ...others.slice(0, MOST_DRAWN - 1)]
    const accounts = new Map(
      (await tx.rows<sql.Named>(sql.accountsNamed(platform, names))).map((one) => [one.handle_key, one]),
    )
    const links = others.length === 0 ? [] : await tx.rows<sql.Link>(sql.links(platform, names))
    const place = new Map(names.map((name, at) => [name, at]))
    const there = new Set(links.map(({ from, to }) => `${from}\n${to}`))
    return {
      group: signal.group?.kind ?? null,
      people: names.map((name) => {
        const account = accounts.get(name)
        return { name: account?.handle ?? name, account: account?.id ?? null, creator: account !== undefined }
      }),
      links: links.map(({ from, to, times, minutes }) => ({
        from: place.get(from)!,
        to: place.get(to)!,
        times,
        medianMinutes: minutes === null ? null : Math.round(minutes * 10) / 10,
        mutual: there.has(`${to}\n${from}`),
      })),
      everybody,
      because: signal.because,
    }
  })
}

const UNSEEN = 'No comments on this account’s posts were imported: who engages with it cannot be seen.'
