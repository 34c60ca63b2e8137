/**
 * Where does everybody stand in the audience picture? Rings by how often people came, the creator in the middle; fans who
 * talk with one another share a direction, so that their circle shows as a cluster across the rings.
 *
 * The same picture always gives the same places: directions come from the order of the list, then neighbours that would
 * overlap are pushed apart a fixed number of times. Direction means nothing beyond who is near whom.
 */
import type { Output } from '../../call.ts'

export type Picture = Output<'audits.picture'>
export type Person = Picture['people'][number]
export type Place = { readonly person: Person; readonly x: number; readonly y: number }
export type Line = { readonly from: Place; readonly to: Place; readonly times: number }
export type Seating = {
  readonly places: readonly Place[]
  readonly talks: readonly Line[]
  /** Radius of a dot. */
  readonly dot: number
  /** One dot stands for about so many people, in every ring. */
  readonly each: number
}

/** The frame goes from -HALF to HALF both ways, the creator at 0, 0. */
export const HALF = 320
/** From and to which radius a ring reaches, the innermost first. */
export const BANDS = [
  [50, 106],
  [118, 158],
  [170, 206],
  [218, 250],
  [262, 314],
] as const

const DOT = { least: 2.6, most: 5.2 }
const ROUNDS = 90
const PULL = 0.03
/** Steps that fill a plane evenly at every count and never fall into rows (Roberts 2018, from the plastic number). */
const STEP = { around: 0.7548776662, outward: 0.569840291 }
const TURN = 2 * Math.PI

export function seating(picture: Picture): Seating {
  const { kept, each } = evenly(picture)
  const people = kept.map((seat) => picture.people[seat]!)
  const dot = dotFor(people)
  const places = apart(people, wished(people), dot)
  const placeOf = new Map(kept.map((seat, at) => [seat, places[at]!]))
  const talks = picture.talks.flatMap(({ from, to, times }) => {
    const [a, b] = [placeOf.get(from), placeOf.get(to)]
    return a && b ? [{ from: a, to: b, times }] : []
  })
  return { places, talks, dot, each }
}

/**
 * Which seats are drawn so that one dot means as many people in the centre as at the rim: the answer seats small rings
 * generously, and a picture that is looked at for five seconds would make a loose audience look close. A ring with
 * anybody in it keeps at least one dot.
 */
function evenly({ people, rings }: Picture): { kept: number[]; each: number } {
  const rate = Math.min(1, ...rings.flatMap((ring) => (ring.people > 0 ? [ring.drawn / ring.people] : [])))
  let first = 0
  const kept = rings.flatMap((ring) => {
    const seats = Math.min(ring.drawn, Math.max(1, Math.round(ring.people * rate)))
    const from = first
    first += ring.drawn
    return Array.from(
      { length: ring.people ? seats : 0 },
      (_, k) => from + Math.floor(((k + 0.5) * ring.drawn) / seats),
    )
  })
  return { kept: kept.filter((seat) => seat < people.length), each: 1 / rate }
}

/** As large as fits the fullest ring with room to spare. */
function dotFor(people: readonly Person[]): number {
  const rooms = BANDS.map(([near, far], ring) => {
    const inRing = people.filter((person) => person.ring === ring).length
    return inRing ? (Math.PI * (far ** 2 - near ** 2)) / inRing : Infinity
  })
  return Math.max(DOT.least, Math.min(DOT.most, 0.34 * Math.sqrt(Math.min(...rooms))))
}

/** The direction and distance where everybody would stand if nobody else did. */
function wished(people: readonly Person[]): Float64Array {
  const direction = directions(people)
  const wish = new Float64Array(2 * people.length)
  const met = new Map<number | string, number>()
  people.forEach(({ ring, group }, at) => {
    const circle = group !== null ? direction.get(group) : undefined
    const nth = counting(met, circle ? group! : `ring ${ring}`)
    const around = (nth * STEP.around) % 1
    const angle = circle ? circle.middle + (around - 0.5) * circle.arc : (around + ring / 7) * TURN
    const [near, far] = BANDS[ring]!
    const distance = near + (far - near) * ((nth * STEP.outward) % 1)
    wish[2 * at] = distance * Math.cos(angle)
    wish[2 * at + 1] = distance * Math.sin(angle)
  })
  return wish
}

const counting = <K>(met: Map<K, number>, key: K): number => {
  const nth = met.get(key) ?? 0
  met.set(key, nth + 1)
  return nth
}

/** Each circle of fans gets a part of the round as large as its share of the people; those in none fill what is between. */
function directions(people: readonly Person[]): Map<number, { middle: number; arc: number }> {
  const sizes = new Map<number, number>()
  for (const { group } of people) if (group !== null) counting(sizes, group)
  const groups = [...sizes].filter(([, size]) => size > 1).sort(([a], [b]) => a - b)
  const inGroups = groups.reduce((sum, [, size]) => sum + size, 0)
  const gap = (people.length - inGroups) / Math.max(1, groups.length)
  let angle = -Math.PI / 2
  return new Map(
    groups.map(([group, size], at) => {
      const arc = (TURN * size) / people.length
      if (at === 0) angle -= arc / 2
      const middle = angle + arc / 2
      angle += arc + (TURN * gap) / people.length
      return [group, { middle, arc }]
    }),
  )
}

/** Pushes apart who would overlap, pulls all back towards where they wished to be, and keeps everybody in their ring. */
function apart(people: readonly Person[], wish: Float64Array, dot: number): Place[] {
  const at = Float64Array.from(wish)
  const least = 2 * dot + Math.min(3, 0.6 * dot)
  for (let round = 0; round < ROUNDS; round++) {
    for (let k = 0; k < at.length; k++) at[k]! += PULL * (wish[k]! - at[k]!)
    push(at, least)
    people.forEach(({ ring }, p) => hold(at, p, BANDS[ring]!, dot))
  }
  const round = (value: number) => Math.round(value * 10) / 10
  return people.map((person, p) => ({ person, x: round(at[2 * p]!), y: round(at[2 * p + 1]!) }))
}

function push(at: Float64Array, least: number): void {
  for (let a = 0; a < at.length; a += 2)
    for (let b = a + 2; b < at.length; b += 2) {
      let dx = at[b]! - at[a]!
      const dy = at[b + 1]! - at[a + 1]!
      if (Math.abs(dx) >= least || Math.abs(dy) >= least) continue
      if (dx === 0 && dy === 0) dx = 0.01 // Two on one spot part sideways.
      const far = Math.hypot(dx, dy)
      if (far >= least) continue
      const move = (least - far) / far / 2
      at[a]! -= dx * move
      at[a + 1]! -= dy * move
      at[b]! += dx * move
      at[b + 1]! += dy * move
    }
}

function hold(at: Float64Array, p: number, [near, far]: readonly [number, number], dot: number): void {
  const distance = Math.hypot(at[2 * p]!, at[2 * p + 1]!) || 1
  const to = Math.min(far - dot, Math.max(near + dot, distance)) / distance
  at[2 * p]! *= to
  at[2 * p + 1]! *= to
}
