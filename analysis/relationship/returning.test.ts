import { expect, test } from 'vitest'
import { type Random, seeded } from '../numbers/random.ts'
import { counted } from './counted.ts'
import { collect } from './interactions.ts'
import { peopleOf } from './people.ts'
import { benchFor, EQUAL, giniOf, poissonGini, type Returning, returning } from './returning.ts'

/** From a table of comments: `visits[person][post]`. */
function returningOf(visits: readonly (readonly number[])[]): Returning {
  const rows = visits.flatMap((posts, person) =>
    posts.flatMap((times, post) =>
      Array.from({ length: times }, (_, k) => ({
        id: `${person} ${post} ${k}`,
        post: `p${post}`,
        actor: `f${person}`,
        at: 1e9 + post * 1000 + person,
      })),
    ),
  )
  const { interactions } = collect(rows, 'me')
  const who = counted(interactions, {})
  const people = peopleOf(interactions, who)
  const out: Returning = { repeat: NaN, concentration: NaN, gini: NaN, core: NaN, recaptured: 0 }
  returning(people, new Uint8Array(who.posts).fill(1), 0, who.datedPosts, benchFor(people), out)
  return out
}

/** The definition, with dice: throw comments away until about EQUAL are left, count who is left on two posts. */
function byDice(visits: readonly (readonly number[])[], random: Random, times: number): number {
  const comments = visits.flat().reduce((sum, n) => sum + n, 0)
  let back = 0
  let people = 0
  const last = (visits[0] as readonly number[]).length - 1
  for (let time = 0; time < times; time++) {
    for (const posts of visits) {
      const left = posts.map((n) => Array.from({ length: n }, () => random.uniform() < EQUAL / comments).some(Boolean))
      const on = left.filter(Boolean).length
      if (on >= 2) back++
      if (on >= 2 || (on === 1 && !left[last])) people++
    }
  }
  return back / people
}

test('the rarefied share is what throwing comments away gives on average, without the dice', () => {
  const random = seeded(1)
  const visits = Array.from({ length: 90 }, () => {
    const zeal = random.gamma(0.5)
    return Array.from({ length: 9 }, () => random.poisson(zeal))
  })
  expect(returningOf(visits).repeat).toBeCloseTo(byDice(visits, random, 4000), 2)
})

test('fifty comments or fewer are taken as they are', () => {
  const visits = [
    ...Array.from({ length: 10 }, () => [1, 1, 0, 0]),
    ...Array.from({ length: 20 }, () => [1, 0, 0, 0]),
    ...Array.from({ length: 5 }, () => [0, 0, 0, 1]),
  ]
  // Ten of thirty came back; the five who came on the last post had no chance to.
  expect(returningOf(visits).repeat).toBeCloseTo(1 / 3, 12)
})

test('several comments on one post are one visit', () => {
  const visits = Array.from({ length: 60 }, (_, k) => [k % 2 ? 4 : 0, k % 2 ? 0 : 4, 0])
  expect(returningOf(visits)).toMatchObject({ repeat: 0, gini: 0, concentration: 0 })
})

test('Gini coefficients at their known places', () => {
  const of = (values: readonly number[]) => {
    const peopleWith = new Int32Array(200)
    for (const value of values) peopleWith[value] = (peopleWith[value] as number) + 1
    return giniOf(peopleWith).gini
  }
  expect(of([1, 1, 1, 1])).toBe(0)
  expect(of([1, 2, 3, 4])).toBeCloseTo(0.25, 12)
  expect(of([1, 1, 1, 97])).toBeCloseTo(0.72, 12)
})

test('people who do not differ have no concentration, whatever their number of visits', () => {
  const random = seeded(2)
  for (const rate of [0.2, 1, 4]) {
    const peopleWith = new Int32Array(100)
    for (let k = 0; k < 60_000; k++) {
      const visits = random.poisson(rate)
      if (visits > 0) peopleWith[visits] = (peopleWith[visits] as number) + 1
    }
    const { gini, average } = giniOf(peopleWith)
    expect(Math.abs(gini - poissonGini(average))).toBeLessThan(0.004)
  }
})

test('capture and recapture finds how many there are when all comment alike', () => {
  const random = seeded(3)
  const found = Array.from(
    { length: 30 },
    () =>
      returningOf(Array.from({ length: 400 }, () => Array.from({ length: 12 }, () => Number(random.uniform() < 0.06))))
        .core,
  )
  const mean = found.reduce((sum, one) => sum + one, 0) / found.length
  expect(mean).toBeGreaterThan(380)
  expect(mean).toBeLessThan(420)
})

test('Chapman’s estimate at a known place: 20 and 25 people, 4 of them seen twice', () => {
  const visits = [
    ...Array.from({ length: 4 }, () => [1, 1]),
    ...Array.from({ length: 16 }, () => [1, 0]),
    ...Array.from({ length: 21 }, () => [0, 1]),
  ]
  expect(returningOf(visits)).toMatchObject({ core: (21 * 26) / 5 - 1, recaptured: 4 })
})
