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
})

test('flagged accounts and giveaways are not in it', () => {
  const drawn = picture(interactions, { flagged: new Set([1, 2, 3]), giveaways: new Set([0]), most: 5000 })
  expect(drawn.people.some(({ actor }) => actor <= 3)).toBe(false)
  expect(drawn.everybody).toBeLessThan(picture(interactions).everybody)
})
