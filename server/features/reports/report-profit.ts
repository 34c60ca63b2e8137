/** What bookings leave after cost, as dots on one axis: the same in every report, and as on Results. */
import { axisOf } from './report-axis.ts'
import type { Axis, Dot } from './report-sheet.ts'
import { between } from './report-words.ts'
import type { returned } from './returns.ts'

type Returned = Pick<ReturnType<typeof returned>, 'profit' | 'verdict' | 'because'>
type Say = (cents: number) => string

export const profitUnit = (currency: string | null) =>
  `${currency ?? 'money'}, dot: estimate, line: 90%, hollow: no profit is known`

/** One of them this many times as far out as the next would press all others together; it is drawn as an arrow. */
const FAR = 5
const MOST_FAR = 2

export function profitAxis(of: readonly Returned[], say: Say): Axis {
  const ranges = of
    .flatMap(({ profit }) => (profit ? [[profit.mean, ...profit.interval]] : []))
    .toSorted((a, b) => reach(b) - reach(a))
  const far = ranges.slice(0, MOST_FAR).findLastIndex((one, at) => at + 1 < ranges.length && reach(one) > FAR * reach(ranges[at + 1]!)) // prettier-ignore
  return axisOf(ranges.slice(far + 1).flat(), say)
}

const reach = (range: readonly number[]) => Math.max(...range.map(Math.abs))

export const profitDot = ({ name, profit, verdict, because }: Returned & { name: string }, say: Say): Dot => ({
  name,
  note: verdict === 'brought' ? 'brought money' : verdict === 'lost' ? 'lost money' : 'cannot say',
  value: profit?.mean ?? null,
  low: profit?.interval[0] ?? null,
  high: profit?.interval[1] ?? null,
  sure: profit !== null,
  said: profit
    ? `${say(profit.mean)} (${between(profit.interval, say)})`
    : (because ?? 'lost, even if an order left all of its revenue'),
})
