/** What an experiment asks, and what it can see before anything is booked. Runs in a thread of its own (experiments-thread.ts). */
import type { Model } from '@rapport/analysis/lift/answer.ts'
import { markets } from '@rapport/analysis/lift/markets.ts'
import { seriesOf } from '@rapport/analysis/lift/panel.ts'
import type { Panel } from '@rapport/analysis/lift/panel.ts'
import { power } from '@rapport/analysis/lift/power.ts'
import { switchbackPower } from '@rapport/analysis/lift/switchback-power.ts'
import { costSaid, forecastSaid } from './experiments-words.ts'

export type Design = {
  series: string
  kind: 'places' | 'switchback'
  /** Where it runs; of a switchback the market, whose places are summed. */
  treated: string[]
  /** Neither treated nor compared with. */
  excluded: string[]
  /** The first day; the first after it that is not of the test any more lies `days` later. */
  start: string
  days: number
  /** Days of a block, and of its head those that are not counted; of a switchback only. */
  block: number
  washout: number
  model: Exclude<Model, 'tbr' | 'bsts'>
  alpha: number
  /** Of the tosses. */
  seed: number
  marginCents: number | null
  spendCents: number | null
  /** Whose attributed orders the lift is compared with. */
  campaign: string | null
}

export type Forecast = {
  answer: 'estimate' | 'cannot-say'
  sentence: string
  mend: string | null
  /** A share; null when even the largest effect tried is missed too often. */
  mde: number | null
  curve: { effect: number; power: number }[]
  falseAlarms: number | null
  windows: number
  controls: number
  /** What is sold where and when it runs. */
  sold: number | null
  /** The share by which sales must rise to earn the spend back. */
  breakEven: number | null
  cost: string | null
  warnings: string[]
}

export const DAY = 86_400_000
export const dayAfter = (day: string, days: number) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)

/** The last day of the test. */
export const lastDay = ({ start, days }: Pick<Design, 'start' | 'days'>) => dayAfter(start, days - 1)

export const pairsOf = ({ days, block }: Pick<Design, 'days' | 'block'>) => Math.floor(days / (2 * block))

/** Only days before the start tell of the future; places that the test leaves out tell nothing. */
export function forecast(panel: Panel, design: Design, currency: string | null): Forecast {
  const past = before(panel, design.start)
  const found = design.kind === 'switchback' ? switching(past, design) : standing(past, design)
  if (found.answer === 'cannot-say')
    return {
      ...NOTHING,
      sentence: found.sentence,
      mend: found.mend,
      controls: controlsIn(panel, design).length,
    }
  const { mde, curve, falseAlarms, windows, sold, warnings } = found
  const { marginCents, spendCents } = design
  const breakEven = marginCents && spendCents && sold > 0 ? spendCents / (marginCents * sold) : null
  const controls = controlsIn(panel, design).length
  return {
    answer: 'estimate',
    sentence: forecastSaid(design, controls, mde, curve),
    mend: mde === null ? 'Run it for longer, in more or other places, or let matched markets propose some.' : null,
    mde,
    curve: [...curve],
    falseAlarms,
    windows,
    controls,
    sold,
    breakEven,
    cost: costSaid(design, mde, sold, breakEven, currency),
    warnings: [...warnings],
  }
}

const NOTHING = {
  answer: 'cannot-say' as const,
  mde: null,
  curve: [],
  falseAlarms: null,
  windows: 0,
  sold: null,
  breakEven: null,
  cost: null,
  warnings: [],
}

const standing = (past: Panel, { treated, excluded, days, model, alpha }: Design) =>
  power(past, { treated, excluded, periods: days }, { model, fixedEffects: true, alpha })

function switching(past: Panel, design: Design) {
  const { block, washout, alpha } = design
  const found = switchbackPower(summed(past, design.treated), { block, washout, pairs: pairsOf(design) }, alpha)
  return found.answer === 'estimate' ? { ...found, warnings: [] } : found
}

export const controlsIn = (panel: Panel, { treated, excluded, kind }: Design) =>
  kind === 'switchback' ? [] : panel.units.filter((unit) => !treated.includes(unit) && !excluded.includes(unit))

export function before(panel: Panel, start: string): Panel {
  const times = panel.times.filter((time) => time < start)
  const values = new Float64Array(panel.units.length * times.length)
  panel.units.forEach((_, i) => values.set(seriesOf(panel, i).subarray(0, times.length), i * times.length))
  return { units: panel.units, times, values }
}

/** The places of a market as one, day by day; a day that one of them lacks is lacking. */
export function summed(panel: Panel, places: readonly string[]): Float64Array {
  const total = new Float64Array(panel.times.length)
  for (const place of places) {
    const at = panel.units.indexOf(place)
    if (at >= 0) seriesOf(panel, at).forEach((value, t) => (total[t]! += value))
  }
  return total
}

export type Wish = {
  counts: number[]
  days: number
  start: string
  included: string[]
  excluded: string[]
  model: Design['model']
  alpha: number
}

export type Proposed = {
  treated: string[]
  mde: number | null
  spendShare: number
  sold: number
}

export function proposals(
  panel: Panel,
  { counts, days, start, included, excluded, model, alpha }: Wish,
): { designs: Proposed[]; tried: number; because: string | null; mend: string | null } {
  const found = markets(
    before(panel, start),
    { counts, periods: days, included, excluded, most: 8 },
    { model, fixedEffects: true, alpha },
  )
  if (found.answer === 'cannot-say') return { designs: [], tried: 0, because: found.sentence, mend: found.mend }
  return {
    designs: found.designs.map(({ treated, mde, spendShare, sold }) => ({
      treated: [...treated],
      mde,
      spendShare,
      sold,
    })),
    tried: found.tried,
    because: null,
    mend: null,
  }
}
