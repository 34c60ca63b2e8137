/** The same experiment without a browser: from a file on stdin to a frozen plan, in a terminal. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from './databases.ts'
import type { Database } from './databases.ts'
import { openInstallation } from './installation.ts'

const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)
const SALES = `Filiale;Tag;Stueck\n${['Bonn', 'Köln', 'Trier', 'Mainz', 'Ulm']
  .flatMap((place, i) =>
    Array.from({ length: 90 }, (_, n) => `${place};${day(n)};${60 + 7 * i + ((n * (i + 3)) % 11)}`),
  )
  .join('\n')}\nUlm;gestern;3\n`

describe.each(databases.slice(0, 1))('on $name', (choice) => {
  const promise = test.skipIf(choice.missing !== undefined)
  let database: Database | undefined
  let installation: Awaited<ReturnType<typeof openInstallation>>
  beforeAll(async () => {
    if (choice.missing) return console.log(`skipped on ${choice.name}: ${choice.missing}`)
    database = await choice.open()
    installation = await openInstallation(database.url)
  })
  afterAll(async () => {
    await installation?.close()
    await database?.drop()
  })

  promise('sales come in, a test is designed, kept and frozen, and read only when its days are there', async () => {
    const json = async (...args: string[]) => {
      const { code, stdout, stderr } = await installation.run(['experiments', ...args, '--json'], { input: SALES })
      return { code, stderr, found: stdout ? JSON.parse(stdout) : null }
    }
    const up = await json('upload', '--file', '-', '--name', 'Filialen', '--map', 'Stueck=value')
    expect(up.found).toMatchObject({ in: 450, refused: [{ line: 452, column: 'Tag', found: 'gestern' }] })
    const series = up.found.id as string
    const test = [
      '--series',
      series,
      '--treated',
      'Bonn',
      '--days',
      '14',
      '--margin-cents',
      '500',
      '--spend-cents',
      '20000',
    ]
    const { found: design } = await json('design', ...test)
    expect(design.forecast.sentence).toMatch(/^In Bonn, for 14 days, against 4 other places, you /)
    expect((await json('markets', '--series', series, '--counts', '1', '--days', '14')).found.tried).toBeGreaterThan(0)
    const { found: draft } = await json('create', ...test, '--name', 'Bonn')
    expect((await json('freeze', draft.id)).found.hash).toMatch(/^[0-9a-f]{64}$/)
    const early = await json('read', draft.id)
    expect(early).toMatchObject({ code: 2, found: null })
    expect(early.stderr).toMatch(/lasts until .* Bring the rest first/)
  })
})
