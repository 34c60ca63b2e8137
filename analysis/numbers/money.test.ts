import { expect, test } from 'vitest'
import { amountIn } from './money.ts'

test('an amount carries the sign of its currency, and stands alone where none is known', () => {
  expect(amountIn(1234.5, 'EUR', 0)).toBe('€1,235')
  expect(amountIn(1234.5, 'USD', 2)).toBe('$1,234.50')
  expect(amountIn(-80, 'GBP', 0)).toBe('-£80')
  expect(amountIn(1200, 'CHF', 0)).toBe('CHF\u00a01,200')
  expect(amountIn(1234.5, null, 2)).toBe('1,234.50')
})

test('no currency is written with digits that it does not have, and nothing without a minus', () => {
  expect(amountIn(1234.5, 'JPY', 2)).toBe('¥1,235')
  expect(amountIn(1.5, 'KWD', 2)).toBe('KWD\u00a01.50')
  expect(amountIn(-0.4, 'EUR', 0)).toBe('€0')
  expect(amountIn(-0, null, 2)).toBe('0.00')
})

test('a currency that no list knows is written as it was said', () => {
  expect(amountIn(5, 'XQZ', 0)).toBe('XQZ\u00a05')
})
