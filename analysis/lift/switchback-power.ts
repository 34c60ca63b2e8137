/**
 * What could switching on and off see, before it begins? The past is used as it was: windows as long as the test, tosses drawn anew
 * in each, and an effect of known size put on the days that were on. Power is how often the test of `switchback` finds it.
 * Trust it as far as the coming weeks resemble the past. Method: docs/methods/lift-switchback.md
 */
import { EFFECTS, ENOUGH } from './power.ts'
import { assigned, differencesOf, fewestPairs, signFlip, tosses, weekdaysBefore } from './switchback.ts'
import type { CannotSwitch, Switching } from './switchback.ts'

export type SwitchingPower = {
  readonly answer: 'estimate'
  /** As a share; null when even the largest effect tried is missed too often. */
  readonly mde: number | null
  readonly curve: readonly { readonly effect: number; readonly power: number }[]
  readonly falseAlarms: number
  /** Windows of the past times tosses in each. */
  readonly windows: number
  /** What is sold on the days that are on. */
  readonly sold: number
}

const WINDOWS = 20
const TOSSES = 10

export function switchbackPower(
  past: Float64Array,
  switching: Switching,
  alpha = 0.1,
  seed = 1,
): SwitchingPower | CannotSwitch {
  const { block, pairs } = switching
  const long = 2 * block * pairs
  const need = fewestPairs(alpha)
  if (pairs < need || past.length < long + 28)
    return {
      answer: 'cannot-say',
      because: 'too-few-blocks',
      have: pairs < need ? pairs : past.length,
      need: pairs < need ? need : long + 28,
      sentence:
        pairs < need
          ? `With ${pairs} pairs of blocks no outcome would be rare enough to tell an effect from chance.`
          : `The past has ${past.length} days; a test of ${long} days needs ${long + 28} to be tried out on.`,
      mend:
        pairs < need
          ? `Plan at least ${need} pairs of blocks; eight or more are good.`
          : 'Bring more of the past, or plan a shorter test.',
    }
  const room = past.length - long - 28
  const count = Math.min(WINDOWS, room + 1)
  const trials: { values: Float64Array; on: boolean[]; weekdays: Float64Array | undefined }[] = []
  for (let w = 0; w < count; w++) {
    const from = 28 + (count > 1 ? Math.round((room * w) / (count - 1)) : room)
    const values = past.slice(from, from + long)
    if (values.some(Number.isNaN)) continue
    const weekdays = weekdaysBefore(past.subarray(0, from))
    for (let k = 0; k < TOSSES; k++) trials.push({ values, on: assigned(pairs, seed + 1 + w * TOSSES + k), weekdays })
  }
  if (trials.length === 0)
    return {
      answer: 'cannot-say',
      because: 'gap-in-treated',
      have: 0,
      need: 1,
      sentence: `No ${long} days of the past are without a gap.`,
      mend: 'Bring the missing days; where nothing was sold, a row with 0 says so.',
    }
  const outcomes = tosses(pairs)
  const share = (effect: number) =>
    trials.filter(({ values, on, weekdays }) => {
      const lifted = values.map((value, day) => (on[Math.floor(day / block)] ? value * (1 + effect) : value))
      const differences = differencesOf(lifted, on, switching, weekdays)
      return Array.isArray(differences) && signFlip(differences, 0, outcomes) < alpha
    }).length / trials.length
  const curve = EFFECTS.map((effect) => ({ effect, power: share(effect) }))
  const failing = curve.findLastIndex((point) => point.power < ENOUGH)
  const each = trials.reduce((sum, { values }) => sum + values.reduce((a, b) => a + b, 0), 0) / trials.length / 2
  return {
    answer: 'estimate',
    mde: curve[failing + 1]?.effect ?? null,
    curve,
    falseAlarms: share(0),
    windows: trials.length,
    sold: each,
  }
}
