import { expect, test } from 'vitest'
import { gramOf, simplexWeights } from '../numbers/simplex-weights.ts'
import { frameOf } from './frame.ts'
import type { Frame } from './frame.ts'
import { PENALTIES } from './augmenting.ts'
import { pointsOf } from './points.ts'
import { marketOf } from './simulated-market.ts'
import { weighing } from './weighting.ts'

/** Solves a x = b by Gauss with pivots: slow, plain, independent of what is tested. */
function solve(a: number[][], b: number[]): number[] {
  const n = b.length
  const m = a.map((row, i) => [...row, b[i]!])
  for (let k = 0; k < n; k++) {
    let best = k
    for (let i = k; i < n; i++) if (Math.abs(m[i]![k]!) > Math.abs(m[best]![k]!)) best = i
    ;[m[k], m[best]] = [m[best]!, m[k]!]
    for (let i = k + 1; i < n; i++) {
      const f = m[i]![k]! / m[k]![k]!
      for (let j = k; j <= n; j++) m[i]![j]! -= f * m[k]![j]!
    }
  }
  const x = Array.from({ length: n }, () => 0)
  for (let i = n - 1; i >= 0; i--)
    x[i] = (m[i]![n]! - x.slice(i + 1).reduce((sum, value, k) => sum + value * m[i]![i + 1 + k]!, 0)) / m[i]![i]!
  return x
}

/** The formulas as printed: weights from X'X + lambda I, and each period left out by hand. */
function byHand(frame: Frame, lambda: number) {
  const { size, length, distance } = pointsOf(frame, frame.before, true)
  const columns = Array.from({ length }, (_, t) => Array.from({ length: size }, (_, i) => distance[i * length + t]!))
  const centred = columns.map((column) => column.map((value) => value - column.reduce((a, b) => a + b, 0) / size))
  const augmented = (periods: number[]) => {
    const points = Float64Array.from(
      { length: size * periods.length },
      (_, at) => columns[periods[at % periods.length]!]![Math.floor(at / periods.length)]!,
    )
    const { weights } = simplexWeights(gramOf(points, size, periods.length))
    const missed = periods.map((t) => -columns[t]!.reduce((sum, value, i) => sum + value * weights[i]!, 0))
    const square = periods.map((s) =>
      periods.map(
        (t) => centred[s]!.reduce((sum, value, i) => sum + value * centred[t]![i]!, 0) + (s === t ? lambda : 0),
      ),
    )
    const pull = solve(square, missed)
    return [...weights].map((w, i) => w + periods.reduce((sum, t, k) => sum + centred[t]![i]! * pull[k]!, 0))
  }
  const all = Array.from({ length }, (_, t) => t)
  const errors = all.slice(0, -1).map((out) => {
    const weights = augmented(all.filter((t) => t !== out))
    return columns[out]!.reduce((sum, value, i) => sum + value * weights[i]!, 0) ** 2
  })
  return { weights: augmented(all), errors }
}

test('weights and the choice of the penalty are those of fitting again without each period', () => {
  for (const [seed, places, periods] of [
    [1, 8, 30],
    [2, 25, 14],
    [3, 12, 18],
  ] as const) {
    const panel = marketOf(seed, { places, periods, treated: 1, during: 4, effect: 0, noise: 0.02 })
    const frame = frameOf(panel, { treated: [panel.units[0]!], start: panel.times[periods - 4]! }, 'ridge')
    if ('answer' in frame) throw new Error(frame.sentence)
    const found = weighing(pointsOf(frame, frame.before, true), { kind: 'augmented' }).weigh()
    const largest = found.lambda! / 1e-8 ** (found.lambdaIndex! / (PENALTIES - 1))
    const folds = Array.from(
      { length: PENALTIES },
      (_, j) => byHand(frame, largest * 1e-8 ** (j / (PENALTIES - 1))).errors,
    )
    const means = folds.map((errors) => errors.reduce((a, b) => a + b, 0) / errors.length)
    const best = means.indexOf(Math.min(...means))
    const n = folds[best]!.length
    const deviation = Math.sqrt(folds[best]!.reduce((sum, e) => sum + (e - means[best]!) ** 2, 0) / (n - 1))
    expect(found.lambdaIndex).toBe(means.findIndex((mean) => mean <= means[best]! + deviation / Math.sqrt(n)))
    byHand(frame, found.lambda!).weights.forEach((weight, i) => expect(found.weights[i]).toBeCloseTo(weight, 6))
    expect(found.weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
  }
})
