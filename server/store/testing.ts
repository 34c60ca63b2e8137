/**
 * A database of its own for a test: migrated, with one workspace, gone after `close`. On the server of TEST_DATABASE_URL when that is
 * set, else on the embedded PostgreSQL, which runs while any such database of this process is open.
 */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { removeEmbedded, startEmbedded } from './embedded.ts'
import { randomUUIDv7 } from './identity.ts'
import { migrate } from './migrate.ts'
import { openStore } from './store.ts'
import type { Store } from './store.ts'

export type TestDatabase = { store: Store; workspace: string; url: string; close(): Promise<void> }

/** Throws what the server says when it cannot be reached or may not make a database. */
export async function withDatabase(): Promise<TestDatabase> {
  const server = await enter()
  const name = `rapport_test_${randomBytes(6).toString('hex')}`
  await ask(server.url, `create database ${name}`)
  const address = new URL(server.url)
  address.pathname = `/${name}`
  const store = await openStore(address.href)
  const close = async () => {
    await store.close()
    await ask(server.url, `drop database if exists ${name} with (force)`)
    await server.leave()
  }
  try {
    // The role that work is done under belongs to the whole server: databases made at once would both want to make it.
    await alone(server.url, () => migrate(store.pool))
    return { store, workspace: await addWorkspace(store), url: address.href, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** One more workspace, for tests about what one must not see of another. */
export async function addWorkspace(store: Store, name = 'Test'): Promise<string> {
  const id = randomUUIDv7()
  await store.pool.query('insert into workspaces (id, name) values ($1, $2)', [id, name])
  return id
}

type Server = { url: string; stop(): Promise<void> }

let embedded: Promise<Server> | undefined
let users = 0

async function enter(): Promise<{ url: string; leave(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, leave: async () => {} }
  users++
  const server = (embedded ??= start())
  const leave = async () => {
    if (--users > 0) return
    embedded = undefined
    await (await server).stop()
  }
  return { url: (await server).url, leave }
}

async function start(): Promise<Server> {
  const directory = await mkdtemp(join(tmpdir(), 'rapport-test-'))
  const { url, stop } = await startEmbedded({ directory })
  return {
    url,
    async stop() {
      await stop()
      await removeEmbedded(directory)
      await rm(directory, { recursive: true, force: true })
    },
  }
}

const TURN = 7_241_962

async function alone(url: string, work: () => Promise<unknown>): Promise<void> {
  await connected(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TURN])
    await work()
  })
}

const ask = (url: string, statement: string) => connected(url, (client) => client.query(statement))

/** Ending the connection also gives back its locks. */
async function connected(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
