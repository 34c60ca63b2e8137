/** The gap in the treated places, among the gaps that the same method sees where nothing happened. Means of seven days, where there are enough. */
import { Chart } from '../../ui/chart.tsx'
import { Plot, pathOf } from '../../ui/plot.tsx'
import { roundAxis } from '../../ui/ticks.ts'
import { axisDays, named, tenth } from './words.ts'
import type { Experiment, Result } from './words.ts'

/** Below two weeks days stand for themselves. */
const SHORT = 14

export function GapsPicture({ experiment: { start }, result }: { experiment: Experiment; result: Result }) {
  const { path, placebos } = result
  const begins = path.findIndex(({ day }) => day >= start)
  const step = path.length - begins < SHORT ? 1 : 7
  // Weeks that end where the test begins, so that none mixes before and during.
  const first = begins % step
  const weeks = Math.floor((path.length - first) / step)
  if (weeks < 3) return null
  const meansOf = (values: readonly number[]) =>
    Array.from({ length: weeks }, (_, week) => mean(values.slice(first + week * step, first + (week + 1) * step)))
  const during = path.slice(begins).flatMap(({ expected }) => (expected === null ? [] : [expected]))
  const usual = mean(during)
  const gaps = path.map(({ observed, expected }) => (100 * (observed - (expected ?? observed))) / usual)
  const own = meansOf(gaps)
  const others = placebos.map(({ places, percent }) => ({ places, gaps: meansOf(percent) }))
  const axis = roundAxis([...own, ...others.flatMap(({ gaps }) => gaps)])
  const x = (week: number) => (week + 0.5) / weeks
  const y = (value: number) => (Math.min(axis.to, Math.max(axis.from, value)) - axis.from) / (axis.to - axis.from)
  const starts = (begins - first) / step / weeks
  const days = Array.from({ length: weeks }, (_, week) => path[first + week * step]!.day)
  const over = (values: readonly number[]) => Math.abs(mean(values.slice(begins)))
  const larger = placebos.filter(({ percent }) => over(percent) >= over(gaps)).length
  return (
    <Chart
      finding={`${larger === 0 ? 'None' : larger} of ${others.length} places or groups without a campaign ${larger === 1 ? 'shows' : 'show'} as large a gap`}
      unit={step === 1 ? 'gap in percent, day by day' : 'gap in percent, means of seven days'}
      table={{
        head: [step === 1 ? 'day' : 'week from', 'treated', ...others.map(({ places }) => named(places))],
        rows: days.map((day, week) => [day, tenth(own[week]!), ...others.map(({ gaps }) => tenth(gaps[week]!))]),
      }}
    >
      <Plot
        label={`Gaps by week: the treated places among ${others.length} placebos. ${larger} of them are as large on average.`}
        height={200}
        across={axisDays(path, first, begins)}
        up={axis.ticks.map((value) => ({ at: y(value), text: tenth(value) }))}
      >
        <rect x={100 * starts} width={100 * (1 - starts)} y="0" height="100" className="fill-sunk" />
        {others.map(({ places, gaps }) => (
          <path
            key={places.join()}
            d={pathOf(gaps.map((gap, week) => [x(week), y(gap)] as const))}
            className="stroke-edge fill-none"
            strokeWidth="1"
            opacity="0.32"
          />
        ))}
        <path
          d={pathOf([
            [0, y(0)],
            [1, y(0)],
          ])}
          className="stroke-edge fill-none"
          strokeWidth="1"
        />
        <path
          d={pathOf(own.map((gap, week) => [x(week), y(gap)] as const))}
          className="stroke-accent fill-none"
          strokeWidth="2.25"
        />
      </Plot>
      <p className="text-quiet mt-2 text-xs">
        Coloured: where the campaign ran. Faint: the same method where nothing happened. The p-value comes from shifting
        the test in time, not from this picture.
      </p>
    </Chart>
  )
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
