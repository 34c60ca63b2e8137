/**
 * From attributed to caused: how much of what is attributed would not have come anyway? A lift test says so as a mean with
 * an interval or a standard error; it is taken as lognormal, one factor for all creators, so that it widens what is
 * expected and hardly changes who is chosen. Measured on other creators or at another time it may not hold: say from where
 * it is. Known answers: incremental.test.ts. Method: docs/methods/portfolio-in-the-app.md
 */
import { normalQuantile } from '../numbers/normal.ts'

/** `deviation`: standard deviation of the logarithm. */
export type LiftFactor = { readonly mean: number; readonly deviation: number }

export type Measured = { readonly mean: number } & (
  | { readonly low: number; readonly high: number; readonly level?: number }
  | { readonly error: number }
)

/** Of a mean with its interval (90% unless said) or its standard error; an interval that touches nothing is read by its width. */
export function liftFactor(measured: Measured): LiftFactor {
  const { mean } = measured
  if (!(mean > 0)) throw new RangeError(`a factor of ${mean} leaves nothing to plan with: it must be above 0`)
  if ('error' in measured) return { mean, deviation: deviationOf(measured.error / mean) }
  const { low, high, level = 0.9 } = measured
  if (!(low <= mean && mean <= high)) throw new RangeError(`the mean ${mean} lies outside of ${low} to ${high}`)
  const width = 2 * normalQuantile((1 + level) / 2)
  return { mean, deviation: low > 0 ? Math.log(high / low) / width : deviationOf((high - low) / width / mean) }
}

/** Of a lognormal with this coefficient of variation. */
const deviationOf = (variation: number) => Math.sqrt(Math.log1p(variation * variation))

/** Rate of attributed orders to rate of caused ones, in the mean. */
export const caused = <Rate extends { readonly rate: number }>(orders: Rate, { mean }: LiftFactor): Rate => ({
  ...orders,
  rate: orders.rate / mean,
})
