/** An import that is cancelled, cut off or killed in the middle leaves nothing behind, says so, and comes in whole when started again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from './databases.ts'
import { openApp } from './app.ts'
import type { AppUnderTest } from './app.ts'
import { openInstallation } from './installation.ts'

/** Long enough to be met in the middle. */
const ROWS = 50_000
const list = (prefix: string, rows = ROWS) =>
  `handle,platform,followers\n${Array.from({ length: rows }, (_, i) => `${prefix}.${i},instagram,${5000 + (i % 40_000)}`).join('\n')}\n`

/** Connections in the middle of a transaction; an import's is the one that began first. */
const RUNNING = `select pid from pg_stat_activity where datname = current_database() and application_name = 'rapport'
  and pid <> pg_backend_pid() and xact_start is not null order by xact_start`

const ENDED = /done|failed|cancelled|interrupted/

describe.each(databases)('on $name', (choice) => {
  const promise = test.skipIf(choice.missing !== undefined)
  let app: AppUnderTest
  beforeAll(async () => {
    if (choice.missing) console.log(`skipped on ${choice.name}: ${choice.missing}`)
    else app = await openApp(choice)
  })
  afterAll(() => app?.close())

  const accounts = async () => (await app.store.pool.query('select count(*) as n from accounts')).rows[0].n as number
  const shown = (id: string) => app.call('imports.show', { id })
  const end = (id: string) =>
    app.until(async () => {
      const now = await shown(id)
      return ENDED.test(now.state) && now
    })

  /** Uploads and starts a list, and resolves when some of its rows have been written. */
  async function inTheMiddle(prefix: string): Promise<string> {
    const { id } = await app.upload(`${prefix}.csv`, list(prefix))
    await app.call('imports.start', { id })
    await app.until(async () => {
      const now = await shown(id)
      if (ENDED.test(now.state)) throw new Error(`was over before it was met: ${now.state}`)
      return now.state === 'running' && now.rowsIn > 0
    })
    return id
  }

  promise('a cancel in the middle leaves nothing, and the same file can be started again, but only once', async () => {
    const before = await accounts()
    const id = await inTheMiddle('cancelled')
    await expect(app.call('imports.start', { id }), 'a second start').rejects.toThrow(/^409 .*running already/)
    await expect(app.call('imports.inspect', { id }), 'a second look').rejects.toThrow(/^409 .*is running/)
    const cancelled = await app.call('imports.cancel', { id })
    expect(cancelled).toMatchObject({ state: 'cancelled', because: 'Cancelled. Nothing of the file was kept.' })
    expect(await accounts(), 'nothing half-written').toBe(before)

    // What the database's own housekeeping does within a minute: the tables count as empty now.
    await app.until(async () => (await app.store.pool.query(RUNNING)).rowCount === 0)
    await app.store.pool.query('analyze accounts, creators')
    await app.call('imports.start', { id })
    await expect(app.call('imports.start', { id }), 'a second start').rejects.toThrow(
      /^409 .*(waiting|running) already/,
    )
    expect(await end(id)).toMatchObject({ state: 'done', rowsIn: ROWS, rowsKnown: 0, rowsRefused: 0 })
    expect(await accounts()).toBe(before + ROWS)
    await expect(app.call('imports.start', { id }), 'done is done').rejects.toThrow(/^409 .*done already/)
  })

  promise('an import cancelled while it waits never runs', async () => {
    const { id } = await app.upload('waits.csv', list('waits', 10))
    const before = await accounts()
    await app.call('imports.start', { id })
    await app.call('imports.cancel', { id })
    const { state } = await app.call('imports.run', { id })
    expect(state).toBe('cancelled')
    expect(await accounts()).toBe(before)
  })

  promise('a connection lost in the middle is said, leaves nothing, and the app goes on', async () => {
    const before = await accounts()
    const id = await inTheMiddle('cut')
    const { rowCount } = await app.store.pool.query(`select pg_terminate_backend(pid) from (${RUNNING} limit 1) import`)
    expect(rowCount).toBe(1)
    const failed = await end(id)
    expect(failed.state).toBe('failed')
    expect(failed.because).toMatch(
      /^The connection to the database was lost\. Start the import again.*Nothing of the file was kept\.$/,
    )
    expect(failed).toMatchObject({ rowsIn: 0, bytesRead: 0 })
    expect(await accounts()).toBe(before)
    await app.call('imports.start', { id })
    expect(await end(id)).toMatchObject({ state: 'done', rowsIn: ROWS })
    expect(await accounts()).toBe(before + ROWS)
  })

  promise('every connection lost at once is survived too', async () => {
    const before = await accounts()
    const id = await inTheMiddle('all-cut')
    await app.store.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )
    expect((await end(id)).state).toBe('failed')
    expect(await accounts()).toBe(before)
    // Background work comes back by itself.
    expect(await app.importFile('after.csv', list('after', 10))).toMatchObject({ state: 'done', rowsIn: 10 })
  })

  promise(
    'kill -9 in the middle: after a new start it is said, nothing is there, and every row comes in once',
    async () => {
      const ownServer = choice === databases[0]
      const database = ownServer ? undefined : await choice.open()
      const installation = await openInstallation(database?.url)
      type Import = { id: string; state: string; because: string; rowsIn: number; rowsKnown: number }
      try {
        const first = await installation.start()
        const { id } = await first.ask<Import>('POST', '/uploads?name=killed.csv', list('killed'))
        await first.ask('POST', `/imports/${id}/start`, '{}')
        await app.until(async () => {
          const now = await first.ask<Import>('GET', `/imports/${id}`)
          if (ENDED.test(now.state)) throw new Error(`was over before it was met: ${now.state}`)
          return now.rowsIn > 0
        })
        await first.kill()

        const second = await installation.start()
        const seen = await app.until(async () => {
          const now = await second.ask<Import>('GET', `/imports/${id}`)
          return now.state !== 'running' && now
        })
        expect(seen).toMatchObject({ state: 'interrupted', rowsIn: 0 })
        expect(seen.because).toMatch(/stopped in the middle\. Nothing of the file was kept; start the import again/)
        const all = async () => (await second.ask<{ all: number }>('GET', '/creators/summary?anySize=true')).all
        expect(await all(), 'nothing half-written').toBe(0)
        await second.ask('POST', `/imports/${id}/start`, '{}')
        const done = await app.until(async () => {
          const now = await second.ask<Import>('GET', `/imports/${id}`)
          return ENDED.test(now.state) && now
        })
        expect(done).toMatchObject({ state: 'done', rowsIn: ROWS, rowsKnown: 0 })
        expect(await all()).toBe(ROWS)
        await second.stop()
      } finally {
        await installation.close()
        await database?.drop()
      }
    },
  )
})
