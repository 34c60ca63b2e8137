import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRows } from './read.ts'
import type { Field } from './read.ts'

const FIELDS = [
  { name: 'id', kind: 'text', required: true, aliases: ['comment id'] },
  { name: 'text', kind: 'text', required: true },
  { name: 'likes', kind: 'number' },
] as const satisfies readonly Field[]

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'rapport-lab-'))))
afterAll(() => rm(folder, { recursive: true }))

async function rowsOf(content: string | Buffer, name = 'rows.csv', maps: string[] = []) {
  const path = join(folder, name)
  await writeFile(path, content)
  const rows = []
  for await (const row of readRows(path, FIELDS, maps)) rows.push(row)
  return rows
}

const ROWS = [
  { line: 2, id: '1', text: 'ciao, bella; come va?', likes: 3 },
  { line: 3, id: '2', text: 'tab\there', likes: 40 },
  { line: 4, id: '3', text: 'two\nlines and a "quote"' },
]

const written = (sign: string, end = '\n') =>
  [
    ['Comment ID', 'text', 'likes'],
    ['1', '"ciao, bella; come va?"', '3'],
    ['2', '"tab\there"', '40'],
    ['3', '"two\nlines and a ""quote"""', ''],
  ]
    .map((cells) => cells.join(sign))
    .join(end)

test('commas, semicolons and tabs part the cells, with or without a mark of UTF-8, zipped or not', async () => {
  for (const sign of [',', ';', '\t']) {
    expect(await rowsOf(written(sign))).toEqual(ROWS)
    expect(await rowsOf(`\uFEFF${written(sign, '\r\n')}\r\n\r\n`)).toEqual(ROWS)
    expect(await rowsOf(gzipSync(written(sign)), 'rows.csv.gz')).toEqual(ROWS)
  }
  expect(await rowsOf(written(','), 'commas.tsv'), 'the name is no promise').toEqual(ROWS)
  expect(await rowsOf(Buffer.from(`\uFEFF${written('\t')}`, 'utf16le')), 'as old spreadsheets say Unicode').toEqual(
    ROWS,
  )
  expect(await rowsOf(`sep=;\n${written(';')}`)).toEqual(ROWS.map((row) => ({ ...row, line: row.line + 1 })))
})

test('the header decides by the columns that are known: other signs in it, or in the rows, do not mislead', async () => {
  expect(await rowsOf('id,text,"a;b;c;d;e"\n1;2;3,x;y;z;w,\n')).toEqual([{ line: 2, id: '1;2;3', text: 'x;y;z;w' }])
  expect(await rowsOf('Nr;Worte;rot,gelb,blau\n7;hallo;1,2,3\n', 'mapped.csv', ['Nr=id', 'Worte=text'])).toEqual([
    { line: 2, id: '7', text: 'hallo' },
  ])
})

test('a header without what is wanted is told column by column, whatever parts it', async () => {
  await expect(rowsOf('nummer;worte\n1;hallo\n')).rejects.toThrow(
    'rows.csv line 1: found the columns nummer, worte; wanted also id, text.',
  )
  await expect(rowsOf('')).rejects.toThrow('rows.csv: found an empty file, wanted a header with id, text.')
})

test('all that is wrong is told at the end, by line and column', async () => {
  const rows = rowsOf('id;text;likes\n1;a;many\n\n;b;2\n')
  await expect(rows).rejects.toThrow(
    'rows.csv line 2, column likes: found "many", wanted a number such as 1200 or 0.5.\nrows.csv line 4, column id: found nothing, wanted a value.',
  )
  await expect(rowsOf('id;text\n1;"never closed\n2;x\n')).rejects.toThrow(
    'rows.csv line 2: found a quote that is never',
  )
  await expect(rowsOf('not gzip', 'bad.csv.gz')).rejects.toThrow('bad.csv.gz: cannot be read as gzipped CSV')
})

test('a file longer than a piece of it is read whole', async () => {
  const long = Array.from({ length: 30_000 }, (_, i) => `${i};"è; ${i}";${i % 7}`)
  const rows = await rowsOf(`id;text;likes\n${long.join('\n')}`)
  expect(rows).toHaveLength(30_000)
  expect(rows.at(-1)).toEqual({ line: 30_001, id: '29999', text: 'è; 29999', likes: 29_999 % 7 })
})
