/** The picture as something to point at: the nearest person tells who they are; arrow keys go from one to the next. */
import { useId, useMemo, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { Drawing, Pointed } from './picture-drawing.tsx'
import { aboutPerson, aboutPersonThen, heardPicture } from './picture-words.ts'
import { HALF } from './seating.ts'
import type { Picture, Place, Seating } from './seating.ts'

const REACH = 26
const STEPS: Record<string, number> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageDown: 20,
  PageUp: -20,
}

/** @param past whether it shows an earlier moment; who was not there yet cannot be pointed at */
export function PictureStage({
  picture,
  seated,
  name,
  past,
}: {
  picture: Picture
  seated: Seating
  name: string
  past: boolean
}) {
  const { places, talks, dot } = seated
  const heard = useMemo(() => heardPicture(picture), [picture])
  const [at, setAt] = useState<number | null>(null)
  const hint = useId()
  const pointed = at === null ? undefined : places[at]
  const place = pointed && pointed.size > 0 ? pointed : undefined

  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const scale = (2 * HALF) / box.width
    setAt(nearest(places, (event.clientX - box.left) * scale - HALF, (event.clientY - box.top) * scale - HALF))
  }
  const step = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return setAt(null)
    const by = STEPS[event.key]
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? places.length - 1 : by && (at ?? (by > 0 ? -1 : 0)) + by
    if (to === undefined) return
    event.preventDefault()
    setAt(there(places, to, by ?? (event.key === 'End' ? -1 : 1)))
  }
  return (
    <div
      role="group"
      aria-label={`The audience of ${name}, person by person`}
      aria-describedby={hint}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- people are reached by arrow keys
      tabIndex={0}
      onKeyDown={step}
      onBlur={() => setAt(null)}
      className="relative mx-auto w-full max-w-[36rem] rounded-full transition-opacity duration-500 motion-reduce:transition-none starting:opacity-0"
    >
      <svg
        viewBox={`${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}`}
        role="img"
        aria-label={heard}
        className="block h-auto w-full touch-pan-y"
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setAt(null)}
      >
        <Drawing {...seated} />
        {place && <Pointed place={place} talks={talks} dot={dot} />}
      </svg>
      <p id={hint} className="sr-only">
        Arrow keys go from person to person, from the centre outwards; Home and End to the first and the last.
      </p>
      <div aria-live="polite">
        {place && (
          <Who place={place} about={past ? aboutPersonThen(picture.rings, place) : aboutPerson(place.person)} />
        )}
      </div>
    </div>
  )
}

/** Beside the dot, on the side where there is room. */
function Who({ place: { person, x, y }, about }: { place: Place; about: string }) {
  const across = `${(100 * (x + HALF)) / (2 * HALF)}%`
  const down = (100 * (y + HALF)) / (2 * HALF)
  return (
    <p
      className="bg-ink text-paper pointer-events-none absolute w-max max-w-[min(15rem,80%)] rounded-md px-3 py-2 text-sm shadow-lg"
      style={{
        left: across,
        translate: `-${across} 0`,
        ...(y < 0 ? { top: `calc(${down}% + 0.875rem)` } : { bottom: `calc(${100 - down}% + 0.875rem)` }),
      }}
    >
      <span dir="auto" className="block truncate font-medium">
        {person.name}
      </span>
      {about}
    </p>
  )
}

/** The place asked for, or the next in that direction with somebody in it. */
function there(places: readonly Place[], to: number, by: number): number | null {
  for (let tried = 0; tried < places.length; tried++) {
    const at = (to + tried * Math.sign(by) + 2 * places.length) % places.length
    if (places[at]!.size > 0) return at
  }
  return null
}

function nearest(places: readonly Place[], x: number, y: number): number | null {
  let best: number | null = null
  let least = REACH
  places.forEach((place, at) => {
    const far = Math.hypot(place.x - x, place.y - y)
    if (far >= least || place.size === 0) return
    least = far
    best = at
  })
  return best
}
