/** Small drawings of values in order, as a line or as bars, those that are talked about marked in the accent. */
import { short } from './numbers.ts'

export type Point = { value: number; label: string; marked?: boolean }
type Props = {
  points: readonly Point[]
  /** What is drawn, for those who hear it. */
  label: string
  height?: number
  /** Written at the ends of the axis below; the first and last labels when absent. */
  ends?: readonly [string, string]
  format?: (value: number) => string
}

const WIDE = 640
const TOP = 14

export function Bars({ points, label, height = 120, ends, format = short }: Props) {
  const { y, most } = scale(points, height)
  const step = WIDE / Math.max(points.length, 1)
  return (
    <Axes {...{ points, label, height, ends, most, format }}>
      {points.map((point, at) => (
        <rect
          key={at}
          x={at * step + step * 0.12}
          width={Math.min(step * 0.76, 28)}
          y={y(point.value)}
          height={Math.max(1, height - y(point.value))}
          className={point.marked ? 'fill-accent' : 'fill-edge/60'}
        >
          <title>{`${point.label}: ${format(point.value)}`}</title>
        </rect>
      ))}
    </Axes>
  )
}

export function Line({ points, label, height = 120, ends, format = short }: Props) {
  const { y, most } = scale(points, height)
  const x = (at: number) => (points.length < 2 ? WIDE / 2 : 4 + (at * (WIDE - 8)) / (points.length - 1))
  return (
    <Axes {...{ points, label, height, ends, most, format }}>
      <polyline
        points={points.map((point, at) => `${x(at)},${y(point.value)}`).join(' ')}
        className="stroke-ink fill-none"
        strokeWidth="1.75"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
      {points.map((point, at) =>
        point.marked || points.length < 3 ? (
          <circle key={at} cx={x(at)} cy={y(point.value)} r="5" className="fill-accent">
            <title>{`${point.label}: ${format(point.value)}`}</title>
          </circle>
        ) : null,
      )}
    </Axes>
  )
}

function scale(points: readonly Point[], height: number) {
  const most = Math.max(...points.map(({ value }) => value), 0) || 1
  return { most, y: (value: number) => height - ((height - TOP) * Math.max(0, value)) / most }
}

function Axes({
  points,
  label,
  height,
  ends,
  most,
  format,
  children,
}: Required<Pick<Props, 'points' | 'label' | 'height' | 'format'>> & {
  ends: Props['ends']
  most: number
  children: React.ReactNode
}) {
  const [from, to] = ends ?? [points[0]?.label ?? '', points.at(-1)?.label ?? '']
  return (
    <div>
      <svg
        viewBox={`0 0 ${WIDE} ${height + 1}`}
        className="block h-auto w-full overflow-visible"
        role="img"
        aria-label={label}
      >
        <line x1="0" x2={WIDE} y1={TOP} y2={TOP} className="stroke-line" />
        <line x1="0" x2={WIDE} y1={height} y2={height} className="stroke-edge" />
        {children}
      </svg>
      <div className="text-quiet mt-1 flex justify-between gap-4 text-xs" aria-hidden="true">
        <span>{from}</span>
        <span>top line {format(most)}</span>
        <span>{to}</span>
      </div>
    </div>
  )
}
