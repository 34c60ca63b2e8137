import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { spillIn } from '../../outside/spill.ts'
import { randomUUIDv7 } from '../../store/identity.ts'
import { addWorkspace, withDatabase } from '../../store/testing.ts'
import type { TestDatabase } from '../../store/testing.ts'
import { clickOf, lineOf } from './click.ts'
import type { Click } from './click.ts'
import { openMap } from './map.ts'
import { MARKS } from './marks.ts'
import { openRecorder } from './recorder.ts'
import type { Recorder } from './recorder.ts'
import { MONTHS } from './recorded.sql.ts'

let db: TestDatabase
let folder: string
let recorder: Recorder | undefined
beforeAll(async () => {
  db = await withDatabase()
})
afterAll(() => db.close())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-recorder-'))
})
afterEach(async () => {
  await recorder?.close()
  recorder = undefined
  await rm(folder, { recursive: true, force: true })
})

const open = async (patience = 1000) =>
  (recorder = openRecorder({ url: db.url, spill: spillIn(folder), log: () => {}, patience }))

const click = (more: Partial<Click> = {}): Click => {
  const at = more.at ?? Date.now()
  return { workspace: db.workspace, link: randomUUIDv7(), id: randomUUIDv7(at), at, mark: 'counted', agent: null, device: 'other', referrer: null, visitor: 'f00dfeedf00dfeed', ...more } // prettier-ignore
}
const keep = (one: Click) =>
  new Promise<boolean>((done) => {
    if (!recorder!.keep(one, done)) done(false)
  })
const rows = (workspace: string, link: string) =>
  db.store.transact(workspace, async (tx) => {
    const { rows: [counts] } = await tx.client.query<{ rows: number; sums: number }>(`
      select (select count(*) from clicks where link_id = $1) as rows, (select coalesce(sum(clicks), 0)::int from click_hours where link_id = $1) as sums`, [link]) // prettier-ignore
    return [counts!.rows, counts!.sums]
  })

test('a click is a row, and counted in its sum, when the answer comes; each workspace has its own', async () => {
  await open()
  const other = await addWorkspace(db.store, 'Other')
  const link = randomUUIDv7()
  const all = Array.from({ length: 300 }, (_, i) =>
    click({
      link,
      workspace: i % 3 === 0 ? other : db.workspace,
      mark: MARKS[i % MARKS.length]!,
      agent: i % 2 ? 'link preview' : null,
    }),
  )
  expect(await Promise.all(all.map(keep))).toEqual(all.map(() => true))
  expect(await rows(db.workspace, link)).toEqual([200, 200])
  expect(await rows(other, link)).toEqual([100, 100])
})

test('clicks told again, alone or with others, in any order, change nothing', async () => {
  await open()
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(9), { minLength: 1, maxLength: 40 }),
      fc.constantFrom(...MARKS),
      async (told, mark) => {
        const link = randomUUIDv7()
        const ten = Array.from({ length: 10 }, (_, i) => click({ link, mark, at: Date.now() - i * 3_600_000 }))
        await Promise.all(told.map((i) => keep(ten[i]!)))
        const distinct = new Set(told).size
        expect(await rows(db.workspace, link)).toEqual([distinct, distinct])
      },
    ),
    { numRuns: 25 },
  )
})

test('what waits in a file is told once, although a part of it is in the database already and one line is refused', async () => {
  const link = randomUUIDv7()
  const all = Array.from({ length: 50 }, (_, i) => click({ link, at: Date.now() - i * 60_000 }))
  await open()
  await Promise.all(all.slice(0, 20).map(keep))
  await recorder!.close()
  const spill = spillIn(folder)
  await spill.append(all.slice(10).map(lineOf))
  await spill.append([lineOf(click({ link, device: 'fridge' as never })), ...all.slice(0, 5).map(lineOf)])
  await spill.close()
  await open()
  await expect.poll(() => rows(db.workspace, link), { timeout: 5000 }).toEqual([50, 50])
  await expect.poll(() => readdir(folder)).toEqual([])
})

test('a line says what the click was', () => {
  fc.assert(
    fc.property(fc.constantFrom(...MARKS), fc.option(fc.domain()), (mark, referrer) => {
      const one = click({ mark, referrer })
      expect(clickOf(lineOf(one))).toEqual(one)
    }),
  )
})

test('connections that break while thousands click lose none and double none', async () => {
  await open(500)
  const link = randomUUIDv7()
  let kept = 0
  let stop = false
  const cutting = (async () => {
    while (!stop) {
      await db.store.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rapport clicks' and datname = current_database()`) // prettier-ignore
      await new Promise((again) => setTimeout(again, 60))
    }
  })()
  await Promise.all(
    Array.from({ length: 40 }, async () => {
      for (let i = 0; i < 50; i++) {
        if (await keep(click({ link }))) kept++
        await new Promise((next) => setTimeout(next, 5))
      }
    }),
  )
  stop = true
  await cutting
  expect(kept).toBe(2000)
  await expect.poll(() => rows(db.workspace, link), { timeout: 10_000 }).toEqual([2000, 2000])
})

test('more clicks than memory is set aside for are told so, and not kept half', async () => {
  await open()
  const link = randomUUIDv7()
  const answers = await Promise.all(Array.from({ length: 50_500 }, () => keep(click({ link }))))
  expect(answers.filter((kept) => !kept)).toHaveLength(500)
  expect(await rows(db.workspace, link)).toEqual([50_000, 50_000])
})

test('a month that nobody made ahead is kept all the same, and moves into its own when that is made', async () => {
  await open()
  const link = randomUUIDv7()
  const at = Date.UTC(2031, 4, 17)
  await keep(click({ link, at }))
  await db.store.pool.query(`select make_click_months('2031-05-02', 0)`)
  const month = await db.store.transact(db.workspace, async (tx) => (await tx.client.query('select tableoid::regclass::text as month from clicks where link_id = $1', [link])).rows) // prettier-ignore
  expect(month).toEqual([{ month: 'clicks_2031_05' }])
  expect((await db.store.pool.query(MONTHS)).rows[0].make_click_months, 'made at the migration').toBe(0)
})

test('the map hears of a new link, a change and an end within a moment, and after its line was cut', async () => {
  const map = await openMap({ store: db.store, log: () => {} })
  const put = (id: string, code: string, destination: string) =>
    db.store.transact(db.workspace, (tx) =>
      tx.client.query(
        `insert into links (workspace_id, id, code, name, destination, created_at) values ($1, $2, $3, 'x', $4, now())
         on conflict (workspace_id, id) do update set destination = excluded.destination`,
        [db.workspace, id, code, destination],
      ),
    )
  const leads = (code: string) => map.get(code)?.leads.other.plain
  try {
    const id = randomUUIDv7()
    await put(id, 'first', 'https://a.example/')
    await expect.poll(() => leads('first'), { timeout: 1000, interval: 5 }).toBe('https://a.example/')
    const began = performance.now()
    await put(id, 'first', 'https://b.example/')
    await expect.poll(() => leads('first'), { timeout: 1000, interval: 5 }).toBe('https://b.example/')
    expect(performance.now() - began).toBeLessThan(500)
    await db.store.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rapport links' and datname = current_database()`) // prettier-ignore
    await put(randomUUIDv7(), 'second', 'https://c.example/')
    await put(id, 'first', 'https://d.example/')
    expect(leads('first'), 'it goes on meanwhile').toMatch(/^https:\/\/[bd]\.example/)
    await expect.poll(() => leads('second'), { timeout: 5000 }).toBe('https://c.example/')
    await expect.poll(() => leads('first'), { timeout: 1000 }).toBe('https://d.example/')
    await db.store.transact(db.workspace, (tx) => tx.client.query('delete from links where id = $1', [id]))
    await expect.poll(() => leads('first'), { timeout: 1000 }).toBeUndefined()
    expect(map.size).toBe(1)
  } finally {
    await map.close()
  }
})
