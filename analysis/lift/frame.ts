/**
 * A panel and a test made ready for the models: the treated averaged, the controls complete, before and during told apart. Or the
 * reason why there is nothing to compute. What is left out is said, never silently.
 */
import type { CannotSay, Model } from './answer.ts'
import { inOrder, seriesOf } from './panel.ts'
import type { Panel } from './panel.ts'

export type Test = {
  readonly treated: readonly string[]
  /** The first period in which they were treated; `end` the last one, or nothing for all that follow. */
  readonly start: string
  readonly end?: string
  /** Places where something else was going on: neither treated nor control. */
  readonly excluded?: readonly string[]
}

export type Frame = {
  readonly treated: readonly string[]
  readonly controls: readonly string[]
  readonly times: readonly string[]
  /** Periods before the start; the rest of `times` are during. */
  readonly before: number
  readonly during: number
  /** Mean of the treated, a value a period. */
  readonly target: Float64Array
  /** controls x periods, row by row. */
  readonly donors: Float64Array
  readonly warnings: readonly string[]
}

/** Fewer than these and a model does not answer. */
const CONTROLS: Record<Model, number> = { scm: 2, ridge: 2, did: 2, sdid: 2, tbr: 1, bsts: 1 }
const BEFORE: Record<Model, number> = { scm: 6, ridge: 6, did: 4, sdid: 6, tbr: 6, bsts: 6 }

/** Units that the caller names must exist: asking for others is a fault of the caller. */
export function frameOf(panel: Panel, test: Test, model: Model): Frame | CannotSay {
  const warnings: string[] = []
  const excluded = new Set(test.excluded)
  const both = test.treated.filter((unit) => excluded.has(unit))
  if (both.length)
    return cannotSay(
      'overlapping-tests',
      test.treated.length - both.length,
      test.treated.length,
      `${list(both)} had another test or campaign at the same time, and the two cannot be told apart.`,
      'Leave those places out of the treated, or choose days on which only one of the two ran.',
    )
  const places = new Map(panel.units.map((unit, i) => [unit, i]))
  const treatedAt = [...new Set(test.treated)].map((unit) => {
    const at = places.get(unit)
    if (at === undefined) throw new RangeError(`there is no unit "${unit}" in the panel`)
    return at
  })
  const end = test.end === undefined ? panel.times.length : panel.times.filter((time) => upTo(time, test.end!)).length
  const before = panel.times.filter((time) => inOrder(time, test.start) < 0).length
  const times = panel.times.slice(0, end)
  const during = end - before
  if (panel.times.length === 0 || before === 0)
    return cannotSay(
      'test-before-data',
      0,
      BEFORE[model],
      `The test began ${panel.times.length ? `on ${test.start}, and the sales begin on ${panel.times[0]}` : 'and there are no sales'}: nothing is known of the time before.`,
      'Bring the sales of the weeks before the start as well.',
    )
  if (during <= 0)
    return cannotSay(
      'no-period-after',
      0,
      1,
      `The sales end on ${panel.times.at(-1)}, before there is a period of the test (${test.start}${test.end ? ` to ${test.end}` : ''}).`,
      'Wait until the test has run and bring its sales, or correct the dates.',
    )
  if (before < BEFORE[model])
    return cannotSay(
      'too-few-periods-before',
      before,
      BEFORE[model],
      `There ${before === 1 ? 'is 1 period' : `are ${before} periods`} before the start, which is too little to learn how the places move together.`,
      `Bring at least ${BEFORE[model]} periods from before the start; four times as many as the test lasts is good.`,
    )
  if (test.end !== undefined && inOrder(panel.times.at(-1)!, test.end) < 0)
    warnings.push(
      `The sales end on ${panel.times.at(-1)}, before the test does (${test.end}): the rest of it is not in the answer.`,
    )
  if (during > before)
    warnings.push(`The test lasts longer (${during} periods) than what is known from before (${before}).`)
  if (irregular(times)) warnings.push('The periods are not evenly spaced: some dates are missing for all places.')

  const sums = model === 'tbr'
  const taken = (at: number) => {
    const series = seriesOf(panel, at).slice(0, end)
    return sums ? series.map((value) => (Number.isNaN(value) ? 0 : value)) : series
  }
  const treated = treatedAt.map(taken)
  for (const [i, series] of treated.entries()) {
    const name = panel.units[treatedAt[i]!]!
    const missing = gaps(series)
    if (missing)
      return cannotSay(
        'gap-in-treated',
        end - missing,
        end,
        `${name} was treated and has no row for ${missing} of ${end} periods, the first on ${times[series.findIndex(Number.isNaN)]}.`,
        'Bring the missing rows; where nothing was sold, a row with 0 says so.',
      )
    if (!sums && series.every((value) => value === 0))
      return cannotSay(
        'treated-always-zero',
        0,
        1,
        `${name} was treated and sold nothing in any period.`,
        'Check the name of the place and the column of the value, or leave the place out.',
      )
    if (!sums && series.subarray(0, before).every((value) => value === 0))
      return cannotSay(
        'too-few-periods-before',
        0,
        BEFORE[model],
        `${name} was treated and sold nothing before the start.`,
        'A place that opened with the test has no past to compare with: leave it out.',
      )
    if (!sums && closed(series))
      return cannotSay(
        'treated-closed',
        series.findLastIndex((value) => value !== 0) + 1,
        end,
        `${name} was treated and sells nothing from ${times[series.findLastIndex((value) => value !== 0) + 1]} on, as if it had closed.`,
        'End the test before it closed, or leave the place out.',
      )
  }
  const isTreated = new Set(treatedAt)
  const left: Record<'gaps' | 'closed' | 'zero' | 'excluded', string[]> = {
    gaps: [],
    closed: [],
    zero: [],
    excluded: [],
  }
  const kept: { name: string; series: Float64Array }[] = []
  panel.units.forEach((name, at) => {
    if (isTreated.has(at)) return
    if (excluded.has(name)) return void left.excluded.push(name)
    const series = taken(at)
    if (gaps(series)) left.gaps.push(name)
    else if (!sums && series.every((value) => value === 0)) left.zero.push(name)
    else if (!sums && closed(series)) left.closed.push(name)
    else kept.push({ name, series })
  })
  if (left.gaps.length)
    warnings.push(
      `Left out as controls, because rows are missing: ${list(left.gaps)}. Rows with 0 would bring them back.`,
    )
  if (left.zero.length) warnings.push(`Left out as controls, because they sold nothing at all: ${list(left.zero)}.`)
  if (left.closed.length) warnings.push(`Left out as controls, because they seem to have closed: ${list(left.closed)}.`)
  if (left.excluded.length) warnings.push(`Left out as controls, as asked: ${list(left.excluded)}.`)
  const negative = [...treated, ...kept.map(({ series }) => series)].reduce(
    (n, series) => n + series.filter((value) => value < 0).length,
    0,
  )
  if (negative)
    warnings.push(
      `${negative} values are negative. If these are refunds, take them off the day of the sale; they are used as they are.`,
    )
  if (kept.length < CONTROLS[model])
    return cannotSay(
      'too-few-controls',
      kept.length,
      CONTROLS[model],
      `${kept.length === 0 ? 'No place is' : `Only ${kept.length} ${kept.length === 1 ? 'place is' : 'places are'}`} left to compare with${kept.length < panel.units.length - treatedAt.length ? `; ${panel.units.length - treatedAt.length - kept.length} had to be left out` : ''}.`,
      'Bring more places without the campaign (ten or more are good), or for a single control use the model tbr or bsts.',
    )
  const target = new Float64Array(end)
  for (const series of treated) for (let t = 0; t < end; t++) target[t]! += series[t]! / treated.length
  const donors = new Float64Array(kept.length * end)
  kept.forEach(({ series }, i) => donors.set(series, i * end))
  if (constant(target.subarray(0, before)) && kept.every(({ series }) => constant(series.subarray(0, before))))
    return cannotSay(
      'nothing-varies',
      1,
      2,
      'Before the start every place sold the same in every period, so there is no noise to judge an effect against.',
      'Check the column of the value; real sales scatter.',
    )
  return {
    treated: treatedAt.map((at) => panel.units[at]!),
    controls: kept.map(({ name }) => name),
    times,
    before,
    during,
    target,
    donors,
    warnings,
  }
}

/** A day such as 2021-04-15 takes in every hour of it. */
const upTo = (time: string, end: string) =>
  inOrder(time, end) <= 0 || (/^\d{4}-\d\d-\d\d$/.test(end) && time.startsWith(end))

const gaps = (series: Float64Array) => series.reduce((n, value) => n + Number(Number.isNaN(value)), 0)
const constant = (series: Float64Array) => series.every((value) => value === series[0])

/** Sold on most days, and then nothing until the end for longer than chance or a holiday would explain. */
function closed(series: Float64Array): boolean {
  const last = series.findLastIndex((value) => value !== 0)
  const silent = series.length - 1 - last
  if (last < 0 || silent < 3) return false
  let longest = 0
  let run = 0
  let sold = 0
  for (let t = 0; t <= last; t++) {
    run = series[t] === 0 ? run + 1 : 0
    if (run === 0) sold++
    longest = Math.max(longest, run)
  }
  return sold > (last + 1) / 2 && silent > 2 * longest
}

/** Only for dates, where a missing day can be seen: more than one length of step, months aside. */
function irregular(times: readonly string[]): boolean {
  if (!times.every((time) => /^\d{4}-\d\d-\d\d/.test(time))) return false
  const at = times.map((time) => Date.parse(time) / 86_400_000)
  const steps = at.slice(1).map((day, i) => day - at[i]!)
  const least = Math.min(...steps)
  return least < 28 && steps.some((step) => step > 1.5 * least)
}

const list = (names: readonly string[]) =>
  names.length <= 5 ? names.join(', ') : `${names.slice(0, 4).join(', ')} and ${names.length - 4} more`

export const cannotSay = (
  because: CannotSay['because'],
  have: number,
  need: number,
  sentence: string,
  mend: string,
): CannotSay => ({
  answer: 'cannot-say',
  because,
  have,
  need,
  sentence,
  mend,
})
