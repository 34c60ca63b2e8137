/**
 * How long does it take to audit 20,000 creators with 5,000,000 comments, beside the bare aggregation of the same rows in SQL; how much
 * memory; how much less is it to audit again what an import touched; and how long is one large account?
 */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { PoolClient } from 'pg'
import { runAll } from '@rapport/server/features/audits/audits.ts'
import { percentile, seconds } from './benchmark.ts'
import type { Benchmark } from './benchmark.ts'
import { withDatabase } from './database.ts'

const CREATORS = 20_000
const POSTS = 25
const COMMENTS = 10
const DRAWS = 200
/** The large account. */
const LARGE = { posts: 100, comments: 70 }

export const auditing: Benchmark = {
  name: 'audit',
  describe:
    'all measures and intervals of 20,000 creators beside bare SQL; peak memory; re-audit after an import; one account of 7,000',
  run: (scale, say) =>
    withDatabase(async ({ folder, embedded, store, workspace, context }) => {
      const creators = Math.max(100, Math.round(CREATORS * scale))
      const rows = creators * POSTS * COMMENTS
      const client = await store.pool.connect()
      await client.query(`select set_config('rapport.workspace', $1, false)`, [workspace])
      await fill(client, workspace, creators)
      say(
        `${rows.toLocaleString('en')} comments on ${creators.toLocaleString('en')} creators, ${availableParallelism()} cores`,
      )

      const sql = await aggregated(client, creators)
      say(`bare aggregation in SQL ${sql.toFixed(1)} s`)
      const audit = async (which: 'all' | 'changed', draws: number, wanted: number) => {
        const ran = await inAnotherProcess(embedded.url, folder, which, draws)
        if (ran.audited !== wanted) throw new Error(`${ran.audited} accounts were audited, not ${wanted}`)
        return ran
      }
      const bare = await audit('all', 0, creators)
      say(`ours without bootstrap ${timed(bare)}, peak ${bare.megabytes.toFixed(0)} MB`)
      const full = await audit('all', DRAWS, creators)
      say(
        `ours with ${DRAWS} draws ${timed(full)}, peak ${full.megabytes.toFixed(0)} MB, ${(full.seconds / sql).toFixed(2)} of the SQL`,
      )
      const touched = Math.ceil(creators / 100)
      await addComments(client, workspace, touched)
      const again = await audit('changed', DRAWS, touched)
      const ratio = full.seconds / again.seconds
      say(`again after 1% new comments on ${touched} creators ${timed(again)}`)
      const large = await addLarge(client, workspace, creators + 1)
      const times: number[] = []
      for (let time = 0; time < 21; time++) {
        const start = performance.now()
        await runAll(context, { accounts: [large] }, { draws: DRAWS })
        times.push(performance.now() - start)
      }
      const one = percentile(times, 0.5)
      say(
        `one account of ${(LARGE.posts * LARGE.comments).toLocaleString('en')} comments ${one.toFixed(0)} ms, read and written, the middle of ${times.length}`,
      )
      const peak = Math.max(bare.megabytes, full.megabytes)
      client.release()
      const most = (limit: number) => limit * scale
      return [
        {
          measured: `without bootstrap ${bare.seconds.toFixed(1)} s`,
          wanted: `≤ ${most(10)} s`,
          pass: bare.seconds <= most(10),
        },
        {
          measured: `with intervals ${full.seconds.toFixed(1)} s (SQL ${sql.toFixed(1)} s)`,
          wanted: `≤ ${most(30)} s`,
          pass: full.seconds <= most(30),
        },
        { measured: `peak memory ${peak.toFixed(0)} MB`, wanted: '≤ 600 MB', pass: peak <= 600 },
        { measured: `re-audit 1/${ratio.toFixed(0)}`, wanted: '≤ 1/30', pass: ratio >= 30 },
        { measured: `one account of 7,000 ${one.toFixed(0)} ms`, wanted: '≤ 50 ms', pass: one <= 50 },
      ]
    }),
}

/** Beside other work the processor time, both cores' together, tells more than the clock. */
const timed = (ran: { seconds: number; processor: number }) =>
  `${ran.seconds.toFixed(2)} s (Node's processor time ${ran.processor.toFixed(2)} s)`

/** The audit alone in a process under the limits of the app, so that its memory is its own. */
function inAnotherProcess(
  url: string,
  folder: string,
  which: 'all' | 'changed',
  draws: number,
): Promise<{ seconds: number; processor: number; megabytes: number; audited: number }> {
  const script = fileURLToPath(new URL('./audit-alone.ts', import.meta.url))
  return new Promise((done, refuse) => {
    const child = spawn(process.execPath, ['--max-old-space-size=384', script, url, folder, which, String(draws)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (piece) => (said += piece))
    child.on('exit', (code) =>
      code === 0 ? done(JSON.parse(said)) : refuse(new Error(`the audit ended with ${code}`)),
    )
  })
}

/** What one would ask of SQL: comments, people, people on two posts or more, and answers of the creator, for each account. */
async function aggregated(client: PoolClient, creators: number): Promise<number> {
  const began = performance.now()
  const { rowCount } = await client.query(
    `select account_id, sum(comments) as comments, count(actor) as people, count(*) filter (where posts >= 2) as back, sum(answers) as answers
     from (select i.account_id, i.actor, count(*) as comments, count(distinct i.post_id) as posts,
         count(*) filter (where i.actor = a.handle_key and i.reply_to is not null) as answers
       from interactions i join accounts a on a.workspace_id = i.workspace_id and a.id = i.account_id group by 1, 2) by_person group by 1`,
  )
  if (rowCount !== creators) throw new Error(`${rowCount} accounts in SQL, not ${creators}`)
  return seconds(began)
}

/** Straight into the tables: the import has a benchmark of its own. Bonds differ between creators. */
async function fill(client: PoolClient, workspace: string, creators: number): Promise<void> {
  await client.query(`insert into creators (workspace_id, id, name) values ($1, ${ACCOUNT_ID('0')}, 'Everybody')`, [
    workspace,
  ])
  await account(client, workspace, 1, creators)
  await client.query(
    `insert into posts (workspace_id, account_id, id, external_id, posted_at, likes, comments)
     select $1, ${ACCOUNT_ID('k')}, ${POST_ID('k', 'p')}, k || '-' || p, to_timestamp(1700000000 + p * 86400), 50 + random() * 400, ${COMMENTS}
     from generate_series(1, $2::int) k, generate_series(1, ${POSTS}) p`,
    [workspace, creators],
  )
  for (let from = 1; from <= creators; from += 1000)
    await comment(client, workspace, from, Math.min(creators, from + 999), 1, POSTS)
  for (const table of ['accounts', 'posts', 'interactions']) await client.query(`vacuum analyze ${table}`)
  await client.query('checkpoint')
}

/** 1% new rows on 1% of the creators: as many comments again as they had. */
async function addComments(client: PoolClient, workspace: string, creators: number): Promise<void> {
  await comment(client, workspace, 1, creators, POSTS + 1, 2 * POSTS)
  await client.query(
    `update accounts set changed_at = now() where id between ${ACCOUNT_ID('1')} and ${ACCOUNT_ID('$1::int')}`,
    [creators],
  )
}

const account = (client: PoolClient, workspace: string, first: number, last: number) =>
  client.query(
    `insert into accounts (workspace_id, id, creator_id, platform, handle, handle_key, name, followers, engagement_rate)
     select $1, ${ACCOUNT_ID('k')}, ${ACCOUNT_ID('0')}, (array['instagram', 'tiktok', 'youtube'])[1 + k % 3], 'creator.' || k, 'creator.' || k, 'Creator ' || k,
       exp(7 + 4 * random()), random() * .08
     from generate_series($2::int, $3::int) k returning id`,
    [workspace, first, last],
  )

/** Returns its id. */
async function addLarge(client: PoolClient, workspace: string, k: number): Promise<string> {
  const added = await account(client, workspace, k, k)
  await comment(client, workspace, k, k, 1, LARGE.posts, LARGE.comments)
  return added.rows[0].id
}

const ACCOUNT_ID = (k: string) => `('00000000-0000-7000-8000-' || lpad(to_hex(${k}), 12, '0'))::uuid`
const POST_ID = (k: string, p: string) => `md5(${k} || '-' || ${p})::uuid`

/** Every fourth row is the creator's answer to the row before it; the others are by regulars or by people who pass. */
const comment = (
  client: PoolClient,
  workspace: string,
  first: number,
  last: number,
  firstPost: number,
  lastPost: number,
  comments = COMMENTS,
) =>
  client.query(
    `insert into interactions (workspace_id, account_id, id, post_id, kind, actor, at, text, external_id, reply_to)
     select $1, ${ACCOUNT_ID('k')}, (lpad(to_hex(at * 1000), 12, '0') || '7' || substr(digest, 1, 3) || '8' || substr(digest, 4, 15))::uuid, ${POST_ID('k', 'p')}, 'comment',
       case when answer then 'creator.' || k when random() < .1 + .6 * (k % 97) / 97 then 'regular.' || floor(40 * random()) else 'fan.' || floor(1e9 * random()) end,
       to_timestamp(at), w[1 + floor(40 * random())] || ' ' || w[1 + floor(40 * random())] || ' ' || w[1 + floor(40 * random())] || ' ' || w[1 + floor(40 * random())] || ' ' || w[1 + floor(40 * random())],
       'c' || k || '-' || p || '-' || c, case when answer or c % 8 = 6 then 'c' || k || '-' || p || '-' || c - 1 end
     from (select k, p, c, c % 4 = 3 and random() < (k % 31) / 31.0 as answer, 1700000000 + p * 86400::bigint + c * 300 as at, md5(k || '.' || p || '.' || c) as digest
         from generate_series($2::int, $3::int) k, generate_series($4::int, $5::int) p, generate_series(1, $6::int) c) rows,
       (select string_to_array('${WORDS}', ' ') as w) words`,
    [workspace, first, last, firstPost, lastPost, comments],
  )

const WORDS =
  'slow bread market kitchen winter river small table light morning mountain letter paper garden story stone bicycle summer window harbour where did you find the recipe tried it yesterday with rye flour too much salt lovely how long does it rest'
