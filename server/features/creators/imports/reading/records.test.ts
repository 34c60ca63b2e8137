import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LONGEST, Records } from './records.ts'

function records(text: string, delimiter = ',', pieces: number[] = []) {
  const rows: string[][] = []
  const broken: string[] = []
  const lines: number[] = []
  const reader = new Records(delimiter, {
    record: (cells, line) => void (rows.push([...cells]), lines.push(line)),
    broken: (_line, text) => void broken.push(text),
  })
  let at = 0
  for (const piece of pieces) {
    reader.push(text.slice(at, at + piece))
    at += piece
  }
  reader.push(text.slice(at), true)
  return { rows, broken, lines }
}

const cell = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.stringMatching(/^[a-z0-9 ,;"\n\r\t'’é🤍]{0,8}$/u),
  fc.constantFrom('', '"', '""', '\n', 'a"b', 'a,b', ' x '),
)
const written = (value: string, quoted: boolean, delimiter: string) =>
  quoted || /["\n\r]/.test(value) || value.includes(delimiter) || value.trim() !== value
    ? `"${value.replaceAll('"', '""')}"`
    : value

test('cuts well-formed text exactly as csv-parse does, whatever the pieces it arrives in', () => {
  const table = fc.array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 }),
      (table, delimiter, newline, closed, pieces) => {
        const body = table.map((row) => row.map(([v, q]) => written(v, q, delimiter)).join(delimiter)).join(newline)
        // A first line makes the line end known to csv-parse before a cell that holds another one.
        const text = `head${newline}${body}${closed ? newline : ''}`
        const theirs = parse(text, {
          delimiter,
          relax_column_count: true,
          record_delimiter: newline,
          relax_quotes: true,
        })
        expect(records(text, delimiter, pieces).rows.filter((row) => row.length > 1 || row[0] !== '')).toEqual(
          (theirs as string[][]).filter((row) => row.length > 1 || row[0] !== ''),
        )
      },
    ),
    { numRuns: 500 },
  )
})

test('gives the same records for any text at all, however it is cut into pieces', () => {
  const text = fc.stringMatching(/^[ab,"\n\r \t]{0,40}$/)
  fc.assert(
    fc.property(text, fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 20 }), (text, pieces) => {
      fc.pre(!/\r(?!\n)/.test(text))
      expect(records(text, ',', pieces)).toEqual(records(text))
    }),
    { numRuns: 500 },
  )
})

test('reads quotes that are not closed where they should be as the person meant them', () => {
  expect(records('a,"her "best" friend",c\nd,e,f').rows).toEqual([
    ['a', 'her "best" friend', 'c'],
    ['d', 'e', 'f'],
  ])
  expect(records('5" nails,x\ny, "z, w"\n').rows).toEqual([
    ['5" nails', 'x'],
    ['y', 'z, w'],
  ])
})

test('says the line on which a record starts, counting the line ends inside quotes', () => {
  expect(records('a,b\n"1\n2\n3",x\nc,d\n').lines).toEqual([1, 2, 5])
})

test('a quote that never closes costs its own line and no other', () => {
  const { rows, broken } = records('a,b\nc,"d\ne,f\ng,h')
  expect(rows).toEqual([
    ['a', 'b'],
    ['e', 'f'],
    ['g', 'h'],
  ])
  expect(broken).toEqual(['c,"d'])
})

test('ends lines as an old Mac does only where there is no other line end', () => {
  expect(records('a,b\rc,d\r').rows).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
})

test('refuses a line over 8 MB instead of swallowing memory, with or without a quote in it', () => {
  const swallow = (piece: string) => {
    const reader = new Records(',', { record: () => {}, broken: () => {} })
    for (let at = 0; at <= LONGEST * 2; at += piece.length) reader.push(piece)
  }
  expect(() => swallow('x'.repeat(1 << 18))).toThrow(/longer than 8 MB/)
  expect(() => swallow(`"${'x'.repeat(1 << 18)}`)).toThrow(/longer than 8 MB/)
})
