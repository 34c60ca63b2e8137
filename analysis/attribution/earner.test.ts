import fc from 'fast-check'
import { expect, test } from 'vitest'
import { USUAL, earner } from './earner.ts'
import type { Click, Rule } from './earner.ts'

const DAY = 86_400
const AT = 1_800_000_000
const ana: Click = { creator: 'ana', at: AT - DAY }
const bo: Click = { creator: 'bo', at: AT - 2 * DAY }

test('the code wins unless the workspace says otherwise, and the answer says so', () => {
  const order = { at: AT, codes: [{ creator: 'cy' }], clicks: [ana, bo] }
  expect(earner(order)).toEqual({
    answer: 'earned',
    shares: [{ creator: 'cy', share: 1 }],
    because: 'code-wins',
    passed: [
      { creator: 'bo', kind: 'click', because: 'another-click-wins' },
      { creator: 'ana', kind: 'click', because: 'code-wins' },
    ],
  })
  expect(earner(order, { ...USUAL, prefer: 'click' })).toMatchObject({
    shares: [{ creator: 'ana', share: 1 }],
    because: 'click-wins',
  })
  expect(earner(order, { ...USUAL, prefer: 'click', click: 'first' })).toMatchObject({
    shares: [{ creator: 'bo', share: 1 }],
  })
  expect(earner(order, { ...USUAL, prefer: 'share' })).toMatchObject({
    shares: [
      { creator: 'ana', share: 0.5 },
      { creator: 'cy', share: 0.5 },
    ],
    because: 'shared',
  })
})

test('a code and a click of one creator agree, and leave nobody behind', () => {
  expect(earner({ at: AT, codes: [{ creator: 'ana' }, { creator: 'ana' }], clicks: [ana, ana] })).toEqual({
    answer: 'earned',
    shares: [{ creator: 'ana', share: 1 }],
    because: 'agree',
    passed: [],
  })
})

test('a leaked code yields to a click, and earns nobody anything without one', () => {
  const codes = [{ creator: 'cy', leaked: true }]
  expect(earner({ at: AT, codes, clicks: [ana] })).toMatchObject({
    shares: [{ creator: 'ana', share: 1 }],
    because: 'only-click',
    passed: [{ creator: 'cy', kind: 'code', because: 'code-leaked' }],
  })
  expect(earner({ at: AT, codes, clicks: [] })).toMatchObject({ answer: 'nobody', because: 'code-leaked' })
  expect(earner({ at: AT, codes, clicks: [ana] }, { ...USUAL, leaked: 'earns' })).toMatchObject({
    shares: [{ creator: 'cy', share: 1 }],
  })
})

test('clicks that are marked, too old or after the order earn nothing, and say why', () => {
  const clicks = [
    { creator: 'bot', at: AT - 10, marked: true },
    { creator: 'old', at: AT - 30 * DAY - 1 },
    { creator: 'late', at: AT + 301 },
    { creator: 'nowhen', at: NaN },
  ]
  expect(earner({ at: AT, codes: [], clicks })).toEqual({
    answer: 'nobody',
    because: 'no-click-counts',
    passed: [
      { creator: 'bot', kind: 'click', because: 'click-marked' },
      { creator: 'old', kind: 'click', because: 'click-too-old' },
      { creator: 'late', kind: 'click', because: 'click-after-order' },
      { creator: 'nowhen', kind: 'click', because: 'click-after-order' },
    ],
  })
  const borders = [
    { creator: 'edge', at: AT - 30 * DAY },
    { creator: 'soon', at: AT + 300 },
  ]
  expect(earner({ at: AT, codes: [], clicks: borders })).toMatchObject({ shares: [{ creator: 'soon', share: 1 }] })
  expect(earner({ at: AT, codes: [], clicks: [] })).toMatchObject({ answer: 'nobody', because: 'nothing-known' })
})

test('two codes on one order share it; whoever also was clicked has her half twice', () => {
  const codes = [{ creator: 'cy' }, { creator: 'dee' }]
  expect(earner({ at: AT, codes, clicks: [] })).toMatchObject({
    shares: [
      { creator: 'cy', share: 0.5 },
      { creator: 'dee', share: 0.5 },
    ],
  })
  expect(earner({ at: AT, codes, clicks: [{ creator: 'dee', at: AT }] }, { ...USUAL, prefer: 'share' })).toMatchObject({
    shares: [
      { creator: 'dee', share: 0.75 },
      { creator: 'cy', share: 0.25 },
    ],
  })
})

test('whatever comes, in whatever order: one whole order or nobody, each creator once, and the same answer', () => {
  const creator = fc.constantFrom('a', 'b', 'c', '__proto__', '')
  const clicks = fc.array(fc.record({ creator, at: fc.integer({ min: -3, max: 3 }), marked: fc.boolean() }))
  const codes = fc.array(fc.record({ creator, leaked: fc.boolean() }))
  const rule: fc.Arbitrary<Rule> = fc.record({
    prefer: fc.constantFrom('code', 'click', 'share'),
    window: fc.nat(3),
    click: fc.constantFrom('last', 'first'),
    leaked: fc.constantFrom('yields', 'earns'),
    slack: fc.nat(2),
  })
  fc.assert(
    fc.property(codes, clicks, rule, (codesGiven, clicksGiven, ruled) => {
      const found = earner({ at: 0, codes: codesGiven, clicks: clicksGiven }, ruled)
      const shuffled = earner({ at: 0, codes: codesGiven, clicks: clicksGiven.toReversed() }, ruled)
      expect(shuffled.because).toBe(found.because)
      if (found.answer === 'nobody' || shuffled.answer === 'nobody') return
      expect(found.shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
      expect(new Set(found.shares.map((one) => one.creator)).size).toBe(found.shares.length)
      expect(shuffled.shares).toEqual(found.shares)
    }),
    { numRuns: 1000 },
  )
})
