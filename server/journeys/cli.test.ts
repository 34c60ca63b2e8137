/** The command line keeps its word: exit codes, data on stdout and talk on stderr, help that shows how, and no start in a wrong environment. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from './databases.ts'
import type { Database } from './databases.ts'
import { openInstallation } from './installation.ts'

type Installation = Awaited<ReturnType<typeof openInstallation>>
const LIST = `handle,platform,followers\n${[9000, 8000, 7000, 6000, 5500].map((n) => `her.table.${n},instagram,${n}\n`).join('')}his_oven,instagram,many\n`

describe.each(databases)('on $name', (choice) => {
  const promise = test.skipIf(choice.missing !== undefined)
  let database: Database | undefined
  let installation: Installation
  beforeAll(async () => {
    if (choice.missing) return console.log(`skipped on ${choice.name}: ${choice.missing}`)
    database = await choice.open()
    installation = await openInstallation(database.url)
  })
  afterAll(async () => {
    await installation?.close()
    await database?.drop()
  })

  promise('a list comes in from stdin, and what was refused is told beside the data', async () => {
    const { code, stdout, stderr } = await installation.run(['creators', 'import', '-', '--json'], { input: LIST })
    expect(JSON.parse(stdout)).toMatchObject({ state: 'done', rowsIn: 5, rowsRefused: 1 })
    expect(stderr).toMatch(/followers → followers/)
    expect(stderr).toMatch(/line 7, column followers: found many, wanted /)
    expect(code).toBe(0)
  })

  promise('stdout is only data with --json', async () => {
    const { code, stdout } = await installation.run([
      'creators',
      'list',
      '--any-size',
      '--sort',
      'relationship',
      '--json',
    ])
    expect(JSON.parse(stdout)).toMatchObject({
      rows: Array.from({ length: 5 }, () => ({ handle: expect.stringMatching(/^her\.table/) })),
    })
    expect(code).toBe(0)
  })

  promise('objects are given as JSON, one or a list of them', async () => {
    const booking = { campaign: 'Spring', handle: 'her.table.9000', orders: 14 }
    const { code, stdout } = await installation.run([
      'campaigns',
      'record',
      '--rows',
      JSON.stringify([booking, { ...booking, handle: 'nobody' }]),
      '--json',
    ])
    expect(JSON.parse(stdout)).toMatchObject({ in: 1, refused: [{ row: 2 }] })
    expect(code).toBe(0)
    const again = await installation.run(['campaigns', 'record', '--rows', JSON.stringify(booking), '--json'])
    expect(JSON.parse(again.stdout)).toEqual({ in: 0, known: 1, refused: [] })
  })

  promise('refused rows are written to a file to mend, and a dry run writes nothing', async () => {
    const file = join(installation.root, 'list.csv')
    const refused = join(installation.root, 'refused.csv')
    await writeFile(file, `${LIST}la.nonna,instagram,7000\n`)
    const dry = await installation.run(['creators', 'import', file, '--dry-run', '--json'])
    expect([dry.code, JSON.parse(dry.stdout).kind]).toEqual([0, 'creators'])
    expect(dry.stderr).toContain('would come in and 1 be refused.\n1 refused: column')
    const real = await installation.run(['creators', 'import', file, '--refused', refused, '--json'])
    expect(JSON.parse(real.stdout)).toMatchObject({ rowsIn: 1, rowsKnown: 5, rowsRefused: 1 })
    expect(real.stderr).toContain('mend them and import that file')
    const mended = (await readFile(refused, 'utf8')).replace(',many', ',8000')
    const last = await installation.run(['creators', 'import', '-', '--json'], { input: mended })
    expect(JSON.parse(last.stdout)).toMatchObject({ rowsIn: 1, rowsRefused: 0 })
  }) // prettier-ignore

  promise('what cannot be met ends with 2 and a sentence, and nothing on stdout', async () => {
    const refused: [args: string[], said: RegExp, input?: string][] = [
      [['creators', 'import', 'nofile.csv'], /^nofile\.csv: there is no such file\.$/m],
      [['creators', 'import', installation.root], /found a folder, wanted a file/],
      [['creators', 'import', '-'], /is empty\. Wanted: a header line/],
      [['creators', 'import', '-'], /has only headers .* and no rows/, 'handle,platform,followers\n'],
      [['creators', 'import', '-', '--map', 'nonsense'], /--map: found "nonsense", wanted 'Their Header=field'/, LIST],
      [['creators', 'list', '--limit', 'many'], /limit: /],
      [['creators', 'list', '--colour', 'red'], /unknown option '--colour'/],
      [['imports', 'show', 'not-an-id'], /^id: /m],
      [['creatures'], /unknown command 'creatures'/],
    ]
    for (const [args, said, input] of refused) {
      const { code, stdout, stderr } = await installation.run(args, input === undefined ? {} : { input })
      expect([args, code, stdout]).toEqual([args, 2, ''])
      expect(stderr).toMatch(said)
    }
  })

  promise('a database that is not there ends with 1, in words', async () => {
    const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    const { code, stdout, stderr } = await installation.run(['creators', 'list'], { env })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/DATABASE_URL/)
    expect(stderr).not.toMatch(/^\s+at /m)
  })
})

test('help shows how, with examples', async () => {
  const installation = await openInstallation('postgres://nobody@127.0.0.1:1/none')
  try {
    const whole = await installation.run(['--help'])
    expect(whole.code).toBe(0)
    expect(whole.stdout).toMatch(/Examples:\n.*rapport start[\s\S]*rapport creators import list\.csv/)
    const one = await installation.run(['creators', 'import', '--help'])
    expect(one.code).toBe(0)
    expect(one.stdout).toMatch(/Examples:\n {2}rapport creators import list\.csv --dry-run/)
  } finally {
    await installation.close()
  }
})

test('a wrong environment: all that is wrong is listed at once, nothing starts, and the exit code is 2', async () => {
  const installation = await openInstallation()
  try {
    const { code, stdout, stderr } = await installation.run(['start'], {
      env: { PORT: 'eighty', DATABASE_URL: 'mysql://u:secret@h/d', PUBLIC_URL: 'rapport', RAPPORT_PORT: '80', RAPPORT_THEME: 'x' },
    })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('The environment has 5 problems:')
    for (const name of ['PORT', 'DATABASE_URL', 'PUBLIC_URL', 'RAPPORT_PORT', 'RAPPORT_THEME'])
      expect(stderr).toMatch(new RegExp(`^  ${name}: found .+; wanted .+\\. .+\\.$`, 'm'))
    expect(stderr, 'a password is not repeated').not.toContain('secret')
  } finally {
    await installation.close()
  }
}) // prettier-ignore
