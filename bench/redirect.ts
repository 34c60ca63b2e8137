/**
 * What does it cost to have every click on a disk before the visitor is led on? A redirect of the app beside a bare node:http redirect on the
 * same core, in turns; then killed in the middle, then without a database, and what is answered is held against what is there.
 */
import { execFileSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { create } from '@rapport/server/features/links/links.ts'
import { percentile } from './benchmark.ts'
import type { Benchmark, Outcome } from './benchmark.ts'
import { withDatabase } from './database.ts'
import { load, pin, pinned, serve } from './redirect-processes.ts'
import { sums } from './redirect-sums.ts'

const LINKS = 200
const TURNS = 9
const SECONDS = 5
const CONNECTIONS = 256
const KILLS = 20
const AWAY_SECONDS = 30
const [BARE, APP] = [18_081, 18_082]

const middle = (values: readonly number[]) => percentile(values, 0.5)
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

export const redirecting: Benchmark = {
  name: 'redirect',
  describe:
    'a click on a disk before the redirect, beside a bare redirect; killed, without a database, and ten million of them',
  run: (scale, say) =>
    withDatabase(async ({ folder, embedded, context, store }) => {
      const outcomes: Outcome[] = []
      const postmaster = await parentOfBackend(store)
      pin(postmaster, 1)
      if (!pinned) say('this system cannot keep processes on a core: expect the ratio to be off')
      const codes: string[] = []
      for (let i = 0; i < LINKS; i++)
        codes.push((await create(context, { destination: 'https://trattoria.example/book?table=2' })).code)
      const app = () => serve(['app', String(APP), embedded.url, folder])
      const told = async () =>
        (
          await store.transact(context.workspace, (tx) =>
            tx.client.query<{ id: string }>(`select id from clicks where mark in ('counted', 'duplicate')`),
          )
        ).rows.map(({ id }) => id)
      const sumsDiffer = async () =>
        (
          await store.transact(
            context.workspace,
            (tx) =>
            tx.client.query<{ n: number }>(`select ((select count(*) from clicks) - (select coalesce(sum(clicks), 0)::bigint from click_hours))::int as n`), // prettier-ignore
          )
        ).rows[0]!.n

      outcomes.push(...(await speed()))
      outcomes.push(await killed())
      outcomes.push(...(await away()))
      await store.transact(context.workspace, (tx) => tx.client.query('delete from links'))
      return [...outcomes, ...(await sums(store, context, scale, say))]

      /** In turns, so that whatever else the machine does falls on both. */
      async function speed(): Promise<Outcome[]> {
        const seconds = Math.max(1, SECONDS * Math.sqrt(scale))
        const [bare, own] = [await serve(['bare', String(BARE)]), await app()]
        const of = async (server: typeof bare, port: number) => {
          const before = await server.cpu()
          const answered = await load({ port, connections: CONNECTIONS, seconds, codes })
          return {
            rate: answered.answers / answered.seconds,
            cpu: ((await server.cpu()) - before) / answered.answers,
            ...answered,
          }
        }
        // Both are warm before they are measured.
        await of(bare, BARE)
        await of(own, APP)
        const turns = []
        for (let i = 0; i < TURNS; i++) {
          const [a, b] = [await of(bare, BARE), await of(own, APP)]
          turns.push({ a, b })
          say(`bare ${a.rate.toFixed(0)}/s, ${a.cpu.toFixed(1)} µs, p99 ${a.p99.toFixed(1)} ms; with the click on the disk ${b.rate.toFixed(0)}/s, ${b.cpu.toFixed(1)} µs, p99 ${b.p99.toFixed(1)} ms`) // prettier-ignore
        }
        await bare.kill()
        await own.kill()
        const ratio = middle(turns.map(({ a, b }) => b.rate / a.rate))
        const cpu = middle(turns.map(({ b }) => b.cpu))
        const bareCpu = middle(turns.map(({ a }) => a.cpu))
        const slower = middle(turns.map(({ a, b }) => b.p99 / a.p99))
        return [
          { measured: `redirects ${ratio.toFixed(2)} of a bare one`, wanted: '≥ 0.40', pass: ratio >= 0.4 },
          {
            measured: `CPU ${cpu.toFixed(1)} µs a redirect (bare ${bareCpu.toFixed(1)})`,
            wanted: '≤ 36 µs',
            pass: cpu <= 36,
          },
          { measured: `p99 ${slower.toFixed(1)} of a bare one’s`, wanted: '≤ 5', pass: slower <= 5 },
        ]
      }

      /** Whoever has read an answer has a click in the database, even when the process dies in the same moment. */
      async function killed(): Promise<Outcome> {
        const trials = Math.max(2, Math.round(KILLS * Math.min(1, scale * 4)))
        let [answered, lost, doubled] = [0, 0, 0]
        for (let i = 0; i < trials; i++) {
          const server = await app()
          const loading = load({ port: APP, connections: 64, seconds: 1.5, codes, keep: true })
          await pause(700 + Math.random() * 500)
          await server.kill()
          const { ids } = await loading
          // The database may still finish what it was told.
          await pause(200)
          const there = await told()
          const known = new Set(there)
          answered += ids.length
          lost += ids.filter((id) => !known.has(id)).length
          doubled += there.length - known.size
        }
        const differ = await sumsDiffer()
        return {
          measured: `${trials} × SIGKILL: of ${answered} answered clicks ${lost} lost, ${doubled} doubled, sums off by ${differ}`,
          wanted: '0, 0, 0',
          pass: answered > 0 && lost === 0 && doubled === 0 && differ === 0,
        }
      }

      /** Stopped for real, and everything that it had promised is asked for when it is back. */
      async function away(): Promise<Outcome[]> {
        const seconds = Math.max(4, AWAY_SECONDS * Math.min(1, scale * 4))
        await rm(join(folder, 'clicks'), { recursive: true, force: true })
        const server = await app()
        const loading = load({ port: APP, connections: 32, seconds: seconds + 8, codes, keep: true })
        await pause(2000)
        // Every process of it stands still: connections stay open and nothing is answered, which is worse than a refusal.
        const all = [postmaster, ...childrenOf(postmaster)]
        for (const one of all) process.kill(one, 'SIGSTOP')
        await pause(seconds * 1000)
        for (const one of all) process.kill(one, 'SIGCONT')
        const { ids, answers, others, silence } = await loading
        let there = new Set<string>()
        for (const until = Date.now() + 120_000; Date.now() < until; await pause(500)) {
          there = new Set(await told())
          if (ids.every((id) => there.has(id))) break
        }
        const lost = ids.filter((id) => !there.has(id)).length
        const doubled = ids.length - new Set(ids).size
        const differ = await sumsDiffer()
        await server.kill()
        return [
          {
            measured: `database stopped for ${seconds.toFixed(0)} s: of ${answers} clicks ${lost} lost, ${doubled} doubled, ${others} not led on, sums off by ${differ}`,
            wanted: '0, 0, 0, 0',
            pass: lost === 0 && doubled === 0 && others === 0 && differ === 0,
          },
          { measured: `the longest silence ${(silence / 1000).toFixed(1)} s`, wanted: '≤ 3 s', pass: silence <= 3000 },
        ]
      }
    }),
}

async function parentOfBackend(store: { pool: import('pg').Pool }): Promise<number> {
  const { rows } = await store.pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(rows[0]!.pid)]).toString())
}

const childrenOf = (parent: number) =>
  execFileSync('ps', ['-o', 'pid=', '--ppid', String(parent)])
    .toString()
    .split(/\s+/)
    .filter(Boolean)
    .map(Number)
