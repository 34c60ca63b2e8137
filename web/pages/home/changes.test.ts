import { expect, test } from 'vitest'
import { changeSays, worthTelling } from './changes.ts'
import type { Change } from './changes.ts'

const NOW = Date.parse('2026-11-23T12:00:00Z')
const change = (id: string, daysAgo: number, seen: boolean) =>
  ({ id, seen, at: new Date(NOW - daysAgo * 86_400_000).toISOString() }) as Change
const told = (...changes: Change[]) => worthTelling(changes, NOW).map(({ id }) => id)

test('what nobody has seen comes first, however old it is', () => {
  expect(told(change('new, seen', 1, true), change('new', 2, false), change('old', 90, false))).toEqual([
    'new',
    'old',
    'new, seen',
  ])
})

test('what was seen goes after two weeks, and the list stays short', () => {
  expect(told(change('a', 20, true))).toEqual([])
  expect(told(...Array.from({ length: 30 }, (_, at) => change(String(at), 1, false)))).toHaveLength(6)
})

test('a change says where it stands before it says where it came from', () => {
  expect(changeSays({ from: 'no-concern-found', to: 'questions-to-ask' })).toBe(
    'now questions to ask, before no concern found',
  )
})
