/**
 * Who may speak to the database: the role `rapport`, owner of the database `rapport`, by a random password in a file that only we
 * can read. It is no superuser, because row-level security does not hold superusers; it is what DATABASE_URL gives elsewhere.
 * The superuser's password is made, used once and thrown away; whoever owns the files can set a new one in single-user mode.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { Client } from 'pg'
import { SUPERUSER, makeCluster, mendCluster, runSingle } from './embedded-cluster.ts'
import type { Home } from './embedded-home.ts'

const newPassword = () => randomBytes(24).toString('hex')
const address = (user: string, password: string, port: number, database: string) =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`

/** The connection string for a database that runs on `port`. */
export const urlOf = (home: Home, port: number) =>
  address('rapport', readFileSync(home.password, 'utf8').trim(), port, 'rapport')

export const hasAccess = (home: Home) => existsSync(home.password)

/**
 * Makes what is missing of cluster and access while nothing runs. Returns what is left to do on the port once it runs;
 * nothing on an ordinary start. A kill in between leaves no password file, and the next start does the rest.
 */
export async function prepare(home: Home): Promise<((port: number) => Promise<void>) | undefined> {
  const fresh = !existsSync(home.cluster)
  if (!fresh) mendCluster(home)
  if (!fresh && hasAccess(home)) return undefined
  const superuserPassword = newPassword()
  if (fresh) await makeCluster(home, superuserPassword)
  else await runSingle(home, [`alter role ${SUPERUSER} password '${superuserPassword}'`])
  return (port) => grantAccess(home, port, superuserPassword)
}

async function grantAccess(home: Home, port: number, superuserPassword: string): Promise<void> {
  const password = newPassword()
  const client = new Client({ connectionString: address(SUPERUSER, superuserPassword, port, 'template1'), ssl: false })
  await client.connect()
  try {
    const exists = async (statement: string) => (await client.query(statement)).rowCount! > 0
    // In one transaction, since each commit waits for the disk.
    await client.query('begin')
    if (!(await exists(`select from pg_roles where rolname = 'rapport'`))) await client.query('create role rapport')
    // Extensions that the app uses are trusted ones, which the owner of a database may create.
    await client.query(`alter role rapport login createdb createrole password '${password}'`)
    await client.query('grant pg_monitor, pg_checkpoint to rapport')
    // Renamed, because another one would have to be copied: a third of the whole start.
    if (!(await exists(`select from pg_database where datname = 'rapport'`)))
      await client.query('alter database postgres rename to rapport')
    await client.query('alter database rapport owner to rapport')
    await client.query('commit')
  } finally {
    await client.end()
  }
  const unfinished = `${home.password}.unfinished`
  writeFileSync(unfinished, password + '\n', { mode: 0o600 })
  renameSync(unfinished, home.password)
}

/** Does the database on this port open to our password? Returns the reason when it does not. */
export async function refusal(url: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url, ssl: false, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
