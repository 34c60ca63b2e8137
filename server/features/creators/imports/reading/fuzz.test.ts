import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ImportKind } from './inspection.ts'
import { file, readAll } from './fixture.ts'
import { Unreadable } from './unreadable.ts'

const HEADERS: Record<ImportKind, string[]> = {
  creators: ['handle', 'name', 'followers', 'engagement rate', 'avg likes', 'verified', 'topics', 'email', 'url'],
  posts: ['account', 'post_id', 'posted at', 'likes', 'views', 'caption', 'sponsored', 'url'],
  interactions: ['creator', 'post', 'actor', 'at', 'text', 'id', 'reply_to', 'type'],
}

const cell = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom('', 'ada', '@grace', '1.2M', '12,5K', '9.870', '—', 'N/A', '#REF!', '-1', '1e999', 'NaN', 'https://x.com/ada', 'https://', '=1+1', '2024-03-05', '31/12/2024', '1709632800', 'yes', '3%', '💙', '\ud800'),
) // prettier-ignore
const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`

function finite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (value instanceof Date) return !Number.isNaN(value.getTime())
  return true
}

test('of any table every row is a row or a refusal, and no value is no number', async () => {
  for (const kind of Object.keys(HEADERS) as ImportKind[]) {
    const headers = HEADERS[kind]
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: headers.length + 1 }), {
      minLength: 1,
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(',', ';', '\t'), async (rows, delimiter) => {
        // Blank rows and repeated headers are no rows; a first cell that is always there keeps these from being blank.
        const table = rows.map((row, i) => [`user${i}`, ...row.slice(1)])
        const text = [headers, ...table].map((row) => row.map(quoted).join(delimiter)).join('\n')
        const read = await readAll(file('f.csv', text), { kind, platform: 'x', delimiter })
        expect(read.rows.length + read.refused.length).toBe(table.length)
        expect(read.inspection.trial).toMatchObject({ whole: true, taken: read.rows.length, refused: read.refused.length }) // prettier-ignore
        for (const row of read.rows) for (const value of Object.values(row)) expect(finite(value)).toBe(true)
        for (const { line, wanted } of read.refused) expect([line > 1, wanted.length > 0]).toEqual([true, true])
      }),
      { numRuns: 120 },
    )
  }
})

test('of any JSON records every one is a row or a refusal', async () => {
  const record = fc.record(
    { handle: fc.oneof(cell, fc.jsonValue({ maxDepth: 1 })), followers: fc.oneof(cell, fc.double(), fc.integer()) },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 10 }), fc.boolean(), async (records, lines) => {
      const known = [
        { handle: 'ada', followers: 1 },
        { handle: 'bob', followers: 2 },
        ...records.map((one) => ({ x: 'x', ...one })),
      ]
      const text = lines ? known.map((one) => JSON.stringify(one)).join('\n') : JSON.stringify(known)
      const read = await readAll(file('f.json', text), { kind: 'creators', platform: 'x' })
      expect(read.rows.length + read.refused.length).toBe(known.length)
      for (const row of read.rows) for (const value of Object.values(row)) expect(finite(value)).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('any bytes at all are rows, refusals or one sentence, never a crash', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
    fc.string({ maxLength: 200 }).map((text) => Buffer.from(text)),
    fc.stringMatching(/^[[\]{}":,a1\n\r\t"; @./]{0,80}$/).map((text) => Buffer.from(text)),
    fc.stringMatching(/^[[\]{}":,a1\n\r\t"; @./]{0,80}$/).map((text) => Buffer.from(`handle,followers\n${text}`)),
    fc.stringMatching(/^[[\]{}":,a1\n ]{0,60}$/).map((text) => Buffer.from(`[{"handle":"ada"},${text}`)),
  )
  await fc.assert(
    fc.asyncProperty(bytes, fc.constantFrom('a.csv', 'what was pasted', 'b-instagram.json'), async (bytes, name) => {
      try {
        const { inspection, refused } = await readAll(file(name, bytes))
        expect(inspection.trial).toMatchObject({ whole: true, refused: refused.length })
      } catch (error) {
        expect(error).toBeInstanceOf(Unreadable)
        expect((error as Error).message).toMatch(/\S{3,}.*\./)
      }
    }),
    { numRuns: 1500 },
  )
})
