/** One dot on its interval for each audit, in order of time; hollow where an audit could not say. A change is drawn as a line. */
import { day } from '../../ui/numbers.ts'
import { Plot, pathOf, spot } from '../../ui/plot.tsx'
import { timeTicks } from '../../ui/ticks.ts'
import type { Course, Scored } from './words.ts'

type Props = { history: readonly Scored[]; course: Course; label: string }

export function ScoreLine({ history, course: { state, from, to }, label }: Props) {
  const times = history.map(({ at }) => Date.parse(at))
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const across = (at: number | string) =>
    last === first ? 0.5 : (0.02 + 0.96 * ((typeof at === 'string' ? Date.parse(at) : at) - first)) / (last - first)
  const changed = (state === 'cooling' || state === 'warming') && from && to
  return (
    <Plot
      label={label}
      height={120}
      across={timeTicks(first, last).map(({ at, text }) => ({ at: across(at), text }))}
      up={[0, 50, 100].map((score) => ({ at: score / 100, text: String(score) }))}
      marks={history.map(({ at, score }) => (
        <span
          key={at}
          title={`${day(at)}: ${score === null ? 'not enough evidence' : Math.round(score)}`}
          style={spot(across(at), (score ?? 50) / 100)}
          className={`absolute size-2.5 rounded-full ${score === null ? 'border-edge bg-paper border-[1.5px]' : 'bg-accent ring-2 ring-(--color-paper)'}`}
        />
      ))}
    >
      {changed && (
        <path
          d={pathOf([
            [across(from.at), from.score / 100],
            [across(to.at), to.score / 100],
          ])}
          className="stroke-accent"
          strokeWidth="1.5"
          strokeDasharray="4 3"
        />
      )}
      {history.map(({ at, score, low, high }) =>
        score === null ? null : (
          <path
            key={at}
            d={pathOf([
              [across(at), (low ?? score) / 100],
              [across(at), (high ?? score) / 100],
            ])}
            className="stroke-ink"
            strokeWidth="1.5"
          />
        ),
      )}
    </Plot>
  )
}
