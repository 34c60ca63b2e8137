/** Returns in words and on one axis: verdicts, what is known of a cost, and where profit begins. */
import type { Output } from '../../call.ts'
import { capital, count, counted, many } from '../../ui/numbers.ts'
import { roundAxis } from '../../ui/ticks.ts'
import { money } from '../../ui/money.ts'

export type Results = Output<'measurement.results'>
export type Returns = Output<'reports.returns'>
export type Returned = Returns['creators'][number]
export type Verdict = Returned['verdict']

export const VERDICT: Record<Verdict, string> = {
  brought: 'Brought money',
  lost: 'Lost money',
  'cannot-say': 'Cannot be told yet',
}

/** The verdict with its reason. */
export function verdictSentence({
  verdict,
  because,
  profit,
}: Pick<Returned, 'verdict' | 'because' | 'profit'>): string {
  if (verdict === 'brought') return 'Brought money: the whole interval is a gain.'
  if (verdict === 'lost')
    return profit
      ? 'Lost money: the whole interval is a loss.'
      : 'Lost money, even if an order left all of its revenue.'
  return `Cannot be told yet: ${because}.`
}

export const ranged = ({ mean, interval: [low, high] }: NonNullable<Returned['attributed']>): string =>
  `${figure(mean)} (${figure(low)} to ${figure(high)})`

/** Below a two-hundredth it is none. */
const figure = (n: number) => (n >= 9.95 || n < 0.005 ? count(n) : String(Number(n.toPrecision(2))))

export const PARTS = {
  fee: 'Fee',
  product: 'Product',
  rights: 'Usage rights',
  shipping: 'Shipping',
  discount: 'Discounts',
  commission: 'Commission',
  tools: 'Tools',
} as const satisfies Record<keyof Returned['cost'], string>

/** "Full cost 450" or "Cost 450, as far as known": what is missing is named where it opens. */
export function costSentence({ cost, costCents }: Pick<Returned, 'cost' | 'costCents'>): string {
  if (costCents === null) return 'Cost not known'
  const missing = Object.values(cost).filter((one) => one === null).length
  return `Cost ${money(costCents)}${missing > 0 ? `, ${many(missing, 'part')} of it not known` : ''}`
}

/** Empty where no order tells of its buyer. */
export const buyersSentence = ({ newBuyers, returning }: Pick<Returned, 'newBuyers' | 'returning'>): string =>
  newBuyers === null || returning === null
    ? 'new or returning buyers not known'
    : `${counted(newBuyers, 'order')} of new buyers, ${count(returning)} of returning ones`

/** An estimate is not known to the cent. */
export const about = (cents: number): string => money(100 * Math.round(cents / 100)).replace('-', '−')

export type Axis = { from: number; to: number; ticks: number[]; cut: boolean }

/** Where there are many, the widest few do not press the others together: their lines end at the edge, and one far beyond it is an arrow. */
const MANY = 12
const KEPT = 0.92
const FAR = 2

/** One axis of profit for all, with nothing on it always. */
export function profitAxis(creators: readonly Pick<Returned, 'profit' | 'before'>[]): Axis | null {
  const ends = (which: 0 | 1) =>
    creators
      .flatMap(({ profit, before }) =>
        profit ? [profit, before ?? profit].map(({ interval }) => interval[which]) : [],
      )
      .toSorted((a, b) => a - b)
  const [lows, highs] = [ends(0), ends(1)]
  if (lows.length === 0) return null
  const kept = lows.length > 2 * MANY ? KEPT : 1
  const [inner, outer] = [lower(lows, kept), upper(highs, kept)]
  const far = kept === 1 ? Infinity : FAR * Math.max(Math.abs(inner), Math.abs(outer))
  const means = creators.flatMap(({ profit }) => (profit && Math.abs(profit.mean) <= far ? [profit.mean] : []))
  const low = means.reduce((least, mean) => Math.min(least, mean), inner)
  const high = means.reduce((most, mean) => Math.max(most, mean), outer)
  const axis = roundAxis([0, low / 100, high / 100])
  const [from, to] = [100 * axis.from, 100 * axis.to]
  return { from, to, ticks: axis.ticks.map((tick) => 100 * tick), cut: lows[0]! < from || highs.at(-1)! > to }
}

/** With `share` of the values on this side of it, sorted upward. */
const lower = (sorted: readonly number[], share: number) => sorted[Math.floor(sorted.length * (1 - share) + 1e-9)]!
const upper = (sorted: readonly number[], share: number) => sorted[Math.ceil(sorted.length * share - 1e-9) - 1]!

const ORDER = {
  profit: (a: Returned, b: Returned) => (b.profit?.mean ?? -Infinity) - (a.profit?.mean ?? -Infinity) || 0,
  cost: (a: Returned, b: Returned) => (b.costCents ?? -1) - (a.costCents ?? -1),
  orders: (a: Returned, b: Returned) => b.orders - a.orders,
  name: (a: Returned, b: Returned) => a.name.localeCompare(b.name),
}
export type By = keyof typeof ORDER

export const chosen = (creators: readonly Returned[], verdict: Verdict | 'all', by: By): Returned[] =>
  creators.filter((one) => verdict === 'all' || one.verdict === verdict).toSorted(ORDER[by])

export type Kinds = Output<'reports.kinds'>

/** What the comparison finds, as a title; where nothing can be said, that. */
export function kindsFinding({ against }: Pick<Kinds, 'against'>): string {
  const said = against.filter(({ answer }) => answer !== 'cannot-say')
  if (said.length === 0) return 'Celebrities and advertising against small creators: cannot say yet'
  const of = (one: 'more' | 'less' | 'tied') => said.filter(({ answer }) => answer === one).map(({ name }) => name.toLowerCase()) // prettier-ignore
  const [more, less, tied] = [of('more'), of('less'), of('tied')]
  const parts = [
    ...(less.length > 0 ? [`${less.join(' and ')} brought fewer orders for the same money than small creators`] : []),
    ...(more.length > 0 ? [`${more.join(' and ')} brought more orders for the same money than small creators`] : []),
    ...(tied.length > 0 ? [`${tied.join(' and ')} and small creators cannot be told apart`] : []),
  ]
  return capital(parts.join('; '))
}
