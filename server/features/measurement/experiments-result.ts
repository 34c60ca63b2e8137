/**
 * A frozen experiment and the sales that came in become its result: what was sold beside what would have been, with p-value and interval
 * of one and the same test, and what the same method sees where nothing happened. Runs in a thread of its own (experiments-thread.ts).
 */
import { lift } from '@rapport/analysis/lift/lift.ts'
import { seriesOf } from '@rapport/analysis/lift/panel.ts'
import type { Panel } from '@rapport/analysis/lift/panel.ts'
import { assigned, switchback, weekdaysBefore } from '@rapport/analysis/lift/switchback.ts'
import { lastDay, pairsOf, summed } from './experiments-design.ts'
import type { Design } from './experiments-design.ts'
import { moneySaid, resultSaid } from './experiments-words.ts'
import type { Money } from './experiments-words.ts'

export type Range = [number | null, number | null]

export type Result = {
  answer: 'estimate' | 'cannot-say'
  sentence: string
  mend: string | null
  /** Whether chance is an unlikely explanation: p < alpha. */
  shown: boolean
  percent: number | null
  percentInterval: Range | null
  incremental: number | null
  incrementalInterval: Range | null
  pValue: number | null
  level: number
  /** Cents: margin of what was gained, less the spend. */
  profit: Money | null
  money: string | null
  /** Sums of the treated places. `on`: the test ran here on this day. */
  path: { day: string; observed: number; expected: number | null; on: boolean }[]
  /** What the method misses where nothing happened, in percent of the place's own sales, over the days of `path`. */
  placebos: { places: string[]; percent: number[] }[]
  weights: { place: string; weight: number }[]
  warnings: string[]
}

/** Enough of the time before to see how well the past is followed. */
const LEAST_BEFORE = 56
const PLACEBOS = 40

/** What is counted, and what money is counted in. */
type Counted = { outcome: string; currency: string | null }

export function readOff(panel: Panel, design: Design, counted: Counted): Result {
  return design.kind === 'switchback' ? switched(panel, design, counted) : compared(panel, design, counted)
}

const CANNOT = {
  answer: 'cannot-say' as const,
  shown: false,
  percent: null,
  percentInterval: null,
  incremental: null,
  incrementalInterval: null,
  pValue: null,
  profit: null,
  money: null,
  path: [],
  placebos: [],
  weights: [],
  warnings: [],
}

function compared(panel: Panel, design: Design, counted: Counted): Result {
  const { treated, excluded, start, model, alpha, days } = design
  const test = { treated, excluded, start, end: lastDay(design) }
  const found = lift(panel, test, { model, fixedEffects: true, alpha })
  if (found.answer === 'cannot-say')
    return { ...CANNOT, sentence: found.sentence, mend: found.mend, level: 1 - alpha, path: asTheyWere(panel, design) }
  const k = found.treated.length
  const { before, during } = found.periods
  const expected = mean(found.path.slice(before).map(({ counterfactual }) => counterfactual))
  const from = Math.max(0, before - Math.max(LEAST_BEFORE, 3 * days))
  // For the picture alone: the result stands on the test that was frozen.
  const trial = lift(panel, test, { model, fixedEffects: true, alpha, inference: 'placebo', permutations: PLACEBOS })
  const placebos = trial.answer === 'estimate' ? (trial.placebos ?? []) : []
  const scaled = (value: number | null) => (value === null || expected <= 0 ? null : (100 * value) / expected)
  const total = (value: number | null) => (value === null ? null : value * k * during)
  const [lo, hi] = found.interval.att
  return told(design, counted, {
    percent: found.percentLift,
    percentInterval: [scaled(lo), scaled(hi)],
    incremental: found.incremental,
    incrementalInterval: [total(lo), total(hi)],
    pValue: found.pValue,
    path: found.path.slice(from).map(({ time, observed, counterfactual }, at) => ({
      day: time,
      observed: short(k * observed),
      expected: short(k * counterfactual),
      on: from + at >= before,
    })),
    placebos: placebos.slice(0, PLACEBOS).flatMap(({ units, effects }) => {
      const usual = usualOf(panel, units, before)
      return usual > 0
        ? [{ places: [...units], percent: effects.slice(from).map((effect) => short((100 * effect) / usual)) }]
        : []
    }),
    weights: Object.entries(found.weights)
      .map(([place, weight]) => ({ place, weight: short(weight) }))
      .toSorted((a, b) => b.weight - a.weight)
      .slice(0, 12),
    warnings: [...found.warnings],
  })
}

function switched(panel: Panel, design: Design, counted: Counted): Result {
  const { treated, start, block, washout, alpha, seed } = design
  const pairs = pairsOf(design)
  const on = assigned(pairs, seed)
  const all = summed(panel, treated)
  const begin = panel.times.findIndex((time) => time >= start)
  const path = asTheyWere(panel, design)
  const cannot = (sentence: string, mend: string): Result => ({
    ...CANNOT,
    sentence,
    mend,
    level: 1 - alpha,
    path,
  })
  if (begin < 0)
    return cannot(
      `The sales end on ${panel.times.at(-1) ?? 'no day'}, before the test begins.`,
      'Bring the sales of its days.',
    )
  const values = byDay(panel, all, start, 2 * pairs * block)
  const weekdays = weekdaysBefore(byDay(panel, all, weeksBefore(start), 182))
  const found = switchback(values, on, { block, pairs, washout }, alpha, weekdays)
  if (found.answer === 'cannot-say') return cannot(found.sentence, found.mend)
  const expected = found.percentLift === null ? null : (100 * found.att) / found.percentLift
  const [lo, hi] = found.interval.att
  const scaled = (value: number | null) => (value === null || expected === null ? null : (100 * value) / expected)
  const total = (value: number | null) => (value === null ? null : value * found.daysOn)
  return told(design, counted, {
    percent: found.percentLift,
    percentInterval: [scaled(lo), scaled(hi)],
    incremental: found.incremental,
    incrementalInterval: [total(lo), total(hi)],
    pValue: found.pValue,
    path,
    placebos: [],
    weights: [],
    warnings: weekdays ? [] : ['There are fewer than four weeks before the start, so weekdays could not be taken off.'],
  })
}

type Told = Pick<
  Result,
  'percent' | 'percentInterval' | 'incremental' | 'incrementalInterval' | 'path' | 'placebos' | 'weights' | 'warnings'
> & { pValue: number }

function told({ alpha, marginCents, spendCents }: Design, { outcome, currency }: Counted, found: Told): Result {
  // Something happened in single days, and the mean is as well nothing: that is no answer to what the campaign brought.
  const single = found.pValue < alpha && endsAtNothing(found)
  const shown = found.pValue < alpha && !single
  const profit = marginCents !== null ? profitOf(found, marginCents, spendCents ?? 0) : null
  return {
    answer: 'estimate',
    ...found,
    sentence: resultSaid(outcome, {
      percent: found.percent,
      interval: found.percentInterval ?? [null, null],
      pValue: found.pValue,
      alpha,
      single,
    }),
    mend: shown
      ? null
      : 'More places, more days or a larger campaign would show a smaller effect; the plan says how large one had to be.',
    shown,
    level: 1 - alpha,
    profit,
    money: profit && moneySaid(profit, spendCents ?? 0, currency),
  }
}

/** The interval was ended just short of zero, as the p-value demands (analysis/lift/inversion.ts). */
const endsAtNothing = ({ incremental, incrementalInterval }: Told) =>
  (incrementalInterval ?? []).some((end) => end !== null && Math.abs(end) <= 1e-5 * Math.abs(incremental ?? 0))

function profitOf({ incremental, incrementalInterval }: Told, margin: number, spend: number): Money | null {
  if (incremental === null || incrementalInterval === null) return null
  const worth = (value: number | null) => (value === null ? null : value * margin - spend)
  return { low: worth(incrementalInterval[0]), mean: incremental * margin - spend, high: worth(incrementalInterval[1]) }
}

/** What was sold, without a word on what would have been. */
function asTheyWere(panel: Panel, design: Design): Result['path'] {
  const { treated, start, days, block, seed, kind } = design
  const all = summed(panel, treated)
  const on = kind === 'switchback' ? assigned(pairsOf(design), seed) : []
  const begin = panel.times.findIndex((time) => time >= start)
  const from = Math.max(0, (begin < 0 ? panel.times.length : begin) - Math.max(LEAST_BEFORE, days))
  const last = lastDay(design)
  return panel.times.flatMap((time, t) => {
    if (t < from || time > last || Number.isNaN(all[t]!)) return []
    const inside = time >= start
    const flag = kind === 'switchback' ? (on[Math.floor(dayNumber(start, time) / block)] ?? false) : true
    return [{ day: time, observed: all[t]!, expected: null, on: inside && flag }]
  })
}

/** So many days from a day on, each in its place whether there is a row or not. */
function byDay(panel: Panel, all: Float64Array, from: string, days: number): Float64Array {
  const values = new Float64Array(days).fill(NaN)
  panel.times.forEach((time, t) => {
    const at = dayNumber(from, time)
    if (at >= 0 && at < days) values[at] = all[t]!
  })
  return values
}

const dayNumber = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
const weeksBefore = (start: string) => new Date(Date.parse(start) - 182 * 86_400_000).toISOString().slice(0, 10)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const short = (value: number) => Number(value.toPrecision(5))

function usualOf(panel: Panel, units: readonly string[], before: number): number {
  const each = units.map((unit) => mean([...seriesOf(panel, panel.units.indexOf(unit)).subarray(0, before)]))
  return mean(each)
}
