/**
 * What does a campaign bring where there is only one market? It is switched on and off by the toss of a coin: two neighbouring blocks of
 * days make a pair, in each pair one is on. The differences of the pairs are judged by what every other outcome of the tosses would have
 * shown (Fisher's randomisation test); the interval inverts the same test, so it leaves out zero exactly when p < alpha.
 *
 * Right by design, whatever sales do by themselves, if what happens on one day works on that day: where it lasts into the next block, leave out
 * the first days of each (`washout`), or the effect is seen too small. Method and known answers: docs/methods/lift-switchback.md
 */
import { seeded } from '../numbers/random.ts'
import { inverted } from './inversion.ts'

export type Switching = {
  /** Days of a block; whole weeks take out weekdays by themselves. */
  readonly block: number
  /** Two blocks make a pair. */
  readonly pairs: number
  /** Days at the head of each block that are not counted. */
  readonly washout?: number
}

export type Switched = {
  readonly answer: 'estimate'
  /** Mean effect per day that is on. */
  readonly att: number
  /** Over all days that are on and counted. */
  readonly incremental: number
  /** 5.42 means 5.42%; null where what was sold when it was off is not above 0. */
  readonly percentLift: number | null
  readonly interval: { readonly level: number; readonly att: readonly [lo: number | null, hi: number | null] }
  readonly pValue: number
  readonly differences: readonly number[]
  /** Mean of the days that were off and counted. */
  readonly off: number
  readonly daysOn: number
}

export type CannotSwitch = {
  readonly answer: 'cannot-say'
  readonly because: 'too-few-blocks' | 'gap-in-treated' | 'nothing-varies'
  readonly have: number
  readonly need: number
  readonly sentence: string
  readonly mend: string
}

/** All outcomes of the tosses are tried up to so many pairs, beyond that as many are drawn. */
const ENUMERATED = 12
const DRAWN = 4096
const SAME = 1e-9

/** Which of the blocks are on, drawn once: of each pair the first or the second. */
export function assigned(pairs: number, seed: number): boolean[] {
  const random = seeded(seed)
  return Array.from({ length: pairs }, () => random.below(2) === 0).flatMap((first) => [first, !first])
}

/** The fewest pairs of which a p-value below alpha can come: the rarest outcome and its mirror. */
export const fewestPairs = (alpha: number) => Math.floor(Math.log2(2 / alpha)) + 1

/**
 * @param values a value a day from the first day of the first block on; NaN where there is none.
 * @param on a flag a block.
 * @param weekdays what a usual day of each place in the week brings, from days before the start; taken off before comparing.
 */
export function switchback(
  values: Float64Array,
  on: readonly boolean[],
  { block, pairs, washout = 0 }: Switching,
  alpha = 0.1,
  weekdays?: Float64Array,
): Switched | CannotSwitch {
  const need = fewestPairs(alpha)
  const whole = Math.min(pairs, Math.floor(values.length / (2 * block)))
  if (whole < need)
    return {
      answer: 'cannot-say',
      because: 'too-few-blocks',
      have: whole,
      need,
      sentence: `There ${whole === 1 ? 'is 1 complete pair' : `are ${whole} complete pairs`} of an on and an off block. By chance alone all could point one way ${chances(whole)}, so nothing could be told from it.`,
      mend: `At least ${need} pairs are needed; eight or more are good. Use shorter blocks, or go on for longer.`,
    }
  const differences = differencesOf(values, on, { block, pairs: whole, washout }, weekdays)
  if (!Array.isArray(differences))
    return {
      answer: 'cannot-say',
      because: 'gap-in-treated',
      have: differences.gap,
      need: 2 * whole * block,
      sentence: `There are no sales for day ${differences.gap + 1} of the test.`,
      mend: 'Bring the missing days; where nothing was sold, a row with 0 says so.',
    }
  if (differences.every((difference) => difference === differences[0]))
    return {
      answer: 'cannot-say',
      because: 'nothing-varies',
      have: 1,
      need: 2,
      sentence: 'Every pair of blocks differs by the same amount, so there is no noise to judge an effect against.',
      mend: 'Check the column of the value; real sales scatter.',
    }
  const tossed = tosses(whole)
  const pOf = (delta: number) => signFlip(differences, delta, tossed)
  const att = differences.reduce((a, b) => a + b, 0) / whole
  const deviation = Math.sqrt(differences.reduce((sum, d) => sum + (d - att) ** 2, 0) / (whole - 1))
  const pValue = pOf(0)
  const { lo, hi } = inverted(
    { mean: pOf, lean: (delta) => att - delta },
    pValue,
    att,
    deviation / Math.sqrt(whole),
    alpha,
  )
  const counted = (onDays: boolean) => {
    let sum = 0
    for (let b = 0; b < 2 * whole; b++)
      if (on[b] === onDays) for (let k = washout; k < block; k++) sum += values[b * block + k]!
    return sum
  }
  const daysOn = whole * (block - washout)
  const sold = counted(true) / daysOn
  const expected = sold - att
  const end = (value: number) => (Number.isFinite(value) ? value : null)
  return {
    answer: 'estimate',
    att,
    incremental: att * daysOn,
    percentLift: expected > 0 ? (100 * att) / expected : null,
    interval: { level: 1 - alpha, att: [end(lo), end(hi)] },
    pValue,
    differences,
    off: counted(false) / daysOn,
    daysOn,
  }
}

/** Of each pair the mean day of the block that was on, less that of the other; or the first day without a value. */
export function differencesOf(
  values: Float64Array,
  on: readonly boolean[],
  { block, pairs, washout = 0 }: Switching,
  weekdays?: Float64Array,
): number[] | { gap: number } {
  const means: number[] = []
  for (let b = 0; b < 2 * pairs; b++) {
    let sum = 0
    for (let day = b * block + washout; day < (b + 1) * block; day++) {
      const value = values[day]!
      if (Number.isNaN(value)) return { gap: day }
      sum += value - (weekdays ? weekdays[day % 7]! : 0)
    }
    means.push(sum / (block - washout))
  }
  return Array.from({ length: pairs }, (_, i) => (on[2 * i] ? 1 : -1) * (means[2 * i]! - means[2 * i + 1]!))
}

/** Signs, a row an outcome; the first is what was. */
type Tosses = { readonly signs: Int8Array; readonly outcomes: number }

export function tosses(pairs: number): Tosses {
  const drawn = pairs > ENUMERATED
  const outcomes = drawn ? DRAWN : 2 ** pairs
  const random = seeded(pairs)
  const signs = Int8Array.from({ length: outcomes * pairs }, (_, at) => {
    const outcome = Math.floor(at / pairs)
    if (drawn) return outcome === 0 || random.below(2) ? 1 : -1
    return (outcome >> (at % pairs)) & 1 ? -1 : 1
  })
  return { signs, outcomes }
}

/** How often other outcomes of the tosses would differ as much, if the effect were `delta` in every block. */
export function signFlip(
  differences: readonly number[],
  delta: number,
  { signs, outcomes }: Tosses = tosses(differences.length),
): number {
  const pairs = differences.length
  const left = differences.map((difference) => difference - delta)
  const observed = Math.abs(left.reduce((a, b) => a + b, 0))
  const scale = left.reduce((sum, value) => sum + Math.abs(value), 0)
  let asLarge = 0
  for (let outcome = 0; outcome < outcomes; outcome++) {
    let sum = 0
    for (let i = 0; i < pairs; i++) sum += signs[outcome * pairs + i]! * left[i]!
    if (Math.abs(sum) >= observed - SAME * scale) asLarge++
  }
  return asLarge / outcomes
}

const chances = (pairs: number) => (pairs < 2 ? 'always' : `1 time in ${2 ** (pairs - 1)}`)

/** What a usual day brings, by place in a week that begins with the day after the last; nothing below four whole weeks. */
export function weekdaysBefore(past: Float64Array): Float64Array | undefined {
  const weeks = Math.floor(past.length / 7)
  if (weeks < 4) return undefined
  const own = past.subarray(past.length - 7 * Math.min(weeks, 26))
  const sums = new Float64Array(7)
  const counts = new Float64Array(7)
  own.forEach((value, at) => {
    if (Number.isNaN(value)) return
    sums[at % 7]! += value
    counts[at % 7]!++
  })
  return counts.every((n) => n >= 3) ? sums.map((sum, at) => sum / counts[at]!) : undefined
}
