/** The drawing of an audience: faint rings, rays where the creator answered, threads between fans, a dot for each person. */
import { memo } from 'react'
import { BANDS, HALF } from './seating.ts'
import type { Line, Place, Seating } from './seating.ts'

/** Ink on paper, the more often somebody came the darker. */
export const SHADES = [100, 84, 70, 58, 46].map(
  (ink) => `color-mix(in oklab, var(--color-ink) ${ink}%, var(--color-paper))`,
)
const SUN = 17

/** Never drawn again while somebody points at it: hundreds of marks stand still, unless time goes by. */
export const Drawing = memo(function Drawing({ places, talks, dot }: Seating) {
  return (
    <>
      <defs>
        <radialGradient id="ray" gradientUnits="userSpaceOnUse" cx="0" cy="0" r={HALF}>
          <stop offset="0.08" stopColor="var(--color-accent)" stopOpacity="0.75" />
          <stop offset="0.4" stopColor="var(--color-accent)" stopOpacity="0.38" />
          <stop offset="1" stopColor="var(--color-accent)" stopOpacity="0.22" />
        </radialGradient>
      </defs>
      {BANDS.map(([near, far]) => (
        <circle key={near} r={(near + far) / 2} strokeWidth={far - near} className="fill-none stroke-sunk/60" />
      ))}
      <path d={rays(places)} stroke="url(#ray)" strokeWidth="0.8" fill="none" />
      <path d={threads(talks)} className="stroke-ink/55 fill-none" strokeWidth="0.9" />
      {BANDS.map((_, ring) => (
        <g key={ring} fill={SHADES[ring]} className="stroke-paper" strokeWidth="1">
          {places.map(
            (place, nth) =>
              place.ring === ring &&
              place.size > 0 && <circle key={nth} cx={place.x} cy={place.y} r={dot * place.size} />,
          )}
        </g>
      ))}
      <circle r={SUN} className="fill-accent stroke-paper" strokeWidth="3" />
    </>
  )
})

/** One person in front of all, with the lines that lead to them. */
export function Pointed({ place, talks, dot }: { place: Place; talks: readonly Line[]; dot: number }) {
  const own = talks.filter(({ from, to }) => from === place || to === place)
  return (
    <g className="pointer-events-none">
      <path d={rays([place])} className="stroke-accent" strokeWidth="2" />
      <path d={threads(own)} className="stroke-ink fill-none" strokeWidth="1.5" />
      <circle cx={place.x} cy={place.y} r={dot + 2.5} className="fill-ink stroke-paper" strokeWidth="2" />
    </g>
  )
}

const rays = (places: readonly Place[]): string =>
  places
    .filter(({ ray }) => ray > 0)
    .map(({ x, y, ray }) => `M0 0L${x * ray} ${y * ray}`)
    .join('')

/** Bent a little towards the centre, so that two along one ring do not hide those between. */
const threads = (talks: readonly Line[]): string =>
  talks
    .filter(({ grown }) => grown > 0)
    .map(({ from, to, grown }) => {
      const bend = 0.42
      const [x, y] = [(from.x + to.x) * bend, (from.y + to.y) * bend]
      if (grown < 1) return partOf(from, { x, y }, to, grown)
      return `M${from.x} ${from.y}Q${x.toFixed(1)} ${y.toFixed(1)} ${to.x} ${to.y}`
    })
    .join('')

type Point = { readonly x: number; readonly y: number }

/** The first part of a bent line, up to where it has grown (de Casteljau). */
function partOf(from: Point, bend: Point, to: Point, grown: number): string {
  const between = (a: Point, b: Point) => ({ x: a.x + (b.x - a.x) * grown, y: a.y + (b.y - a.y) * grown })
  const start = between(from, bend)
  const end = between(start, between(bend, to))
  return `M${from.x} ${from.y}Q${start.x} ${start.y} ${end.x} ${end.y}`
}
