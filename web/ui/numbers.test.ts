import { expect, test } from 'vitest'
import { counted, many } from './numbers.ts'

test('a count and its noun agree, as they are written', () => {
  expect([0, 0.4, 0.6, 1, 1.4, 2, 1204].map((n) => counted(n, 'order'))).toEqual([
    '0 orders', '0 orders', '1 order', '1 order', '1 order', '2 orders', '1,204 orders',
  ]) // prettier-ignore
  expect([1, 2].map((n) => counted(n, 'person', 'people'))).toEqual(['1 person', '2 people'])
  expect([0, 1, 2, 120].map((n) => many(n, 'creator'))).toEqual([
    'no creators',
    'one creator',
    'two creators',
    '120 creators',
  ])
})
