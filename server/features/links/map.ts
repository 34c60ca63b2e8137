/**
 * All links in memory, by code: what the redirect asks. PostgreSQL tells which one changed in the moment of its commit (LISTEN); whenever
 * that line was cut, everything is read anew. While the database is away the map stays as it was, and redirects go on.
 */
import pg from 'pg'
import type { Store } from '../../store/store.ts'
import { leadTo } from './leading.ts'
import type { Leads } from './leading.ts'
import * as sql from './links.sql.ts'
import type { LinkRow } from './links.sql.ts'

export type Entry = {
  readonly workspace: string
  readonly link: string
  /** 32 bits that stand for it. */
  readonly number: number
  readonly leads: Leads
  /** Milliseconds since 1970. */
  readonly expires: number
  /** Shared by all links of a workspace, so that its choice is one value. */
  readonly rules: { honours: boolean }
}
export type LinkMap = { get(code: string): Entry | undefined; readonly size: number; close(): Promise<void> }

type Parts = { store: Store; log: (level: 'info' | 'error', what: string) => void }

const PAGE = 5000
const AGAIN = 500
const STILL_THERE = 15_000

export async function openMap({ store, log }: Parts): Promise<LinkMap> {
  let byCode = new Map<string, Entry>()
  let codes = new Map<string, string>()
  let rules = new Map<string, { honours: boolean }>()
  let closed = false
  let listening: pg.Client | undefined
  let changed = new Map<string, Set<string>>()
  let catching: Promise<void> | undefined
  let reading = false

  /** Of two workspaces that hold one code (two installations were put together) the older link keeps it. */
  function put(into: Map<string, Entry>, names: Map<string, string>, entry: Entry, code: string) {
    names.set(entry.link, code)
    const there = into.get(code)
    if (!there || there.link >= entry.link) into.set(code, entry)
  }

  async function readAll() {
    const [entries, names, all] = [
      new Map<string, Entry>(),
      new Map<string, string>(),
      new Map<string, { honours: boolean }>(),
    ]
    const { rows } = await store.pool.query<{ id: string }>('select id from workspaces')
    for (const { id: workspace } of rows) {
      let last: string | null = null
      for (;;) {
        const page: LinkRow[] = await store.transact(workspace, async (tx) => {
          all.set(workspace, (await tx.row<{ honours: boolean }>(sql.honours())) ?? { honours: true })
          return tx.rows<LinkRow>(sql.after(last, PAGE))
        })
        for (const row of page) put(entries, names, entryOf(workspace, row, all.get(workspace)!), row.code)
        if (page.length < PAGE) break
        last = page.at(-1)!.id
      }
    }
    ;[byCode, codes, rules] = [entries, names, all]
  }

  async function readOne(workspace: string, links: ReadonlySet<string>) {
    await store.transact(workspace, async (tx) => {
      const own = rules.get(workspace) ?? { honours: true }
      rules.set(workspace, own)
      Object.assign(own, await tx.row(sql.honours()))
      for (const link of links) {
        const row = link === workspace ? undefined : await tx.row<LinkRow>(sql.one(link))
        const code = codes.get(link)
        if (code !== undefined && byCode.get(code)?.link === link) byCode.delete(code)
        codes.delete(link)
        if (row) put(byCode, codes, entryOf(workspace, row, own), row.code)
      }
    })
  }

  /** One reader at a time; what changes meanwhile is read in the next round. */
  function catchUp() {
    // What was read before a change must not be put over it.
    if (reading) return
    catching ??= (async () => {
      while (changed.size > 0) {
        const now = changed
        changed = new Map()
        for (const [workspace, links] of now) await readOne(workspace, links)
      }
    })()
      // Read in part: the line is cut and made anew, and then everything is read.
      .catch(() => listening?.end().catch(() => {}))
      .finally(() => (catching = undefined))
  }

  async function listen() {
    const client = new pg.Client({ connectionString: store.url, application_name: 'rapport links', connectionTimeoutMillis: 2000, query_timeout: 5000, keepAlive: true }) // prettier-ignore
    const ended = new Promise<void>((done) => client.once('end', done))
    client.on('error', () => void client.end().catch(() => {}))
    client.on('notification', ({ payload = '' }) => {
      const [workspace, link] = payload.split(' ') as [string, string]
      changed.set(workspace, (changed.get(workspace) ?? new Set()).add(link))
      catchUp()
    })
    await client.connect()
    await client.query('listen rapport_links')
    listening = client
    // Listening first: what changes while everything is read is told.
    reading = true
    await readAll().finally(() => (reading = false))
    catchUp()
    const pulse = setInterval(() => client.query('select').catch(() => cut(client)), STILL_THERE).unref()
    void ended.then(() => {
      clearInterval(pulse)
      if (!closed) void again()
    })
  }

  async function again() {
    for (let told = false; !closed; told = true) {
      try {
        return await listen()
      } catch (error) {
        if (listening) cut(listening)
        if (!told) log('error', `Changes of links are not heard at the moment (${(error as Error).message}).`)
        await new Promise((next) => setTimeout(next, AGAIN))
      }
    }
  }

  await listen()
  return {
    get: (code) => byCode.get(code),
    get size() {
      return byCode.size
    },
    async close() {
      closed = true
      await listening?.end().catch(() => {})
      await catching
    },
  }
}

/** Without goodbye: nobody may be there to hear it. */
const cut = (client: pg.Client) =>
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()

const entryOf = (workspace: string, row: LinkRow, rules: { honours: boolean }): Entry => ({
  workspace,
  link: row.id,
  number: parseInt(row.id.slice(-8), 16) | 0,
  leads: {
    other: leadTo(row.destination, row.utm),
    ...(row.ios ? { ios: leadTo(row.ios, row.utm) } : {}),
    ...(row.android ? { android: leadTo(row.android, row.utm) } : {}),
  },
  expires: row.expires_at?.getTime() ?? Infinity,
  rules,
})
