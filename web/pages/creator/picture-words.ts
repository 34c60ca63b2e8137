/** What the audience picture says: its finding as a title, its rings and lines in plain words. */
import { capital, count } from '../../ui/numbers.ts'
import type { Person, Picture, Place } from './seating.ts'
import { some } from './words.ts'

/** Fewer than this and a share would say more than is known; as many are needed to compare how many come back. */
export const ENOUGH = 50
/** Fewer than this do not make a picture. */
export const A_FEW = 12

const FRACTIONS: readonly (readonly [number, string])[] = [
  [1 / 30, 'one in thirty'],
  [1 / 20, 'one in twenty'],
  [1 / 15, 'one in fifteen'],
  [1 / 12, 'one in twelve'],
  [1 / 10, 'one in ten'],
  [1 / 8, 'one in eight'],
  [1 / 7, 'one in seven'],
  [1 / 6, 'one in six'],
  [1 / 5, 'one in five'],
  [1 / 4, 'one in four'],
  [1 / 3, 'one in three'],
  [2 / 5, 'two in five'],
  [1 / 2, 'one in two'],
  [3 / 5, 'three in five'],
  [2 / 3, 'two in three'],
  [3 / 4, 'three in four'],
  [4 / 5, 'four in five'],
  [9 / 10, 'nine in ten'],
]

/** A share as it is said aloud: the nearest plain fraction. */
export function spoken(share: number): { words: string; many: boolean } {
  if (share < 0.025) return { words: 'hardly anyone', many: false }
  if (share > 0.95) return { words: 'nearly all', many: true }
  const [, words] = FRACTIONS.reduce((best, one) => (Math.abs(one[0] - share) < Math.abs(best[0] - share) ? one : best))
  return { words, many: !words.startsWith('one') }
}

const ANSWERED: readonly (readonly [number, string])[] = [
  [0.95, 'nearly all of those are answered'],
  [0.6, 'most of those are answered'],
  [0.4, 'about half of those are answered'],
  [0.3, 'some of those are answered'],
  [0.03, 'few of those are answered'],
  [0, 'hardly any of those is answered'],
]

/** "Two in five come back; nearly all of those are answered." */
export function pictureFinding({ rings, everybody }: Picture): string {
  if (everybody < ENOUGH) return `${capital(some(everybody, 'person has', 'people have'))} commented so far`
  const back = rings.filter(({ atLeastPosts }) => atLeastPosts > 1)
  const people = back.reduce((sum, ring) => sum + ring.people, 0)
  const { words, many } = spoken(people / everybody)
  const returns = `${capital(words)} ${many ? 'come' : 'comes'} back`
  if (people === 0) return 'Nobody has come back yet'
  const answered = back.reduce((sum, ring) => sum + ring.answered, 0) / people
  return `${returns}; ${ANSWERED.find(([least]) => answered >= least)![1]}`
}

/** "9 posts or more", "5 to 8 posts", "2 posts", "1 post". */
export function ringName(rings: Picture['rings'], ring: number): string {
  const from = rings[ring]!.atLeastPosts
  const next = rings[ring - 1]?.atLeastPosts
  if (next === undefined) return `${from} posts or more`
  if (next - from === 1) return some(from, 'post')
  return next - from === 2 ? `${from} or ${next - 1} posts` : `${from} to ${next - 1} posts`
}

export const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${count(n)} times`)

/** One person, as their dot says it. */
export const aboutPerson = ({ posts, comments, answered }: Person): string =>
  `${some(comments, 'comment')} under ${some(posts, 'post')}, ${answered ? `answered ${times(answered)}` : 'not answered'}`

/** The same at an earlier moment, of which only the ring is known. */
export const aboutPersonThen = (rings: Picture['rings'], { ring, ray }: Place): string =>
  `${ringName(rings, ring)} by then, ${ray > 0 ? 'answered' : 'not yet answered'}`

/** Everything the drawing shows, for those who hear it. */
export function heardPicture(picture: Picture): string {
  const { rings, groups, everybody } = picture
  const parts = rings.map(
    ({ people, answered }, ring) =>
      `${some(people, 'person', 'people')} under ${ringName(rings, ring)}, ${count(answered)} of them answered`,
  )
  return `${pictureFinding(picture)}. ${some(everybody, 'person', 'people')}: ${parts.join('; ')}. ${circlesSentence(groups)}`
}

export function circlesSentence(groups: Picture['groups']): string {
  const [largest] = groups
  if (!largest) return 'Fans answer one another: no circle of three or more.'
  return groups.length === 1
    ? `Fans answer one another: one circle of ${count(largest.people)}.`
    : `Fans answer one another: ${count(groups.length)} circles, the largest of ${count(largest.people)} people.`
}
