import { expect, test } from 'vitest'
import { nearest, readCount, stopsUpTo } from './stops.ts'

test('the band begins at nobody and ends above the largest account', () => {
  const stops = stopsUpTo(523_000_000)
  expect(stops[0]).toBe(0)
  expect(stops.at(-1)).toBe(600_000_000)
  expect(stopsUpTo(3000).at(-1)).toBe(1_000_000)
})

test('every stop is larger than the one before, and the default band has stops of its own', () => {
  const stops = stopsUpTo(1e9)
  expect(stops.every((stop, at) => at === 0 || stop > stops[at - 1]!)).toBe(true)
  expect(stops).toEqual(expect.arrayContaining([5000, 50_000]))
})

test('a number between two stops rests on the nearer one by ratio, not by difference', () => {
  expect(nearest([0, 100, 10_000], 1100)).toBe(2)
  expect(nearest([0, 100, 10_000], 900)).toBe(1)
})

test('reads followers as people write them', () => {
  expect(['50k', '1.2M', '1,2m', '5,000', '5.000', ' 1 B ', '409.8M', '0'].map(readCount)).toEqual([
    50_000, 1_200_000, 1_200_000, 5000, 5000, 1e9, 409_800_000, 0,
  ])
})

test('what is no count is not taken for zero', () => {
  expect(['', 'many', '12 k followers', '-5', '1..2'].map(readCount)).toEqual(Array(5).fill(undefined))
})
