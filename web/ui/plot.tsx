/**
 * A place to draw lines in: it grows with the page while words on it keep their size. Marks and labels stand at fractions
 * of the width (from the left) and of the height (from the foot).
 */
import type { CSSProperties, ReactNode } from 'react'
import { spread } from './ticks.ts'

type Tick = { at: number; text: string }
/** What stands at the right end of a line: its name instead of a key. */
type End = { at: number; name: string; value: string; className: string }

export function Plot({
  label,
  height = 160,
  across,
  up,
  ends = [],
  children,
  marks,
}: {
  /** What is drawn, for those who hear it. */
  label: string
  height?: number
  across: readonly Tick[]
  up: readonly Tick[]
  ends?: readonly End[]
  /** Drawn in a square of 100 by 100 with the origin at the top; strokes do not scale. */
  children: ReactNode
  marks?: ReactNode
}) {
  const places = spread(
    ends.map(({ at }) => at),
    36 / height,
  )
  return (
    <div role="img" aria-label={label} className={`pt-2 ${ends.length ? 'mr-[6.75rem]' : 'mr-2'} ml-11`}>
      <div className="relative" style={{ height }} aria-hidden="true">
        {up.map(({ at, text }) => (
          <div key={text} className="border-line absolute inset-x-0 border-t" style={{ bottom: part(at) }}>
            <span className="text-quiet absolute right-full -translate-y-1/2 pr-2 text-xs leading-4 whitespace-nowrap">
              {text}
            </span>
          </div>
        ))}
        <svg
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible *:[vector-effect:non-scaling-stroke]"
        >
          {children}
        </svg>
        {marks}
        {ends.map(({ name, value, className }, at) => (
          <p
            key={name}
            className={`absolute left-full w-[6.25rem] translate-y-1/2 pl-2.5 text-xs leading-4 ${className}`}
            style={{ bottom: part(places[at]!) }}
          >
            <span className="block font-semibold">{value}</span>
            {name}
          </p>
        ))}
      </div>
      <div className="text-quiet relative mt-1.5 h-4 text-xs leading-4" aria-hidden="true">
        {across.map(({ at, text }) => (
          // Words at the ends stay inside.
          <span
            key={text}
            className="absolute whitespace-nowrap"
            style={{ left: part(at), translate: `-${part(at)} 0` }}
          >
            {text}
          </span>
        ))}
      </div>
    </div>
  )
}

const part = (fraction: number) => `${Math.round(fraction * 10_000) / 100}%`

/** Where a mark stands on a plot, by its middle. */
export const spot = (across: number, up: number): CSSProperties => ({
  left: part(across),
  bottom: part(up),
  translate: '-50% 50%',
})

/** A line through points given as fractions. */
export const pathOf = (points: readonly (readonly [across: number, up: number])[]): string =>
  points.map(([x, y], at) => `${at ? 'L' : 'M'}${(100 * x).toFixed(2)} ${(100 * (1 - y)).toFixed(2)}`).join('')
