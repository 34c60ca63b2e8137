import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { cohesionOf } from './cohesion.ts'
import { counted } from './counted.ts'
import { collect, type Row } from './interactions.ts'

/** Rows in which each pair talks once: a comment by the one, an answer by the other. */
function talk(pairs: readonly (readonly [string, string])[], posts = 3) {
  const rows: Row[] = pairs.flatMap(([a, b], k) => [
    { id: `${k}`, post: `p${k % posts}`, actor: a, at: 1e9 + 2 * k },
    { id: `${k} answer`, post: `p${k % posts}`, actor: b, at: 1e9 + 2 * k + 1, replyTo: `${k}` },
  ])
  const { interactions } = collect(rows, 'me')
  return cohesionOf(interactions, counted(interactions, {}), 1)
}

test('fans who answer one another are pairs; answers of and to the creator, and to oneself, are not', () => {
  expect(
    talk([
      ['a', 'b'],
      ['c', 'me'],
      ['me', 'd'],
      ['e', 'e'],
    ]),
  ).toMatchObject({ pairs: 1 })
})

test('the same two on the same post are one conversation, on two posts two', () => {
  expect([
    ...talk(
      [
        ['a', 'b'],
        ['a', 'b'],
        ['b', 'a'],
        ['a', 'b'],
      ],
      3,
    ).pairsOn,
  ]).toEqual([1, 1, 1])
})

test('a triangle is closed, a chain is not', () => {
  expect(
    talk([
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
    ]).clustering,
  ).toBe(1)
  expect(
    talk([
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'd'],
    ]).clustering,
  ).toBe(0)
  expect(
    talk([
      ['a', 'b'],
      ['c', 'd'],
    ]).clustering,
  ).toBeUndefined()
})

test('groups stand out against rewiring, chance meetings do not', () => {
  const random = seeded(2)
  const cliques = Array.from({ length: 12 }, (_, g) =>
    [
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ].map(([x, y]) => [`${g} ${x}`, `${g} ${y}`] as const),
  ).flat()
  const chance = Array.from(
    { length: 72 },
    () =>
      random.some(
        Array.from({ length: 40 }, (_, k) => `f${k}`),
        2,
      ) as unknown as [string, string],
  )
  expect(talk(cliques).clusteringZ).toBeGreaterThan(5)
  expect(Math.abs(talk(chance).clusteringZ ?? 0)).toBeLessThan(3.5)
})
