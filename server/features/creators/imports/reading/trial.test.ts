import { expect, test } from 'vitest'
import { file } from './fixture.ts'
import { inspect } from './inspect.ts'

const list = (rows: string[]) => file('list.csv', ['profile,followers', ...rows].join('\n'))

test('what would be refused is said before anything is written, by what was wanted', async () => {
  const rows = ['@ada,1200', 'https://instagram.com/bob,many', 'https://tiktok.com/@eve,3400', 'joe,900', 'https://instagram.com/ugo,1K'] // prettier-ignore
  const { trial } = await inspect(list(rows))
  expect(trial).toEqual({
    says: 'Of its 5 rows 2 would come in and 3 be refused.',
    whole: true,
    taken: 2,
    refused: 3,
    reasons: [
      { rows: 2, column: 'profile', wanted: expect.stringContaining('a platform'), line: 2, found: '@ada' },
      { rows: 1, column: 'followers', wanted: expect.stringContaining('number'), line: 3, found: 'many' },
    ],
  })
  expect((await inspect(list(rows), { platform: 'instagram' })).trial).toMatchObject({ taken: 4, refused: 1 })
})

test('one row is one row', async () => {
  const says = async (rows: string[]) =>
    (await inspect(list(rows), { platform: 'x', mapping: { followers: 'followers' } })).trial?.says
  expect(await says(['ada,12'])).toBe('Its row can be read.')
  expect(await says(['ada,lots'])).toBe('Its row would be refused.')
  expect(await says(['ada,12', 'bob,13'])).toBe('All of its 2 rows can be read.')
  expect(await says(['ada,lots', 'bob,lots'])).toBe('All of its 2 rows would be refused.')
})

test('of a long file the beginning is tried, and a row that it cuts is no refusal', async () => {
  const rows = Array.from({ length: 200_000 }, (_, i) => `user.${i},${i}`)
  const { trial } = await inspect(list(rows), { platform: 'x' })
  expect(trial).toMatchObject({ whole: false, refused: 0, reasons: [] })
  expect(trial!.taken).toBeGreaterThan(40_000)
  expect(trial!.taken).toBeLessThan(200_000)
  expect(trial!.says).toBe(`All of the first ${trial!.taken.toLocaleString('en')} rows can be read.`)
})

test('a file that lacks what rows need is not tried', async () => {
  expect((await inspect(file('x.csv', 'city,followers\nRoma,12\n'))).trial).toBeNull()
})
