/** What each creator returns: attributed and caused apart, full cost, profit with its interval, and what cannot be told yet. */
import { amountOf, causedOf, profitOf, verdictOf } from '@rapport/analysis/returns/profit.ts'
import type { Amount } from '@rapport/analysis/returns/profit.ts'
import type { Rate } from '@rapport/analysis/returns/returns.ts'
import { minds } from '../measurement/minds.ts'
import { results } from '../measurement/measurement.ts'
import type { Context } from '../operation.ts'
import { pricedBookings, together, totalOf } from './priced.ts'
import type { Cost, Priced } from './priced.ts'
import { headline, learned } from './returns-words.ts'
import { heardOf } from './survey.ts'

/** Mean and standard error of the logarithm, over how many experiments. */
type Factor = { mean: number; se: number; n: number } | null

/** 90%. */
export const factorEnds = (factor: NonNullable<Factor>) => ({
  low: Math.exp(factor.mean - 1.645 * factor.se),
  high: Math.exp(factor.mean + 1.645 * factor.se),
  n: factor.n,
})

type Causing = ((orders: Rate) => Amount) | null

/** A gamma of another rate is the same gamma on another scale: of thousands of creators few shapes are computed. */
function causing(factor: Factor): Causing {
  if (!factor) return null
  const byShape = new Map<number, Amount>()
  return ({ shape, rate }) => {
    const one = byShape.get(shape) ?? causedOf({ shape, rate: 1 }, factor)
    byShape.set(shape, one)
    return { mean: one.mean / rate, interval: [one.interval[0] / rate, one.interval[1] / rate] }
  }
}

export async function returnsOf(context: Context) {
  const { priced, factor } = await pricedBookings(context)
  const heard = await heardOf(context)
  const caused = causing(factor)
  const creators = [...Map.groupBy(priced, ({ row }) => row.account_id).values()]
    .map((of) => ({ ...creatorOf(of, factor, caused), heard: heard.get(of[0]!.row.account_id) ?? null }))
    .toSorted((a, b) => (b.profit?.mean ?? -Infinity) - (a.profit?.mean ?? -Infinity) || a.name.localeCompare(b.name))
  const verdicts = {
    brought: creators.filter(({ verdict }) => verdict === 'brought').length,
    lost: creators.filter(({ verdict }) => verdict === 'lost').length,
    cannotSay: creators.filter(({ verdict }) => verdict === 'cannot-say').length,
  }
  const { creators: changed } = await minds(context)
  const { relationship } = await results(context)
  return {
    headline: headline(verdicts),
    ...verdicts,
    factor: factor ? factorEnds(factor) : null,
    creators,
    learned: creators.length === 0 ? [] : learned({ minds: changed, relationship: relationship.sentence, factor: factor ? factorEnds(factor) : null }), // prettier-ignore
  }
}

function creatorOf(of: readonly Priced[], factor: Factor, caused: Causing) {
  const { account_id, name, handle, platform, followers } = of[0]!.row
  return { account: account_id, name, handle, platform, followers, ...returned(of, factor, caused) }
}

/** Of bookings of one creator. */
export function returned(of: readonly Priced[], factor: Factor, causes: Causing = causing(factor)) {
  const orders = of.reduce((sum, one) => sum + one.orders, 0)
  const revenueCents = of.every((one) => one.revenueCents === null) ? null : of.reduce((sum, one) => sum + (one.revenueCents ?? 0), 0) // prettier-ignore
  const cost = added(of.map((one) => one.cost))
  const costCents = of.some((one) => totalOf(one.cost) === null) ? null : totalOf(cost)!
  const expected = rateOf(of, 'expected')
  const before = rateOf(of, 'before')
  const attributed = expected ? amountOf(expected) : null
  const caused = expected && causes ? causes(expected) : null
  const counts = caused ?? attributed
  const margin = marginOf(of)
  const profit = counts && margin !== null && costCents !== null ? profitOf(counts, margin, costCents) : null
  const earlier = before && margin !== null && costCents !== null ? profitOf(causes ? causes(before) : amountOf(before), margin, costCents) : null // prettier-ignore
  return {
    bookings: of.length,
    orders,
    revenueCents,
    newBuyers: sumKnown(of.map((one) => one.newBuyers)),
    returning: sumKnown(of.map((one) => one.returning)),
    cost,
    costCents,
    attributed: told(attributed),
    caused: told(caused),
    profit: told(profit),
    before: told(earlier),
    ...verdict(profit, counts, costCents, { orders, revenueCents, nobodyCounted: of.every(({ row }) => row.orders === null) }), // prettier-ignore
  }
}

export const told = (amount: Amount | null) =>
  amount && { mean: amount.mean, interval: [...amount.interval] as [number, number] }

const rateOf = (of: readonly Priced[], which: 'expected' | 'before'): Rate | null => {
  const rates = of.flatMap((one) => (one[which] ? [one[which]] : []))
  return rates.length === of.length ? together(rates) : null
}

/** What an order leaves, by how many each campaign had; the same for all where nothing was sold. */
function marginOf(of: readonly Priced[]): number | null {
  if (of.some((one) => one.marginCents === null)) return null
  const orders = of.reduce((sum, one) => sum + one.orders, 0)
  const weight = (one: Priced) => (orders > 0 ? one.orders / orders : 1 / of.length)
  return of.reduce((sum, one) => sum + one.marginCents! * weight(one), 0)
}

/** Without a margin the most that an order can leave is all of its revenue: a loss even then is a loss. */
function verdict(
  profit: Amount | null,
  counts: Amount | null,
  costCents: number | null,
  { orders, revenueCents, nobodyCounted }: { orders: number; revenueCents: number | null; nobodyCounted: boolean },
) {
  const cannot = (because: string) => ({ verdict: 'cannot-say' as const, because })
  if (costCents === null) return cannot('what it cost is not known')
  if (nobodyCounted) return cannot('nothing that it brought was counted')
  if (!counts) return cannot('too few results to tell what such a booking brings')
  if (profit) {
    const said = verdictOf(profit)
    return said === 'cannot-say'
      ? cannot('gain and loss are both within the interval')
      : { verdict: said, because: null }
  }
  if (orders > 0 && revenueCents !== null && verdictOf(profitOf(counts, revenueCents / orders, costCents)) === 'lost')
    return { verdict: 'lost' as const, because: null }
  return cannot('what an order leaves is not known')
}

function added(costs: readonly Cost[]): Cost {
  const sum = (field: keyof Cost) => sumKnown(costs.map((one) => one[field]))
  return {
    fee: sum('fee'),
    product: sum('product'),
    rights: sum('rights'),
    shipping: sum('shipping'),
    discount: sum('discount'),
    commission: sum('commission'),
    tools: sum('tools'),
  }
}

/** Null where none is known. */
function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((one) => one !== null)
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0)
}
