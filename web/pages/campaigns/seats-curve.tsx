/** Seats sold day by day, where they are heading with the band of 80% of all paths, and when posts come out. */
import { Chart } from '../../ui/chart.tsx'
import { count, day } from '../../ui/numbers.ts'
import { Plot, pathOf, spot } from '../../ui/plot.tsx'
import { curveFinding, curveOf } from './live-words.ts'
import type { Live } from './live-words.ts'

export function SeatsCurve({ live, now }: { live: Live; now: number }) {
  const curve = curveOf(live, now)
  const capacity = live.capacity
  if (curve === null || capacity === null) return null
  const { from, to, sold, ahead, posts } = curve
  const most = Math.max(capacity, sold.at(-1)!.seats) * 1.06
  const x = (at: number) => (at - from) / (to - from)
  const y = (seats: number) => seats / most
  // A day's sales are known at its end: the line climbs in steps.
  const steps = sold.flatMap(({ at, seats }, k) => [
    ...(k > 0 ? [[x(at), y(sold[k - 1]!.seats)] as const] : []),
    [x(at), y(seats)] as const,
  ])
  const band = [
    ...ahead.map(({ at, high }) => [x(at), y(high)] as const),
    ...ahead.map(({ at, low }) => [x(at), y(low)] as const).toReversed(),
  ]
  return (
    <Chart
      finding={curveFinding(live)}
      unit={ahead.length ? 'seats sold, 80% band ahead' : 'seats sold'}
      table={{
        head: ['day', 'seats', 'from', 'to'],
        rows: [
          ...sold.map(({ at, seats }) => [day(new Date(at).toISOString()), Math.round(seats), null, null]),
          ...ahead.map(({ at, low, middle, high }) => [day(new Date(at).toISOString()), middle, low, high]),
        ],
      }}
    >
      <Plot
        label={`Seats sold from ${day(new Date(from).toISOString())} to the evening: ${curveFinding(live)}.`}
        height={220}
        across={[
          { at: 0, text: day(new Date(from).toISOString()) },
          ...(x(now) > 0.2 && x(now) < 0.8 ? [{ at: x(now), text: 'now' }] : []),
          { at: 1, text: 'the evening' },
        ]}
        up={[0, capacity / 2, capacity].map((seats) => ({ at: y(seats), text: count(seats) }))}
        marks={posts
          .filter(({ at }) => at >= from && at <= to)
          .map(({ at, name, out }) => (
            <span
              key={`${name} ${at}`}
              title={`${name}, ${day(new Date(at).toISOString())}${out ? '' : ': not out yet'}`}
              className={`border-accent absolute size-2.5 rounded-full border-2 ${out ? 'bg-accent' : 'bg-paper'}`}
              style={spot(x(at), 0)}
            />
          ))}
      >
        {ahead.length > 0 && <path d={`${pathOf(band)}Z`} className="fill-pool" />}
        <path
          d={pathOf(ahead.map(({ at, middle }) => [x(at), y(middle)]))}
          className="stroke-ink fill-none"
          strokeWidth="1.5"
          strokeDasharray="4 4"
        />
        <path d={pathOf(steps)} className="stroke-ink fill-none" strokeWidth="2" />
      </Plot>
      <p className="text-quiet mt-2 text-xs">
        Dots are posts; hollow ones are not out yet. The dashed line is the middle of what may come.
      </p>
    </Chart>
  )
}
