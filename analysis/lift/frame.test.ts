import { expect, test } from 'vitest'
import { MODELS } from './answer.ts'
import type { Lift, Model } from './answer.ts'
import type { Test } from './frame.ts'
import { lift } from './lift.ts'
import { inOrder, panelOf, seriesOf } from './panel.ts'
import type { Panel } from './panel.ts'
import { marketOf } from './simulated-market.ts'
import { seeded } from '../numbers/random.ts'

const market = marketOf(1, { places: 8, periods: 40, treated: 1, during: 10, effect: 0.1 })
const [first, second, third] = market.units as [string, string, string]
const usual: Test = { treated: [first], start: '30' }

/** The market with one place changed. */
const changed = (unit: string, value: (t: number, was: number) => number): Panel => {
  const values = market.values.slice()
  const series = seriesOf({ ...market, values }, market.units.indexOf(unit))
  series.forEach((was, t) => (series[t] = value(t, was)))
  return { ...market, values }
}
const asked = (panel: Panel, test: Test = usual, model: Model = 'scm') =>
  lift(panel, test, { model, fixedEffects: true })
const refused = (found: Lift) => {
  if (found.answer !== 'cannot-say') throw new Error('answered')
  expect(found.have).toBeLessThan(found.need)
  expect(found.sentence).toMatch(/\.$/)
  expect(found.mend).toMatch(/\.$/)
  return found
}
const warned = (found: Lift) => {
  if (found.answer !== 'estimate') throw new Error(found.sentence)
  return found.warnings.join(' ')
}
const only = (...units: string[]): Panel =>
  panelOf(
    units.flatMap((unit) =>
      market.times.map((time, t) => ({ unit, time, value: seriesOf(market, market.units.indexOf(unit))[t]! })),
    ),
  ).panel

test('one control is too few for a mixture, and enough for a regression on it', () => {
  const pair = only(first, second)
  expect(refused(asked(pair))).toMatchObject({ because: 'too-few-controls', have: 1, need: 2 })
  expect(asked(pair, usual, 'tbr').answer).toBe('estimate')
  expect(asked(pair, usual, 'bsts').answer).toBe('estimate')
  expect(refused(asked(only(first), usual, 'bsts'))).toMatchObject({ have: 0, need: 1 })
})

test('a test that began before its data, before enough of it, or after it cannot be read', () => {
  expect(refused(asked(market, { treated: [first], start: '0' })).because).toBe('test-before-data')
  expect(refused(asked(market, { treated: [first], start: '3' }))).toMatchObject({
    because: 'too-few-periods-before',
    have: 3,
  })
  expect(refused(asked(market, { treated: [first], start: '90' })).because).toBe('no-period-after')
  expect(refused(asked(market, { treated: [first], start: '30', end: '20' })).because).toBe('no-period-after')
  expect(refused(asked({ units: [first], times: [], values: new Float64Array(0) })).because).toBe('test-before-data')
  expect(warned(asked(market, { ...usual, end: '60' }))).toContain('before the test does')
  expect(warned(asked(market, { treated: [first], start: '12' }))).toContain('longer')
})

test('a gap in a treated place stops, one in a control costs the control; a regression on totals reads both as 0', () => {
  const gap = (unit: string) => changed(unit, (t, was) => (t === 7 ? NaN : was))
  expect(refused(asked(gap(first)))).toMatchObject({ because: 'gap-in-treated', have: 39, need: 40 })
  expect(warned(asked(gap(second)))).toContain(second)
  expect(asked(gap(first), usual, 'tbr').answer).toBe('estimate')
})

test('a treated place that closes, never sells, or opens with the test is named', () => {
  expect(refused(asked(changed(first, (t, was) => (t > 34 ? 0 : was))))).toMatchObject({
    because: 'treated-closed',
    have: 35,
    need: 40,
  })
  expect(refused(asked(changed(first, () => 0))).because).toBe('treated-always-zero')
  expect(refused(asked(changed(first, (t, was) => (t < 30 ? 0 : was))))).toMatchObject({
    because: 'too-few-periods-before',
    have: 0,
  })
})

test('controls that close or never sell are left out and named, a closed day now and then is not', () => {
  expect(warned(asked(changed(second, (t, was) => (t > 33 ? 0 : was))))).toContain(`closed: ${second}`)
  expect(warned(asked(changed(third, () => 0)))).toContain(`nothing at all: ${third}`)
  expect(warned(asked(changed(third, (t, was) => (t % 7 === 6 ? 0 : was))))).not.toContain(third)
})

test('places with another campaign are no controls, and cannot be treated', () => {
  expect(warned(asked(market, { ...usual, excluded: [second] }))).toContain(second)
  expect(refused(asked(market, { treated: [first, second], start: '30', excluded: [second] })).because).toBe(
    'overlapping-tests',
  )
})

test('negative sales and uneven dates are used and told', () => {
  expect(warned(asked(changed(second, (t, was) => (t === 4 ? -3 : was))))).toContain('1 values are negative')
  const dates = {
    ...market,
    times: market.times.map((_, t) => new Date(Date.UTC(2026, 0, 1 + t + (t > 20 ? 5 : 0))).toISOString().slice(0, 10)),
  }
  expect(warned(asked(dates, { treated: [first], start: dates.times[30]! }))).toContain('not evenly spaced')
})

test('where every place sells the same every day there is no noise to judge by', () => {
  const flat = { ...market, values: market.values.map((_, at) => 5 + Math.floor(at / 40)) }
  for (const model of MODELS) expect(refused(asked(flat, usual, model)).because).toBe('nothing-varies')
})

test('a unit that does not exist is a fault of the caller', () => {
  expect(() => asked(market, { treated: ['nowhere'], start: '30' })).toThrow('nowhere')
})

test('times go by number where they are numbers and by text where they are dates', () => {
  expect(['10', '9', '2012.25', '2012.5'].sort(inOrder)).toEqual(['9', '10', '2012.25', '2012.5'])
  expect(['2026-10-01', '2026-09-30'].sort(inOrder)).toEqual(['2026-09-30', '2026-10-01'])
})

test('whatever it is fed, it answers with finite numbers or says why not', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const random = seeded(seed)
    const places = 1 + random.below(7)
    const periods = 1 + random.below(20)
    const kinds = Array.from({ length: places }, () => random.below(6))
    const values = Float64Array.from({ length: places * periods }, (_, at) => {
      const kind = kinds[Math.floor(at / periods)]!
      if (kind === 0) return 0
      if (kind === 1) return 7
      if (kind === 2 && random.uniform() < 0.1) return NaN
      if (kind === 3) return random.poisson(0.4)
      return 1e6 ** random.uniform() * (random.normal() + (kind === 4 ? 0 : 3))
    })
    const panel = {
      units: kinds.map((_, i) => `u${i}`),
      times: Array.from({ length: periods }, (_, t) => String(t)),
      values,
    }
    const test = { treated: random.some(panel.units, 1 + random.below(2)), start: String(random.below(periods + 1)) }
    for (const model of MODELS)
      for (const inference of ['block', 'iid', 'placebo'] as const) {
        if (model === 'bsts' && (inference !== 'block' || seed > 40)) continue
        const found = lift(panel, test, { model, inference, fixedEffects: seed % 2 === 0, permutations: 50 })
        if (found.answer === 'cannot-say') {
          expect(found.sentence.length).toBeGreaterThan(20)
          continue
        }
        const numbers = [
          found.att,
          found.incremental,
          found.pValue,
          found.fit.l2,
          ...found.path.map((point) => point.counterfactual),
        ]
        expect(numbers.every(Number.isFinite), `${seed} ${model} ${inference}`).toBe(true)
        expect(found.pValue).toBeGreaterThanOrEqual(0)
        expect(found.pValue).toBeLessThanOrEqual(1)
        if (found.fit.kkt !== null) expect(found.fit.kkt).toBeLessThan(1e-9)
        expect((found.interval.att[0] ?? -Infinity) <= (found.interval.att[1] ?? Infinity)).toBe(true)
      }
  }
})
