/** What was written down of a campaign when it was over stands where its links and codes counted nothing: a story must not call that none. */
import type { show } from '../campaigns/booked.ts'
import type { live } from '../measurement/live.ts'

export type Campaign = Awaited<ReturnType<typeof show>>
export type Live = Awaited<ReturnType<typeof live>>

type Result = Pick<Campaign['bookings'][number], 'id' | 'orders' | 'clicks' | 'revenueCents'>

/** Undefined where nothing was counted and nothing was written down: nobody knows what came of it. */
export function withRecorded<Found extends Pick<Live, 'creators' | 'clicks' | 'orders' | 'items' | 'net'>>(
  found: Found,
  campaign: { readonly currency: string | null; readonly bookings: readonly Result[] },
): Found | undefined {
  const results = new Map(campaign.bookings.map((one) => [one.id, one]))
  const added: Live['creators'] = []
  const creators = found.creators.map((one) => {
    const result = results.get(one.booking)
    const silent = one.clicks === 0 && one.orders === 0
    if (!silent || !result || (result.orders ?? result.clicks ?? result.revenueCents) === null) return one
    const told = {
      ...one,
      clicks: result.clicks ?? 0,
      orders: result.orders ?? 0,
      // Nobody wrote down how many seats an order took.
      items: result.orders ?? 0,
      net: result.revenueCents === null ? [] : [{ currency: campaign.currency ?? '', decimals: 2, minor: result.revenueCents }], // prettier-ignore
    }
    added.push(told)
    return told
  })
  if (added.length === 0) return found.clicks + found.orders > 0 ? found : undefined
  const sum = (of: 'clicks' | 'orders' | 'items') => added.reduce((all, one) => all + one[of], found[of])
  const amounts = Map.groupBy([...found.net, ...added.flatMap(({ net }) => net)], ({ currency, decimals }) => `${currency} ${decimals}`) // prettier-ignore
  return {
    ...found,
    creators,
    clicks: sum('clicks'),
    orders: sum('orders'),
    items: sum('items'),
    net: [...amounts.values()].map((of) => ({ ...of[0]!, minor: of.reduce((all, { minor }) => all + minor, 0) })),
  }
}
