import { expect, test } from 'vitest'
import { finding } from './words.ts'
import type { Summary } from './words.ts'

const summary = (inBand: number, close: number, assessed = inBand) => ({ all: 99, inBand, close, assessed }) as Summary

test('the title says whose size was asked for', () => {
  expect(finding(summary(41, 9))).toBe('Forty-one creators in your band; nine are close to an audience that is real.')
  expect(finding(summary(74, 29), { anySize: true })).toBe(
    'Seventy-four creators of any size; twenty-nine are close to an audience that is real.',
  )
})

test('what narrows the table is said before what was found', () => {
  expect(finding(summary(2, 1), { narrowed: true })).toBe(
    'Two creators match in your band; one is close to an audience that is real.',
  )
  expect(finding(summary(1, 0), { narrowed: true, anySize: true })).toBe('One creator of any size matches.')
  expect(finding(summary(3, 0, 0), { anySize: true })).toBe(
    'Three creators of any size; how close they are cannot be told yet.',
  )
})

test('nobody is nobody where one looked', () => {
  expect(finding(summary(0, 0))).toBe('Nobody is in your band.')
  expect(finding(summary(0, 0), { narrowed: true })).toBe('Nobody matches in your band.')
  expect(finding(summary(0, 0), { narrowed: true, anySize: true })).toBe('Nobody matches.')
})
