/**
 * Did a creator bring money? What such bookings bring in orders is a gamma (returns.ts); where an experiment measured how many orders were
 * caused for each attributed one, that factor is a lognormal, and the orders caused are their product. Profit is what these orders leave
 * less the full cost. Nothing is said unless the whole 90% interval lies on one side.
 * Not to be trusted where the creators of the experiments differ much from these: the factor is one for all.
 * Known answers and calibration: profit.test.ts. Method: docs/methods/profit.md
 */
import type { Interval } from '../numbers/finding.ts'
import { gammaBelow } from '../numbers/gamma-quantile.ts'
import { normalQuantile } from '../numbers/normal.ts'
import { meanRate, rateInterval } from './returns.ts'
import type { Rate } from './returns.ts'

export type Amount = { readonly mean: number; readonly interval: Interval }
/** Mean and standard error of the natural logarithm of caused orders for each attributed one. */
type Factor = { readonly mean: number; readonly se: number }
export type Verdict = 'brought' | 'lost' | 'cannot-say'

const LEVEL = 0.9
/** Of the lognormal, in equal shares. */
const DRAWS = Array.from({ length: 101 }, (_, k) => normalQuantile((k + 0.5) / 101))

/** The sum of independent gammas as one gamma of the same mean and variance; undefined of none. */
export function summedGamma(parts: readonly Rate[]): Rate | undefined {
  const mean = parts.reduce((sum, one) => sum + one.shape / one.rate, 0)
  const variance = parts.reduce((sum, one) => sum + one.shape / one.rate ** 2, 0)
  return mean > 0 ? { shape: mean ** 2 / variance, rate: mean / variance } : undefined
}

/** `orders`: how many, as a gamma. 90%, equal tails. */
export const amountOf = (orders: Rate): Amount => ({ mean: meanRate(orders), interval: rateInterval(orders, LEVEL) })

/** Orders that would not have come otherwise: attributed ones times the factor. */
export function causedOf(orders: Rate, { mean, se }: Factor): Amount {
  const factors = DRAWS.map((z) => Math.exp(mean + se * z))
  const below = (x: number) =>
    factors.reduce((sum, factor) => sum + gammaBelow(orders.shape, (orders.rate * x) / factor), 0) / factors.length
  // The gamma's own quantile times the least factor lies below it, times the greatest above.
  const quantile = (share: number, alone: number) =>
    crossing((log) => below(Math.exp(log)) - share, Math.log(alone * factors[0]!), Math.log(alone * factors.at(-1)!))
  const [low, high] = rateInterval(orders, LEVEL)
  return {
    mean: meanRate(orders) * Math.exp(mean + se ** 2 / 2),
    interval: [Math.exp(quantile((1 - LEVEL) / 2, low)), Math.exp(quantile((1 + LEVEL) / 2, high))],
  }
}

/** Where a rising function passes nothing, between two places on either side of it (the Illinois rule: Dowell & Jarratt 1971). */
function crossing(of: (x: number) => number, from: number, to: number): number {
  let [low, high, atLow, atHigh] = [from, to, of(from), of(to)]
  for (let step = 0, last = 0; step < 60 && high - low > 1e-9 && atHigh > atLow; step++) {
    const middle = low - (atLow * (high - low)) / (atHigh - atLow)
    const here = of(middle)
    if (Math.abs(here) < 1e-12) return middle
    if (here < 0) [low, atLow, atHigh, last] = [middle, here, last < 0 ? atHigh / 2 : atHigh, -1]
    else [high, atHigh, atLow, last] = [middle, here, last > 0 ? atLow / 2 : atLow, 1]
  }
  return (low + high) / 2
}

/** `each`: what an order leaves. `cost` in the same money. */
export const profitOf = ({ mean, interval: [low, high] }: Amount, each: number, cost: number): Amount => ({
  mean: each * mean - cost,
  interval: [each * low - cost, each * high - cost],
})

export const verdictOf = ({ interval: [low, high] }: Amount): Verdict =>
  low > 0 ? 'brought' : high < 0 ? 'lost' : 'cannot-say'
