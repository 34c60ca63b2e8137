import { expect, test } from 'vitest'
import { aboutPersonThen, pictureFinding, ringName, spoken } from './picture-words.ts'
import { pictureThen } from './picture-then.ts'
import type { Picture, Place } from './seating.ts'

const picture = (people: readonly number[], answered = people) =>
  ({
    rings: [9, 5, 3, 2, 1].map((atLeastPosts, ring) => ({
      atLeastPosts,
      people: people[ring]!,
      answered: answered[ring]!,
      drawn: people[ring]!,
    })),
    everybody: people.reduce((sum, one) => sum + one, 0),
  }) as unknown as Picture

test('the title is the finding: how many come back, and how many of those are answered', () => {
  expect(pictureFinding(picture([156, 72, 95, 115, 631], [156, 71, 90, 103, 408]))).toBe(
    'Two in five come back; nearly all of those are answered',
  )
  expect(pictureFinding(picture([24, 19, 51, 95, 3895], [15, 6, 12, 13, 206]))).toBe(
    'One in twenty comes back; few of those are answered',
  )
  expect(pictureFinding(picture([0, 0, 0, 0, 60]))).toBe('Nobody has come back yet')
})

test('below fifty people the title counts and claims no share', () => {
  expect(pictureFinding(picture([10, 10, 10, 10, 9]))).toBe('49 people have commented so far')
})

test('a fraction that is said aloud is never off by more than a fifth of itself', () => {
  for (let share = 0.03; share < 0.95; share += 0.001) {
    const { words } = spoken(share)
    const [top, bottom] = words.split(' in ').map((word) => NUMBERS.indexOf(word))
    expect(Math.abs(top! / bottom! / share - 1), `${share} as ${words}`).toBeLessThan(1 / 5)
  }
})
const NUMBERS = '_ one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(' ')
NUMBERS[20] = 'twenty'
NUMBERS[30] = 'thirty'

test('a ring is named by the posts that its people came to', () => {
  const { rings } = picture([1, 1, 1, 1, 1])
  expect(rings.map((_, ring) => ringName(rings, ring))).toEqual([
    '9 posts or more',
    '5 to 8 posts',
    '3 or 4 posts',
    '2 posts',
    '1 post',
  ])
})

test('at an earlier moment the title is the finding of that moment; at the last it is that of today', () => {
  const today = picture([156, 72, 95, 115, 631], [156, 71, 90, 103, 408])
  const moment = (people: readonly number[], answered: readonly number[]) => ({
    at: '2026-01-01T00:00:00Z',
    rings: people.map((all, ring) => ({ people: all, answered: answered[ring]! })),
    circles: 2,
    largestCircle: 7,
  })
  const moments = [
    moment([0, 0, 0, 0, 1], [0, 0, 0, 0, 0]),
    moment([0, 0, 0, 10, 90], [0, 0, 0, 0, 3]),
    moment([156, 72, 95, 115, 631], [156, 71, 90, 103, 408]),
  ]
  const all = { ...today, moments } as Picture
  expect(moments.map((_, m) => pictureFinding(pictureThen(all, m)))).toEqual([
    '1 person has commented so far',
    'One in ten comes back; hardly any of those is answered',
    'Two in five come back; nearly all of those are answered',
  ])
  expect(pictureThen(all, 1).groups.map(({ people }) => people)).toEqual([7, 7])
  expect(pictureThen(all, 2)).toBe(all)
})

test('of a person at an earlier moment it says the ring, and whether they were answered by then', () => {
  const { rings } = picture([1, 1, 1, 1, 1])
  expect(aboutPersonThen(rings, { ring: 2, ray: 1 } as Place)).toBe('3 or 4 posts by then, answered')
  expect(aboutPersonThen(rings, { ring: 4, ray: 0 } as Place)).toBe('1 post by then, not yet answered')
})
