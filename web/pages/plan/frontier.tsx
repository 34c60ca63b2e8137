/** What each budget would bring at best: the curve with its interval, and where the slider stands. */
import type { Board as Laid } from '@rapport/analysis/portfolio/proposal.ts'
import { Chart } from '../../ui/chart.tsx'
import { counted, short } from '../../ui/numbers.ts'
import { Plot, pathOf } from '../../ui/plot.tsx'
import type { Among } from './proven.ts'
import { money } from '../../ui/money.ts'

type Props = { on: Laid; among: Among; budget: number }

/** How far the curve goes: twice the budget, so that the slider stands in its middle. */
export const endOf = (budget: number, most: number) => Math.min(most, Math.max(1000, 2 * budget))

export function Frontier({ on, among: { curve: drawn, more }, budget }: Props) {
  if (on.asked.of.length === 0) return null
  if (drawn.length < 3) return <p className="text-quiet text-sm">Drawing what other budgets bring …</p>
  // Until the curve of this budget is drawn, the last one stands, on its own axis.
  const end = drawn.at(-1)!.budget / 100
  const profit = on.aim.margin !== null
  const unit = (value: number) => (profit ? value / 100 : value)
  const lows = drawn.map(({ value, interval }) => unit(interval?.[0] ?? value))
  const highs = drawn.map(({ value, interval }) => unit(interval?.[1] ?? value))
  const [bottom, top] = [Math.min(0, ...lows), Math.max(1, ...highs)]
  const x = (cents: number) => cents / 100 / end
  const y = (value: number) => (value - bottom) / (top - bottom)
  const line = drawn.map((point) => [x(point.budget), y(unit(point.value))] as const)
  const band = [
    ...drawn.map((point, at) => [x(point.budget), y(highs[at]!)] as const),
    ...drawn.map((point, at) => [x(point.budget), y(lows[at]!)] as const).toReversed(),
  ]
  const best = drawn.reduce((a, b) => (b.value > a.value * 1.01 ? b : a))
  const stops = best.budget < end * 95
  const what = profit ? 'profit' : 'people reached'
  return (
    <Chart
      finding={stops ? `Beyond ${money(best.budget)} it stops paying` : `More budget brings more ${what}`}
      unit={profit ? 'expected profit, 80% interval' : 'by budget'}
      table={{
        head: ['budget', what, 'from', 'to'],
        rows: drawn.map((point, at) => [point.budget / 100, unit(point.value), lows[at]!, highs[at]!]),
      }}
    >
      <Plot
        label={`${what} by budget, from 0 to ${money(end * 100)}: at most ${short(unit(best.value))} at ${money(best.budget)}.`}
        height={150}
        across={[
          { at: 0, text: '0' },
          { at: 1, text: short(end) },
        ]}
        up={[...new Set([bottom, 0, top])].map((value) => ({ at: y(value), text: short(value) }))}
      >
        {profit && <path d={`${pathOf(band)}Z`} className="fill-pool" />}
        <path d={pathOf(line)} className="stroke-ink fill-none" strokeWidth="1.75" />
        <path
          d={pathOf([
            [Math.min(1, budget / end), 0],
            [Math.min(1, budget / end), 1],
          ])}
          className="stroke-accent"
          strokeWidth="1.5"
        />{' '}
        {/* prettier-ignore */}
      </Plot>
      {more !== undefined && (
        <p className="mt-2 text-sm">
          {money(100_000)} more would bring{' '}
          {more <= 0 ? 'nothing' : profit ? `${money(more)} of profit` : counted(more, 'person', 'people')}.
        </p>
      )}
    </Chart>
  )
}
