/** What everything cost and brought together: sums only where every part is known, and one currency. */
import type { Priced } from './priced.ts'
import { totalOf } from './priced.ts'
import type { Figure } from './report-sheet.ts'
import { between, figure, listed, money, some } from './report-words.ts'

export type Facts = {
  readonly bookings: number
  readonly orders: number
  /** Bookings of which nothing was counted. */
  readonly unheard: number
  readonly costCents: number
  /** Bookings of which no cost is known. */
  readonly unpriced: number
  readonly revenueCents: number | null
  /** What the orders left before cost; null where it is not known of some that sold. */
  readonly marginCents: number | null
  /** Null: none was named, or several. */
  readonly currency: string | null
  readonly currencies: readonly string[]
  /** Some campaigns name no currency. */
  readonly unnamed: boolean
}
export type Factor = { readonly low: number; readonly high: number; readonly n: number }

export function factsOf(priced: readonly Priced[]): Facts {
  const sum = (of: (one: Priced) => number) => priced.reduce((all, one) => all + of(one), 0)
  const currencies = [...new Set(priced.flatMap(({ row }) => row.currency ?? []))].toSorted()
  const sold = priced.filter(({ orders }) => orders > 0)
  const told = sold.every(({ revenueCents }) => revenueCents !== null)
  return {
    bookings: priced.length,
    orders: sum(({ orders }) => orders),
    unheard: priced.filter(({ row }) => row.orders === null).length,
    costCents: sum(({ cost }) => totalOf(cost) ?? 0),
    unpriced: priced.filter(({ cost }) => totalOf(cost) === null).length,
    revenueCents: told && currencies.length < 2 ? sum(({ revenueCents }) => revenueCents ?? 0) : null,
    // Where nothing was sold it does not matter what an order leaves.
    marginCents: sold.every(({ marginCents }) => marginCents !== null) ? sum(({ orders, marginCents }) => orders * (marginCents ?? 0)) : null, // prettier-ignore
    currency: currencies.length === 1 ? currencies[0]! : null,
    currencies,
    unnamed: priced.some(({ row }) => row.currency === null),
  }
}

export type Back = {
  readonly factor: Factor | null
  /** After cost, from least to most. */
  readonly left: readonly [number, number] | null
  readonly because: string
}

export function returnOf(facts: Facts, factor: Factor | null): Back {
  const because =
    facts.bookings === 0
      ? 'nobody was booked yet'
      : facts.currencies.length > 1
        ? `paid in ${listed(facts.currencies)}, of which there is no sum`
        : facts.marginCents === null
          ? 'what an order leaves is not known'
          : facts.unpriced > 0
            ? `what ${some(facts.unpriced, 'booking')} cost is not known`
            : facts.unheard > 0
              ? `what ${some(facts.unheard, 'booking')} sold is not known`
              : ''
  if (because !== '') return { factor, left: null, because }
  const [low, high] = factor ? [factor.low, factor.high] : [1, 1]
  return { factor, left: [facts.marginCents! * low - facts.costCents, facts.marginCents! * high - facts.costCents], because } // prettier-ignore
}

export function titleOf(facts: Facts, { factor, left, because }: Back): string {
  if (facts.bookings === 0) return 'Nobody was booked yet: there is nothing to report.'
  const sum = `${facts.unpriced > 0 ? 'at least ' : ''}${money(facts.costCents, facts.currency)}`
  // Without a currency a bare number is no subject.
  const whole = facts.currency === null ? `spending ${sum}` : sum
  const spent = facts.currencies.length > 1 ? `${some(facts.bookings, 'booking')} brought` : `${whole[0]!.toUpperCase()}${whole.slice(1)} brought` // prettier-ignore
  const orders = some(facts.orders, 'order')
  if (!left) return `${spent} ${orders} by link and code; whether it paid cannot be said: ${because}.`
  const say = (cents: number) => money(Math.abs(cents), facts.currency)
  if (facts.orders === 0) return `${spent} ${orders}: all of it was lost, as far as links and codes can tell.`
  if (!factor)
    return left[1] < 0
      ? `${spent} ${orders} by link and code: on those ${say(left[1])} were lost, even if all were caused.`
      : `${spent} ${orders} by link and code, which left ${say(left[1])} after cost, if none of them would have come anyway.`
  if (left[1] < 0)
    return `${spent} too little: ${between([-left[1], -left[0]], say)} were lost on orders that it caused.`
  if (left[0] > 0) return `${spent} ${between([left[0], left[1]], say)} after cost, from orders that would not have come otherwise.` // prettier-ignore
  return `Whether ${whole} paid cannot be said: ${say(left[0])} lost to ${say(left[1])} gained.`
}

export const spentSaid = (facts: Facts): Figure => ({
  label: 'Spent',
  value: facts.currencies.length > 1 ? 'no sum' : `${facts.unpriced > 0 ? 'over ' : ''}${money(facts.costCents, facts.currency)}`, // prettier-ignore
  note:
    facts.currencies.length > 1
      ? `paid in ${listed(facts.currencies)}`
      : facts.unpriced > 0
        ? `on ${some(facts.bookings - facts.unpriced, 'booking')}; the cost of ${facts.unpriced} is not known`
        : facts.bookings === 0
          ? 'nobody was booked'
          : `on ${some(facts.bookings, 'booking')}: fees, products, rights, shipping, discounts, tools`,
})

export const soldSaid = (facts: Facts): Figure => ({
  label: 'Attributed',
  value: figure(facts.orders),
  note:
    `orders by link and code${facts.revenueCents === null || facts.revenueCents === 0 ? '' : `, ${money(facts.revenueCents, facts.currency)} of revenue`}` +
    (facts.unheard > 0 ? `; of ${some(facts.unheard, 'booking')} nothing is known` : ''),
})
