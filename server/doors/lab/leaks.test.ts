import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenOf } from './flags.ts'
import { labLeaks } from './leaks.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-leaks-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function ask(text: string) {
  const codes = join(folder, 'codes.csv')
  await writeFile(codes, text)
  const said: string[] = []
  const given = await givenOf([], {})
  const answer = await labLeaks.answer({ codes }, { seed: 1, map: [], given, say: (line) => said.push(line) })
  return { answer: answer as { codes: Record<string, unknown>[] }, said }
}

const day = (i: number) => new Date((20_000 + i) * 86_400_000).toISOString().slice(0, 10)
const rows = (code: string, redeemed: (i: number) => number, clicks = 20) =>
  Array.from({ length: 40 }, (_, i) => `${code},${day(i)},${clicks},${redeemed(i)}\n`).join('')

test('names the code that rose, since when, and what else it may be; capitals do not make two codes', async () => {
  const rose = rows('lucia10', (i) => (i < 30 ? 2 : 8)).replace(/^lucia10/, 'LUCIA10')
  const { answer } = await ask(`code,date,clicks,orders\n${rose}${rows('calm', () => 2)}`)
  expect(answer.codes).toMatchObject([
    { code: 'LUCIA10', state: 'consistent-with-a-leak', since: day(30), unexplained: 60 },
    { code: 'CALM', state: 'as-expected', because: [] },
  ])
  expect(JSON.stringify(answer)).toMatch(/innocent.*podcast/)
  expect(JSON.stringify(answer)).not.toMatch(/fake|fraud/i)
})

test('says of which codes clicks are missing, and refuses what cannot be, line by line', async () => {
  expect((await ask(`code,at,redemptions\n${rows('a', () => 2).replaceAll(',20,', ',')}`)).said).toEqual([
    '1 codes have no clicks at all; whether they rose without clicks cannot be said.',
  ])
  await expect(ask('code,at,clicks,redemptions,returning\na,2026-01-01,-1,2,3\na,soon,1,1,0\n')).rejects.toThrow(
    /line 3, column at: found "soon"/,
  )
  await expect(ask('code,at,clicks,redemptions,returning\na,2026-01-01,-1,2,3\n')).rejects.toThrow(
    /line 2, column clicks: found -1[^]*line 2, column returning: found 3, wanted at most the 2 redemptions/,
  )
  const nothing = await ask('code,at,redemptions\n')
  expect(nothing).toEqual({ answer: { codes: [] }, said: ['There is not one row to read.'] })
})
