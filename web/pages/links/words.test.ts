import { expect, test } from 'vitest'
import { endOfDay, linksFinding, localDay, onlyHere } from './words.ts'

test('what the links brought is a sentence', () => {
  expect(linksFinding(0, 0)).toBe('No links yet')
  expect(linksFinding(1, 0)).toBe('One link, no clicks yet')
  expect(linksFinding(6, 1240)).toBe('Six links brought 1,240 clicks')
})

test('an address that only this machine knows is recognised', () => {
  expect([
    onlyHere('http://localhost:3000/r/a'),
    onlyHere('http://127.0.0.1/'),
    onlyHere('https://go.example.org'),
  ]).toEqual([true, true, false])
})

test('the last day of a link is the same day when it is shown again', () => {
  for (const day of ['2026-03-29', '2026-12-31', '2028-02-29']) expect(localDay(endOfDay(day))).toBe(day)
  expect(localDay(null)).toBe('')
})
