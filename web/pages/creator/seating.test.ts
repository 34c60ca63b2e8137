import { expect, test } from 'vitest'
import { seatedThen } from './picture-then.ts'
import { BANDS, HALF, seating } from './seating.ts'
import type { Person, Picture } from './seating.ts'

/** People in rings, the first of each ring in circles of three that talk with one another. */
function crowd(sizes: readonly number[], { drawn = sizes, circles = 2 } = {}): Picture {
  const people = drawn.flatMap((size, ring) =>
    Array.from({ length: size }, (_, k): Person => ({
      name: `${ring}-${k}`,
      ring,
      posts: [9, 5, 3, 2, 1][ring]!,
      comments: 9,
      answered: k % 2,
      group: k < 3 * circles ? Math.floor(k / 3) : null,
      reached: Array.from({ length: 5 - ring }, (_, inwards) => (k % 6) + 4 * inwards),
      answeredBy: k % 2 ? 21 : null,
    })),
  )
  return {
    people,
    answers: [],
    talks: people.length > 2 ? [{ from: 0, to: people.length - 1, times: 1, by: 22 }] : [],
    rings: sizes.map((size, ring) => ({
      atLeastPosts: [9, 5, 3, 2, 1][ring]!,
      people: size,
      answered: 0,
      drawn: drawn[ring]!,
    })),
    groups: [],
    everybody: sizes.reduce((sum, size) => sum + size, 0),
    everyTalk: 1,
    moments: [],
  }
}

const CROWDS = [
  crowd([60, 32, 40, 47, 221]),
  crowd([24, 19, 51, 95, 3895], { drawn: [13, 13, 15, 19, 340] }),
  crowd([400, 0, 0, 0, 0], { circles: 40 }),
  crowd([0, 0, 0, 0, 1]),
]

test('the same picture is always seated the same', () => {
  for (const picture of CROWDS) expect(seating(structuredClone(picture))).toEqual(seating(picture))
})

test('nobody stands outside the frame', () => {
  for (const picture of CROWDS) {
    const { places, dot } = seating(picture)
    for (const { x, y } of places) expect(Math.max(Math.abs(x), Math.abs(y)) + dot).toBeLessThanOrEqual(HALF)
  }
})

test('whoever came more often stands nearer the centre than all who came less', () => {
  for (const picture of CROWDS)
    for (const { x, y, person } of seating(picture).places) {
      const [near, far] = BANDS[person.ring]!
      const distance = Math.hypot(x, y)
      expect(distance).toBeGreaterThan(near)
      expect(distance).toBeLessThan(far)
    }
  BANDS.slice(1).forEach(([near], ring) => expect(near).toBeGreaterThan(BANDS[ring]![1]))
})

test('a direction is no date: those who came early do not stand together', () => {
  const { places } = seating(CROWDS[1]!)
  const rim = places.filter(({ person }) => person.ring === 4 && person.group === null)
  const early = rim.filter(({ person }) => Number(person.name.split('-')[1]) < 170)
  const quarters = [0, 1, 2, 3].map(
    (quarter) => early.filter(({ x, y }) => Math.floor((2 * Math.atan2(y, x)) / Math.PI + 2) % 4 === quarter).length,
  )
  for (const there of quarters) expect(there / early.length).toBeGreaterThan(0.15)
})

test('dots do not hide one another', () => {
  const { places, dot } = seating(CROWDS[0]!)
  const hidden = places.filter((a, at) =>
    places.some((b, other) => other > at && Math.hypot(a.x - b.x, a.y - b.y) < 1.5 * dot),
  )
  expect(hidden.length).toBeLessThan(places.length / 100)
})

test('one dot means as many people in the centre as at the rim', () => {
  const { places, each } = seating(CROWDS[1]!)
  const dots = [0, 1, 2, 3, 4].map((ring) => places.filter(({ person }) => person.ring === ring).length)
  expect(each).toBeCloseTo(3895 / 340)
  expect(dots).toEqual([2, 2, 4, 8, 340])
})

test('those who talk with one another stand closer together than people do by chance', () => {
  const { places } = seating(CROWDS[0]!)
  const mean = (pairs: number[]) => pairs.reduce((sum, one) => sum + one, 0) / pairs.length
  const turn = (all: typeof places) =>
    mean(
      all.flatMap((a) =>
        all.map((b) =>
          Math.acos(Math.max(-1, Math.min(1, (a.x * b.x + a.y * b.y) / Math.hypot(a.x, a.y) / Math.hypot(b.x, b.y)))),
        ),
      ),
    )
  for (const group of [0, 1])
    expect(turn(places.filter(({ person }) => person.group === group))).toBeLessThan(turn(places) / 4)
})

test('a talk is drawn where both are drawn, and nobody is an empty picture', () => {
  expect(seating(CROWDS[0]!).talks).toHaveLength(1)
  expect(seating(crowd([0, 0, 0, 0, 0]))).toMatchObject({ places: [], talks: [], each: 1 })
})

const LAST = 23
const turnOf = ({ x, y }: { x: number; y: number }) => Math.atan2(y, x)

test('at every moment whoever is there stands in the ring that they had reached, in the direction of today', () => {
  for (const picture of CROWDS) {
    const today = seating(picture)
    for (let moment = 0; moment < LAST; moment++)
      seatedThen(today, moment, LAST).places.forEach((then, nth) => {
        const rungs = then.person.reached.filter((by) => by <= moment).length
        expect(then.size).toBe(rungs ? 1 : 0)
        expect(then.ray).toBe(then.person.answeredBy !== null && then.person.answeredBy <= moment ? 1 : 0)
        if (!rungs) return
        const [near, far] = BANDS[5 - rungs]!
        expect(Math.hypot(then.x, then.y)).toBeGreaterThan(near)
        expect(Math.hypot(then.x, then.y)).toBeLessThan(far)
        expect(then.ring).toBe(5 - rungs)
        expect(turnOf(then)).toBeCloseTo(turnOf(today.places[nth]!), 9)
      })
  }
})

test('the last moment is the picture of today itself', () => {
  const today = seating(CROWDS[0]!)
  expect(seatedThen(today, LAST, LAST)).toBe(today)
})

test('as time goes by nobody moves outwards, no line gets shorter, and no step is a jump', () => {
  const today = seating(CROWDS[0]!)
  const ray = new Map<string, number>()
  const far = new Map<string, number>()
  let thread = 0
  for (let at = 0; at <= LAST; at += 0.05) {
    const then = seatedThen(today, at, LAST)
    for (const { person, x, y, ray: grown, size } of then.places) {
      const distance = Math.hypot(x, y)
      if (far.has(person.name)) {
        expect(distance).toBeLessThan(far.get(person.name)! + 0.1)
        expect(distance).toBeGreaterThan(far.get(person.name)! - 45)
      }
      if (size > 0) far.set(person.name, distance)
      expect(grown).toBeGreaterThanOrEqual(ray.get(person.name) ?? 0)
      ray.set(person.name, grown)
    }
    expect(then.talks[0]!.grown).toBeGreaterThanOrEqual(thread)
    thread = then.talks[0]!.grown
  }
  expect(thread).toBe(1)
})
