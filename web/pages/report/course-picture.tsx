/** What happened day by day, beside what would have been or what is expected; the days of a test are shaded. */
import type { Axis, Course } from '@rapport/server/features/reports/report-sheet.ts'
import { Chart } from '../../ui/chart.tsx'
import { Plot, pathOf } from '../../ui/plot.tsx'

const along = ({ from, to }: Axis, value: number) => Math.min(1, Math.max(0, (value - from) / (to - from)))

const LINES = {
  seen: { className: 'stroke-accent', text: 'text-accent-ink', dash: '' },
  without: { className: 'stroke-ink', text: 'text-ink', dash: '4 3' },
  ahead: { className: 'stroke-ink', text: 'text-ink', dash: '1 3' },
} as const

/** A line that ends early has its name there, not at the edge. */
const EARLY = 0.85

const DAY = 86_400_000
const dayOf = (at: number) => new Date(at * DAY).toISOString().slice(0, 10)

export function CoursePicture(course: Course) {
  const { title, unit, across, up, lines, limit } = course
  const all = [...new Set(lines.flatMap(({ points }) => points.map(([at]) => at)))].toSorted((a, b) => a - b)
  const rows = all.map((at) => [
    dayOf(at),
    ...lines.map(({ points }) => points.find(([one]) => one === at)?.[1] ?? null),
  ])
  const ends = lines.flatMap(({ is, name, points }) => {
    const last = points.at(-1)
    const text = { is, name, className: LINES[is].text }
    return last ? [{ ...text, x: along(across, last[0]), at: along(up, last[1]), value: Math.round(last[1]).toLocaleString('en') }] : [] // prettier-ignore
  })
  return (
    <div className="break-inside-avoid">
      <Chart finding={title} unit={unit} table={{ head: ['Day', ...lines.map(({ name }) => name)], rows }}>
        <Plot
          label={`${title}. ${unit}.`}
          height={200}
          across={across.ticks.map(({ at, text }) => ({ at: along(across, at), text }))}
          up={up.ticks.map(({ at, text }) => ({ at: along(up, at), text }))}
          ends={ends.filter(({ x }) => x > EARLY)}
          marks={ends
            .filter(({ x }) => x <= EARLY)
            .map((end) => (
              <EarlyEnd key={end.is} {...end} />
            ))}
        >
          <Drawn {...course} />
        </Plot>
      </Chart>
      {limit && <p className="text-quiet mt-1 text-xs">The line across: {limit.text}.</p>}
    </div>
  )
}

function Drawn({ across, up, lines, band, on, limit }: Course) {
  const x = (at: number) => along(across, at)
  const y = (value: number) => along(up, value)
  const path = (points: readonly (readonly [number, number])[]) =>
    pathOf(points.map(([at, value]) => [x(at), y(value)]))
  const above = path(band.map(([at, , high]) => [at, high]))
  const below = path(band.toReversed().map(([at, low]) => [at, low])).replace('M', 'L')
  return (
    <>
      {on.map(([from, to]) => (
        <rect
          key={from}
          x={100 * x(from - 0.5)}
          width={100 * (x(to + 0.5) - x(from - 0.5))}
          y="0"
          height="100"
          className="fill-pool"
        />
      ))}
      {band.length > 1 && <path d={`${above}${below}Z`} className="fill-pool" />}
      {limit && (
        <line x1="0" x2="100" y1={100 * (1 - y(limit.at))} y2={100 * (1 - y(limit.at))} className="stroke-edge" />
      )}
      {lines.map(({ is, points }) => (
        <path
          key={is}
          d={path(points)}
          className={`fill-none ${LINES[is].className}`}
          strokeWidth="1.75"
          strokeDasharray={LINES[is].dash}
          strokeLinejoin="round"
        />
      ))}
    </>
  )
}

type Early = { x: number; at: number; name: string; value: string; className: string }

const EarlyEnd = ({ x, at, name, value, className }: Early) => (
  <span
    className={`absolute pb-1 text-xs whitespace-nowrap ${x > 0.2 ? '-translate-x-full' : ''} ${className}`}
    style={{ left: `${100 * x}%`, bottom: `${100 * at}%` }}
  >
    <b className="font-semibold">{value}</b> {name}
  </span>
)
