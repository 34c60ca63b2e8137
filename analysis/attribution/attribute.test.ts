import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MODELS, attribute } from './attribute.ts'
import type { Options } from './attribute.ts'
import { gatherPaths, touchesOf } from './paths.ts'

type Row = { path: string; conversions?: number; value?: number; nulls?: number; ages?: number[] }

function gathered(rows: readonly Row[]) {
  const gathering = gatherPaths()
  for (const { path, conversions = 0, value = 0, nulls = 0, ages } of rows)
    gathering.add(touchesOf(path), { conversions, value, nulls }, ages)
  return gathering.paths()
}

function credited(rows: readonly Row[], options: Options) {
  const found = attribute(gathered(rows), options)
  if (found.answer !== 'credited') throw new Error(found.sentence)
  return found
}

const orders = (rows: readonly Row[], options: Options) =>
  Object.fromEntries(credited(rows, options).credits.map(({ touch, conversions }) => [touch, conversions]))

const FOUR: Row[] = [{ path: 'a > b > c > d', conversions: 10, value: 200 }]

test('one path of four touches, by hand', () => {
  expect(orders(FOUR, { model: 'first' })).toEqual({ a: 10, b: 0, c: 0, d: 0 })
  expect(orders(FOUR, { model: 'last' })).toEqual({ a: 0, b: 0, c: 0, d: 10 })
  expect(orders(FOUR, { model: 'linear' })).toEqual({ a: 2.5, b: 2.5, c: 2.5, d: 2.5 })
  expect(orders(FOUR, { model: 'position' })).toEqual({ a: 4, b: 1, c: 1, d: 4 })
  expect(orders(FOUR, { model: 'shapley' })).toEqual({ a: 2.5, b: 2.5, c: 2.5, d: 2.5 })
  // Weights 1, 2, 4, 8 of 15.
  const decayed = orders(FOUR, { model: 'decay' })
  Object.entries({ a: 1, b: 2, c: 4, d: 8 }).forEach(([touch, weight]) =>
    expect(decayed[touch]).toBeCloseTo((10 * weight) / 15, 12),
  )
  const { credits, totals } = credited(FOUR, { model: 'position' })
  expect(credits[0]).toEqual({ touch: 'a', conversions: 4, value: 80 })
  expect(totals).toEqual({ conversions: 10, value: 200 })
})

test('one touch takes all and two share, by position', () => {
  expect(orders([{ path: 'a', conversions: 3 }], { model: 'position' })).toEqual({ a: 3 })
  expect(orders([{ path: 'a > b', conversions: 3 }], { model: 'position' })).toEqual({ a: 1.5, b: 1.5 })
})

test('a touch on the way twice is credited for both', () => {
  expect(orders([{ path: 'a > b > a', conversions: 3 }], { model: 'linear' })).toEqual({ a: 2, b: 1 })
  expect(orders([{ path: 'a > b > a', conversions: 10 }], { model: 'position' })).toEqual({ a: 8, b: 2 })
})

test('decay halves with every half-life of age, and a path that is old as a whole loses nothing', () => {
  const aged = (ages: number[], halfLife?: number) =>
    orders([{ path: 'a > b', conversions: 3, ages }], { model: 'decay', ...(halfLife ? { halfLife } : {}) })
  expect(aged([7, 0])).toEqual({ a: 1, b: 2 })
  expect(aged([1, 0], 1)).toEqual({ a: 1, b: 2 })
  expect(aged([100_007, 100_000])).toEqual({ a: 1, b: 2 })
  expect(aged([1e9, 0], 1)).toEqual({ a: 0, b: 3 })
})

test('Markov divides orders by removal effects: the usual example gives a fifth and twice two fifths', () => {
  const rows: Row[] = [
    { path: 'C1 > C2 > C3', conversions: 1 },
    { path: 'C1', nulls: 1 },
    { path: 'C2 > C3', nulls: 1 },
  ]
  const found = orders(rows, { model: 'markov' })
  Object.entries({ C1: 0.2, C2: 0.4, C3: 0.4 }).forEach(([touch, share]) => expect(found[touch]).toBeCloseTo(share, 14))
})

test('Markov divides value by what is lost in value: who sends few but dear orders is not paid by the head', () => {
  const rows: Row[] = [
    { path: 'many', conversions: 9, value: 90 },
    { path: 'dear', conversions: 1, value: 910 },
  ]
  const { credits } = credited(rows, { model: 'markov' })
  expect(credits.map(({ touch, value }) => [touch, Math.round(value)])).toEqual([
    ['many', 90],
    ['dear', 910],
  ])
})

const name = fc.constantFrom('ana', 'bo', 'çi', '💡', '__proto__', 'constructor', '(null)')
const row = fc
  .record({
    path: fc.array(name, { minLength: 1, maxLength: 9 }).map((list) => list.join(' > ')),
    conversions: fc.oneof(fc.nat(9), fc.double({ min: 1e-6, max: 1e6, noNaN: true })),
    value: fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e7, noNaN: true })),
    nulls: fc.nat(50),
  })
  .map((one): Row => (one.conversions > 0 ? one : { ...one, value: 0 }))
const rows = fc
  .array(row, { minLength: 1, maxLength: 30 })
  .filter((list) => list.some(({ conversions }) => conversions! > 0))
const options: fc.Arbitrary<Options> = fc.record({
  model: fc.constantFrom(...MODELS),
  order: fc.integer({ min: 1, max: 4 }),
})
const byTouch = (list: readonly { touch: string }[]) => list.toSorted((a, b) => (a.touch < b.touch ? -1 : 1))

test('every rule keeps the totals of orders and of value to 1e-9, and gives nobody less than nothing', () => {
  fc.assert(
    fc.property(rows, options, (given, option) => {
      const { credits, totals } = credited(given, option)
      for (const field of ['conversions', 'value'] as const) {
        const wanted = given.reduce((sum, one) => sum + one[field]!, 0)
        const earned = credits.reduce((sum, credit) => sum + credit[field], 0)
        expect(Math.abs(earned - wanted)).toBeLessThanOrEqual(1e-9 * wanted)
        expect(Math.abs(totals[field] - wanted)).toBeLessThanOrEqual(1e-12 * wanted)
        expect(credits.every((credit) => credit[field] >= 0)).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test('neither the order of rows, nor a row split in two, nor a unit of money ten times as small changes who earns what', () => {
  fc.assert(
    fc.property(rows, options, fc.integer({ min: 1, max: 9 }), (given, option, share) => {
      const wanted = byTouch(credited(given, option).credits) as { touch: string; conversions: number; value: number }[]
      const halves = given.toReversed().flatMap(({ path, conversions, value, nulls }) =>
        [share / 10, 1 - share / 10].map((part) => ({
          path,
          conversions: conversions! * part,
          value: value! * part * 10,
          nulls: nulls! * part,
        })),
      )
      const found = byTouch(credited(halves, option).credits) as typeof wanted
      found.forEach((credit, i) => {
        const scale = Math.max(1e-6, wanted[i]!.conversions)
        expect(Math.abs(credit.conversions - wanted[i]!.conversions)).toBeLessThan(1e-8 * scale)
        expect(Math.abs(credit.value / 10 - wanted[i]!.value)).toBeLessThan(1e-8 * Math.max(1e-6, wanted[i]!.value))
      })
    }),
    { numRuns: 300 },
  )
})

test('a touch after which nobody ever ordered earns nothing, by any rule', () => {
  fc.assert(
    fc.property(rows, options, (given, option) => {
      const { credits } = credited([...given, { path: 'ana > nobody', nulls: 7 }], option)
      expect(credits.find(({ touch }) => touch === 'nobody')).toMatchObject({ conversions: 0, value: 0 })
    }),
    { numRuns: 200 },
  )
})

test('without a path or an order it cannot say, which is not a table of zeros', () => {
  for (const model of MODELS) {
    expect(attribute(gathered([]), { model })).toMatchObject({ answer: 'cannot-say', because: 'no-paths', need: 1 })
    expect(attribute(gathered([{ path: 'a > b', nulls: 12 }, { path: 'c' }]), { model })).toMatchObject({
      answer: 'cannot-say',
      because: 'no-orders',
      have: 0,
      need: 1,
    })
  }
})

test('orders without any value have a value of zero each, not one that is no number', () => {
  for (const model of MODELS)
    expect(credited([{ path: 'a > b', conversions: 2 }], { model }).credits.map(({ value }) => value)).toEqual([0, 0])
})

test('a path of 10,000 touches is one path', () => {
  const path = Array.from({ length: 10_000 }, (_, i) => `t${i % 7}`).join(' > ')
  for (const model of MODELS) {
    const { credits } = credited([{ path, conversions: 1, value: 5, nulls: 3 }], { model, order: 2 })
    expect(credits.reduce((sum, { conversions }) => sum + conversions, 0)).toBeCloseTo(1, 9)
    expect(credits).toHaveLength(7)
  }
})

test('a half-life of nothing is refused', () => {
  expect(() => credited(FOUR, { model: 'decay', halfLife: 0 })).toThrow(/above 0, got 0/)
})
