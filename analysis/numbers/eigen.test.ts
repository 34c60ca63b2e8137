import { expect, test } from 'vitest'
import { eigenOfSymmetric } from './eigen.ts'
import { seeded } from './random.ts'

test('2 and 1 beside each other have the eigenvalues 3 and 1', () => {
  const { values, vectors } = eigenOfSymmetric(Float64Array.of(2, 1, 1, 2), 2)
  expect(values[0]).toBeCloseTo(3, 14)
  expect(values[1]).toBeCloseTo(1, 14)
  expect(Math.abs(vectors[0]!)).toBeCloseTo(Math.SQRT1_2, 14)
})

test('values and vectors put the matrix together again, also when it is singular', () => {
  for (const [size, rank] of [
    [1, 1],
    [7, 7],
    [40, 40],
    [30, 5],
  ] as const) {
    const random = seeded(size + rank)
    const factor = Float64Array.from({ length: size * rank }, () => random.normal())
    const matrix = new Float64Array(size * size)
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++)
        for (let k = 0; k < rank; k++) matrix[a * size + b]! += factor[a * rank + k]! * factor[b * rank + k]!
    const { values, vectors } = eigenOfSymmetric(matrix, size)
    let worst = 0
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++) {
        let sum = 0
        let dot = 0
        for (let k = 0; k < size; k++) {
          sum += values[k]! * vectors[k * size + a]! * vectors[k * size + b]!
          dot += vectors[a * size + k]! * vectors[b * size + k]!
        }
        worst = Math.max(worst, Math.abs(sum - matrix[a * size + b]!) / values[0]!, Math.abs(dot - Number(a === b)))
      }
    expect(worst).toBeLessThan(1e-12)
    expect(values).toEqual(values.toSorted((a, b) => b - a))
  }
})
