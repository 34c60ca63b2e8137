/**
 * How long does it take to find who engages by agreement among 1, 2 and 5 million timed acts, from the rows in the database to the
 * signals of 20,000 accounts; how much memory; and is it near-linear? In the rows hides a pod of twelve, which must be found.
 */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { PoolClient } from 'pg'
import { EXCHANGE_FLAGS } from '@rapport/server/features/audits/exchange.ts'
import type { Benchmark } from './benchmark.ts'
import { withDatabase } from './database.ts'

const MILLIONS = [1, 2, 5]
const CREATORS_PER_MILLION = 4000
const POSTS = 25
const COMMENTS = 10
/** The first in the pod, and how many are in it. */
const POD = { from: 101, size: 12 }

export const podding: Benchmark = {
  name: 'pods',
  describe: 'timed lockstep and dense blocks over 1, 2 and 5 million acts; peak memory',
  run: (scale, say) =>
    withDatabase(async ({ folder, embedded, store, workspace }) => {
      const client = await store.pool.connect()
      await client.query(`select set_config('rapport.workspace', $1, false)`, [workspace])
      await client.query(`insert into creators (workspace_id, id, name) values ($1, ${ID('0')}, 'Everybody')`, [
        workspace,
      ])
      let creators = 0
      const found: (Alone & { millions: number })[] = []
      for (const millions of MILLIONS) {
        const until = Math.max(200, Math.round(millions * CREATORS_PER_MILLION * scale))
        await fill(client, workspace, creators + 1, until)
        if (creators === 0) await agree(client, workspace)
        creators = until
        const ran = await alone(embedded.url, folder)
        if (ran.flagged < POD.size) throw new Error(`${ran.flagged} of the pod's ${POD.size} accounts were found`)
        say(
          `${ran.rows.toLocaleString('en')} acts: ${ran.seconds.toFixed(1)} s, peak ${ran.megabytes.toFixed(0)} MB; ${ran.flagged} flagged; ${availableParallelism()} cores`,
        )
        found.push({ ...ran, millions })
      }
      client.release()
      const [first, last] = [found[0]!, found.at(-1)!]
      const growth = last.seconds / last.rows / (first.seconds / first.rows)
      const peak = Math.max(...found.map(({ megabytes }) => megabytes))
      return [
        {
          measured: found.map((one) => `${one.millions} M ${one.seconds.toFixed(1)} s`).join(', '),
          wanted: `5 M ≤ ${20 * scale} s`,
          pass: last.seconds <= 20 * scale,
        },
        { measured: `peak memory ${peak.toFixed(0)} MB`, wanted: '≤ 1500 MB', pass: peak <= 1500 },
        { measured: `an act costs ${growth.toFixed(2)} times as much among 5 M`, wanted: '≤ 2', pass: growth <= 2 },
        { measured: `${last.flagged - POD.size} flagged beside the pod`, wanted: '0', pass: last.flagged === POD.size },
      ]
    }),
}

type Alone = { seconds: number; megabytes: number; rows: number; flagged: number }

/** In a process of its own, as the app does. */
function alone(url: string, folder: string): Promise<Alone> {
  const script = fileURLToPath(new URL('./pods-alone.ts', import.meta.url))
  return new Promise((done, refuse) => {
    const child = spawn(process.execPath, [...EXCHANGE_FLAGS, script, url, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (piece) => (said += piece))
    child.on('exit', (code) =>
      code === 0 ? done(JSON.parse(said)) : refuse(new Error(`the search ended with ${code}`)),
    )
  })
}

const ID = (k: string) => `('00000000-0000-7000-8000-' || lpad(to_hex(${k}), 12, '0'))::uuid`
const POST = (k: string, p: string) => `md5(${k} || '-' || ${p})::uuid`
const POSTED = (k: string, p: string) => `(1700000000 + ${p} * 86400 * 3 + ${k} % 86400)`
const INSERT = 'insert into interactions (workspace_id, account_id, id, post_id, kind, actor, at)'
const ACT = (at: string, digest: string) =>
  `(lpad(to_hex(floor(${at} * 1000)::bigint), 12, '0') || '7' || substr(${digest}, 1, 3) || '8' || substr(${digest}, 4, 15))::uuid`

/** Straight into the tables. A tenth of the acts are by other creators of the same hundred, half of all come within hours. */
async function fill(client: PoolClient, workspace: string, first: number, last: number): Promise<void> {
  await client.query(
    `insert into accounts (workspace_id, id, creator_id, platform, handle, handle_key, name)
     select $1, ${ID('k')}, ${ID('0')}, 'instagram', 'creator.' || k, 'creator.' || k, 'Creator ' || k
     from generate_series($2::int, $3::int) k`,
    [workspace, first, last],
  )
  for (let from = first; from <= last; from += 1000)
    await client.query(
      `${INSERT}
       select $1, ${ID('k')}, ${ACT('at', 'digest')}, ${POST('k', 'p')}, 'comment',
         case when luck < .1 then 'creator.' || 1 + k / 100 * 100 + floor(1000 * luck)
           when luck < .4 then 'regular.' || k || '.' || floor(40 * random()) else 'fan.' || floor(3e6 * random()) end, to_timestamp(at)
       from (select k, p, random() as luck, ${POSTED('k', 'p')} - 28800 * ln(1 - random()) as at, md5(k || '.' || p || '.' || c) as digest
         from generate_series($2::int, $3::int) k, generate_series(1, ${POSTS}) p, generate_series(1, ${COMMENTS}) c) rows`,
      [workspace, from, Math.min(last, from + 999)],
    )
  await client.query('vacuum analyze interactions')
  await client.query('checkpoint')
}

/** Each of the pod comes to most posts of the others within half an hour. */
const agree = (client: PoolClient, workspace: string) =>
  client.query(
    `${INSERT}
     select $1, ${ID('k')}, ${ACT('at', 'digest')}, ${POST('k', 'p')}, 'comment', 'creator.' || m, to_timestamp(at)
     from (select k, p, m, ${POSTED('k', 'p')} + 1800 * random() as at, md5('pod' || k || '.' || p || '.' || m) as digest
       from generate_series($2::int, $3::int) k, generate_series(1, ${POSTS}) p, generate_series($2::int, $3::int) m
       where k <> m and random() < .8) rows`,
    [workspace, POD.from, POD.from + POD.size - 1],
  )
