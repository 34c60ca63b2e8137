/**
 * A file of sales as sales by place and day: which column is what, by its header or else by its values, and what its cells say. A file
 * with a column for each place is turned; one without a place is one market. What cannot be read is refused with its line.
 */
import { isBlank, tidy } from '../creators/imports/reading/blank.ts'
import { date, datesOf, isDate } from '../creators/imports/reading/dates.ts'
import { decoderOf } from '../creators/imports/reading/encoding.ts'
import { plainHeader } from '../creators/imports/reading/headers.ts'
import type { Inspection } from '../creators/imports/reading/index.ts'
import { decimalOf, isNumeric, number } from '../creators/imports/reading/numbers.ts'
import { Records } from '../creators/imports/reading/records.ts'
import { bytesOf } from '../creators/imports/reading/source.ts'
import type { Source } from '../creators/imports/reading/source.ts'
import { Refused } from '../operation.ts'

export const FIELDS = ['place', 'day', 'value'] as const
export type Field = (typeof FIELDS)[number]
export type Refusal = { line: number; column: string; found: string; wanted: string }
export type Sale = { place: string; day: string; value: number; line: number }
export type Read = { sales: Sale[]; refused: Refusal[]; outcome: string; notes: string[] }

/** The place of a file that names none. */
export const EVERYWHERE = 'Everywhere'
const MOST = 1_000_000
const SEEN = 2000

const WORDS: Record<Field, string> = {
  place:
    'place city town market region area dma state store shop location branch outlet geo unit ' +
    'citta luogo negozio puntovendita filiale sede mercato ciudad tienda lugar ville magasin lieu stadt filiale laden ort',
  day: 'day date datum data fecha giorno jour tag period week dateday orderdate salesdate time timestamp createdat',
  value:
    'orders sales revenue value units quantity qty turnover netsales grosssales amount total count visits boxes tickets y ' +
    'ordini vendite venduto fatturato incasso quantita pezzi pedidos ventas ingresos importe ventes commandes montant umsatz verkaufe bestellungen betrag menge anzahl',
}

/** Which column each field is; by its header where that says it, else by what stands in it. */
export function fieldsOf(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  mapping: Readonly<Record<string, Field>> = {},
): Map<Field, number> {
  const plain = headers.map(plainHeader)
  const found = new Map<Field, number>()
  for (const [header, field] of Object.entries(mapping)) {
    const at = plain.indexOf(plainHeader(header))
    if (at >= 0) found.set(field, at)
  }
  const free = (at: number) => ![...found.values()].includes(at)
  const filled = headers.map((_, at) => rows.map((row) => tidy(row[at])).filter((cell) => !isBlank(cell)))
  const mostly = (at: number, holds: (cell: string) => boolean) =>
    filled[at]!.length > 0 && filled[at]!.filter(holds).length > 0.6 * filled[at]!.length
  const fits: Record<Field, (at: number) => boolean> = {
    day: (at) => mostly(at, isDate),
    value: (at) => mostly(at, isNumeric),
    place: (at) => filled[at]!.length > 0 && !mostly(at, isDate),
  }
  for (const field of ['day', 'value', 'place'] as const)
    for (const word of WORDS[field].split(' ')) {
      if (found.has(field)) break
      const at = plain.findIndex((header, i) => header === word && free(i) && fits[field](i))
      if (at >= 0) found.set(field, at)
    }
  const first = (field: Field, more: (at: number) => boolean = () => true) => {
    if (found.has(field)) return
    const at = headers.findIndex((_, i) => free(i) && fits[field](i) && more(i))
    if (at >= 0) found.set(field, at)
  }
  first('day')
  first('place', (at) => mostly(at, (cell) => !isNumeric(cell)) && new Set(filled[at]).size < filled[at]!.length)
  if (!wide(headers, found, fits)) first('value')
  return found
}

/** A day, and nothing but numbers beside it in several columns: each column is a place. */
const wide = (headers: readonly string[], found: Map<Field, number>, fits: Record<Field, (at: number) => boolean>) =>
  found.has('day') &&
  !found.has('place') &&
  !found.has('value') &&
  headers.filter((_, at) => at !== found.get('day') && fits.value(at)).length >= 2

/** Throws Refused where the file is no table or has no day or no value. */
export async function salesIn(
  source: Source,
  inspection: Inspection,
  mapping: Readonly<Record<string, Field>> = {},
): Promise<Read> {
  const { layout, delimiter = ',' } = inspection
  if (layout.rows !== 'table')
    throw new Refused(
      'invalid',
      `${source.name}: found ${inspection.format}, wanted a CSV with a place, a day and what was sold.`,
    )
  const rows: { cells: string[]; line: number }[] = []
  const refused: Refusal[] = []
  const records = new Records(delimiter, {
    record: (cells, line) => {
      if (line <= layout.headerLine || cells.every((cell) => cell.trim() === '')) return
      if (rows.length >= MOST)
        throw new Refused(
          'invalid',
          `${source.name}: found more than ${MOST.toLocaleString('en')} rows. Sum them by place and day first.`,
        )
      rows.push({ cells: [...cells], line })
    },
    broken: (line, text) =>
      refused.push({ line, column: '', found: text.slice(0, 80), wanted: 'a quote that is closed' }),
  })
  const decoder = decoderOf(inspection.encoding)
  for await (const piece of bytesOf(source, { bytes: 0, compressed: false })) records.push(decoder.write(piece))
  records.push(decoder.end(), true)
  return { ...salesOf(source.name, layout.headers, rows, mapping, refused) }
}

function salesOf(
  name: string,
  headers: readonly string[],
  rows: readonly { cells: string[]; line: number }[],
  mapping: Readonly<Record<string, Field>>,
  refused: Refusal[],
): Read {
  const seen = rows.slice(0, SEEN).map(({ cells }) => cells)
  const fields = fieldsOf(headers, seen, mapping)
  const at = { day: fields.get('day'), place: fields.get('place'), value: fields.get('value') }
  const missing =
    at.day === undefined ? 'a day' : at.value === undefined && at.place !== undefined ? 'what was sold' : null
  const columns =
    at.value === undefined
      ? headers.flatMap((_, i) => (i !== at.day && seen.some((row) => isNumeric(tidy(row[i]))) ? [i] : []))
      : [at.value]
  if (missing || columns.length === 0)
    throw new Refused(
      'invalid',
      `${name}: found the columns ${headers.slice(0, 12).join(', ')}; wanted also ${missing ?? 'what was sold'}. Rename it, or say which column it is with a mapping.`,
    )
  const samples = (i: number) => seen.map((row) => tidy(row[i])).filter((cell) => !isBlank(cell))
  const { dates, because, unsure } = datesOf(samples(at.day!))
  const decimals = decimalOf(columns.flatMap(samples), false)
  const turned = at.value === undefined
  const notes = [
    turned
      ? `Each column is taken as a place: ${columns.length} of them.`
      : `${headers[at.value!]} is taken as what was sold, ${headers[at.day!]} as the day${at.place === undefined ? '; no column names a place, so it is one market' : `, ${headers[at.place]} as the place`}.`,
    ...(dates === 'iso' ? [] : [`Dates: ${because}.`]),
    ...(unsure ? ['If the month comes first, write dates as 2026-03-01.'] : []),
    ...(decimals.because ? [`Numbers: ${decimals.because}.`] : []),
  ]
  const sales: Sale[] = []
  const firstLine = new Map<string, number>()
  const refuse = (line: number, column: string, found: string, wanted: string) =>
    refused.push({ line, column, found: found.slice(0, 80), wanted })
  for (const { cells, line } of rows) {
    const written = tidy(cells[at.day!])
    const when = date(written, dates)
    if (when === null) {
      refuse(line, headers[at.day!]!, written || 'nothing', 'a day, such as 2026-03-01')
      continue
    }
    const day = when.toISOString().slice(0, 10)
    for (const column of columns) {
      const place = turned
        ? headers[column]!
        : at.place === undefined
          ? EVERYWHERE
          : tidy(cells[at.place]).replaceAll(/\s+/g, ' ')
      const text = tidy(cells[column])
      // In a file with a column for each place an empty cell is a day without a row.
      if (turned && isBlank(text)) continue
      const value = number(bare(text), decimals.numbers)
      if (place === '' || isBlank(place)) refuse(line, headers[at.place!]!, place || 'nothing', 'the name of a place')
      else if (place.length > 200) refuse(line, headers[at.place!]!, place, 'a name of at most 200 letters')
      else if (value === null)
        refuse(line, headers[column]!, text || 'nothing', 'a number; where nothing was sold, 0 says so')
      else {
        const key = `${place.toLowerCase()}\n${day}`
        const before = firstLine.get(key)
        if (before !== undefined)
          refuse(
            line,
            headers[at.day!]!,
            `${place} on ${day} again`,
            `one row a place and day; the first is on line ${before}. Sum them first`,
          )
        else {
          firstLine.set(key, line)
          sales.push({ place, day, value, line })
        }
      }
    }
  }
  return {
    sales,
    refused: refused.toSorted((a, b) => a.line - b.line),
    outcome: turned ? 'sales' : headers[at.value!]!.toLowerCase().slice(0, 60),
    notes,
  }
}

/** An amount with its currency is the amount. */
const bare = (text: string) => text.replace(/^(?:[€$£¥]|EUR|USD|GBP|CHF)\s*|\s*(?:[€$£¥]|EUR|USD|GBP|CHF)$/gi, '')
