import { expect, test } from 'vitest'
import { normalQuantile, normalShare, studentQuantile } from './normal.ts'

test('the normal law at its known places', () => {
  expect(normalShare(0)).toBe(0.5)
  expect(normalShare(1.959963984540054)).toBeCloseTo(0.975, 14)
  expect(normalShare(-3)).toBeCloseTo(0.0013498980316300933, 15)
  expect(normalShare(40)).toBe(1)
  expect(normalShare(-40)).toBe(0)
  expect(normalShare(NaN)).toBeNaN()
})

test('a quantile undoes a share', () => {
  for (const share of [1e-6, 0.01, 0.1, 0.3, 0.5, 0.9, 0.999])
    expect(normalShare(normalQuantile(share))).toBeCloseTo(share, 9)
  expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655446004, 8)
  expect(normalQuantile(0)).toBe(-Infinity)
  expect(normalQuantile(2)).toBeNaN()
})

test('Student’s t is wide where little is known, and normal where much is', () => {
  expect(studentQuantile(0.9, 1) / 3.0777).toBeCloseTo(1, 1)
  expect(studentQuantile(0.9, 5)).toBeCloseTo(1.4759, 2)
  expect(studentQuantile(0.95, 10)).toBeCloseTo(1.8125, 3)
  expect(studentQuantile(0.9, 1e9)).toBeCloseTo(1.28155, 4)
})
