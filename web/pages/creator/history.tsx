/** How the account came here: its followers over time, and what each audit said. */
import { Chart } from '../../ui/chart.tsx'
import { count, day, many, short } from '../../ui/numbers.ts'
import { Line } from '../../ui/series.tsx'
import { ScoreLine } from './score-line.tsx'
import { courseFinding } from './words.ts'
import type { Account, Course, Scored } from './words.ts'

export function Followers({ history }: { history: Account['history'] }) {
  const points = history.flatMap(({ day: on, followers }) =>
    followers === null ? [] : [{ value: followers, label: day(on) }],
  )
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 2)
    return (
      <p className="text-quiet">
        {points.length === 1 ? 'One count is known so far.' : 'No follower counts of the past are known.'} Import the
        same list again later, and this becomes a line.
      </p>
    )
  const gain = last.value - first.value
  const finding =
    gain === 0
      ? `As many followers as on ${first.label}`
      : `${short(Math.abs(gain))} followers ${gain > 0 ? 'more' : 'fewer'} than on ${first.label}`
  return (
    <Chart
      finding={finding}
      unit={`followers, on ${many(points.length, 'day')}`}
      table={{ head: ['Day', 'Followers'], rows: points.map(({ label, value }) => [label, value]).toReversed() }}
    >
      <Line points={points} label={`${finding}: from ${count(first.value)} to ${count(last.value)}.`} />
    </Chart>
  )
}

export function Audits({ history, course }: { history: readonly Scored[]; course: Course }) {
  const [only, next] = history
  if (!only) return <p className="text-quiet">Nobody has looked yet.</p>
  if (!next)
    return (
      <p className="text-quiet">
        One, on {day(only.at)}. Every import audits again, and from the second one on this says whether the relationship
        warms or cools.
      </p>
    )
  const finding = courseFinding(history, course)
  return (
    <Chart
      finding={finding}
      unit="0 to 100, 80% interval"
      table={{
        head: ['Audit', 'Relationship', 'From', 'To'],
        rows: history.map(({ at, score, low, high }) => [day(at), round(score), round(low), round(high)]).toReversed(),
      }}
    >
      <ScoreLine history={history} course={course} label={`${finding}. ${many(history.length, 'audit')}.`} />
    </Chart>
  )
}

const round = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10)
