import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { collect, type Row } from './interactions.ts'
import { CREATOR_SEAT, picture, RINGS, seatsOf } from './picture.ts'
import { community, CREATOR_NAME } from './simulated-community.ts'

const rows = community(seeded(3), { bond: 0.5, answering: 0.3, talking: 0.3, posts: 30, perPost: 40, regulars: 60 })
const { interactions } = collect(rows, CREATOR_NAME)

test('who came once is at the rim, who came often at the centre', () => {
  const seen = (visits: number): Row[] =>
    Array.from({ length: visits }, (_, p) => ({
      id: `${visits} ${p}`,
      post: `p${p}`,
      actor: `came ${visits}`,
      at: 1e9 + p * 1000 + visits,
    }))
  const { interactions: few, names } = collect([1, 2, 3, 4, 5, 8, 9, 20].flatMap(seen), 'me')
  const rings = Object.fromEntries(picture(few).people.map(({ actor, ring }) => [names.actors[actor], ring]))
  expect(rings).toEqual({
    'came 1': 4,
    'came 2': 3,
    'came 3': 2,
    'came 4': 2,
    'came 5': 1,
    'came 8': 1,
    'came 9': 0,
    'came 20': 0,
  })
})

test('whoever does not fit is counted, and the rings are drawn in proportion', () => {
  const drawn = picture(interactions)
  expect(drawn.people).toHaveLength(400)
  expect(drawn.rings.reduce((sum, ring) => sum + ring.people, 0)).toBe(drawn.everybody)
  expect(drawn.rings.map(({ drawn: seats }) => seats).reduce((sum, seats) => sum + seats, 0)).toBe(400)
  expect(drawn.rings).toHaveLength(RINGS.length)
  const rim = drawn.rings[4] as (typeof drawn.rings)[0]
  const shareAnswered = drawn.people.filter(({ ring, answered }) => ring === 4 && answered > 0).length / rim.drawn
  expect(Math.abs(shareAnswered - rim.answered / rim.people)).toBeLessThan(0.1)
})

test('seats: everybody if they fit, each ring its least, the rest by size, never more than there are', () => {
  expect(seatsOf([3, 4], 10)).toEqual([3, 4])
  expect(seatsOf([5, 0, 20, 1000], 100)).toEqual([5, 0, 13, 82])
  expect(seatsOf([1e6, 1e6, 1e6], 100).reduce((sum, seat) => sum + seat, 0)).toBe(100)
  expect(seatsOf([7, 900], 10).every((seat, r) => seat <= ([7, 900][r] as number))).toBe(true)
})

test('links are between people who are drawn', () => {
  const { people, answers, talks, groups } = picture(interactions, { most: 150 })
  expect(talks.length).toBeGreaterThan(0)
  for (const { from, to } of talks) expect(from >= 0 && from < to && to < people.length).toBe(true)
  for (const { from, to, times } of answers) {
    expect(from).toBe(CREATOR_SEAT)
    expect(people[to]?.answered).toBe(times)
  }
  for (const { group } of people) expect(group === undefined || group < groups.length).toBe(true)
})

test('friends who talk with one another are a group, and two groups are two', () => {
  const clique = (name: string) =>
    [0, 1, 2, 3].flatMap((a) =>
      [0, 1, 2, 3]
        .filter((b) => a < b)
        .flatMap((b) => [
          { id: `${name}${a}${b}`, post: 'p', actor: `${name}${a}`, at: 1e9 + a * 10 + b },
          {
            id: `${name}${a}${b} answer`,
            post: 'p',
            actor: `${name}${b}`,
            at: 2e9 + a * 10 + b,
            replyTo: `${name}${a}${b}`,
          },
        ]),
    )
  const both = collect([...clique('x'), ...clique('y'), { id: 'alone', post: 'p', actor: 'z', at: 3e9 }], 'me')
  const { people, groups } = picture(both.interactions)
  expect(groups).toEqual([{ people: 4 }, { people: 4 }])
  const groupOf = (prefix: string) =>
    new Set(people.filter(({ actor }) => both.names.actors[actor]?.startsWith(prefix)).map(({ group }) => group))
  expect(groupOf('x').size).toBe(1)
  expect(groupOf('y').size).toBe(1)
  expect(groupOf('x')).not.toEqual(groupOf('y'))
  expect([...groupOf('z')]).toEqual([undefined])
})

test('the picture is the same however the rows come', () => {
  const again = collect(seeded(4).shuffled(rows), CREATOR_NAME)
  expect(picture(again.interactions)).toEqual(picture(interactions))
  for (let seed = 0; seed < 20; seed++) expect(named(seeded(seed).shuffled(SMALL)).drawn).toEqual(named(SMALL).drawn)
})

/** Moments one hour apart: the first row at hour 0, the last at hour 23. */
const HOUR = 3600
const at = (hour: number) => 1e9 + hour * HOUR
/**
 * Ada comes to posts a, b, c at hours 0, 4.5 and 10; Ben to a at hour 1, answering Ada; Cy once, without a time.
 * The creator answers Ada's second comment at hour 6, Ben at hour 23, and Cy without a time.
 */
const SMALL: Row[] = [
  { id: 'a1', post: 'a', actor: 'Ada', at: at(0) },
  { id: 'b1', post: 'b', actor: 'Ada', at: at(4.5) },
  { id: 'b2', post: 'b', actor: 'Ada', at: at(5) },
  { id: 'c1', post: 'c', actor: 'Ada', at: at(10) },
  { id: 'a2', post: 'a', actor: 'Ben', at: at(1), replyTo: 'a1' },
  { id: 'a3', post: 'a', actor: 'Cy' },
  { id: 'r1', post: 'b', actor: 'me', at: at(6), replyTo: 'b1' },
  { id: 'r2', post: 'a', actor: 'me', at: at(23), replyTo: 'a2' },
  { id: 'r3', post: 'a', actor: 'me', replyTo: 'a3' },
]
const named = (rows: readonly Row[]) => {
  const { interactions: few, names } = collect(rows, 'me')
  const drawn = picture(few)
  const byName = Object.fromEntries(drawn.people.map((person) => [names.actors[person.actor]!, person]))
  return { ...drawn, drawn, byName, nameOf: (seat: number) => names.actors[drawn.people[seat]!.actor] }
}

test('each person says by which moment they reached each ring, and by which they were first answered', () => {
  const { byName, moments } = named(SMALL)
  expect(moments.map((moment) => moment.at)).toEqual(Array.from({ length: 24 }, (_, m) => at(m)))
  expect(byName['Ada']).toMatchObject({ ring: 2, reached: [0, 5, 10], answeredBy: 6 })
  expect(byName['Ben']).toMatchObject({ ring: 4, reached: [1], answeredBy: 23 })
  expect(byName['Cy']).toMatchObject({ ring: 4, reached: [0], answeredBy: 0 })
})

test('each moment counts everybody in the ring that they were in by then, and who was answered by then', () => {
  const { moments } = named(SMALL)
  const counts = (m: number) => moments[m]!.rings.map(({ people, answered }) => `${people}/${answered}`).join(' ')
  expect(counts(0)).toBe('0/0 0/0 0/0 0/0 2/1') // Ada and Cy
  expect(counts(1)).toBe('0/0 0/0 0/0 0/0 3/1') // and Ben
  expect(counts(4)).toBe('0/0 0/0 0/0 0/0 3/1')
  expect(counts(5)).toBe('0/0 0/0 0/0 1/0 2/1') // Ada came back
  expect(counts(6)).toBe('0/0 0/0 0/0 1/1 2/1') // and was answered
  expect(counts(10)).toBe('0/0 0/0 1/1 0/0 2/1')
  expect(counts(22)).toBe('0/0 0/0 1/1 0/0 2/1')
  expect(counts(23)).toBe('0/0 0/0 1/1 0/0 2/2')
})

test('a talk is there by the moment at which it first happened, not before what it answers', () => {
  const { talks, answers, nameOf } = named([
    ...SMALL,
    { id: 'a4', post: 'a', actor: 'Ada', at: at(8), replyTo: 'a2' },
    { id: 'c2', post: 'c', actor: 'Ben', replyTo: 'c1' }, // without a time, but Ada wrote at hour 10
  ])
  expect(talks.map(({ from, to, ...talk }) => [nameOf(from), nameOf(to), talk])).toEqual([
    ['Ada', 'Ben', { times: 3, by: 1 }],
  ])
  expect(answers.map(({ to, by }) => [nameOf(to), by])).toEqual([
    ['Ada', 6],
    ['Ben', 23],
    ['Cy', 0],
  ])
  const late = named([SMALL[3]!, SMALL[0]!, { id: 'x', post: 'c', actor: 'Ben', replyTo: 'c1' }])
  expect(late.talks.map(({ by }) => by)).toEqual([23])
  expect(late.byName['Ben']!.reached).toEqual([0])
})

test('a circle counts from three who talked with one of theirs by then', () => {
  const says = (actor: string, hour: number, replyTo?: string): Row => ({
    id: actor + hour,
    post: 'p',
    actor,
    at: at(hour),
    replyTo,
  })
  const { moments } = named([says('A', 0), says('B', 3, 'A0'), says('C', 7, 'A0'), says('D', 9, 'C7'), says('E', 23)])
  const circles = moments.map((moment) => `${moment.circles} of ${moment.largestCircle}`)
  expect(new Set(circles.slice(0, 7))).toEqual(new Set(['0 of 0']))
  expect(new Set(circles.slice(7, 9))).toEqual(new Set(['1 of 3']))
  expect(new Set(circles.slice(9))).toEqual(new Set(['1 of 4']))
})

test('the last moment is the picture of today, drawn or not, and nobody ever leaves or moves outwards', () => {
  const { moments, rings, groups, people } = picture(interactions)
  const last = moments.at(-1)!
  expect(last.rings).toEqual(rings.map(({ people: all, answered }) => ({ people: all, answered })))
  expect([last.circles, last.largestCircle]).toEqual([groups.length, groups[0]!.people])
  const atLeast = (m: number, ring: number) =>
    moments[m]!.rings.slice(0, ring + 1).reduce((sum, one) => sum + one.people, 0)
  for (let m = 1; m < moments.length; m++)
    RINGS.forEach((_, ring) => expect(atLeast(m, ring)).toBeGreaterThanOrEqual(atLeast(m - 1, ring)))
  for (const { ring, reached, answered, answeredBy } of people) {
    expect(reached).toHaveLength(RINGS.length - ring)
    expect(reached).toEqual(reached.toSorted((a, b) => a - b))
    expect(answeredBy === undefined).toBe(answered === 0)
    if (answeredBy !== undefined) expect(answeredBy).toBeGreaterThanOrEqual(reached[0]!)
  }
})

test('with everybody drawn, the people of a moment are the counts of that moment', () => {
  const { moments, people } = picture(interactions, { most: 1e6 })
  moments.forEach(({ rings }, m) => {
    const there = people.filter(({ reached }) => reached[0]! <= m)
    rings.forEach((counts, ring) => {
      const inside = there.filter(({ reached }) => reached.filter((by) => by <= m).length === RINGS.length - ring)
      const answered = inside.filter(({ answeredBy }) => answeredBy !== undefined && answeredBy <= m)
      expect([inside.length, answered.length]).toEqual([counts.people, counts.answered])
    })
  })
})

test('without times there are no moments: everything is there from the beginning', () => {
  const { moments, people, answers } = named(SMALL.map(({ at: _, ...row }) => row))
  expect(moments).toEqual([])
  expect(people.flatMap(({ reached }) => reached).every((by) => by === 0)).toBe(true)
  expect(answers.every(({ by }) => by === 0)).toBe(true)
})

test('flagged accounts and giveaways are not in it', () => {
  const drawn = picture(interactions, { flagged: new Set([1, 2, 3]), giveaways: new Set([0]), most: 5000 })
  expect(drawn.people.some(({ actor }) => actor <= 3)).toBe(false)
  expect(drawn.everybody).toBeLessThan(picture(interactions).everybody)
})
