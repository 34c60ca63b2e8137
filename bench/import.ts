/**
 * How fast do a million creators and five million comments come in from CSV, beside plain COPY of the same rows into the same
 * tables with the same indexes, and how much memory does it take?
 */
import { spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Pool, PoolClient } from 'pg'
import { pipeline } from 'node:stream/promises'
import { Transform } from 'node:stream'
import copyStreams from 'pg-copy-streams'
import { seconds } from './benchmark.ts'
import type { Benchmark, Outcome } from './benchmark.ts'
import { withDatabase } from './database.ts'
import { creatorsCsv, interactionsCsv } from './made.ts'

const CREATORS = 1_000_000
const INTERACTIONS = 5_000_000

export const importing: Benchmark = {
  name: 'import',
  describe: 'creators and comments from CSV beside plain COPY; peak memory',
  run: (scale, say) =>
    withDatabase(async ({ folder, embedded, store }) => {
      const outcomes: Outcome[] = []
      let peak = 0
      const files = [
        {
          kind: 'creators',
          path: join(folder, 'creators.csv'),
          count: Math.round(CREATORS * scale),
          tables: ['creators', 'accounts', 'snapshots'],
          make: creatorsCsv,
        },
        {
          kind: 'interactions',
          path: join(folder, 'comments.csv'),
          count: Math.round(INTERACTIONS * scale),
          tables: ['posts', 'interactions'],
          make: interactionsCsv,
        },
      ]
      for (const { kind, path, count, tables, make } of files) {
        await make(path, count)
        say(`${count.toLocaleString('en')} ${kind}, ${((await stat(path)).size / 1e6).toFixed(0)} MB of CSV`)
        const ours = await inAnotherProcess(embedded.url, folder, path, kind)
        peak = Math.max(peak, ours.megabytes)
        say(
          `ours ${ours.seconds.toFixed(1)} s, ${Math.round(count / ours.seconds).toLocaleString('en')} rows/s, peak ${ours.megabytes.toFixed(0)} MB, ${ours.in} in`,
        )
        if (ours.in !== count) throw new Error(`${ours.in} of ${count} rows came in`)
        const plain = await plainCopy(store.pool, tables)
        say(`COPY ${plain.toFixed(1)} s, ${Math.round(count / plain).toLocaleString('en')} rows/s`)
        outcomes.push({
          measured: `${kind} ${(plain / ours.seconds).toFixed(2)} of COPY`,
          wanted: '≥ 0.50',
          pass: plain / ours.seconds >= 0.5,
        })
      }
      outcomes.push({ measured: `peak memory ${peak.toFixed(0)} MB`, wanted: '≤ 400 MB', pass: peak <= 400 })
      return outcomes
    }),
}

/** The import alone in a process, so that its memory is its own. */
function inAnotherProcess(
  url: string,
  folder: string,
  path: string,
  kind: string,
): Promise<{ seconds: number; megabytes: number; in: number }> {
  const script = fileURLToPath(new URL('./import-alone.ts', import.meta.url))
  return new Promise((done, refuse) => {
    const child = spawn(process.execPath, ['--max-old-space-size=256', script, url, folder, path, kind], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (piece) => (said += piece))
    child.on('exit', (code) =>
      code === 0 ? done(JSON.parse(said)) : refuse(new Error(`the import ended with ${code}`)),
    )
  })
}

/**
 * The rows that our import left are taken out, the tables emptied, and the same rows copied back in the same order:
 * tables, indexes and foreign keys are the same. Row-level security forbids COPY, so the policy is lifted for it.
 */
async function plainCopy(pool: Pool, tables: string[]): Promise<number> {
  const client = await pool.connect()
  try {
    const { rows: forced } = await client.query<{ name: string }>(
      'select relname as name from pg_class where relname = any($1) and relforcerowsecurity',
      [tables],
    )
    for (const { name } of forced) await client.query(`alter table ${name} no force row level security`)
    const columns = new Map<string, string>()
    for (const table of tables) {
      const { rows } = await client.query<{ list: string }>(
        `select string_agg(quote_ident(attname), ', ' order by attnum) as list from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
        [table],
      )
      columns.set(table, rows[0]!.list)
      await client.query(`create unlogged table kept_${table} as select ${rows[0]!.list} from ${table}`)
    }
    await client.query(`truncate ${tables.join(', ')} cascade`)
    await client.query('checkpoint').catch(() => undefined)
    const began = performance.now()
    await client.query('begin')
    const source = await pool.connect()
    for (const table of tables) await throughCopy(source, client, table, columns.get(table)!)
    await client.query('commit')
    const took = seconds(began)
    source.release()
    for (const table of tables) await client.query(`drop table kept_${table}`)
    for (const { name } of forced) await client.query(`alter table ${name} force row level security`)
    // What these rows still cost the database in the background is not for the import that comes next.
    for (const table of tables) await client.query(`vacuum analyze ${table}`)
    await client.query('checkpoint').catch(() => undefined)
    return took
  } finally {
    client.release()
  }
}

async function throughCopy(source: PoolClient, target: PoolClient, table: string, columns: string): Promise<void> {
  await pipeline(
    source.query(copyStreams.to(`copy kept_${table} to stdout`)),
    new Transform({ transform: (piece, _, next) => next(null, piece) }),
    target.query(copyStreams.from(`copy ${table} (${columns}) from stdin`)),
  )
}
