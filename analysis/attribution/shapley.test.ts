import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gatherPaths, touchesOf } from './paths.ts'
import { shapley } from './shapley.ts'

type Row = [path: string, conversions: number, value?: number]

function shares(rows: readonly Row[]): Record<string, number> {
  const gathered = gatherPaths()
  for (const [path, conversions, value = 0] of rows) gathered.add(touchesOf(path), { conversions, value, nulls: 0 })
  const paths = gathered.paths()
  const { conversions } = shapley(paths)
  return Object.fromEntries(paths.names.map((name, i) => [name, conversions[i]!]))
}

/** From the definition: the mean gain over all orders in which the players may come. */
function fromAllOrders(rows: readonly Row[]): Record<string, number> {
  const players = [...new Set(rows.flatMap(([path]) => touchesOf(path)))]
  const worth = (coalition: readonly string[]) =>
    rows.reduce((sum, [path, orders]) => sum + (touchesOf(path).every((t) => coalition.includes(t)) ? orders : 0), 0)
  const sums = Object.fromEntries(players.map((player) => [player, 0]))
  const orders = arrangements(players)
  for (const order of orders)
    order.forEach((player, at) => (sums[player]! += worth(order.slice(0, at + 1)) - worth(order.slice(0, at))))
  return Object.fromEntries(players.map((player) => [player, sums[player]! / orders.length]))
}

const arrangements = (list: string[]): string[][] =>
  list.length < 2
    ? [list]
    : list.flatMap((one, at) => arrangements(list.toSpliced(at, 1)).map((rest) => [one, ...rest]))

test('shares each order equally among the different touches of its path (by hand)', () => {
  // 6 of a alone; 4 of a and b: 2 + 2; 3 of all three: 1 + 1 + 1. Repeats and sequence do not count.
  expect(
    shares([
      ['a', 6],
      ['b > a > b', 4],
      ['c > a > b', 3],
    ]),
  ).toEqual({ a: 9, b: 3, c: 1 })
})

test('a pair of gloves: the right hand is worth two thirds where two lefts compete (Shapley & Shubik 1969)', () => {
  // v = 1 for a right with any left = u(r,l1) + u(r,l2) - u(r,l1,l2); the value is linear, so each part by its own.
  const both = shares([
    ['r > l1', 1],
    ['r > l2', 1],
  ])
  const all = shares([['r > l1 > l2', 1]])
  expect(both.r! - all.r!).toBeCloseTo(2 / 3, 12)
  expect(both.l1! - all.l1!).toBeCloseTo(1 / 6, 12)
})

test('is the mean gain over all orders of coming, counted out', () => {
  const touch = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const row = fc.tuple(
    fc.array(touch, { minLength: 1, maxLength: 7 }).map((list) => list.join(' > ')),
    fc.nat(9),
  )
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
      const found = shares(rows)
      for (const [player, wanted] of Object.entries(fromAllOrders(rows))) expect(found[player]).toBeCloseTo(wanted, 9)
    }),
    { numRuns: 100 },
  )
})

test('thirty touches in one path, whose coalitions nobody could count, take no time', () => {
  const names = Array.from({ length: 30 }, (_, i) => `t${i}`)
  expect(shares([[names.join(' > '), 30]])).toEqual(Object.fromEntries(names.map((name) => [name, 1])))
})
