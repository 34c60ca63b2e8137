/** Fisher's own example, hand counts, and simulated markets that wander. */
import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { assigned, signFlip, switchback, weekdaysBefore } from './switchback.ts'
import { switchbackPower } from './switchback-power.ts'

test('gives the p-value that Fisher counted for Darwin’s maize: 1,726 of 32,768 outcomes', () => {
  const maize = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]
  const every = Int8Array.from({ length: 32_768 * 15 }, (_, at) => ((Math.floor(at / 15) >> (at % 15)) & 1 ? -1 : 1))
  expect(signFlip(maize, 0, { signs: every, outcomes: 32_768 })).toBe(1726 / 32_768)
  // Beyond twelve pairs 4,096 outcomes are drawn: the same within what drawing costs.
  expect(signFlip(maize, 0)).toBeCloseTo(1726 / 32_768, 1.5)
})

test('counts by hand: five pairs that all point one way are one outcome and its mirror of 32', () => {
  const on = assigned(5, 7)
  const values = Float64Array.from(
    { length: 70 },
    (_, day) => 100 + (on[Math.floor(day / 7)] ? 10 + (day % 5) : day % 3),
  )
  const found = switchback(values, on, { block: 7, pairs: 5 })
  expect(found).toMatchObject({ answer: 'estimate', pValue: 2 / 32, daysOn: 35 })
  if (found.answer !== 'estimate') return
  expect(found.interval.att[0]).toBeGreaterThan(0)
  expect(found.incremental).toBeCloseTo(found.att * 35, 9)
})

test('will not judge from four pairs at 10%, with a hole, or where nothing scatters, and says what would mend it', () => {
  const on = assigned(8, 1)
  const flat = Float64Array.from({ length: 56 }, (_, day) => 10 + (day % 4))
  expect(switchback(flat.subarray(0, 28), on, { block: 3, pairs: 4 })).toMatchObject({
    because: 'too-few-blocks',
    have: 4,
    need: 5,
  })
  expect(switchback(flat.with(9, NaN), on, { block: 3, pairs: 8 })).toMatchObject({
    because: 'gap-in-treated',
    have: 9,
  })
  expect(switchback(new Float64Array(48), on, { block: 3, pairs: 8 })).toMatchObject({ because: 'nothing-varies' })
  expect(switchbackPower(flat, { block: 3, pairs: 8 })).toMatchObject({ because: 'too-few-blocks', have: 56, need: 76 })
})

/** Sales with weekdays and a level that wanders. */
function market(seed: number, days: number): Float64Array {
  const random = seeded(seed)
  let level = 0
  return Float64Array.from({ length: days }, (_, day) => {
    level = 0.9 * level + 6 * random.normal()
    return 200 + level + 20 * Math.sin((2 * Math.PI * day) / 7) + 8 * random.normal()
  })
}

test('over 500 markets that wander, 10% tests alarm 6 to 14 times in 100, and 90% intervals hold the truth as often as they say', () => {
  const plan = { block: 3, pairs: 10 }
  let alarms = 0
  let held = 0
  let together = 0
  for (let seed = 1; seed <= 500; seed++) {
    const all = market(seed, 116)
    const weekdays = weekdaysBefore(all.subarray(0, 56))
    const on = assigned(10, seed)
    const nothing = switchback(all.subarray(56), on, plan, 0.1, weekdays)
    const happened = switchback(
      all.slice(56).map((value, day) => value + (on[Math.floor(day / 3)] ? 15 : 0)),
      on,
      plan,
      0.1,
      weekdays,
    )
    if (nothing.answer !== 'estimate' || happened.answer !== 'estimate') throw new Error('no estimate')
    const [lo, hi] = happened.interval.att
    alarms += Number(nothing.pValue < 0.1)
    held += Number((lo ?? -Infinity) <= 15 && 15 <= (hi ?? Infinity))
    together += Number(happened.pValue < 0.1 === !((lo ?? -1) <= 0 && (hi ?? 1) >= 0))
  }
  expect(alarms / 500).toBeGreaterThan(0.06)
  expect(alarms / 500).toBeLessThan(0.14)
  expect(held / 500).toBeGreaterThanOrEqual(0.86)
  expect(held / 500).toBeLessThanOrEqual(0.94)
  expect(together).toBe(500)
})

test('power rises with the effect, is the level of the test at nothing, and weekdays known from before make it sharper', () => {
  const past = market(3, 400)
  const found = switchbackPower(past, { block: 3, pairs: 10 })
  if (found.answer !== 'estimate') throw new Error(found.sentence)
  expect(found.falseAlarms).toBeLessThan(0.16)
  expect(found.curve.at(-1)!.power).toBe(1)
  expect(found.mde).toBeLessThan(0.15)
  const on = assigned(10, 4)
  const width = (weekdays?: Float64Array) => {
    const one = switchback(past.subarray(340), on, { block: 3, pairs: 10 }, 0.1, weekdays)
    if (one.answer !== 'estimate') throw new Error('no estimate')
    return one.interval.att[1]! - one.interval.att[0]!
  }
  expect(width(weekdaysBefore(past.subarray(0, 340)))).toBeLessThan(width())
})
