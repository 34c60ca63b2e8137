import { expect, test } from 'vitest'
import { seeded } from './random.ts'
import { gramOf, simplexWeights, violation } from './simplex-weights.ts'

const cloud = (seed: number, size: number, length: number, offset = 0) => {
  const random = seeded(seed)
  return Float64Array.from({ length: size * length }, () => random.normal() + offset)
}

test('three points around the origin meet in it, with the weights of the plane', () => {
  // -1, 0 / 1, 1 / 1, -1: the origin is half of the first and a quarter of each other.
  const { weights } = simplexWeights(gramOf(Float64Array.of(-1, 0, 1, 1, 1, -1), 3, 2))
  expect(weights[0]).toBeCloseTo(0.5, 14)
  expect(weights[1]).toBeCloseTo(0.25, 14)
  expect(weights[2]).toBeCloseTo(0.25, 14)
})

test('the nearest point of a segment is its end when the foot lies beyond it', () => {
  expect([...simplexWeights(gramOf(Float64Array.of(1, 1, 2, 1), 2, 2)).weights]).toEqual([1, 0])
})

test('no weight could be moved to do better, for clouds of every shape', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const [size, length] = [2 + (seed % 50), 1 + ((seed * 7) % 40)]
    const points = cloud(seed, size, length, seed % 3)
    const { weights } = simplexWeights(gramOf(points, size, length))
    expect(violation(points, size, length, weights)).toBeLessThan(1e-12)
  }
})

test('a moved target, a left-out coordinate and a ridge give what solving that problem afresh gives', () => {
  const [size, length] = [12, 30]
  const points = cloud(5, size, length, 0.3)
  const gram = gramOf(points, size, length)
  const along = Float64Array.from({ length }, (_, t) => Number(t >= 20))
  const slope = Float64Array.from({ length: size }, (_, i) =>
    along.reduce((sum, h, t) => sum + h * points[i * length + t]!, 0),
  )
  let from = simplexWeights(gram)
  for (const shift of [0.2, 1, -2]) {
    from = simplexWeights(gram, { linear: slope.map((s) => s * shift), from })
    expect(
      violation(
        points.map((x, k) => x + shift * along[k % length]!),
        size,
        length,
        from.weights,
      ),
    ).toBeLessThan(1e-12)
  }
  const out = 4
  const without = Float64Array.from({ length: size }, (_, i) => points[i * length + out]!)
  const fold = simplexWeights(gram, { without, from })
  expect(
    violation(
      points.filter((_, k) => k % length !== out),
      size,
      length - 1,
      fold.weights,
    ),
  ).toBeLessThan(1e-12)
  expect(violation(points, size, length, simplexWeights(gramOf(points, size, length, 3)).weights, 3)).toBeLessThan(
    1e-12,
  )
})

test('points that repeat each other, or all coincide, are no trouble', () => {
  const once = cloud(9, 4, 3, 1)
  const twice = new Float64Array([...once, ...once])
  expect(violation(twice, 8, 3, simplexWeights(gramOf(twice, 8, 3)).weights)).toBeLessThan(1e-12)
  expect(simplexWeights(gramOf(new Float64Array(6), 3, 2)).weights.reduce((a, b) => a + b, 0)).toBe(1)
})
