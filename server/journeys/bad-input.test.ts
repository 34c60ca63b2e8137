/** Whatever is dropped, the answer says what was found, what was wanted and what to do; nothing is half-written; the app goes on. */
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from './databases.ts'
import { openApp } from './app.ts'
import type { AppUnderTest } from './app.ts'

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
const NOISE = Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) % 29)
const CUT = gzipSync(Buffer.from('handle,followers\n' + 'her.table,9000\n'.repeat(5000))).subarray(0, 60)

/** What is dropped, what the answer must say was found, and what it must say to do or to bring instead. */
const HOPELESS: [what: string, name: string, content: string | Uint8Array, found: RegExp, wanted: RegExp][] = [
  ['an empty file', 'empty.csv', '', /empty\.csv is empty/, /Wanted: a header line and a row/],
  ['a file of blank lines', 'blank.csv', '\n \n\r\n', /blank\.csv is empty: it has only blank lines/, /Wanted: a header/],
  ['a file with only headers', 'headers.csv', 'handle,platform,followers\n', /only headers \(handle, platform/, /Wanted: a row/],
  ['a picture', 'list.csv', PNG, /list\.csv is a PNG picture/, /Drop the list itself, as CSV/],
  ['an Excel workbook', 'list.xlsx', 'PK\x03\x04 sheet', /an Excel workbook/, /save the sheet as "CSV UTF-8"/],
  ['a binary', 'core', NOISE, /core is a binary file, not text/, /Wanted: CSV, TSV, JSON or NDJSON/],
  ['a web page', 'export.csv', '<!doctype html><title>Sign in</title>', /a web page/, /site's own export/],
  ['a gzip cut short', 'list.csv.gz', CUT, /could not be read: the gzip file is cut short/, /download it again/],
  ['JSON without a record', 'list.json', '[{"handle": "her.table', /no record in it can be read/, /Wanted: an array of objects/],
  ['a line of nine megabytes', 'one-line.csv', 'x'.repeat(9_500_000), /Line 1 is longer than 8 MB/, /line ends were lost/],
] // prettier-ignore

describe.each(databases)('on $name', (choice) => {
  const promise = test.skipIf(choice.missing !== undefined)
  let app: AppUnderTest
  beforeAll(async () => {
    if (choice.missing) console.log(`skipped on ${choice.name}: ${choice.missing}`)
    else app = await openApp(choice)
  })
  afterAll(() => app?.close())

  const accounts = async () => (await app.call('creators.summary', { anySize: true })).all

  promise.each(HOPELESS)(
    '%s is refused with a sentence and leaves nothing',
    async (_, name, content, found, wanted) => {
      const imports = (await app.call('imports.recent', {})).imports.length
      const refusal = await app.upload(name, content).catch((error: Error) => error.message)
      expect(refusal).toMatch(/^400 /)
      expect(refusal).toMatch(found)
      expect(refusal).toMatch(wanted)
      expect((await app.call('imports.recent', {})).imports.length, 'no import is left').toBe(imports)
      expect(await accounts()).toBe(0)
      expect(app.said, 'not a fault of ours').toEqual([])
    },
  )

  promise(
    'a file that lacks what rows need is looked at, says what is missing, and comes in once it is mapped',
    async () => {
      const looked = await app.upload('list.csv', 'Numero,Quanti\nher.table,9000\nhis_oven,8000\n')
      expect(looked.inspection.missing.length).toBeGreaterThan(0)
      expect(looked.inspection.warnings[0]).toMatch(/^Missing: .*Say which column has it.*Choose the platform/)
      expect(looked.inspection.fields.filter(({ required }) => required).map(({ name }) => name)).toContain('handle')

      await app.call('imports.start', { id: looked.id, told: { kind: 'creators' } })
      const failed = await app.until(async () => {
        const now = await app.call('imports.show', { id: looked.id })
        return now.state === 'failed' && now
      })
      expect(failed.because).toMatch(
        /found the columns Numero, Quanti; wanted for creators: .*Nothing of the file was kept/,
      )
      expect(await accounts()).toBe(0)

      const told = { kind: 'creators', platform: 'tiktok', mapping: { Numero: 'handle', Quanti: 'followers' } } as const
      const mended = await app.call('imports.inspect', { id: looked.id, told })
      expect(mended.inspection.missing).toEqual([])
      await app.call('imports.start', { id: looked.id, told })
      await app.until(async () => (await app.call('imports.show', { id: looked.id })).state === 'done')
      const { rows } = await app.call('creators.list', { anySize: true, sort: 'followers', descending: true })
      expect(rows.map(({ handle, followers }) => [handle, followers])).toEqual([['her.table', 9000], ['his_oven', 8000]]) // prettier-ignore
    },
  )

  promise('a mapping to a field that does not exist is refused by name', async () => {
    const looked = await app.upload('list.csv', 'Username,Followers\nher.table,9000\n')
    const told = { platform: 'tiktok', mapping: { Followers: 'folowers' } } as const
    await expect(app.call('imports.inspect', { id: looked.id, told })).rejects.toThrow(
      /^400 .*mapping of Followers says folowers, which is no field/,
    )
  })

  promise('comments that name no account come in under the one that is told', async () => {
    const file =
      'commenter,comment,date,post\nfan_one,How long does it rest?,2026-05-01,p1\nfan_two,Lovely,2026-05-02,p1\n'
    const looked = await app.upload('comments.csv', file)
    expect(looked.inspection.missing).toContain('handle of the creator')
    const told = { kind: 'interactions', platform: 'instagram', handle: '@studio.nord' } as const
    await app.call('imports.start', { id: looked.id, told })
    const done = await app.until(async () => {
      const now = await app.call('imports.show', { id: looked.id })
      return /done|failed/.test(now.state) && now
    })
    expect(done).toMatchObject({ state: 'done', rowsIn: 2, told: { handle: '@studio.nord' } })
    const { rows } = await app.call('creators.list', { anySize: true, q: 'studio.nord' })
    expect(rows.map(({ handle }) => handle)).toEqual(['studio.nord'])
  })

  promise(
    '300,000 rows of nonsense are all counted, the first 100,000 kept word for word, and none comes in',
    async () => {
      const before = await accounts()
      const rows = Array.from({ length: 300_000 }, (_, i) => `not a handle ${i},many`)
      const outcome = await app.importFile('nonsense.csv', `handle,followers\n${rows.join('\n')}\n`, {
        kind: 'creators',
        platform: 'instagram',
      })
      expect(outcome).toMatchObject({ state: 'done', rowsIn: 0, rowsKnown: 0, rowsRefused: 300_000 })
      expect(outcome.refusals[0]).toMatchObject({ line: 2, column: 'handle', found: 'not a handle 0' })
      const kept = await (await app.get(`/api/imports/${outcome.id}/refused.csv`)).text()
      expect(kept.trim().split('\n').length, 'a header and 100,000 rows').toBe(100_001)
      expect(await accounts()).toBe(before)
    },
  )
})
