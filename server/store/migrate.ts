/**
 * Brings a database to the newest schema: each file of `migrations/` once, in order, in one transaction under an advisory
 * lock, so that two processes starting together or a kill in the middle leave either the old schema or the new one.
 */
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { hash } from 'node:crypto'
import { runMigrations } from 'graphile-worker'
import type { Pool } from 'pg'

const folder = fileURLToPath(new URL('./migrations/', import.meta.url))
const LOCK = 7_241_960

export class SchemaTooNew extends Error {}

export async function migrate(pool: Pool, only?: number): Promise<string[]> {
  const files = (await readdir(folder))
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .slice(0, only)
  const client = await pool.connect().catch(unreached)
  try {
    const version = Number((await client.query('show server_version_num')).rows[0].server_version_num)
    if (version < 150_000) {
      throw new Error(
        `DATABASE_URL: found PostgreSQL ${Math.floor(version / 10_000)}, wanted 15 or newer. Point DATABASE_URL at a newer server, or leave it out to use the embedded one.`,
      )
    }
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    await client.query(
      'create table if not exists schema_migrations (name text primary key, checksum text not null, at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from schema_migrations',
    )
    const known = new Map(rows.map((row) => [row.name, row.checksum]))
    const newer = rows.filter(({ name }) => !files.includes(name)).map(({ name }) => name)
    if (newer.length && only === undefined) {
      throw new SchemaTooNew(
        `The database was written by a newer Rapport (it holds ${newer.join(', ')}). Start that version, or restore a backup made by this one.`,
      )
    }
    const applied: string[] = []
    for (const name of files) {
      const text = await readFile(folder + name, 'utf8')
      const checksum = hash('sha256', text)
      const before = known.get(name)
      if (before === checksum) continue
      if (before !== undefined)
        throw new Error(
          `Migration ${name} was changed after it had run here (found ${before.slice(0, 12)}, wanted ${checksum.slice(0, 12)}). Restore the file and write a new migration.`,
        )
      await client.query(text)
      await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum])
      applied.push(name)
    }
    await client.query('commit')
    await runMigrations({ pgPool: pool, noPreparedStatements: false, logger: undefined as never })
    return applied
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/** The address is not repeated: it holds a password. */
function unreached(error: Error): never {
  const said = error.message || (error as AggregateError).errors?.map((one: Error) => one.message).join(', ')
  throw new Error(
    `DATABASE_URL: found no PostgreSQL that lets Rapport in (${said}). Start that server or mend the address, or leave DATABASE_URL out to use the embedded one.`,
    { cause: error },
  )
}
