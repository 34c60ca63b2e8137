import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { MODELS } from './answer.ts'
import type { Estimate, Options } from './answer.ts'
import type { Test } from './frame.ts'
import { lift } from './lift.ts'
import { panelOf } from './panel.ts'
import type { Panel } from './panel.ts'
import { marketOf } from './simulated-market.ts'

const estimate = (panel: Panel, test: Test, options: Options, spend?: Panel): Estimate => {
  const found = lift(panel, test, options, spend)
  if (found.answer !== 'estimate') throw new Error(found.sentence)
  return found
}
const table = (rows: Record<string, readonly number[]>, name = (unit: string) => unit, from = 0): Panel =>
  panelOf(
    Object.entries(rows).flatMap(([unit, series]) =>
      series.map((value, t) => ({ unit: name(unit), time: String(from + t), value })),
    ),
  ).panel

const BEFORE = [3, 5, 4, 8, 6, 7, 9, 5]
const OTHER = [2, 2, 7, 1, 4, 3, 3, 8]

test('a place that is a mixture of two others gets their weights, and exactly the effect that was added', () => {
  const a = [...BEFORE, 6, 4, 9]
  const b = [...OTHER, 5, 2, 6]
  const treated = a.map((x, t) => 0.3 * x + 0.7 * b[t]! + (t >= 8 ? 2 : 0))
  const panel = table({ a, b, treated, far: a.map((x, t) => 40 + x - 3 * b[t]!) })
  const found = estimate(panel, { treated: ['treated'], start: '8' }, { model: 'scm' })
  expect(found.att).toBeCloseTo(2, 12)
  expect(found.incremental).toBeCloseTo(6, 12)
  expect(found.weights.a).toBeCloseTo(0.3, 12)
  expect(found.weights.b).toBeCloseTo(0.7, 12)
  expect(found.fit.kkt).toBeLessThan(1e-12)
  expect(found.fit.l2).toBeLessThan(1e-10)
  const level = { ...found.path.at(-1)! }
  expect(level.observed - level.counterfactual).toBeCloseTo(level.effect, 12)
})

test('with fixed effects a place of another size is no obstacle', () => {
  const a = [...BEFORE, 6, 4, 9]
  const b = [...OTHER, 5, 2, 6]
  const panel = table({ a, b, treated: a.map((x, t) => 100 + 0.5 * x + 0.5 * b[t]! + (t >= 8 ? 4 : 0)) })
  const found = estimate(panel, { treated: ['treated'], start: '8' }, { model: 'scm', fixedEffects: true })
  expect(found.att).toBeCloseTo(4, 12)
  const expected = found.path.slice(8).reduce((sum, point) => sum + point.counterfactual, 0)
  expect(found.percentLift).toBeCloseTo((100 * 12) / expected, 9)
})

test('difference in differences is the difference of two differences', () => {
  const panel = table({
    t1: [10, 12, 11, 11, 20, 22],
    t2: [20, 20, 22, 22, 30, 32],
    c1: [5, 6, 7, 6, 8, 8],
    c2: [1, 2, 3, 2, 3, 3],
  })
  const found = estimate(panel, { treated: ['t1', 't2'], start: '4' }, { model: 'did' })
  // Treated 16 -> 26, controls 4 -> 5.5.
  expect(found.att).toBeCloseTo(26 - 16 - (5.5 - 4), 12)
  expect(found.incremental).toBeCloseTo(4 * 8.5, 12)
})

test('synthetic difference in differences finds the effect exactly where trends are parallel', () => {
  const trend = [1, 4, 2, 6, 5, 8, 7, 9, 12, 10]
  const panel = table({
    a: trend,
    b: trend.map((x) => x + 5),
    c: trend.map((x) => x + 11),
    treated: trend.map((x, t) => x + 30 + (t >= 7 ? 3 : 0)),
  })
  const found = estimate(panel, { treated: ['treated'], start: '7' }, { model: 'sdid' })
  expect(found.att).toBeCloseTo(3, 9)
})

test('time-based regression is the line through the totals, with the variance of what it foretells', () => {
  const x = [1, 2, 3, 4, 5, 6]
  const y = [2, 4, 5, 4, 5, 7]
  const panel = table({ control: [...x, 8, 9], treated: [...y, 12, 11] })
  const found = estimate(panel, { treated: ['treated'], start: '6' }, { model: 'tbr' })
  // By hand: slope 27/35, intercept 4.5 - 2.7; noise from 5 residuals on 4 degrees.
  const slope = 13.5 / 17.5
  const foretold = [8, 9].map((value) => 4.5 + slope * (value - 3.5))
  expect(found.incremental).toBeCloseTo(23 - foretold[0]! - foretold[1]!, 12)
  const noise = y.reduce((sum, value, t) => sum + (value - 4.5 - slope * (x[t]! - 3.5)) ** 2, 0) / 4
  const error = Math.sqrt(noise * (2 + 4 / 6 + (17 - 7) ** 2 / 17.5))
  const [lo, hi] = found.interval.att as [number, number]
  expect(2 * (hi - lo)).toBeCloseTo(2 * 2.13184679 * error, 6)
})

test('return on spend is what was gained by what was spent more, and what it exceeds nine times in ten', () => {
  const control = [1, 2, 3, 4, 5, 6]
  const sales = table({ control: [...control, 8, 9], treated: [2, 4, 5, 4, 5, 7, 12, 11] })
  const spend = table({ control: [0, 0, 0, 0, 0, 0, 0, 0], treated: [0, 0, 0, 0, 0, 0, 1, 3] })
  const found = estimate(sales, { treated: ['treated'], start: '6' }, { model: 'tbr' }, spend)
  expect(found.returnOnSpend!.estimate).toBeCloseTo(found.incremental / 4, 12)
  const [lo] = found.interval.att as [number, number]
  const error = (found.incremental - 2 * lo) / 2.13184679
  expect(found.returnOnSpend!.lower).toBeCloseTo((found.incremental - 1.53320627 * error) / 4, 6)
  const uncertain = table({ control: [5, 6, 5, 7, 5, 6, 5, 6], treated: [5, 6.1, 5, 6.8, 5.2, 6, 7, 9] })
  const simulated = estimate(sales, { treated: ['treated'], start: '6' }, { model: 'tbr' }, uncertain).returnOnSpend!
  expect(simulated.lower).toBeLessThan(simulated.estimate)
})

test('structural time series follow a level that wanders, and the two controls of forty that matter', () => {
  const random = seeded(3)
  const length = 110
  const places = Array.from({ length: 40 }, () => Array.from({ length }, () => 50 + 5 * random.normal()))
  let level = 0
  const treated = Array.from({ length }, (_, t) => {
    level += 0.1 * random.normal()
    return 20 + level + 0.8 * places[3]![t]! + 0.5 * places[7]![t]! + random.normal() + (t >= 90 ? 6 : 0)
  })
  const panel = table({ treated, ...Object.fromEntries(places.map((series, i) => [`p${i}`, series])) })
  const found = estimate(panel, { treated: ['treated'], start: '90' }, { model: 'bsts' })
  expect(Math.abs(found.att - 6)).toBeLessThan(1.5)
  expect(found.interval.level).toBe(0.95)
  expect(found.weights.p3).toBeCloseTo(0.8, 0)
  const largest = Object.entries(found.weights)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 2)
  expect(largest.map(([name]) => name)).toEqual(['p3', 'p7'])
})

test('the interval leaves out zero exactly when p is below alpha, whatever the model, the inference and the level', () => {
  let significant = 0
  let asked = 0
  for (let seed = 1; seed <= 14; seed++) {
    const effect = [0, 0.03, 0.08, -0.15][seed % 4]!
    const panel = marketOf(seed, {
      places: 6 + (seed % 9),
      periods: 30 + seed,
      treated: 1 + (seed % 2),
      during: 5 + (seed % 5),
      effect,
    })
    const treated = panel.units.slice(0, 1 + (seed % 2))
    const start = panel.times[panel.times.length - 5 - (seed % 5)]!
    for (const model of MODELS)
      for (const inference of ['block', 'iid', 'placebo'] as const) {
        if ((model === 'tbr' || model === 'bsts') && inference !== 'block') continue
        if (model === 'bsts' && seed > 4) continue
        for (const alpha of [0.05, 0.2]) {
          const { interval, pValue, att } = estimate(
            panel,
            { treated, start },
            { model, inference, alpha, permutations: 199, fixedEffects: seed % 3 > 0 },
          )
          const [lo, hi] = [interval.att[0] ?? -Infinity, interval.att[1] ?? Infinity]
          expect(lo <= 0 && hi >= 0, `${model} ${inference} ${seed} ${alpha}: p ${pValue}, [${lo}, ${hi}]`).toBe(
            pValue >= alpha,
          )
          if (model !== 'bsts') expect(lo <= att && att <= hi).toBe(true)
          asked++
          significant += Number(pValue < alpha)
        }
      }
  }
  expect(significant / asked).toBeGreaterThan(0.1)
  expect(significant / asked).toBeLessThan(0.9)
})

test('a smaller alpha never gives a shorter interval', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const panel = marketOf(seed, { places: 12, periods: 60, treated: 1, during: 10, effect: 0.05 })
    const at = (alpha: number) =>
      estimate(
        panel,
        { treated: [panel.units[0]!], start: panel.times[50]! },
        { model: 'scm', fixedEffects: true, alpha },
      ).interval.att
    const [wide, narrow] = [at(0.05), at(0.2)]
    const slack = 1e-4 * Math.abs((narrow[1] ?? 0) - (narrow[0] ?? 0))
    expect((wide[0] ?? -Infinity) <= (narrow[0] ?? -Infinity) + slack).toBe(true)
    expect((wide[1] ?? Infinity) >= (narrow[1] ?? Infinity) - slack).toBe(true)
  }
})

test('names, order, dates and currency change nothing but names, dates and currency', () => {
  const panel = marketOf(5, { places: 14, periods: 60, treated: 2, during: 10, effect: 0.08 })
  const rows = Object.fromEntries(
    panel.units.map((unit, i) => [unit, [...panel.values.subarray(i * 60, (i + 1) * 60)]]),
  )
  const renamed = (unit: string) => [...unit].toReversed().join('')
  for (const model of MODELS) {
    const options = { model, fixedEffects: true } as const
    const base = estimate(panel, { treated: panel.units.slice(0, 2), start: '50' }, options)
    const other = estimate(
      table(rows, renamed, 1000),
      { treated: panel.units.slice(0, 2).map(renamed), start: '1050' },
      options,
    )
    const scaled = estimate(
      { ...panel, values: panel.values.map((value) => 250 * value) },
      { treated: panel.units.slice(0, 2), start: '50' },
      options,
    )
    for (const [found, factor] of [
      [other, 1],
      [scaled, 250],
    ] as const) {
      expect(found.att / base.att / factor).toBeCloseTo(1, 8)
      expect(found.fit.l2 / base.fit.l2 / factor).toBeCloseTo(1, 8)
      expect(found.pValue).toBeCloseTo(base.pValue, 12)
      expect(found.interval.att[1]! / base.interval.att[1]! / factor).toBeCloseTo(1, 6)
    }
  }
})

test('placebo ranks the treated among the places where nothing happened', () => {
  const panel = marketOf(8, { places: 20, periods: 60, treated: 1, during: 10, effect: 0.6 })
  const test = { treated: [panel.units[0]!], start: '50' }
  const found = estimate(panel, test, { model: 'scm', fixedEffects: true, inference: 'placebo' })
  // First of all, in a rank among those that fitted well enough before.
  expect(1 / found.pValue).toBeCloseTo(Math.round(1 / found.pValue), 9)
  expect(found.pValue).toBeLessThan(0.2)
  expect(found.placebos).toHaveLength(19)
  expect(found.placebos![0]!.effects).toHaveLength(60)
  const plain = estimate(panel, test, { model: 'did', inference: 'placebo', alpha: 0.01 })
  expect(20 * plain.pValue).toBeCloseTo(Math.round(20 * plain.pValue), 9)
  expect(plain.warnings.join()).toContain('smallest p-value')
})

test('says in words what was found, and does not claim what chance could do', () => {
  const at = (effect: number) => {
    const panel = marketOf(8, { places: 20, periods: 60, treated: 1, during: 10, effect })
    return estimate(panel, { treated: [panel.units[0]!], start: '50' }, { model: 'scm', fixedEffects: true }).sentence
  }
  expect(at(0.4)).toMatch(
    /^\d+(\.\d)?% more than would have come anyway \(90% interval .* to .*, p = .*\): more than chance explains\.$/,
  )
  expect(at(0)).toContain('not enough evidence')
  expect(at(-0.4)).toContain('less than would have come anyway')
})
