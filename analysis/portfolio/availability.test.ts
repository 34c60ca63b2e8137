import { expect, test } from 'vitest'
import { freeDays } from './availability.ts'

const free = (from: number, to: number) => ({ from, to, free: true })
const taken = (from: number, to: number) => ({ from, to, free: false })

test('nothing named is nothing known, and only taken days leave all others', () => {
  expect(freeDays([])).toBeUndefined()
  const around = freeDays([taken(10, 12)])!
  expect(around).toHaveLength(2)
  expect(around[0]!.to).toBe(9)
  expect(around[1]!.from).toBe(13)
  expect(JSON.parse(JSON.stringify(around))).toEqual(around)
})

test('taken days are cut out of free ones, which join where they touch', () => {
  expect(freeDays([free(1, 10), free(11, 20), free(30, 40), taken(5, 6), taken(6, 8), taken(38, 50)])).toEqual([
    { from: 1, to: 4 },
    { from: 9, to: 20 },
    { from: 30, to: 37 },
  ])
})

test('who is away all the while is never free', () => {
  expect(freeDays([free(5, 9), taken(1, 20)])).toEqual([])
})
