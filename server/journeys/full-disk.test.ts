/**
 * A full disk is said, leaves nothing, and the app goes on. The uploads lie on a real disk of 2 MB (where this user may mount one);
 * the database's disk is played by a trigger that refuses with the code that PostgreSQL gives for it (53100).
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from './databases.ts'
import { openApp } from './app.ts'
import type { AppUnderTest } from './app.ts'

const disk = mkdtempSync(join(tmpdir(), 'rapport-small-disk-'))
const mounted = mount()

function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    console.log('skipped: the full disk of uploads, because this user may not mount a small one')
    return false
  }
}

afterAll(async () => {
  if (mounted) execFileSync('umount', [disk])
  await rm(disk, { recursive: true, force: true })
})

const LIST = 'handle,platform,followers\nher.table,instagram,9000\n'

describe.each(databases)('on $name', (choice) => {
  const promise = test.skipIf(choice.missing !== undefined)
  let app: AppUnderTest
  beforeAll(async () => {
    if (choice.missing) console.log(`skipped on ${choice.name}: ${choice.missing}`)
    else app = await openApp(choice, mounted ? disk : undefined)
  })
  afterAll(() => app?.close())

  test.skipIf(choice.missing !== undefined || !mounted)(
    'a file that does not fit is refused with a sentence, and its beginning does not stay',
    async () => {
      const large = `${LIST}${'her.table,instagram,9000\n'.repeat(160_000)}`
      const refusal = await app.upload('large.csv', large).catch((error: Error) => error.message)
      expect(refusal).toMatch(/^507 The disk is full, and nothing was kept\. Free some space, then try again\.$/)
      expect(await readdir(disk)).toEqual([])
      expect(await app.importFile('small.csv', LIST)).toMatchObject({ state: 'done', rowsIn: 1 })
    },
  )

  promise(
    'a database whose disk fills up in the middle says so, keeps nothing, and takes the file when there is room',
    async () => {
      const { pool } = app.store
      await pool.query(`create function full_disk() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`)
      await pool.query(
        'create trigger full_disk after insert on accounts for each statement execute function full_disk()',
      )
      const creators = async () => (await app.call('creators.summary', {})).all
      const before = await creators()
      const failed = await app.importFile('list.csv', LIST.replace('her.table', 'his.oven'))
      expect(failed).toMatchObject({
        state: 'failed',
        because: 'The disk is full. Free some space, then start the import again. Nothing of the file was kept.',
      })
      expect(await creators()).toBe(before)

      await pool.query('drop trigger full_disk on accounts')
      await app.call('imports.start', { id: failed.id })
      const done = await app.until(async () => {
        const now = await app.call('imports.show', { id: failed.id })
        return now.state === 'done' && now
      })
      expect(done.rowsIn).toBe(1)
      expect(app.said.join('\n'), 'not told as a fault of ours').not.toMatch(/imports\.run/)
    },
  )
})
