/** What was learned from past campaigns: what each creator brings, and whether relationship predicts it. */
import { expectedRate, outcome } from '@rapport/analysis/returns/outcome.ts'
import type { OutcomeLayer } from '@rapport/analysis/returns/outcome.ts'
import { meanRate, rateInterval, returns } from '@rapport/analysis/returns/returns.ts'
import type { Rate } from '@rapport/analysis/returns/returns.ts'
import type { Tx } from '../../store/store.ts'
import { bookingsOf } from '../campaigns/campaigns.ts'
import type { BookingRow } from '../campaigns/campaigns.ts'
import { listedByIds } from '../creators/creators.ts'
import type { Context } from '../operation.ts'

type Sum = {
  account: string
  name: string
  handle: string
  platform: string
  followers: number | null
  /** Whose orders were counted. */
  bookings: number
  costCents: number
  orders: number
  revenueCents: number
  /** Where every booking with orders tells it; an exposure that is known in part would make rates too high. */
  reach: number | null
}

export function summed(rows: readonly BookingRow[]): Sum[] {
  const sums = new Map<string, Sum>()
  for (const row of rows) {
    const before = sums.get(row.account_id) ?? {
      account: row.account_id,
      name: row.name,
      handle: row.handle,
      platform: row.platform,
      followers: row.followers,
      bookings: 0,
      costCents: 0,
      orders: 0,
      revenueCents: 0,
      reach: 0,
    }
    sums.set(row.account_id, {
      ...before,
      bookings: before.bookings + (row.orders === null ? 0 : 1),
      costCents: before.costCents + (row.fee_cents ?? 0) + (row.product_cents ?? 0) + (row.rights_cents ?? 0),
      orders: before.orders + (row.orders ?? 0),
      revenueCents: before.revenueCents + (row.revenue_cents ?? 0),
      // Whose orders nobody counted reached people as well, but says nothing of what reaching them brings.
      reach: row.orders === null ? before.reach : before.reach === null || row.reach === null ? null : before.reach + row.reach, // prettier-ignore
    })
  }
  return [...sums.values()]
}

/** The rate of each creator whose reach is known, in the order given. */
export function ratesOf(sums: readonly Sum[]) {
  const known = sums.flatMap((sum) => (sum.reach !== null && sum.reach > 0 ? [{ ...sum, reach: sum.reach }] : []))
  const found = returns(
    known.map(({ orders, reach, platform }) => ({ conversions: orders, exposure: reach, group: platform })),
  )
  return {
    found,
    rates: new Map<string, Rate>(found ? known.map(({ account }, i) => [account, found.posterior[i]!]) : []),
  }
}

async function scoresOf(tx: Tx, sums: readonly Sum[]): Promise<Map<string, number>> {
  const listed = await listedByIds(
    tx,
    sums.map(({ account }) => account),
  )
  return new Map(
    [...listed].flatMap(([account, { relationship }]) =>
      relationship.score === null ? [] : [[account, relationship.score]],
    ),
  )
}

/** Of those whose size and relationship are known. */
const resultsOf = (sums: readonly Sum[], scores: ReadonlyMap<string, number>) =>
  sums.flatMap(({ account, bookings, orders, followers, reach }) => {
    const relationship = scores.get(account)
    if (relationship === undefined || !followers || bookings === 0) return []
    return [{ orders, relationship, followers, ...(reach ? { exposure: reach } : {}) }]
  })

export const results = (context: Context) =>
  context.store.transact(context.workspace, async (tx) => {
    const sums = summed(await bookingsOf(tx))
    const scores = await scoresOf(tx, sums)
    const { rates } = ratesOf(sums)
    const total = (field: 'costCents' | 'revenueCents' | 'orders') => sums.reduce((sum, one) => sum + one[field], 0)
    return {
      relationship: shown(outcome(resultsOf(sums, scores))),
      creators: sums
        .map((sum) => {
          const rate = rates.get(sum.account)
          return {
            ...sum,
            relationship: scores.get(sum.account) ?? null,
            ordersPerThousand: rate ? { mean: 1000 * meanRate(rate), interval: perThousand(rateInterval(rate)) } : null,
          }
        })
        .toSorted((a, b) => b.revenueCents - b.costCents - (a.revenueCents - a.costCents)),
      costCents: total('costCents'),
      revenueCents: total('revenueCents'),
      orders: total('orders'),
    }
  })

const perThousand = ([low, high]: readonly [number, number]): [number, number] => [1000 * low, 1000 * high]

function shown(found: OutcomeLayer) {
  if (found.state !== 'assessed')
    return {
      state: found.state,
      sentence: `Whether relationship predicts results for you cannot be said yet: ${found.because}`,
      factor: null,
      interval: null,
      shown: false,
      n: found.n,
      needed: found.needed,
      more: Math.max(1, found.needed - found.n),
    }
  const { n, needed, coefficient, interval, deviation, more, forQuarter } = found
  const times = (logarithm: number) => Math.exp(logarithm / deviation)
  const factor = times(coefficient)
  const between: [number, number] = [times(interval[0]), times(interval[1])]
  return {
    state: found.state,
    factor,
    interval: between,
    shown: found.shown,
    n,
    needed,
    more,
    sentence: said(),
  }

  function said(): string {
    const range = `${between[0].toFixed(2)} to ${between[1].toFixed(2)} times as many orders`
    const effect = `Among ${n} creators a score of 84 instead of 50 goes with ${range}, at equal size`
    if (found.state === 'assessed' && found.shown)
      return factor > 1
        ? `${effect}: relationship predicts results for you.`
        : `${effect}: for you, closer creators bring fewer orders.`
    const missing =
      more === null
        ? `The effect is too near to nothing to promise a number; a quarter more orders would show with about ${forQuarter} creators.`
        : `About ${more} more creators with results would tell.`
    return `${effect}: not yet shown to predict results for you. ${missing}`
  }
}

/**
 * Hands what was learned to the planner, which stands upstream and listens. Once relationship is shown to predict results here, what is
 * expected of a creator depends on it, for those who were never booked as well.
 */
export const learn = (context: Context, { because }: { because: 'results' | 'audits' }) =>
  context.store.transact(context.workspace, async (tx) => {
    const sums = summed(await bookingsOf(tx))
    // New scores teach nothing where nothing was ever booked.
    if (because === 'audits' && sums.length === 0) return { creators: 0 }
    const scores = await scoresOf(tx, sums)
    const { found, rates } = ratesOf(sums)
    const layer = outcome(resultsOf(sums, scores))
    const expects = layer.state === 'assessed' && layer.shown && layer.coefficient > 0 ? layer.expects : null
    const own = new Map(rates)
    if (expects)
      for (const { account, orders, reach, followers } of sums) {
        const relationship = scores.get(account)
        if (relationship === undefined || !followers || !reach) continue
        const before = expectedRate(expects, relationship, followers)
        own.set(account, { shape: before.shape + orders, rate: before.rate + reach })
      }
    tx.record({ kind: 'rates-learned', payload: { rates: learned(found, own, sums), expects } })
    return { creators: own.size }
  })

function learned(found: ReturnType<typeof returns>, rates: ReadonlyMap<string, Rate>, sums: readonly Sum[]) {
  if (!found) return []
  const reach = new Map(sums.map((sum) => [sum.account, sum.reach === null ? null : sum.reach / sum.bookings]))
  return [
    { account: null, platform: null, shape: found.prior.shape, rate: found.prior.rate, reach: null },
    ...[...found.groups].map(([platform, rate]) => ({ account: null, platform, ...rate, reach: null })),
    ...[...rates].map(([account, rate]) => ({ account, platform: null, ...rate, reach: reach.get(account) ?? null })),
  ]
}
