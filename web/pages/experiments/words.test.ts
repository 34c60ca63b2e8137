import { expect, test } from 'vitest'
import { listFinding, resultFinding } from './words.ts'
import type { Result } from './words.ts'

const result = { answer: 'estimate', shown: true, percent: 5.42, profit: null } as Result

test('the head of a result is never kinder than the result', () => {
  expect(resultFinding(result, 'sales')).toBe('Sales rose 5.4%')
  expect(resultFinding({ ...result, percent: -3 }, 'sales')).toBe('Sales fell 3%')
  expect(resultFinding({ ...result, profit: { low: -900, mean: -500, high: -100 } }, 'sales')).toBe(
    'Sales rose 5.4%, and it lost money',
  )
  expect(resultFinding({ ...result, profit: { low: -900, mean: -500, high: 100 } }, 'sales')).toBe('Sales rose 5.4%')
  expect(resultFinding({ ...result, shown: false }, 'sales')).toBe('Whether it changed sales cannot be said')
  expect(resultFinding({ ...result, shown: false, profit: { low: -900, mean: -500, high: -100 } }, 'sales')).toBe(
    'Whether it changed sales cannot be said, but it lost money',
  )
  expect(resultFinding({ ...result, answer: 'cannot-say' }, 'sales')).toBe('What it brought cannot be said')
})

test('the head of the list says first what waits to be read', () => {
  expect(listFinding([])).toBe('Would it have sold anyway?')
  expect(listFinding([{ state: 'read' }, { state: 'ready' }])).toBe('Two experiments, one is ready to be read')
  expect(listFinding([{ state: 'read' }, { state: 'draft' }])).toBe('Two experiments, one of them read')
})
