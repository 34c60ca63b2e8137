/** One dot on its interval for each audit, in order of time; hollow where an audit could not say. */
import { day } from '../../ui/numbers.ts'
import type { Scored } from './words.ts'

const WIDE = 640
const HIGH = 120
const PAD = 8

export function ScoreLine({ history, label }: { history: readonly Scored[]; label: string }) {
  const times = history.map(({ at }) => Date.parse(at))
  const [from, to] = [Math.min(...times), Math.max(...times)]
  const x = (at: string) => (to === from ? WIDE / 2 : PAD + ((Date.parse(at) - from) * (WIDE - 2 * PAD)) / (to - from))
  const y = (score: number) => PAD + ((100 - score) * (HIGH - 2 * PAD)) / 100
  return (
    <div>
      <svg
        viewBox={`0 0 ${WIDE} ${HIGH}`}
        className="block h-auto w-full overflow-visible"
        role="img"
        aria-label={label}
      >
        {[0, 50, 100].map((score) => (
          <line key={score} x1="0" x2={WIDE} y1={y(score)} y2={y(score)} className="stroke-line" />
        ))}
        {history.map(({ at, score, low, high }) => (
          <g key={at}>
            <title>{`${day(at)}: ${score === null ? 'not enough evidence' : Math.round(score)}`}</title>
            {score !== null && (
              <line
                x1={x(at)}
                x2={x(at)}
                y1={y(low ?? score)}
                y2={y(high ?? score)}
                className="stroke-ink"
                strokeWidth="2"
              />
            )}
            <circle
              cx={x(at)}
              cy={y(score ?? 50)}
              r="5.5"
              className={score === null ? 'fill-paper stroke-edge' : 'fill-accent'}
              strokeWidth="1.5"
            />
          </g>
        ))}
      </svg>
      <div className="text-quiet mt-1 flex justify-between gap-4 text-xs" aria-hidden="true">
        <span>{history.length > 1 && day(new Date(from).toISOString())}</span>
        <span>lines at 0, 50 and 100</span>
        <span>{day(new Date(to).toISOString())}</span>
      </div>
    </div>
  )
}
