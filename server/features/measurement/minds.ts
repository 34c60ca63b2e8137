/** What changed our mind: what was expected of a creator before anything was known of her, beside what is expected now. */
import type { Rate } from '@rapport/analysis/returns/returns.ts'
import { gammaQuantile } from '@rapport/analysis/numbers/gamma-quantile.ts'
import { meanRate, rateInterval } from '@rapport/analysis/returns/returns.ts'
import { bookingsOf } from '../campaigns/campaigns.ts'
import type { Context } from '../operation.ts'
import { ratesOf, summed } from './measurement.ts'

export const minds = (context: Context) =>
  context.store.transact(context.workspace, async (tx) => {
    const sums = summed(await bookingsOf(tx))
    const { found, rates } = ratesOf(sums)
    if (!found) return { creators: [], changed: 0 }
    const creators = sums.flatMap(({ account, name, platform, orders, reach }) => {
      const after = rates.get(account)
      if (!after || !reach) return []
      const before = found.groups.get(platform) ?? found.prior
      // The middle creator: the mean of rates lies above most of them.
      const usual = gammaQuantile(0.5, before.shape, before.rate)
      const [low, high] = rateInterval(after)
      return [
        {
          account,
          name,
          platform,
          orders,
          reach,
          before: told(before),
          after: told(after),
          times: meanRate(after) / meanRate(before),
          changed: usual < low || usual > high,
        },
      ]
    })
    return {
      creators: creators.toSorted(
        (a, b) => Number(b.changed) - Number(a.changed) || Math.abs(Math.log(b.times)) - Math.abs(Math.log(a.times)),
      ),
      changed: creators.filter(({ changed }) => changed).length,
    }
  })

const told = ({ shape, rate }: Rate) => {
  const [low, high] = rateInterval({ shape, rate })
  return { shape, rate, mean: 1000 * meanRate({ shape, rate }), low: 1000 * low, high: 1000 * high }
}
