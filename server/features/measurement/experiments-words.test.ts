import { expect, test } from 'vitest'
import { costSaid, forecastSaid, moneySaid, oneIn, resultSaid } from './experiments-words.ts'
import type { Design } from './experiments-design.ts'

const design: Design = {
  series: '',
  kind: 'places',
  treated: ['Turin', 'Bologna'],
  excluded: [],
  start: '2026-03-01',
  days: 15,
  block: 3,
  washout: 0,
  model: 'scm',
  alpha: 0.1,
  seed: 1,
  marginCents: 900,
  spendCents: 100_000,
  campaign: null,
}

test('the sentence of a plan says what it will see and what it cannot', () => {
  expect(forecastSaid(design, 17, 0.07, [])).toBe(
    'In Turin and Bologna, for 15 days, against 17 other places, you will see an effect of 7% or more (80% of the time). Smaller effects you cannot see.',
  )
  expect(forecastSaid(design, 17, null, [{ effect: 0.5 }])).toMatch(/miss even an effect of 50% .* not worth running/)
  expect(costSaid(design, 0.07, 2000, 0.056, null)).toBe(
    'The least that can be seen, 7%, is 140 sales more than the 2,000 of 15 such days, worth 1,260 of margin. To earn back 1,000, sales must rise by 5.6%: less than this test can see, so it may pay without your knowing.',
  )
})

const found = { percent: 5.42, interval: [1.2, 9.6], pValue: 1 / 21, alpha: 0.1 } as const

test('the sentence of a result says how often chance does the same, and never a verdict that p does not bear', () => {
  expect(resultSaid('sales', found)).toBe(
    'Sales rose 5.4%, between 1.2 and 9.6; chance alone would do this 1 time in 21.',
  )
  expect(resultSaid('sales', { ...found, percent: -5.42, interval: [-9.6, -1.2] })).toMatch(
    /^Sales fell 5.4%, between −9.6/,
  )
  expect(resultSaid('sales', { ...found, interval: [-1.2, null], pValue: 0.3 })).toBe(
    'Cannot say. Sales came out 5.4% higher than without it, between −1.2 and no upper end; chance alone would do this 1 time in 3.',
  )
  expect(resultSaid('sales', { ...found, percent: -0.5, interval: [-12.4, -0.0000005], single: true })).toMatch(
    /^Cannot say\. Single days were unusual .* may as well be nothing\.$/,
  )
  expect(oneIn(0.62)).toBe('62 times in 100')
})

test('money is said to be lost only where the whole interval loses it', () => {
  expect(moneySaid({ low: -90_000, mean: -50_000, high: -10_000 }, 200_000, 'EUR')).toBe(
    'It lost money: €500 lost after €2,000 of spend, between −€900 and −€100.',
  )
  expect(moneySaid({ low: -90_000, mean: -50_000, high: 10_000 }, 0, null)).toMatch(
    /^Whether it paid cannot be said: most likely 500 lost, /,
  )
  expect(moneySaid({ low: 1000, mean: 50_000, high: null }, 0, null)).toBe(
    'It made money: 500 earned, between 10 and any gain.',
  )
})
