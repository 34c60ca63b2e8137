/**
 * Where does everybody stand in the audience picture? Rings by how often people came, the creator in the middle; fans who
 * talk with one another share a direction, so that their circle shows as a cluster across the rings.
 *
 * The same picture always gives the same places: directions come from the order of the list, then neighbours that stand
 * too close are pushed apart a fixed number of times. Direction means nothing beyond who is near whom.
 */
import type { Output } from '../../call.ts'

export type Picture = Output<'audits.picture'>
export type Person = Picture['people'][number]
export type Place = {
  readonly person: Person
  readonly x: number
  readonly y: number
  /** In which they stand; today it is the person's own. */
  readonly ring: number
  /** 0 not there yet, 1 there. */
  readonly size: number
  /** 0 not answered yet, 1 answered; between the two the ray is on its way. */
  readonly ray: number
}
export type Line = {
  readonly from: Place
  readonly to: Place
  /** Place in the picture's moments by when it was there. */
  readonly by: number
  /** 0 not there yet, 1 there. */
  readonly grown: number
}
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
/** Beyond this nobody needs to be pushed any further, however empty the ring. */
const MOST_ROOM = 30
const TURN = 2 * Math.PI
/** So that who sits where has nothing to do with where the places are. */
const MIX = 1e6

export function seating(picture: Picture): Seating {
  const { kept, each } = evenly(picture)
  const people = kept.map((seat) => picture.people[seat]!)
  const nowAt = new Map(kept.map((seat, at) => [seat, at]))
  const pairs = picture.talks.flatMap(({ from, to, by }) => {
    const [a, b] = [nowAt.get(from), nowAt.get(to)]
    return a === undefined || b === undefined ? [] : [[a, b, by] as const]
  })
  const circle = circles(people, pairs)
  const dot = dotFor(people)
  const places = mingled(apart(people, circle, wished(people, circle), dot), circle)
  const talks = pairs.map(([a, b, by]) => ({ from: places[a]!, to: places[b]!, by, grown: 1 }))
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
const dotFor = (people: readonly Person[]): number =>
  Math.max(DOT.least, Math.min(DOT.most, 0.34 * Math.sqrt(Math.min(...roomOf(people)))))

/** The area for each person in each ring. */
const roomOf = (people: readonly Person[]): number[] =>
  BANDS.map(([near, far], ring) => {
    const inRing = people.filter((person) => person.ring === ring).length
    return inRing ? (Math.PI * (far ** 2 - near ** 2)) / inRing : Infinity
  })

/** Who belongs together: the circle of fans that somebody is in, else whomever they talk with; undefined alone. */
function circles(
  people: readonly Person[],
  talks: readonly (readonly [number, number, number])[],
): (number | undefined)[] {
  const sizes = sizesOf(people.map(({ group }) => group))
  const circle = people.map(({ group }) => (group !== null && sizes.get(group)! > 1 ? group : undefined))
  for (const [a, b] of talks) {
    const joined = circle[a] ?? circle[b] ?? people.length + a
    circle[a] ??= joined
    circle[b] ??= joined
  }
  return circle
}

const sizesOf = <T>(all: readonly T[]): Map<T, number> => {
  const sizes = new Map<T, number>()
  for (const one of all) sizes.set(one, (sizes.get(one) ?? 0) + 1)
  return sizes
}

/** Where everybody would stand if nobody else did: their circle's direction, or evenly around; anywhere within the ring. */
function wished(people: readonly Person[], circle: readonly (number | undefined)[]): Float64Array {
  const direction = directions(circle)
  const alone = sizesOf(people.flatMap(({ ring }, at) => (circle[at] === undefined ? [ring] : [])))
  const met = new Map<number, number>()
  const wish = new Float64Array(2 * people.length)
  people.forEach(({ ring }, at) => {
    const own = circle[at] === undefined ? undefined : direction.get(circle[at])
    const nth = met.get(ring) ?? 0
    if (!own) met.set(ring, nth + 1)
    const angle = own
      ? own.middle + (scattered(2 * at) - 0.5) * own.arc
      : ((nth + scattered(2 * at)) / alone.get(ring)! + ring / 7) * TURN
    const [near, far] = BANDS[ring]!
    const distance = near + (far - near) * scattered(2 * at + 1)
    wish[2 * at] = distance * Math.cos(angle)
    wish[2 * at + 1] = distance * Math.sin(angle)
  })
  return wish
}

/** 0 to 1, without any order that an eye could find, the same for the same number (Wellons' lowbias32). */
function scattered(n: number): number {
  let x = n + 1
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b)
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32
}

/** Each circle gets a part of the round as large as its share of the people; who is in none fills what is between. */
function directions(circle: readonly (number | undefined)[]): Map<number, { middle: number; arc: number }> {
  const all = [...sizesOf(circle)]
    .flatMap(([one, size]) => (one === undefined ? [] : [{ one, size }]))
    .sort((a, b) => a.one - b.one)
  const inCircles = all.reduce((sum, { size }) => sum + size, 0)
  const gap = (circle.length - inCircles) / Math.max(1, all.length)
  let angle = -Math.PI / 2 - (TURN * (all[0]?.size ?? 0)) / circle.length / 2
  return new Map(
    all.map(({ one, size }) => {
      const arc = (TURN * size) / circle.length
      const middle = angle + arc / 2
      angle += arc + (TURN * gap) / circle.length
      return [one, { middle, arc }]
    }),
  )
}

/**
 * Whoever is in no circle changes places with others of their ring: the list is in order of first appearance, and a
 * ring that filled like a clock would make a direction look like a date.
 */
function mingled(places: readonly Place[], circle: readonly (number | undefined)[]): Place[] {
  const mixed = [...places]
  BANDS.forEach((_, ring) => {
    const spots = [...places.keys()].filter((at) => places[at]!.ring === ring && circle[at] === undefined)
    const others = spots.toSorted((a, b) => scattered(MIX + a) - scattered(MIX + b))
    spots.forEach((spot, nth) => {
      const { person, ray } = places[others[nth]!]!
      mixed[spot] = { ...places[spot]!, person, ray }
    })
  })
  return mixed
}

/** Pushes apart who stand too close, pulls all back towards where they wished to be, and keeps everybody in their ring. */
function apart(
  people: readonly Person[],
  circle: readonly (number | undefined)[],
  wish: Float64Array,
  dot: number,
): Place[] {
  const at = Float64Array.from(wish)
  const close = 2 * dot + Math.min(3, 0.6 * dot)
  const roomy = roomOf(people).map((room) => Math.min(MOST_ROOM, Math.max(close, 0.86 * Math.sqrt(room))))
  // Those of one circle stand close; others of a ring share its room evenly.
  const least = (a: number, b: number) =>
    people[a]!.ring === people[b]!.ring && (circle[a] === undefined || circle[a] !== circle[b])
      ? roomy[people[a]!.ring]!
      : close
  for (let round = 0; round < ROUNDS; round++) {
    for (let k = 0; k < at.length; k++) at[k]! += PULL * (wish[k]! - at[k]!)
    push(at, least)
    people.forEach(({ ring }, p) => hold(at, p, BANDS[ring]!, dot))
  }
  const round = (value: number) => Math.round(value * 10) / 10
  return people.map((person, p) => ({
    person,
    x: round(at[2 * p]!),
    y: round(at[2 * p + 1]!),
    ring: person.ring,
    size: 1,
    ray: person.answered > 0 ? 1 : 0,
  }))
}

function push(at: Float64Array, least: (a: number, b: number) => number): void {
  for (let a = 0; a < at.length; a += 2)
    for (let b = a + 2; b < at.length; b += 2) {
      const dx = at[b]! - at[a]! || 0.01 // Two on one spot part sideways.
      const dy = at[b + 1]! - at[a + 1]!
      if (Math.abs(dx) >= MOST_ROOM || Math.abs(dy) >= MOST_ROOM) continue
      const far = Math.hypot(dx, dy)
      const wanted = least(a / 2, b / 2)
      if (far >= wanted) continue
      const move = (wanted - far) / far / 2
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
