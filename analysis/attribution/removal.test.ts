import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { absorb } from './absorption.ts'
import { chainOf } from './chain.ts'
import { gatherPaths, touchesOf } from './paths.ts'
import type { Paths } from './paths.ts'
import { removal } from './removal.ts'
import { returnless } from './returnless.ts'

type Row = readonly [path: string, conversions: number, nulls: number, value?: number]

function gathered(rows: readonly Row[]): Paths {
  const gathering = gatherPaths()
  for (const [path, conversions, nulls, value = 0] of rows)
    gathering.add(touchesOf(path), { conversions, value, nulls })
  return gathering.paths()
}

function effects(rows: readonly Row[], order = 1) {
  const paths = gathered(rows)
  const { rate, worth, conversions, value } = removal(chainOf(paths, order), paths.names.length)
  const named = (list: Float64Array) => Object.fromEntries(paths.names.map((name, i) => [name, list[i]!]))
  return { rate, worth, conversions: named(conversions), value: named(value) }
}

/** Written as the definition reads: states by name, a full matrix, elimination with pivots, once for every touch removed. */
function byDefinition(rows: readonly Row[], order: number) {
  const counts = new Map<string, Map<string, number>>()
  const worths = new Map<string, number>()
  const step = (from: string, to: string, weight: number) => {
    const row = counts.get(from) ?? new Map<string, number>()
    counts.set(from, row.set(to, (row.get(to) ?? 0) + weight))
  }
  for (const [path, conversions, nulls, value = 0] of rows) {
    if (conversions + nulls === 0) continue
    const touches = touchesOf(path)
    let state = ''
    touches.forEach((_, i) => {
      const next = touches.slice(Math.max(0, i - order + 1), i + 1).join('|')
      step(state, next, conversions + nulls)
      state = next
    })
    step(state, 'ORDER', conversions)
    step(state, 'NOTHING', nulls)
    worths.set(state, (worths.get(state) ?? 0) + value)
  }
  const solve = (without?: string) => {
    const states = [...counts.keys()].filter((state) => without === undefined || !state.split('|').includes(without))
    const a = states.map((from, i) => {
      const row = counts.get(from)!
      const all = [...row.values()].reduce((x, y) => x + y, 0)
      return [
        ...states.map((to, j) => Number(i === j) - (row.get(to) ?? 0) / all),
        (row.get('ORDER') ?? 0) / all,
        (worths.get(from) ?? 0) / all,
      ]
    })
    const n = states.length
    for (let p = 0; p < n; p++) {
      const best = a.slice(p).reduce((most, row, i) => (Math.abs(row[p]!) > Math.abs(a[most]![p]!) ? p + i : most), p)
      ;[a[p], a[best]] = [a[best]!, a[p]!]
      for (let i = 0; i < n; i++) {
        if (i === p) continue
        const factor = a[i]![p]! / a[p]![p]!
        for (let j = p; j < n + 2; j++) a[i]![j]! -= factor * a[p]![j]!
      }
    }
    const at = states.indexOf('')
    return [a[at]![n]! / a[at]![at]!, a[at]![n + 1]! / a[at]![at]!] as const
  }
  const [rate, worth] = solve()
  const names = [...new Set(rows.flatMap(([path]) => touchesOf(path)))]
  const without = names.map((name) => [name, solve(name)] as const)
  return {
    rate,
    worth,
    conversions: Object.fromEntries(without.map(([name, [left]]) => [name, rate > 0 ? 1 - left / rate : 0])),
    value: Object.fromEntries(without.map(([name, [, left]]) => [name, worth > 0 ? 1 - left / worth : 0])),
  }
}

const close = (found: Record<string, number>, wanted: Record<string, number>, digits = 9) => {
  expect(Object.keys(found).sort()).toEqual(Object.keys(wanted).sort())
  for (const [name, value] of Object.entries(wanted)) expect(found[name]).toBeCloseTo(value, digits)
}

test('the usual example: three paths, one order, removal effects of a half, one and one', () => {
  // C1 > C2 > C3 ordered, C1 left, C2 > C3 left (the example by which Bryl' 2016 explains Anderl et al.): P = 1/3.
  const found = effects([
    ['C1 > C2 > C3', 1, 0],
    ['C1', 0, 1],
    ['C2 > C3', 0, 1],
  ])
  expect(found.rate).toBeCloseTo(1 / 3, 15)
  close(found.conversions, { C1: 0.5, C2: 1, C3: 1 }, 15)
})

test('a published case with single touches: 0.75 and 0.5 (Puzyrov 2019)', () => {
  const found = effects([
    ['google ads', 2, 0],
    ['mailing', 1, 0],
    ['google ads > mailing', 1, 0],
    ['google ads', 0, 1],
  ])
  expect(found.rate).toBeCloseTo(0.8, 15)
  close(found.conversions, { 'google ads': 0.75, mailing: 0.5 }, 15)
})

test('two who send to each other, by hand: geometric series', () => {
  // From a half to b, half to an order; from b half to a, half to nothing; all begin at a. P = 1/2 · 1/(1 - 1/4) = 2/3; without b 1/2.
  const found = effects([
    ['a', 3, 0, 6],
    ['a > b', 0, 1],
    ['a > b > a', 1, 0, 10],
    ['a > b > a > b', 0, 1],
  ])
  // Leaves a: 3 + 1 + 2 + 2 times, of which 4 to orders and 4 to b; leaves b: 4 times, half to a.
  expect(found.rate).toBeCloseTo(2 / 3, 15)
  close(found.conversions, { a: 1, b: 1 - 1 / 2 / (2 / 3) }, 15)
  // Every order is made at a and brings 16 / 4: value is lost as orders are.
  expect(found.worth).toBeCloseTo((4 * 2) / 3, 14)
  close(found.value, { a: 1, b: 0.25 }, 14)
})

const touch = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const rows = fc.array(
  fc
    .tuple(fc.array(touch, { minLength: 1, maxLength: 8 }), fc.nat(4), fc.nat(9), fc.nat(99))
    .map(([path, orders, nulls, value]): Row => [path.join(' > '), orders, nulls, orders > 0 ? value : 0]),
  { minLength: 1, maxLength: 25 },
)

test('is what the definition gives, removal by removal, for any paths and orders 1 to 5', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 5 }), (given, order) => {
      fc.pre(given.some(([, conversions]) => conversions > 0))
      const found = effects(given, order)
      const wanted = byDefinition(given, order)
      expect(found.rate).toBeCloseTo(wanted.rate, 12)
      expect(found.worth).toBeCloseTo(wanted.worth, 9)
      close(found.conversions, wanted.conversions)
      close(found.value, wanted.value)
    }),
    { numRuns: 400 },
  )
})

test('the chance to order is the share of orders in the file, whatever the order of the chain', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 9 }), (given, order) => {
      const orders = given.reduce((sum, [, conversions]) => sum + conversions, 0)
      const all = given.reduce((sum, [, conversions, nulls]) => sum + conversions + nulls, 0)
      fc.pre(orders > 0)
      expect(effects(given, order).rate).toBeCloseTo(orders / all, 12)
    }),
    { numRuns: 200 },
  )
})

test('a chain that remembers whole paths loses the orders whose path held the touch, no more and no less', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const orders = given.reduce((sum, [, conversions]) => sum + conversions, 0)
      fc.pre(orders > 0)
      const { conversions } = effects(given, 8)
      for (const [name, share] of Object.entries(conversions)) {
        const held = given.filter(([path]) => touchesOf(path).includes(name))
        expect(share).toBeCloseTo(held.reduce((sum, [, count]) => sum + count, 0) / orders, 12)
      }
    }),
    { numRuns: 200 },
  )
})

test('at order 1, the same touch again at once changes nothing', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 2, max: 5 }), (given, times) => {
      fc.pre(given.some(([, conversions]) => conversions > 0))
      const repeated = given.map(([path, ...rest]): Row => [
        touchesOf(path)
          .flatMap((name) => Array.from({ length: times }, () => name))
          .join(' > '),
        ...rest,
      ])
      close(effects(repeated).conversions, effects(given).conversions, 11)
    }),
    { numRuns: 100 },
  )
})

test('both ways of computing order 1 agree: one inverse, or one solve for each of 700 touches', () => {
  const chance = seeded(11)
  const given = Array.from({ length: 1000 }, (): Row => {
    const path = Array.from({ length: 1 + chance.below(7) }, () => `t${Math.floor(700 * chance.uniform() ** 1.5)}`)
    return [path.join(' > '), chance.below(3), chance.below(5)]
  })
  const paths = gathered(given)
  const chain = chainOf(paths, 1)
  const found = removal(chain, paths.names.length)
  const passes = returnless(chain)
  const worth = new Float64Array(chain.states)
  absorb(chain, chain.converts, worth)
  const checked = new Set<number>()
  for (let k = 0; k < chain.to.length; k++) {
    const [touched, s] = [chain.touch[k]!, chain.to[k]!]
    checked.add(touched)
    const wanted = (chain.visits[s]! * worth[s]!) / passes[s]! / worth[chain.begin]!
    expect(Math.abs(found.conversions[touched]! - wanted)).toBeLessThan(1e-13)
  }
  expect(checked.size).toBeGreaterThan(600)
})

test('paths of 10,000 touches, on which plain sweeps crawl, are solved to the same answer', () => {
  const chance = seeded(5)
  const walk = (names: number) => Array.from({ length: 10_000 }, () => `t${chance.below(names)}`).join(' > ')
  const given: Row[] = [
    [walk(4), 1, 0, 50],
    [walk(4), 0, 2],
    ['t1 > t2', 1, 3, 20],
  ]
  for (const order of [1, 2, 3]) {
    const found = effects(given, order)
    const wanted = byDefinition(given, order)
    expect(Math.abs(found.rate / wanted.rate - 1)).toBeLessThan(1e-9)
    close(found.conversions, wanted.conversions, 9)
  }
})

test('four thousand different touches in one path each lose everything', () => {
  const path = Array.from({ length: 4000 }, (_, i) => `t${i}`).join(' > ')
  const { conversions } = effects([[path, 1, 1]])
  expect(Object.values(conversions).every((share) => Math.abs(share - 1) < 1e-12)).toBe(true)
})

test('a touch that one in a million meets is as exact as any other', () => {
  const found = effects([
    ['a > b', 400_000, 599_999],
    ['a > rare > b', 1, 0],
  ])
  // Of 1,000,000 at a one goes by rare; from b 400,001 in 1,000,000 order.
  expect(Math.abs(found.conversions.rare! / 1e-6 - 1)).toBeLessThan(1e-12)
})

test('a large chain of order 3 hardly ends, and is solved all the same', () => {
  const chance = seeded(9)
  const path = () => Array.from({ length: 3000 }, () => `t${chance.below(9)}`).join(' > ')
  const given = Array.from({ length: 12 }, (_, i): Row => [path(), i % 3 ? 0 : 1, i % 3 ? 1 : 0])
  const found = effects(given, 3)
  expect(found.rate).toBeCloseTo(1 / 3, 9)
  for (const share of Object.values(found.conversions)) {
    expect(share).toBeGreaterThan(0.99)
    expect(share).toBeLessThanOrEqual(1)
  }
})

test('an order that is no whole number from 1 on is refused', () => {
  for (const order of [0, -1, 1.5, NaN]) expect(() => chainOf(gathered([['a', 1, 0]]), order)).toThrow(/whole number/)
})
