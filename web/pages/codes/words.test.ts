import { expect, test } from 'vitest'
import { byBatch, codesFinding, rotatedSentence } from './words.ts'
import type { Code } from './words.ts'

const live = { endedAt: null }
const leak = (more: object = {}) => ({ state: 'consistent-with-a-leak' as const, replacedBy: null, ...more })

test('the head says how many codes are out, and whether one goes round that nobody has replaced', () => {
  expect(codesFinding([], [])).toBe('No code yet')
  expect(codesFinding([live, live, { endedAt: '2026-03-01T00:00:00Z' }], [])).toBe(
    'Two codes, none seen beyond its audience',
  )
  expect(codesFinding([live, live], [leak()])).toBe('Two codes; one may be going round beyond its audience')
  expect(codesFinding([live, live], [leak(), leak()])).toBe('Two codes; two may be going round beyond their audience')
  expect(codesFinding([live, live], [leak({ replacedBy: 'NEW' })])).toBe('Two codes, none seen beyond its audience')
})

test('a batch of two hundred is one row', () => {
  const one = (code: string, batch: string | null) =>
    ({ code, batch, booking: 'b', kind: 'single-use', creator: 'Leo', campaign: 'Cena' }) as Code
  const { single, batches } = byBatch([one('LEO', null), one('A', 'x'), one('B', 'x'), one('C', 'y')])
  expect(single.map(({ code }) => code)).toEqual(['LEO'])
  expect(batches.map(({ name, codes }) => [name, codes])).toEqual([
    ['x', ['A', 'B']],
    ['y', ['C']],
  ])
})

test('a replaced code is told with both numbers', () => {
  const row = (orders: number, net: number) => [{ currency: 'EUR', decimals: 2, orders, net }]
  const rotated = {
    code: 'MARTA10',
    fresh: 'MARTAXKQ',
    since: '2026-03-02T00:00:00.000Z',
    before: row(12, 57_600),
    after: row(1, 4800),
  }
  expect(rotatedSentence(rotated)).toBe(
    'MARTAXKQ takes the place of MARTA10. Since 2026-03-02 it was credited with 12 orders, €576.00; by the rule 1 order, €48.00 stays.',
  )
  expect(rotatedSentence({ ...rotated, after: [] })).toContain('by the rule nothing stays.')
})
