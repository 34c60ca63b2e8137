import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalOf, number } from './numbers.ts'

test('reads the ways in which people and tools write counts', () => {
  const dot: [string, number][] = [
    ['409.8M', 409_800_000], ['1.2m', 1_200_000], ['12.5K', 12_500], ['9 870', 9870], ['9,870', 9870], ['9.870', 9870],
    ['1,234.56', 1234.56], ['1’200', 1200], ['~3k+', 3000], ['1.234.567', 1_234_567], ['12,34,567', 1_234_567],
    ['5 million', 5_000_000], ['1.2E3', 1200], ['0', 0], ['-3', -3], ['1234.0', 1234], ['1.5B', 1_500_000_000],
  ] // prettier-ignore
  for (const [text, value] of dot) expect([text, number(text, 'dot', true)]).toEqual([text, value])
  const comma: [string, number][] = [
    ['12,5K', 12_500], ['1.234,56', 1234.56], ['9.870', 9870], ['2,3 Mio.', 2_300_000], ['12,5 mila', 12_500],
  ] // prettier-ignore
  for (const [text, value] of comma) expect([text, number(text, 'comma', true)]).toEqual([text, value])
})

test('says that there is no number rather than making one up', () => {
  for (const text of ['', 'lots', '10K-50K', '12 apples', '1.2.3', '1,2,3', '--5', 'Infinity', 'NaN', '1e999', '٣'])
    expect([text, number(text, 'dot')]).toEqual([text, null])
})

test('decides between point and comma from the values of the column', () => {
  expect(decimalOf(['12,5K', '9.870'], true).numbers).toBe('comma')
  expect(decimalOf(['12.5K', '9,870'], true).numbers).toBe('dot')
  expect(decimalOf(['3,2', '4,75'], false).numbers).toBe('comma')
  expect(decimalOf(['1.234.567', '980'], true).numbers).toBe('comma')
  expect(decimalOf(['3.200', '4.75'], false).numbers).toBe('dot')
})

test('never answers with a number that is none, whatever the text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9.,kKmM %+~'-]{0,12}$/)), (text) => {
      for (const numbers of ['dot', 'comma'] as const) expect(Number.isFinite(number(text, numbers) ?? 0)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
