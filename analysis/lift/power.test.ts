import { expect, test } from 'vitest'
import { lift } from './lift.ts'
import { markets } from './markets.ts'
import { MODELS } from './answer.ts'
import { cut, seriesOf } from './panel.ts'
import { power, windowsOf } from './power.ts'
import { marketOf } from './simulated-market.ts'

const past = marketOf(4, { places: 16, periods: 120, treated: 0, during: 0, effect: 0 })
const treated = past.units.slice(0, 2)
const options = { model: 'scm', fixedEffects: true } as const

test('power is how often lift finds the effect that was put into the past, whatever the model', () => {
  for (const model of MODELS.filter((name) => name !== 'bsts')) {
    const inference = model === 'did' ? 'placebo' : 'block'
    const found = power(
      past,
      { treated, periods: 10 },
      { model, inference, permutations: 40 },
      { effects: [0.06], windows: 4 },
    )
    if (found.answer !== 'estimate') throw new Error(found.sentence)
    const frames = windowsOf(past, { treated, periods: 10 }, model, 4)
    if (!Array.isArray(frames)) throw new Error(frames.sentence)
    const alarms = frames.map(({ times }) => {
      const window = cut(past, 0, times.length)
      const values = window.values.slice()
      for (const unit of treated) {
        const series = seriesOf({ ...window, values }, window.units.indexOf(unit))
        for (let t = times.length - 10; t < times.length; t++) series[t]! *= 1.06
      }
      const answer = lift(
        { ...window, values },
        { treated, start: times[times.length - 10]! },
        { model, inference, permutations: 40 },
      )
      return answer.answer === 'estimate' && answer.pValue < 0.1
    })
    expect(found.curve[0]!.power).toBe(alarms.filter(Boolean).length / 4)
  }
})

test('a larger effect is found more often, and the smallest that is found four times in five is named', () => {
  const found = power(past, { treated, periods: 14 }, options, { effects: [0.3, 0.005, 0.05] })
  if (found.answer !== 'estimate') throw new Error(found.sentence)
  expect(found.windows).toBe(20)
  expect(found.curve.map(({ effect }) => effect)).toEqual([0.005, 0.05, 0.3])
  const powers = found.curve.map((point) => point.power)
  expect(powers).toEqual(powers.toSorted((a, b) => a - b))
  expect(powers[0]).toBeLessThan(0.4)
  expect(powers[2]).toBe(1)
  expect(found.curve.find(({ effect }) => effect === found.mde)!.power).toBeGreaterThanOrEqual(0.8)
  expect(found.sentence).toContain('cannot count on seeing less than')
})

test('what cannot be detected is said in words, and is not a number', () => {
  const found = power(past, { treated, periods: 3 }, options, { effects: [0.001, 0.002] })
  if (found.answer !== 'estimate') throw new Error(found.sentence)
  expect(found.mde).toBeNull()
  expect(found.sentence).toContain('even 0.2% would be missed')
})

test('a past too short for the test says so', () => {
  const found = power(cut(past, 0, 12), { treated, periods: 10 }, options)
  expect(found).toMatchObject({ answer: 'cannot-say', because: 'too-few-periods-before', have: 2, need: 6 })
})

test('designs come with the smallest detectable effect first, and never treat a place that is excluded or miss one that is wanted', () => {
  const [unwanted, wanted] = past.units as [string, string]
  const found = markets(
    past,
    { counts: [1, 2], periods: 14, windows: 4, excluded: [unwanted], included: [wanted] },
    options,
  )
  if (found.answer !== 'estimate') throw new Error(found.sentence)
  expect(found.designs.length).toBeGreaterThan(1)
  const mdes = found.designs.map(({ mde }) => mde ?? Infinity)
  expect(mdes).toEqual(mdes.toSorted((a, b) => a - b))
  for (const design of found.designs) {
    expect(design.treated).toContain(wanted)
    expect(design.treated).not.toContain(unwanted)
    expect(design.spendShare).toBeGreaterThan(0)
    expect(design.spendShare).toBeLessThan(1)
  }
})

test('a place that scatters less than the others makes the better market', () => {
  const quiet = marketOf(6, { places: 14, periods: 120, treated: 0, during: 0, effect: 0, noise: 0.15 })
  const calm = marketOf(6, { places: 14, periods: 120, treated: 0, during: 0, effect: 0, noise: 0.02 })
  const values = quiet.values.slice()
  for (let i = 0; i < 7; i++) seriesOf({ ...quiet, values }, i).set(seriesOf(calm, i))
  const found = markets({ ...quiet, values }, { counts: [1], periods: 14, windows: 5 }, options)
  if (found.answer !== 'estimate') throw new Error(found.sentence)
  expect(found.designs.slice(0, 3).every(({ treated: [place] }) => quiet.units.indexOf(place!) < 7)).toBe(true)
})

test('three places cannot be divided into two treated and two controls', () => {
  const few = { ...past, units: past.units.slice(0, 3), values: past.values.slice(0, 360) }
  expect(markets(few, { counts: [2], periods: 14 }, options)).toMatchObject({
    answer: 'cannot-say',
    because: 'too-few-controls',
    have: 1,
    need: 2,
  })
})
