/**
 * A file of one's own as rows with known fields. Headers are matched whatever their case and punctuation, by their own
 * names, by aliases, and by `--map 'Their Header=field'`; what parts the cells is the sign by which most of them are found.
 * Problems are collected, so that one run names them all.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { decoderOf, encodingOf } from '../../features/creators/imports/reading/encoding.ts'
import { Records } from '../../features/creators/imports/reading/records.ts'
import { Refused } from '../../features/operation.ts'

export type Field = {
  name: string
  required?: boolean
  kind: 'text' | 'number' | 'time' | 'flag'
  aliases?: readonly string[]
}
export type Cell = string | number | undefined
export type Rows<Name extends string> = AsyncGenerator<{ line: number } & { [Field in Name]?: Cell }>

const PROBLEMS_SHOWN = 20
const plain = (header: string) => header.toLowerCase().replaceAll(/[^\p{L}\p{N}@]/gu, '')

export class Problems {
  readonly #file: string
  readonly #said: string[] = []
  #more = 0
  constructor(file: string) {
    this.#file = file
  }
  add(line: number, column: string, found: string, wanted: string) {
    if (this.#said.length < PROBLEMS_SHOWN)
      this.#said.push(`${this.#file} line ${line}, column ${column}: found ${found}, wanted ${wanted}.`)
    else this.#more++
  }
  /** Refuses when anything was wrong. */
  settle() {
    if (this.#said.length)
      throw new Refused('invalid', [...this.#said, ...(this.#more ? [`… and ${this.#more} more.`] : [])].join('\n'))
  }
}

/** Yields rows as they stream by; refuses at the end with every problem, or at once when the file cannot be read at all. */
export async function* readRows<Name extends string>(
  path: string,
  fields: readonly (Field & { name: Name })[],
  maps: readonly string[] = [],
): Rows<Name> {
  const file = path === '-' ? 'stdin' : basename(path)
  const bytes: Readable = path === '-' ? process.stdin : createReadStream(await existing(path))
  const plainText: Readable = path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes
  // A stream that is piped does not hand on the errors of its source.
  bytes.on('error', (error) => plainText.destroy(error))
  const problems = new Problems(file)
  let take: { at: number; field: Field & { name: Name } }[] | undefined
  let rows: ({ line: number } & { [Field in Name]?: Cell })[] = []
  let line = 0
  const record = (cells: string[], at: number) => {
    line = at
    if (cells.length === 1 && cells[0] === '') return
    if (!take) {
      if (at > 1 || !SAID.test(cells.join(''))) take = columns(file, [...cells], fields, maps)
      return
    }
    const row = { line } as { line: number } & { [Field in Name]?: Cell }
    for (const { at: column, field } of take) {
      const value = cell(cells[column] ?? '', field, (found, wanted) => problems.add(line, field.name, found, wanted))
      if (value !== undefined) row[field.name] = value as never
      else if (field.required) problems.add(line, field.name, 'nothing', 'a value')
    }
    rows.push(row)
  }
  const broken = (at: number) => {
    throw new Refused('invalid', `${file} line ${at}: found a quote that is never closed, wanted its end.`)
  }
  try {
    let records: Records | undefined
    for await (const { text, last } of textOf(plainText)) {
      records ??= new Records(delimiterOf(text, path, fields, maps), { record, broken })
      records.push(text, last)
      yield* rows
      rows = []
    }
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused(
      'invalid',
      `${file}: cannot be read as ${path.endsWith('.gz') ? 'gzipped ' : ''}CSV near line ${line + 1}: ${(error as Error).message}.`,
    )
  }
  if (!take)
    throw new Refused(
      'invalid',
      `${file}: found an empty file, wanted a header with ${fields
        .filter(({ required }) => required)
        .map(({ name }) => name)
        .join(', ')}.`,
    )
  problems.settle()
}

/** Enough to hold a header, and to tell an encoding by. */
const HEAD = 1 << 16

/** The text in pieces, the first of them with the header, the mark of its encoding taken off. */
async function* textOf(bytes: Readable): AsyncGenerator<{ text: string; last: boolean }> {
  let head: Buffer[] | undefined = []
  let held = 0
  let decoder: ReturnType<typeof decoderOf> | undefined
  const decoded = () => {
    const all = Buffer.concat(head!)
    head = undefined
    decoder = decoderOf(encodingOf(all).encoding)
    return decoder.write(all)
  }
  for await (const piece of bytes as AsyncIterable<Buffer>) {
    if (decoder) {
      yield { text: decoder.write(piece), last: false }
      continue
    }
    head!.push(piece)
    held += piece.length
    if (held >= HEAD) yield { text: decoded(), last: false }
  }
  yield { text: (head ? decoded() : '') + decoder!.end(), last: true }
}

/** A first line that says outright what parts the cells, as some spreadsheets write it. */
const SAID = /^\s*sep=/i

/** The sign by which most known columns are found in the header; where none is, the one that cuts it into most cells. */
function delimiterOf(text: string, path: string, fields: readonly Field[], maps: readonly string[]): string {
  const said = /^\s*sep=(.)\r?\n/i.exec(text)
  if (said) return said[1]!
  const known = new Set(
    [
      ...fields.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
      ...maps.map((pair) => pair.slice(0, pair.lastIndexOf('='))),
    ].map(plain),
  )
  const signs = /\.tsv(\.gz)?$/.test(path) ? ['\t', ',', ';'] : [',', ';', '\t']
  let best = { delimiter: signs[0]!, found: 0, cells: 0 }
  for (const delimiter of signs) {
    const header = headerOf(text, delimiter)
    const found = header.filter((head) => known.has(plain(head))).length
    const cells = header.length
    if (found > best.found || (found === 0 && best.found === 0 && cells > best.cells))
      best = { delimiter, found, cells }
  }
  return best.delimiter
}

function headerOf(text: string, delimiter: string): string[] {
  let header: string[] = []
  const record = (cells: string[]) => {
    if (header.length === 0 && cells.join('') !== '') header = [...cells]
  }
  const records = new Records(delimiter, { record, broken: () => {} })
  for (let at = 0; at < text.length && header.length === 0; at += 4096)
    records.push(text.slice(at, at + 4096), at + 4096 >= text.length)
  return header
}

async function existing(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile())
    throw new Refused(
      'invalid',
      `${path}: ${found ? 'found a folder' : 'there is no such file'}, wanted a CSV or TSV file.`,
    )
  return path
}

function columns<Name extends string>(
  file: string,
  header: string[],
  fields: readonly (Field & { name: Name })[],
  maps: readonly string[],
) {
  const told = new Map(
    maps.map((pair) => {
      const at = pair.lastIndexOf('=')
      if (at < 1) throw new Refused('invalid', `--map: found "${pair}", wanted 'Their Header=field'.`)
      return [plain(pair.slice(0, at)), pair.slice(at + 1)] as const
    }),
  )
  const heads = header.map(plain)
  for (const [head, name] of told) {
    if (!heads.includes(head))
      throw new Refused('invalid', `--map: ${file} has no column like "${head}". It has: ${header.join(', ')}.`)
    if (!fields.some((field) => field.name === name))
      throw new Refused(
        'invalid',
        `--map: no field ${name}. There are: ${fields.map((field) => field.name).join(', ')}.`,
      )
  }
  const missing: string[] = []
  const take = fields.flatMap((field) => {
    const mapped = heads.findIndex((head) => told.get(head) === field.name)
    const at =
      mapped >= 0
        ? mapped
        : firstOf(
            heads.map((head) => (told.has(head) ? '' : head)),
            [field.name, ...(field.aliases ?? [])],
          )
    if (at < 0 && field.required) missing.push(field.name)
    return at < 0 ? [] : [{ at, field }]
  })
  if (missing.length) {
    throw new Refused(
      'invalid',
      `${file} line 1: found the columns ${header.join(', ')}; wanted also ${missing.join(', ')}. Rename them or pass --map 'Their Header=${missing[0]}'.`,
    )
  }
  return take
}

const firstOf = (heads: string[], names: readonly string[]) => {
  for (const name of names) {
    const at = heads.indexOf(plain(name))
    if (at >= 0) return at
  }
  return -1
}

function cell(text: string, field: Field, refuse: (found: string, wanted: string) => void): Cell {
  const found = text.trim()
  if (found === '') return undefined
  if (field.kind === 'text') return text
  if (field.kind === 'time') {
    const at = /^-?\d+(\.\d+)?$/.test(found)
      ? epoch(Number(found))
      : Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(found) || !/\d[T ]\d/.test(found) ? found : `${found}Z`) / 1000
    if (Number.isFinite(at)) return at
    refuse(`"${found}"`, 'an ISO time or seconds since 1970')
    return undefined
  }
  if (field.kind === 'flag') {
    if (/^(1|true|yes|y|t)$/i.test(found)) return 1
    if (/^(0|false|no|n|f)$/i.test(found)) return 0
    refuse(`"${found}"`, '0 or 1')
    return undefined
  }
  const value = Number(found)
  if (Number.isFinite(value)) return value
  refuse(`"${found}"`, 'a number such as 1200 or 0.5')
  return undefined
}

/** Milliseconds are told from seconds by their size: seconds reach the year 5138 below this. */
const epoch = (value: number) => (Math.abs(value) > 1e11 ? value / 1000 : value)
