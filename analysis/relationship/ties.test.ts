import { expect, test } from 'vitest'
import { ranked } from './ties.ts'

const item = (id: string, score: number, low: number, high: number) => ({ id, score, interval: [low, high] as const })

test('who cannot be told apart from the first of a tie is tied with it', () => {
  const ranks = ranked([item('c', 40, 30, 50), item('a', 90, 85, 95), item('b', 45, 41, 49), item('d', 10, 5, 15)])
  expect(ranks).toEqual([
    { id: 'a', rank: 1, tie: 1, best: 1, worst: 1 },
    { id: 'b', rank: 2, tie: 2, best: 2, worst: 3 },
    { id: 'c', rank: 3, tie: 2, best: 2, worst: 3 },
    { id: 'd', rank: 4, tie: 3, best: 4, worst: 4 },
  ])
})

test('intervals that touch are not apart', () => {
  expect(ranked([item('a', 60, 50, 70), item('b', 40, 30, 50)]).map(({ tie }) => tie)).toEqual([1, 1])
})

test('a long chain does not tie its ends', () => {
  const chain = Array.from({ length: 30 }, (_, k) => item(`${k}`, 100 - 3 * k, 97 - 3 * k, 103 - 3 * k))
  const ranks = ranked(chain)
  expect(ranks.at(-1)?.tie).toBeGreaterThan(5)
  expect(ranks[10]).toMatchObject({ rank: 11, best: 9, worst: 13 })
})

test('equal scores are in order of id, whatever order they come in', () => {
  const equal = ['b', 'a', 'c'].map((id) => item(id, 50, 40, 60))
  expect(ranked(equal)).toEqual(ranked(equal.toReversed()))
  expect(ranked(equal).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(ranked([])).toEqual([])
})
