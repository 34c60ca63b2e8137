/** Against the example world, whose lift is known: sales of a trattoria in twenty cities, two years, dates all round the year. */
import { expect, test } from 'vitest'
import { CITIES, dailySales, salesTruth } from '../example/sales.ts'
import { conformal, lift } from './lift.ts'
import { frameOf } from './frame.ts'
import { cut, panelOf } from './panel.ts'

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
