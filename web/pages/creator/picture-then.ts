/**
 * The audience picture as it stood at an earlier moment: the counts of everybody, and where those who are drawn stood.
 * People keep their direction and their place across the breadth of a ring; only the ring changes. Between two moments
 * they are on their way, so that the eye can follow them. From the last moment on it is today's picture, the same object.
 */
import { BANDS } from './seating.ts'
import type { Picture, Place, Seating } from './seating.ts'

/** So much of the way between two moments may pass before the last of those who move sets out. */
const STRAGGLE = 0.45

/** @param moment a place in `picture.moments` */
export function pictureThen(picture: Picture, moment: number): Picture {
  const then = picture.moments[moment]
  if (!then || moment >= picture.moments.length - 1) return picture
  return {
    ...picture,
    rings: picture.rings.map((ring, r) => ({ ...ring, ...then.rings[r]! })),
    groups: Array.from({ length: then.circles }, () => ({ people: then.largestCircle })),
    everybody: then.rings.reduce((sum, { people }) => sum + people, 0),
  }
}

/** @param at a place in the picture's moments, or somewhere between two; @param last the last of them */
export function seatedThen(seated: Seating, at: number, last: number): Seating {
  if (at >= last) return seated
  const next = Math.max(0, Math.ceil(at))
  const way = at - (next - 1)
  const then = new Map(
    seated.places.map((place, nth) => [place, placeThen(place, next, stepOf(way, nth), seated.dot)] as const),
  )
  return {
    ...seated,
    places: [...then.values()],
    talks: seated.talks.map(({ from, to, by }, nth) => ({
      from: then.get(from)!,
      to: then.get(to)!,
      by,
      grown: happened(by, next, stepOf(way, nth)),
    })),
  }
}

function placeThen(place: Place, next: number, step: number, dot: number): Place {
  const { reached, answeredBy } = place.person
  const before = reached.filter((by) => by < next).length
  const after = reached.filter((by) => by <= next).length
  const [from, to] = [BANDS.length - (before || after), BANDS.length - after]
  return {
    ...place,
    ...(after && standing(place, from, to, step, dot)),
    size: before ? 1 : after ? step : 0,
    ray: answeredBy === null ? 0 : happened(answeredBy, next, step),
  }
}

function standing(place: Place, from: number, to: number, step: number, dot: number) {
  if (from === to && to === place.person.ring) return { ring: to }
  const today = Math.hypot(place.x, place.y)
  const [own, room] = ringRoom(place.person.ring, dot)
  const across = (today - own) / room
  const distanceIn = (ring: number) => {
    const [near, wide] = ringRoom(ring, dot)
    return near + across * wide
  }
  const distance = distanceIn(from) + (distanceIn(to) - distanceIn(from)) * step
  return {
    x: (place.x * distance) / today,
    y: (place.y * distance) / today,
    ring: step < 0.5 ? from : to,
  }
}

/** From where a ring has room for dots, and how wide. */
const ringRoom = (ring: number, dot: number): [number, number] => {
  const [near, far] = BANDS[ring]!
  return [near + dot, far - near - 2 * dot]
}

const happened = (by: number, next: number, step: number): number => (by < next ? 1 : by === next ? step : 0)

/** How far the nth has come on the way to the next moment: not all set out at once, and they set out and arrive gently. */
function stepOf(way: number, nth: number): number {
  const late = (nth * 0.618034) % 1
  const gone = Math.min(1, Math.max(0, (way - STRAGGLE * late) / (1 - STRAGGLE)))
  return gone * gone * (3 - 2 * gone)
}
