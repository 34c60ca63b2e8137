import { expect, test } from 'vitest'
import { normalQuantile } from './normal.ts'
import { studentPoint, studentShare } from './student.ts'

test('with one degree of freedom it is the Cauchy law, with two a square root, with many the normal', () => {
  for (const t of [-5, -1, -0.2, 0, 0.7, 3, 40]) {
    expect(studentShare(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 13)
    expect(studentShare(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 13)
  }
  expect(studentPoint(0.975, 1e7)).toBeCloseTo(normalQuantile(0.975), 5)
})

test('points of the printed tables', () => {
  expect(studentPoint(0.975, 10)).toBeCloseTo(2.228139, 6)
  expect(studentPoint(0.9, 40)).toBeCloseTo(1.303077, 6)
  expect(studentPoint(0.05, 4)).toBeCloseTo(-2.131847, 6)
})

test('share and point undo each other', () => {
  for (const degrees of [0.7, 1, 3, 38, 400])
    for (const share of [0.001, 0.1, 0.5, 0.8, 0.9999])
      expect(studentShare(studentPoint(share, degrees), degrees)).toBeCloseTo(share, 12)
})
