import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { labAttribute } from './attribute.ts'
import { givenOf } from './flags.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-attribute-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Answer = {
  answer: string
  order?: number
  credits: { touch: string; conversions: number; value: number }[]
  totals: { conversions: number; value: number }
}

async function ask(text: string, flags: Record<string, unknown>) {
  const paths = join(folder, 'paths.csv')
  await writeFile(paths, text)
  const said: string[] = []
  const answer = (await labAttribute.answer(
    { paths },
    { seed: 1, map: [], given: await givenOf(labAttribute.flags!, flags), say: (line) => said.push(line) },
  )) as Answer
  return { answer, said }
}

test('divides orders and value, in whole cents where asked', async () => {
  const text = 'path,conversions,value,nulls\nana > bo > cy,1,1.00,0\n'
  const { answer } = await ask(text, { model: 'linear', cents: true })
  expect(answer.credits).toEqual([
    { touch: 'ana', conversions: 1 / 3, value: 0.34 },
    { touch: 'bo', conversions: 1 / 3, value: 0.33 },
    { touch: 'cy', conversions: 1 / 3, value: 0.33 },
  ])
  expect(answer.totals).toEqual({ conversions: 1, value: 1 })
})

test('Markov remembers one touch unless told, and says how many', async () => {
  const text = 'path,conversions,nulls\nana > bo,2,1\nbo,0,4\n'
  expect((await ask(text, { model: 'markov' })).answer.order).toBe(1)
  expect((await ask(text, { model: 'markov', order: '3' })).answer.order).toBe(3)
})

test('names every row that cannot be counted, by line and column', async () => {
  const text = 'path,conversions,value,nulls\nana >  > bo,1,0,0\nana,-2,0,0\nana,0,9,1\n,1,0,0\nana,two,0,0\nbo,1,1,1\n'
  await expect(ask(text, { model: 'first' })).rejects.toMatchObject({
    message: expect.stringMatching(
      /^paths.csv line 5, column path: found nothing[^]*line 6, column conversions: found "two"/,
    ),
  })
  await expect(ask(text.replace('\n,1,0,0\nana,two,0,0', ''), { model: 'first' })).rejects.toMatchObject({
    message: [
      'paths.csv line 2, column path: found nothing in place 2 of 3, wanted touches such as "ana > bo"; call an order that nobody sent "direct".',
      'paths.csv line 3, column conversions: found -2, wanted a number of 0 or more.',
      'paths.csv line 4, column value: found 9 without an order, wanted a value only where conversions are above 0.',
    ].join('\n'),
  })
})

test('ages in days stand behind decay, and are wanted everywhere once they are given', async () => {
  const text = 'path,conversions,ages\nana > bo,3,7 > 0\n'
  expect((await ask(text, { model: 'decay' })).answer.credits).toEqual([
    { touch: 'bo', conversions: 2, value: 0 },
    { touch: 'ana', conversions: 1, value: 0 },
  ])
  await expect(ask(`${text}cy,1,\n`, { model: 'decay' })).rejects.toThrow(/line 3, column ages: found nothing/)
  await expect(ask(`${text}cy > bo,1,3 > \n`, { model: 'decay' })).rejects.toThrow(/line 3, column ages/)
})

test('flags that mean nothing for the rule are refused, all at once', async () => {
  await expect(ask('path,conversions\na,1\n', { model: 'first', order: '2', halfLife: '3' })).rejects.toThrow(
    '--order: only markov has an order, not first.\n--half-life: only decay has one, not first.',
  )
})

test('an empty file, only a header, and only those who left: refused, or cannot say, never zeros', async () => {
  await expect(ask('', { model: 'first' })).rejects.toThrow(/empty file/)
  expect((await ask('path,conversions\n', { model: 'first' })).answer).toMatchObject({ because: 'no-paths' })
  const { answer, said } = await ask('path,conversions,nulls\nana,0,4\nbo,0,0\n', { model: 'markov' })
  expect(answer).toMatchObject({ answer: 'cannot-say', because: 'no-orders', have: 0, need: 1 })
  expect(said).toEqual(['1 paths with neither an order nor a null stand for nobody; left out.'])
})

test('says that nobody is known to have left', async () => {
  expect((await ask('path,conversions\nana,1\n', { model: 'markov' })).said[0]).toMatch(/^Nobody in the file left/)
})
