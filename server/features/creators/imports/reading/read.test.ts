import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import type { CreatorRow } from '../../rows.ts'
import { file, readAll } from './fixture.ts'
import { inspect } from './inspect.ts'
import { read } from './read.ts'

const LIST = 'handle,name,followers\nada,Adà Łövelace 🤍,1.2K\ngrace,Grace,800\n'
const ROWS = [
  { platform: 'instagram', handle: 'ada', name: 'Adà Łövelace 🤍', followers: 1200 },
  { platform: 'instagram', handle: 'grace', name: 'Grace', followers: 800 },
]

test('reads one list the same in every encoding, plain and gzipped', async () => {
  for (const [encoding, addBOM] of [
    ['utf-8', false],
    ['utf-8', true],
    ['utf-16le', true],
    ['utf-16le', false],
    ['utf-16be', true],
    ['utf-16be', false],
  ] as const) {
    const bytes = iconv.encode(LIST, encoding, { addBOM })
    for (const content of [bytes, gzipSync(bytes)]) {
      const { rows, inspection, bytes: read } = await readAll<CreatorRow>(file('list-instagram.csv', content))
      expect({ encoding: inspection.encoding, rows }).toEqual({ encoding, rows: ROWS })
      expect(read).toBe(content.length)
    }
  }
})

test('reads western text that is no UTF-8 as Windows-1252', async () => {
  const text = 'handle;name;città\nada;Adà – “Pane”;Forlì\ngrace;Zoë;Orléans\njose;José Muñoz;Köln\n'
  const { rows, inspection } = await readAll<CreatorRow>(file('list-instagram.csv', iconv.encode(text, 'windows-1252')))
  expect(inspection.encoding).toBe('windows-1252')
  expect(rows.map((row) => row.name)).toEqual(['Adà – “Pane”', 'Zoë', 'José Muñoz'])
})

test('gives the same creators from CSV, TSV, semicolons, JSON in three forms and NDJSON, gzipped or not', async () => {
  const objects = [
    { handle: 'ada', name: 'Adà Łövelace 🤍', followers: '1.2K' },
    { handle: 'grace', name: 'Grace', followers: 800 },
  ]
  const forms: [string, string, string][] = [
    ['csv', 'csv', LIST],
    ['csv', 'csv', LIST.replaceAll(',', ';')],
    ['csv', 'csv', `sep=;\n${LIST.replaceAll(',', ';')}`],
    ['tsv', 'tsv', LIST.replaceAll(',', '\t')],
    ['csv', 'csv', LIST.replaceAll('\n', '\r\n')],
    ['csv', 'csv', LIST.replaceAll('\n', '\r')],
    ['json', 'json', JSON.stringify(objects)],
    ['json', 'json', JSON.stringify({ page: 1, data: { creators: objects } }, null, 1)],
    ['ndjson', 'ndjson', objects.map((object) => JSON.stringify(object)).join('\n')],
  ]
  for (const [format, suffix, text] of forms)
    for (const content of [Buffer.from(text), gzipSync(text)]) {
      const { rows, inspection } = await readAll<CreatorRow>(file(`instagram.${suffix}`, content))
      expect({ text, format: inspection.format, rows }).toEqual({ text, format, rows: ROWS })
    }
})

test('refuses broken records of JSON one by one', async () => {
  const array = await readAll<CreatorRow>(
    file('instagram.json', '[{"handle":"ada"},{"handle":},{"handle":"grace"},{"handle":"cut'),
  )
  expect(array.rows.map((row) => row.handle)).toEqual(['ada', 'grace'])
  expect(array.refused.map(({ line, wanted }) => [line, wanted])).toEqual([
    [2, 'valid JSON'],
    [4, 'valid JSON'],
  ])
  const lines = await readAll<CreatorRow>(
    file('instagram.ndjson', '{"handle":"ada"}\n{"handle"\n\n{"handle":"grace"}\n'),
  )
  expect(lines.rows.map((row) => row.handle)).toEqual(['ada', 'grace'])
  expect(lines.refused).toMatchObject([{ line: 2 }])
})

test('says in one sentence why a file cannot be read, what was wanted and what to do', async () => {
  const cases: [string, string | Buffer, RegExp][] = [
    ['a.csv', '', /a\.csv is empty\. Wanted/],
    ['a.csv', ' \n\n', /only blank lines/],
    ['a.csv', 'handle,followers\n', /only headers \(handle, followers…\)/],
    ['a.csv', Buffer.from('504b030414000600', 'hex'), /Excel workbook.*CSV UTF-8/],
    ['a.csv', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)), /binary file/],
    ['a.html', '<!DOCTYPE html><p>no', /web page/],
    ['a.gz', gzipSync(LIST.repeat(5000)).subarray(0, 90), /cut short/],
    ['a.json', '[]', /no record/],
    ['a.csv', 'x'.repeat(9 << 20), /longer than 8 MB/],
  ]
  for (const [name, content, sentence] of cases) await expect(inspect(file(name, content))).rejects.toThrow(sentence)
  await expect(inspect({ name: 'none.csv', open: () => Readable.from(failing()) })).rejects.toThrow(/no such file/)
  await expect(inspect(file('a.csv', LIST), { encoding: 'klingon' })).rejects.toThrow(/no encoding "klingon"/)
})

async function* failing(): AsyncGenerator<Buffer> {
  yield Buffer.from('handle,')
  throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' })
}

test('says which required column is missing, and reads nothing before it is named', async () => {
  const source = file('x.csv', 'city,followers\nTurin,12\nRome,13\n')
  const inspection = await inspect(source)
  expect(inspection.missing).toEqual(['handle (or profile address)', 'platform'])
  await expect(read(source, inspection).next()).rejects.toThrow(
    /x\.csv: found the columns city, followers; wanted for creators: handle/,
  )
})

test('stops at once when it is told to, and closes the file', async () => {
  const lines = Array.from({ length: 200_000 }, (_, i) => `user${i},${i}`)
  const bytes = Buffer.from(`handle,followers\n${lines.join('\n')}`)
  let opened: Readable | undefined
  const source = {
    name: 'instagram.csv',
    open: () =>
      (opened = Readable.from(
        Array.from({ length: 50 }, (_, i) => bytes.subarray((i * bytes.length) / 50, ((i + 1) * bytes.length) / 50)),
      )),
  }
  const inspection = await inspect(source)
  const stop = new AbortController()
  let rows = 0
  await expect(async () => {
    for await (const batch of read(source, inspection, {}, { signal: stop.signal, batch: 1000 })) {
      rows += batch.rows.length
      stop.abort()
    }
  }).rejects.toThrow(/abort/i)
  expect(rows).toBeLessThan(20_000)
  expect(opened?.destroyed).toBe(true)
})

test('remembers a list by its header, whatever the case, and a file of its refused rows as the same list', async () => {
  const signature = async (header: string) => (await inspect(file('instagram.csv', `${header}\nada,12\n`))).signature
  expect(await signature('Handle,Followers')).toBe(await signature('handle,followers'))
  expect(await signature('handle,followers,line,column,found,wanted')).toBe(await signature('handle,followers'))
  expect(await signature('handle,following')).not.toBe(await signature('handle,followers'))
})

test('keeps a character that takes two whole, whatever the pieces, and no zero that a database cannot hold', async () => {
  const name = '🤍'.repeat(70)
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be']) {
    const bytes = iconv.encode(`handle,name,followers\nada,${name},lots\nbob,a\0b,1\neve,c,2\njoe,d,3\n`, encoding, {
      addBOM: true,
    })
    const pieces = Array.from({ length: Math.ceil(bytes.length / 3) }, (_, i) => bytes.subarray(i * 3, i * 3 + 3))
    const source = { name: 'instagram.csv', open: () => Readable.from(pieces) }
    const { rows, refused, inspection } = await readAll<CreatorRow>(source)
    expect(refused[0]!.raw[1]).toBe(name)
    expect(JSON.stringify(inspection)).not.toMatch(/\\ud8|\\u0000/)
    expect(rows[0]).toMatchObject({ handle: 'bob', name: 'a\uFFFDb' })
  }
})
