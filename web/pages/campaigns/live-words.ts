/** What a running campaign says in words, and its curve of seats as points of a plot. */
import { amountIn } from '@rapport/analysis/numbers/money.ts'
import type { Output } from '../../call.ts'
import { count } from '../../ui/numbers.ts'

export type Live = Output<'campaigns.live'>

const DAY = 86_400_000

/** Several currencies stand side by side: sums of different ones are not added. */
export const amounts = (net: Live['net']): string =>
  net.map(({ currency, decimals, minor }) => amountIn(minor / 10 ** decimals, currency, decimals)).join(' + ') ||
  'nothing'

/** What an order, or a seat, of this creator cost; null where nothing came or the fee is not known. */
export const costEach = (cents: number | null, of: number): number | null =>
  cents === null || of < 0.5 ? null : Math.round(cents / of)

/** As a rule whole; where an order is shared, to a tenth. */
export const shares = (n: number): string =>
  Math.abs(n - Math.round(n)) < 0.05 ? count(n) : n.toLocaleString('en', { maximumFractionDigits: 1 })

export type Curve = {
  readonly from: number
  readonly to: number
  /** Seats sold at the end of each day, up to now. */
  readonly sold: readonly { readonly at: number; readonly seats: number }[]
  readonly ahead: readonly {
    readonly at: number
    readonly low: number
    readonly middle: number
    readonly high: number
  }[]
  readonly posts: readonly { readonly at: number; readonly name: string; readonly out: boolean }[]
}

/** From the first sale or post to the evening; null where there is no evening or nothing to draw. */
export function curveOf({ days, course, eventAt, creators }: Live, now: number): Curve | null {
  if (eventAt === null) return null
  const to = Date.parse(eventAt)
  const posts = creators.flatMap(({ day, name, state }) =>
    day === null || state === 'cancelled' ? [] : [{ at: Date.parse(day) + DAY / 2, name, out: state === 'posted' }],
  )
  const starts = [...days.map(({ day }) => Date.parse(day)), ...posts.map(({ at }) => at)].filter((at) => at < to)
  if (starts.length === 0) return null
  let seats = 0
  const until = Math.min(now, to)
  const sold = days.map(({ day, items }) => ({ at: Math.min(Date.parse(day) + DAY, until), seats: (seats += items) }))
  const first = Math.min(until, ...starts)
  return {
    from: first,
    to,
    sold: [{ at: first, seats: 0 }, ...sold, { at: until, seats }],
    ahead: course.state === 'said' ? course.ahead.map(({ at, ...rest }) => ({ at: Date.parse(at), ...rest })) : [],
    posts,
  }
}

/** The title of the curve. */
export function curveFinding({ course, capacity, items }: Live): string {
  if (course.state !== 'said') return `${count(items)} of ${count(capacity ?? 0)} seats are sold`
  const { low, high } = course.ahead.at(-1)!
  return low === high
    ? `${count(high)} of ${count(capacity!)} seats by the evening`
    : `${count(low)} to ${count(high)} of ${count(capacity!)} seats by the evening`
}
