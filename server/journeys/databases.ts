/** The two databases that every journey runs on: the embedded one, and the machine's own where its address is told. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { removeEmbedded, startEmbedded } from '../store/embedded.ts'

export type Database = { url: string; drop(): Promise<void> }
export type Choice = { name: string; missing?: string; open(): Promise<Database> }

const machine = process.env.MACHINE_DATABASE_URL

export const databases: Choice[] = [
  {
    name: 'embedded PostgreSQL',
    async open() {
      const directory = await mkdtemp(join(tmpdir(), 'rapport-journey-'))
      const embedded = await startEmbedded({ directory })
      return {
        url: embedded.url,
        async drop() {
          await embedded.stop()
          await removeEmbedded(directory)
          await rm(directory, { recursive: true, force: true })
        },
      }
    },
  },
  {
    name: 'the machine’s PostgreSQL',
    ...(machine ? {} : { missing: 'MACHINE_DATABASE_URL is not set; .ci/run starts a server and sets it' }),
    async open() {
      const name = `rapport_${randomBytes(6).toString('hex')}`
      await asAdmin((client) => client.query(`create database ${name}`))
      const url = new URL(machine!)
      url.pathname = `/${name}`
      return {
        url: url.href,
        drop: () => asAdmin((client) => client.query(`drop database if exists ${name} with (force)`)),
      }
    },
  },
]

async function asAdmin(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: machine })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
