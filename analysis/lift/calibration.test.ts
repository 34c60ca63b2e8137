/** Against the example world, whose lift is known (sales of a trattoria in twenty cities, two years, dates all round the year), and against noise. */
import { expect, test } from 'vitest'
import { CITIES, dailySales, salesTruth } from '../example/sales.ts'
import { conformal, lift } from './lift.ts'
import { frameOf } from './frame.ts'
import { cut, panelOf } from './panel.ts'
import type { Panel } from './panel.ts'
import { seeded } from '../numbers/random.ts'
import type { Options } from './answer.ts'

const DAY = 86_400
const options = { model: 'scm', fixedEffects: true } as const
const day = (at: Date) => at.toISOString().slice(0, 10)

test('over 200 worlds, 90% intervals hold the truth 86 to 94 times in 100, and 10% tests alarm 6 to 14 times in 100 where nothing happened', () => {
  let held = 0
  let found = 0
  let alarms = 0
  let designs = 0
  for (let seed = 1; seed <= 200; seed++) {
    const end = Date.UTC(2026, 10, 1) / 1000 + ((seed * 37) % 365) * DAY
    const truth = salesTruth(end)
    const { panel } = panelOf(
      dailySales(seed, end).map(({ city, at, orders }) => ({ unit: city, time: day(at), value: orders })),
    )
    const test = {
      treated: truth.cities,
      start: day(truth.startedAt),
      end: day(new Date(truth.endedAt.getTime() - DAY * 1000)),
    }
    const answer = lift(panel, test, options)
    if (answer.answer !== 'estimate') throw new Error(answer.sentence)
    const during = answer.path.slice(answer.periods.before)
    const sold = during.reduce((sum, { observed }) => sum + observed, 0) / during.length
    const caused = sold * (truth.lift / (1 + truth.lift))
    held += Number((answer.interval.att[0] ?? -Infinity) <= caused && caused <= (answer.interval.att[1] ?? Infinity))
    found += Number(answer.pValue < 0.1)

    // A year in which nothing happened, ending on another day for each world, with two cities picked at random.
    const to = panel.times.length - 41 - ((seed * 53) % 320)
    const quiet = cut(panel, to - 365, to)
    const cities = CITIES.filter((city) => !truth.cities.includes(city))
    const pair = [cities[(seed * 5) % cities.length]!, cities[(seed * 5 + 1 + (seed % 16)) % cities.length]!]
    const frame = frameOf(quiet, { treated: pair, start: quiet.times[344]!, excluded: truth.cities }, 'scm')
    if ('answer' in frame) throw new Error(frame.sentence)
    alarms += Number(conformal(frame, 'scm', options).nothing() < 0.1)
    designs++
  }
  expect(held / 200).toBeGreaterThanOrEqual(0.86)
  expect(held / 200).toBeLessThanOrEqual(0.94)
  expect(alarms / designs).toBeGreaterThanOrEqual(0.06)
  expect(alarms / designs).toBeLessThanOrEqual(0.14)
  // A test that never finds anything would pass the rest as well.
  expect(found / 200).toBeGreaterThan(0.5)
}, 60_000)

/** Independent noise around levels, in all places alike; with `wander`, the first place has a level of its own that walks. */
function noise(seed: number, places: number, periods: number, wander = 0): Panel {
  const random = seeded(seed)
  const common = Array.from({ length: periods }, () => 5 * random.normal())
  let level = 0
  const values = Float64Array.from({ length: places * periods }, (_, at) => {
    if (at < periods) level += wander * random.normal()
    return 100 + common[at % periods]! + (at < periods ? level : 0) + 2 * random.normal()
  })
  const units = Array.from({ length: places }, (_, i) => `p${i}`)
  return { units, times: Array.from({ length: periods }, (_, t) => String(t)), values }
}

test.each([
  ['tbr', {}, 400, 12, 0],
  ['did', { inference: 'placebo' }, 150, 41, 0],
  ['scm', { inference: 'iid', permutations: 299 }, 300, 12, 0],
  ['sdid', { inference: 'block' }, 300, 12, 0],
  ['bsts', { alpha: 0.1 }, 80, 3, 0.1],
] as const)(
  '%s %o: 90%% intervals hold what happened where its assumptions do',
  (model, more, worlds, places, wander) => {
    let held = 0
    let alarms = 0
    for (let seed = 1; seed <= worlds; seed++) {
      const panel = noise(seed, places, 48, wander)
      const options: Options = { model, fixedEffects: true, alpha: 0.1, ...more }
      const treated = { treated: ['p0'], start: '40' }
      const nothing = lift(panel, treated, options)
      if (nothing.answer !== 'estimate') throw new Error(nothing.sentence)
      alarms += Number(nothing.pValue < 0.1)
      const happened = { ...panel, values: panel.values.map((value, at) => value + (at < 48 && at >= 40 ? 3 : 0)) }
      const found = lift(happened, treated, options)
      if (found.answer !== 'estimate') throw new Error(found.sentence)
      held += Number((found.interval.att[0] ?? -Infinity) <= 3 && 3 <= (found.interval.att[1] ?? Infinity))
    }
    const error = Math.sqrt((0.1 * 0.9) / worlds)
    expect(alarms / worlds).toBeGreaterThan(0.1 - 3 * error)
    expect(alarms / worlds).toBeLessThan(0.1 + 3 * error)
    expect(held / worlds).toBeGreaterThan(0.9 - 3 * error)
  },
  60_000,
)
