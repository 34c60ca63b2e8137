import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CreatorRow } from '../../rows.ts'
import { csv, neutralised } from '../csv.ts'
import { tidy } from './blank.ts'
import { file, readAll } from './fixture.ts'
import { refusedCsv } from './refused.ts'

async function text(pieces: AsyncIterable<string>): Promise<string> {
  let all = ''
  for await (const piece of pieces) all += piece
  return all
}

test('leaves no cell that a spreadsheet would run, and reads every one back as it was', () => {
  expect(neutralised('=HYPERLINK("http://x")')).toBe(`'=HYPERLINK("http://x")`)
  for (const cell of ['@SUM(1)', '+1+cmd', '-2+3', '\t=1', '＝1']) expect(neutralised(cell)).toBe(`'${cell}`)
  for (const cell of ['-5', '+3,2', 'ada', '12%', '', 'a=b']) expect(neutralised(cell)).toBe(cell)
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[=+@\t -]{0,2}[a-z0-9]{0,4}$/)), (cell) => {
      fc.pre(!/^\s*'/.test(cell))
      expect(tidy(neutralised(cell))).toBe(cell.trim())
    }),
  )
})

test('gives the refused rows to mend; mended, they come in', async () => {
  const before = await readAll<CreatorRow>(
    file('instagram.csv', 'handle,bio,followers\nada,"=1+1, yes",viele\ngrace,x,12\nmary,"a ""b""\nc",7,8\n'),
  )
  expect(before.refused).toHaveLength(2)
  const written = await text(refusedCsv(['handle', 'bio', 'followers'], before.refused))
  expect(written).toContain(`'=1+1, yes`)
  const mended = written.replace(',viele,2', ',9870,2').replace(/(wanted|delimiter),8\r\n/, '$1\r\n')
  const after = await readAll<CreatorRow>(file('refused-instagram.csv', mended))
  expect(after.rows).toEqual([
    { platform: 'instagram', handle: 'ada', bio: '=1+1, yes', followers: 9870 },
    { platform: 'instagram', handle: 'mary', bio: 'a "b"\nc', followers: 7 },
  ])
})

test('streams rows of any length', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => [i, `name ${i}`, null, new Date(0), ['a', 'b'], true])
  const pieces: string[] = []
  for await (const piece of csv(rows, { mark: false })) pieces.push(piece)
  expect(pieces.length).toBeGreaterThan(5)
  expect(pieces.join('').split('\r\n')[1]).toBe('1,name 1,,1970-01-01T00:00:00.000Z,a; b,true')
})
