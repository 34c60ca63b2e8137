/** What a plan is asked for, as it stands in the address: amounts in whole currency units, as people write them. */
import type { Input } from '../../call.ts'

export type PlanSearch = {
  budget?: number
  margin?: number
  guess?: number
  seats?: number
  adsLow?: number
  adsHigh?: number
  atMost?: number
  shortlist?: string
  include?: string[]
  exclude?: string[]
  from?: string
  until?: string
  brand?: string
  /** Names with commas, as they are typed. */
  competitors?: string
  rights?: boolean
  /** "2 city Turin", "1 platform youtube". */
  minimum?: string[]
  /** What was caused of what is attributed, and the ends of its 90% interval. */
  lift?: number
  liftLow?: number
  liftHigh?: number
  /** A place, how far around it, and the share of the audience that is taken to live where the creator does. */
  near?: string
  km?: number
  atHome?: number
  /** Percent of the budget to try unknowns with, and how many plans are to come. */
  explore?: number
  rounds?: number
  segments?: boolean
  strongSigns?: boolean
  /** Accounts to compare with, whatever their size. */
  beside?: string[]
}

export const BUDGET = 3000

const NUMBERS = [
  'budget',
  'margin',
  'guess',
  'seats',
  'adsLow',
  'adsHigh',
  'atMost',
  'lift',
  'liftLow',
  'liftHigh',
  'km',
  'atHome',
  'explore',
  'rounds',
] as const
const LISTS = ['include', 'exclude', 'minimum', 'beside'] as const
const WORDS = ['shortlist', 'brand', 'competitors', 'near'] as const
const TURNS = ['rights', 'segments', 'strongSigns'] as const
const DAYS = ['from', 'until'] as const

/** What cannot be read is left out. */
export function readPlanSearch(given: Record<string, unknown>): PlanSearch {
  const read: PlanSearch = {}
  for (const name of NUMBERS) {
    const number = Number(given[name])
    if (given[name] !== undefined && given[name] !== '' && Number.isFinite(number) && number >= 0) read[name] = number
  }
  for (const name of LISTS) {
    const list = [given[name]].flat().filter((one): one is string => typeof one === 'string' && one !== '')
    if (list.length > 0) read[name] = list
  }
  for (const name of WORDS) {
    const word = given[name]
    if (typeof word === 'string' && word.trim() !== '') read[name] = word
  }
  for (const name of DAYS) {
    const day = given[name]
    if (typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day))) read[name] = day
  }
  for (const name of TURNS) if (String(given[name]) === 'true') read[name] = true
  return read
}

/** Names with commas between them. */
export const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  ),
]

export type Minimum = { of: 'platform' | 'city'; is: string; count: number }

/** What cannot be read is left out. */
export const readMinimum = (written: readonly string[] = []): Minimum[] =>
  written.flatMap((text) => {
    const [, count, of, is] = /^(\d+) (platform|city) (.+)$/.exec(text) ?? []
    return count && Number(count) > 0 ? [{ count: Number(count), of: of as Minimum['of'], is: is! }] : []
  })

export const writeMinimum = ({ count, of, is }: Minimum) => `${count} ${of} ${is}`

const cents = (units: number) => Math.round(units * 100)

/** The budget of the question is that of the slider only when it is kept: the board does not depend on it. */
export function questionOf(search: PlanSearch, budget: number): Input<'plans.board'> {
  const { margin, guess, seats, adsLow, adsHigh, atMost, shortlist, include, exclude } = search
  const { from, until, brand, competitors, rights, lift, liftLow, liftHigh } = search
  const { near, km, atHome, segments, strongSigns, beside, explore, rounds } = search
  // What is half typed is not asked yet.
  const turned = from !== undefined && until !== undefined && until < from
  const measured = lift && liftLow !== undefined && liftHigh && liftLow <= lift && lift <= liftHigh
  const minimum = readMinimum(search.minimum)
  return {
    budgetCents: cents(budget),
    ...(margin ? { marginCents: cents(margin) } : {}),
    ...(guess ? { ordersPerThousand: guess } : {}),
    ...(seats ? { seats: { count: Math.round(seats) } } : {}),
    ...(adsLow && adsHigh
      ? { ads: { lowCents: cents(Math.min(adsLow, adsHigh)), highCents: cents(Math.max(adsLow, adsHigh)) } }
      : {}),
    ...(atMost ? { atMost: Math.max(1, Math.round(atMost)) } : {}),
    ...(shortlist ? { shortlist } : {}),
    ...(include ? { include } : {}),
    ...(exclude ? { exclude } : {}),
    ...(minimum.length ? { minimum } : {}),
    ...(from ? { from } : {}),
    ...(until && !turned ? { until } : {}),
    ...(brand ? { brand } : {}),
    ...(competitors ? { competitors: namesIn(competitors) } : {}),
    ...(rights ? { rights } : {}),
    ...(measured ? { lift: { mean: lift, low: liftLow, high: liftHigh } } : {}),
    ...(near ? { near: { place: near, km: km ?? 0, ...(atHome ? { atHome: Math.min(1, atHome / 100) } : {}) } } : {}),
    ...(explore ? { exploreShare: Math.min(20, explore) / 100 } : {}),
    ...(explore && rounds ? { exploreRounds: Math.min(50, Math.max(1, Math.round(rounds))) } : {}),
    ...(segments ? { segments } : {}),
    ...(strongSigns ? { strongSigns } : {}),
    ...(beside ? { beside } : {}),
  }
}

/** An id taken into one of the two lists, and out of the other. */
export function withWish(search: PlanSearch, list: 'include' | 'exclude', id: string): PlanSearch {
  const other = list === 'include' ? 'exclude' : 'include'
  const { [list]: now = [], [other]: beside = [], ...rest } = search
  const next = now.includes(id) ? now.filter((one) => one !== id) : [...now, id]
  const left = beside.filter((one) => one !== id)
  return { ...rest, ...(next.length ? { [list]: next } : {}), ...(left.length ? { [other]: left } : {}) }
}

/** Round amounts on the way of the slider: fine where it is small, coarse where it is large. */
export function stopsTo(most: number): number[] {
  const stops = [0]
  for (
    let at = 100;
    at < most;
    at += at < 1000 ? 50 : at < 5000 ? 100 : at < 20_000 ? 500 : at < 100_000 ? 2000 : 20_000
  )
    stops.push(at)
  return [...stops, Math.ceil(most)]
}

/** Of a factor on the log scale the mean and the 90% interval, as people read them. */
export function liftOf({ mean, se }: { mean: number; se: number }) {
  const shown = (value: number) => Number(value.toPrecision(2))
  return {
    lift: shown(Math.exp(mean + (se * se) / 2)),
    liftLow: shown(Math.exp(mean - 1.6449 * se)),
    liftHigh: shown(Math.exp(mean + 1.6449 * se)),
  }
}
