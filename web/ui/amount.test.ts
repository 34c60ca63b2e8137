import { expect, test } from 'vitest'
import { centsOf, unitsOf } from './amount.ts'

test('an amount is read as people write it, and what is none is told apart from nothing', () => {
  expect(centsOf('1,250.5')).toBe(125_050)
  expect(centsOf(' 12 ')).toBe(1200)
  expect(centsOf('')).toBeNull()
  expect(centsOf('about 30')).toBeUndefined()
  expect(centsOf('12,50')).toBeUndefined()
  expect(centsOf('-5')).toBeUndefined()
  expect(unitsOf(125_050)).toBe('1250.5')
  expect(unitsOf(null)).toBe('')
})
