import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenOf } from './flags.ts'
import { labPlan } from './plan.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-plan-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Answer = {
  chosen: { id: string; cost: number }[]
  cost: number
  value: number
  upperBound?: number
  optimal: boolean
  because?: string
}

const CREATORS = 'id,cost\nana,10.50\nbo,20\ncy,30\n'
const AUDIENCE = 'creator,person\nana,1\nana,2\nbo,2\nbo,3\nbo,4\ncy,1\ncy,2\ncy,3\n'

async function ask(creators: string, audience: string, flags: Record<string, unknown>) {
  const files = { creators: join(folder, 'creators.csv'), audience: join(folder, 'audience.csv') }
  await writeFile(files.creators, creators)
  await writeFile(files.audience, audience)
  const said: string[] = []
  const answer = (await labPlan.answer(files, {
    seed: 1,
    map: [],
    given: await givenOf(labPlan.flags!, flags),
    say: (line) => said.push(line),
  })) as Answer
  return { answer, said }
}

test('buys the set that reaches most for the money, to the cent', async () => {
  const { answer } = await ask(CREATORS, AUDIENCE, { budget: '30.50' })
  expect(answer).toMatchObject({ cost: 30.5, value: 4, upperBound: 4, optimal: true })
  expect(answer.chosen).toEqual([
    { id: 'ana', cost: 10.5 },
    { id: 'bo', cost: 20 },
  ])
  expect((await ask(CREATORS, AUDIENCE, { budget: '30.499' })).answer.value).toBe(3)
})

test('writes a price for every person, also for those whom nobody in the list reaches', async () => {
  const certificate = join(folder, 'prices.csv')
  const { said } = await ask(CREATORS, `${AUDIENCE}dora,"5, rue"\n`, { budget: '30.50', certificate })
  const lines = (await readFile(certificate, 'utf8')).trim().split('\n')
  expect(lines[0]).toBe('person,price')
  expect(lines).toHaveLength(6)
  expect(lines.at(-1)).toMatch(/^"5, rue",[01]/)
  expect(said).toEqual(['1 audience rows name creators who are not in the list of creators; left out.'])
})

test('an empty plan and a silent creator are explained, not left to be guessed', async () => {
  const { answer, said } = await ask('id,cost\nana,10\nbo,20\n', 'creator,person\nana,1\n', {
    budget: '5',
    certificate: false,
  })
  expect(answer).toMatchObject({ chosen: [], cost: 0, value: 0 })
  expect(answer.because).toBe('The cheapest offer that reaches anybody costs 10.00, the budget is 5.00.')
  expect(answer.upperBound).toBeUndefined()
  expect(said).toContain('1 of 2 creators have no audience in the file and cannot be chosen for reach.')
})

test('refuses with file, line, what was found and what was wanted', async () => {
  const refused = (creators: string, audience: string, words: string, flags: Record<string, unknown> = {}) =>
    expect(ask(creators, audience, { budget: '30', ...flags })).rejects.toThrow(words)
  const again = 'creators.csv line 3, column id: found "ana" again (first on line 2), wanted each creator once.'
  await refused('id,cost\nana,10\nana,20\n', AUDIENCE, again)
  await refused('id,cost\nana,-1\n', AUDIENCE, 'creators.csv line 2, column cost: found -1')
  await refused(CREATORS, 'creator,person,contact\nana,1,1.5\n', 'audience.csv line 2, column contact: found 1.5')
  const weighs =
    'audience.csv line 3, column weight: found 3 for "1", who weighed 2 before, wanted one weight a person.'
  await refused(CREATORS, 'creator,person,weight\nana,1,2\nbo,1,3\n', weighs)
  await refused(CREATORS, AUDIENCE, '--budget: found "-5"', { budget: '-5' })
  await refused(CREATORS, AUDIENCE, '--include: there is no creator "zed"', { include: 'zed' })
  const both = 'include ana and exclude ana contradict each other.'
  await refused(CREATORS, AUDIENCE, both, { include: 'ana', exclude: 'ana' })
})

test('plans for profit when it is told what reaching a person earns', async () => {
  const { answer } = await ask(CREATORS, AUDIENCE, { budget: '100', margin: '8' })
  expect(answer.chosen.map(({ id }) => id)).toEqual(['ana'])
  expect(answer.value).toBeCloseTo(2 * 8 - 10.5, 9)
})
