import { expect, test } from 'vitest'
import { factsOf, returnOf, soldSaid, spentSaid, titleOf } from './boss-sums.ts'
import type { Priced } from './priced.ts'
import { axisOf } from './report-axis.ts'
import type { Counted } from './report-campaign.ts'
import { profitSaid, titleOf as campaignTitle } from './report-campaign-words.ts'
import { profitAxis, profitDot } from './report-profit.ts'
import { money } from './report-words.ts'

const NOTHING = {
  fee: null,
  product: null,
  rights: null,
  shipping: null,
  discount: null,
  commission: null,
  tools: null,
}
const booking = (fee: number | null, orders: number, marginCents: number | null, currency: string | null = 'EUR') =>
  ({
    row: { orders, currency },
    cost: { ...NOTHING, fee },
    orders,
    revenueCents: 4000 * orders,
    marginCents,
  }) as unknown as Priced
const of = (bookings: Priced[], factor: Parameters<typeof returnOf>[1] = null) => {
  const facts = factsOf(bookings)
  return { facts, back: returnOf(facts, factor), title: titleOf(facts, returnOf(facts, factor)) }
}

test('a loss is said to be one even if every order was caused, and a gain only under that condition', () => {
  expect(of([booking(100_000, 10, 3000)]).title).toBe('€1,000 brought 10 orders by link and code: on those €700 were lost, even if all were caused.') // prettier-ignore
  expect(of([booking(100_000, 50, 3000)]).title).toBe('€1,000 brought 50 orders by link and code, which left €500 after cost, if none of them would have come anyway.') // prettier-ignore
})

test('once an experiment tells what was caused, the finding is a range, and cannot say where gain and loss are both in it', () => {
  const factor = { low: 0.4, high: 0.9, n: 2 }
  expect(of([booking(100_000, 50, 3000)], factor).title).toBe('Whether €1,000 paid cannot be said: €400 lost to €350 gained.') // prettier-ignore
  expect(of([booking(100_000, 100, 3000)], factor).title).toBe('€1,000 brought €200 to €1,700 after cost, from orders that would not have come otherwise.') // prettier-ignore
  expect(of([booking(100_000, 20, 3000)], factor).title).toBe('€1,000 brought too little: €460 to €760 were lost on orders that it caused.') // prettier-ignore
})

test('a sum of which a part is not known is not told as a sum', () => {
  const part = of([booking(100_000, 50, 3000), booking(null, 5, 3000)])
  expect(part.title).toMatch(/^At least €1,000 brought 55 orders.*whether it paid cannot be said: what 1 booking cost is not known\.$/) // prettier-ignore
  expect(spentSaid(part.facts)).toMatchObject({
    value: 'over €1,000',
    note: 'on 1 booking; the cost of 1 is not known',
  })
  expect(of([booking(100_000, 50, null)]).title).toMatch(/cannot be said: what an order leaves is not known\.$/)
})

test('nothing sold is a loss whatever an order leaves; of whom nothing was counted no loss is claimed', () => {
  expect(of([booking(24_000, 0, null)]).title).toBe('€240 brought 0 orders: all of it was lost, as far as links and codes can tell.') // prettier-ignore
  const silent = { ...booking(50_000, 0, 3000), row: { orders: null, currency: 'EUR' } } as unknown as Priced
  expect(of([booking(100_000, 10, 3000), silent]).title).toMatch(/whether it paid cannot be said: what 1 booking sold is not known\.$/) // prettier-ignore
})

test('an amount without a currency is not the subject of a sentence', () => {
  expect(of([booking(100_000, 50, 3000, null)]).title).toMatch(/^Spending 1,000 brought 50 orders/)
  expect(of([booking(100_000, 50, 3000, null)], { low: 0.4, high: 0.9, n: 2 }).title).toMatch(/^Whether spending 1,000 paid cannot be said/) // prettier-ignore
})

test('two currencies are never added', () => {
  const two = of([booking(100_000, 50, 3000), booking(5000, 5, 3000, 'USD')]) // prettier-ignore
  expect(two.title).toBe('2 bookings brought 55 orders by link and code; whether it paid cannot be said: paid in EUR and USD, of which there is no sum.') // prettier-ignore
  expect(spentSaid(two.facts)).toMatchObject({ value: 'no sum', note: 'paid in EUR and USD' })
  expect(soldSaid(two.facts).note).not.toContain('revenue')
})

test('amounts are whole, signed with a minus and never “−0”', () => {
  expect(money(-123_456, 'EUR')).toBe('−€1,235')
  expect(money(-20, null)).toBe('0')
  expect(money(1_000_000, null)).toBe('10,000')
})

test('an axis holds every value and nothing, with few round marks', () => {
  for (const values of [[], [0], [7], [-3, -2], [-4559, 2639], [1e9], [0.02, 0.031]]) {
    const { from, to, ticks } = axisOf(values, String)
    expect(from).toBeLessThanOrEqual(Math.min(0, ...values))
    expect(to).toBeGreaterThanOrEqual(Math.max(0, ...values))
    expect(to).toBeGreaterThan(from)
    expect(ticks.length).toBeGreaterThan(1)
    expect(ticks.length).toBeLessThan(8)
  }
})

test('one loss that is far beyond all others is left off the axis, and everything else stays on it', () => {
  const one = (mean: number) => ({ name: 'A', profit: { mean, interval: [mean - 10, mean + 10] as [number, number] }, verdict: 'lost' as const, because: null }) // prettier-ignore
  const axis = profitAxis([one(-100_000), one(-900), one(800)], String)
  expect(axis.from).toBeGreaterThan(-5000)
  expect(axis.from).toBeLessThanOrEqual(-910)
  expect(axis.to).toBeGreaterThanOrEqual(810)
  expect(profitAxis([one(-2000), one(-900), one(800)], String).from).toBeLessThanOrEqual(-2010)
  expect(profitAxis([one(-100_000)], String).from).toBeLessThanOrEqual(-100_010)
})

test('whose profit is not known has no dot, and the reason stands beside the name', () => {
  const of = (because: string | null, verdict: 'lost' | 'cannot-say') => profitDot({ name: 'A', profit: null, verdict, because }, String) // prettier-ignore
  expect(of('what it cost is not known', 'cannot-say')).toMatchObject({ value: null, sure: false, said: 'what it cost is not known' }) // prettier-ignore
  expect(of(null, 'lost').said).toMatch(/^lost, even if/)
})

/** A campaign whose bookings cost 100 each; an order leaves 30. */
const campaign = (orders: (number | null)[], given: Partial<Counted> = {}, state = 'posted') =>
  ({
    lines: orders.map((one) => ({ orders: one, costCents: 10_000, clicks: null, state })),
    proposed: 0,
    factor: null,
    marginCents: 3000,
    campaign: { name: 'Spring', currency: 'EUR', eventAt: null },
    running: { capacity: null },
    ...given,
  }) as unknown as Counted
const NOW = '2026-05-01T00:00:00.000Z'

test('a campaign is judged by caused orders once experiments measured them, and by attributed ones with that said', () => {
  expect(campaignTitle(campaign([8]), NOW)).toBe('8 orders: €140 left after cost, if no order would have come anyway.')
  expect(campaignTitle(campaign([2]), NOW)).toBe('2 orders: €40 lost on orders with a link or code, even if every one was caused.') // prettier-ignore
  const halved = campaign([8], { factor: { low: 0.3, high: 0.7, n: 1 } })
  expect(campaignTitle(halved, NOW)).toBe('8 orders: whether it paid cannot be said: €28 lost to €68 gained.')
  expect(profitSaid(halved)).toEqual({ value: '−€28 to €68', note: 'of caused orders, 90%' })
  expect(campaignTitle(campaign([8], { factor: { low: 0.1, high: 0.3, n: 1 } }), NOW)).toBe('8 orders: €28 to €76 lost on orders that it caused.') // prettier-ignore
})

test('what may still be earned is not lost yet, what is only proposed was not spent, and what was not counted is not zero', () => {
  expect(campaignTitle(campaign([2], {}, 'booked'), NOW)).toBe('2 orders: €40 not earned back yet by orders with a link or code, even if every one was caused.') // prettier-ignore
  expect(campaignTitle(campaign([], { proposed: 3 }), NOW)).toBe('Nobody has agreed yet to take part in “Spring”.')
  expect(campaignTitle(campaign([8, null]), NOW)).toBe('8 orders: whether it paid cannot be said: what 1 booking sold is not known.') // prettier-ignore
})
