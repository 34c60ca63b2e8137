import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { against, bandOf } from './bands.ts'

const same = (n: number, cost: number, orders: number) => Array.from({ length: n }, () => ({ cost, orders }))

test('ten times the orders for the same money is more, the same is tied, two creators cannot say', () => {
  expect(against(same(6, 100, 50), same(5, 100, 5))).toMatchObject({ answer: 'more', times: expect.closeTo(10, 9) })
  expect(against(same(5, 100, 5), same(6, 100, 50))).toMatchObject({ answer: 'less', times: expect.closeTo(0.1, 9) })
  expect(against(same(6, 100, 50), same(5, 100, 51))).toMatchObject({ answer: 'tied' })
  expect(against(same(2, 100, 50), same(5, 100, 5))).toMatchObject({ answer: 'cannot-say', because: expect.stringContaining('two') }) // prettier-ignore
  expect(bandOf(same(4, 100, 0))).toMatchObject({ answer: 'cannot-say', n: 4 })
  expect(() => bandOf(same(4, 0, 1))).toThrow(RangeError)
})

test('one who cost and sold nearly all is no kind', () => {
  const lone = [{ cost: 1e8, orders: 10 }, { cost: 100, orders: 9 }, { cost: 100, orders: 8 }] // prettier-ignore
  expect(bandOf(lone)).toMatchObject({ answer: 'cannot-say', because: expect.stringContaining('one alone') })
  expect(against(lone, same(6, 100, 5))).toMatchObject({ answer: 'cannot-say' })
})

// Measured over 4,000 runs each: see docs/methods/profit.md.
test.each([
  [5, 9, 0.7],
  [3, 20, 0.7],
  [10, 10, 0.7],
  [4, 40, 0.7],
  [5, 9, 1.1],
  [10, 40, 1.1],
  [30, 30, 1.1],
  [30, 30, 0.7],
])(
  'raises a false alarm about 1 time in 10 when the kinds bring the same: %i against %i, uneven by %f',
  (few, more, uneven) => {
    const random = seeded(11)
    const draw = (n: number) =>
      Array.from({ length: n }, () => {
        const cost = 50 + 400 * random.uniform()
        return { cost, orders: random.poisson(cost * 0.05 * Math.exp(uneven * random.normal())) }
      })
    let alarms = 0
    const rounds = 4000
    for (let k = 0; k < rounds; k++) {
      const found = against(draw(few), draw(more))
      if (found.answer === 'more' || found.answer === 'less') alarms++
    }
    expect(alarms / rounds).toBeGreaterThan(0.06)
    expect(alarms / rounds).toBeLessThan(0.14)
  },
)
