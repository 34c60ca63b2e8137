import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { marketOf } from '@rapport/analysis/lift/simulated-market.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenOf } from './flags.ts'
import type { Method } from './lab.ts'
import { labLift } from './lift.ts'
import { labMarkets } from './markets.ts'
import { labPower } from './power.ts'

let folder: string
let sales: string
const said: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-lift-'))
  sales = join(folder, 'sales.csv')
  const { units, times, values } = marketOf(3, { places: 10, periods: 60, treated: 2, during: 10, effect: 0.1 })
  const day = (t: number) => new Date(Date.UTC(2026, 0, 1 + t)).toISOString().slice(0, 10)
  const rows = units.flatMap((unit, i) =>
    times.map((_, t) => `${unit},${day(t)},${values[i * 60 + t]},${i < 2 && t >= 50 ? 25 : 0}`),
  )
  await writeFile(sales, `City,Date,Orders,Ad spend\n${rows.join('\n')}\n`)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function ask(method: Method, flags: Record<string, unknown>, panel = sales) {
  said.length = 0
  const given = await givenOf(method.flags ?? [], flags)
  return (await method.answer({ panel }, { seed: 1, map: [], given, say: (line) => said.push(line) })) as Record<
    string,
    never
  >
}
const treated = { treated: 'place 0000,place 0001' }

test('reads a sales file by its usual headers, and says in a sentence what was found', async () => {
  const found = await ask(labLift, { ...treated, start: '2026-02-20', fixedEffects: true })
  expect(found).toMatchObject({
    answer: 'estimate',
    model: 'scm',
    inference: 'block',
    periods: { before: 50, during: 10 },
  })
  expect(said[0]).toMatch(/more than would have come anyway/)
  const spent = await ask(labLift, { ...treated, start: '2026-02-20', model: 'tbr', spend: 'Ad spend' })
  expect(spent.returnOnSpend).toMatchObject({ spend: 500 })
})

test('power and markets read the same file', async () => {
  const power = await ask(labPower, {
    ...treated,
    periods: '7',
    effects: '0.01,0.3',
    fixedEffects: true,
    costPerSale: '2',
  })
  expect(power).toMatchObject({ answer: 'estimate', mde: 0.3 })
  expect(power.spend).toBeCloseTo(2 * 0.3 * Number(power.sold), 9)
  const markets = await ask(labMarkets, { periods: '7', count: '1,2', fixedEffects: true, top: '3', windows: '3' })
  expect(markets.designs).toHaveLength(3)
})

test('what is wrong is named by file, line, column and what was wanted', async () => {
  const file = async (text: string) => {
    const path = join(folder, 'bad.csv')
    await writeFile(path, text)
    return path
  }
  const flags = { treated: 'a', start: '2026-01-02' }
  await expect(
    file('unit,time,value\na,2026-01-01,3\na,2026-01-01,4\n').then((path) => ask(labLift, flags, path)),
  ).rejects.toThrow('bad.csv line 3, column unit: found a on 2026-01-01 again')
  await expect(file('unit,time,value\na,01/02/2026,3\n').then((path) => ask(labLift, flags, path))).rejects.toThrow(
    'column time: found "01/02/2026"',
  )
  await expect(file('unit,time,value\n').then((path) => ask(labLift, flags, path))).rejects.toThrow('no rows')
  await expect(ask(labLift, { treated: 'nowhere', start: '2026-02-20' })).rejects.toThrow(
    '--treated: there is no place "nowhere"',
  )
  await expect(ask(labLift, { ...treated, start: 'April' })).rejects.toThrow('--start: found "April"')
  await expect(ask(labPower, { ...treated, periods: '7', effects: '-2' })).rejects.toThrow('--effects: found "-2"')
  await expect(ask(labMarkets, { periods: '7', count: '1.5' })).rejects.toThrow('--count: found "1.5"')
})

test('what cannot be said comes with what is had, what is needed and what would mend it, and no number', async () => {
  const found = await ask(labLift, { ...treated, start: '2026-01-03' })
  expect(found).toMatchObject({
    answer: 'cannot-say',
    because: 'too-few-periods-before',
    have: 2,
    need: 6,
    model: 'scm',
  })
  expect(found).not.toHaveProperty('att')
  expect(said[0]).toContain('Bring at least 6 periods')
})
