/** How many orders each booking of a campaign is expected to bring: as its plan said, or as bookings have brought before. */
import type { Rate } from '@rapport/analysis/returns/returns.ts'
import { returns } from '@rapport/analysis/returns/returns.ts'
import { bookingsOf } from '../campaigns/campaigns.ts'
import type { show } from '../campaigns/booked.ts'
import { show as showPlan } from '../plans/plans.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'

type Campaign = Awaited<ReturnType<typeof show>>
export type Expected = {
  /** By booking; those of which nothing is known are absent. */
  readonly of: ReadonlyMap<string, Rate>
  /** A sentence that says what it rests on. */
  readonly from: string
}

/** An 80% interval is so many standard deviations wide. */
const EIGHTY = 2.563

export async function expectedOf(context: Context, { id, planId, bookings }: Campaign): Promise<Expected> {
  const planned = planId === null ? new Map<string, Rate>() : await plannedOrders(context, planId)
  const before = await ordersBefore(context, id)
  const found = bookings.flatMap(({ id: booking, account, deliverable }) => {
    const orders = planned.get(`${account} ${deliverable}`) ?? before?.of(account)
    return orders ? [[booking, orders] as const] : []
  })
  return {
    of: new Map(found),
    from:
      planned.size > 0
        ? 'What a creator brings is expected as the plan said, and corrected by what has come in.'
        : before
          ? `What a creator brings is expected as the ${before.bookings} bookings before this campaign did, and corrected by what has come in.`
          : 'No plan and no earlier booking says what a creator brings.',
  }
}

async function plannedOrders(context: Context, plan: string): Promise<Map<string, Rate>> {
  const { chosen } = await showPlan(context, { id: plan })
    .then(({ result }) => result)
    .catch((error: unknown) => {
      // A plan may be thrown away after it was booked.
      if (error instanceof Refused) return { chosen: [] }
      throw error
    })
  return new Map(
    chosen.flatMap(({ account, deliverable, orders }) =>
      orders && orders.mean > 0 ? [[`${account} ${deliverable}`, gammaOf(orders)] as const] : [],
    ),
  )
}

/** The interval is of counts: what it is wider than a Poisson's is doubt about the rate. Of no rate less than a tenth is doubted. */
function gammaOf({ mean, low, high }: { mean: number; low: number; high: number }): Rate {
  const deviation = (high - low) / EIGHTY
  const variance = Math.max(deviation ** 2 - mean, (mean / 10) ** 2)
  return { shape: mean ** 2 / variance, rate: mean / variance }
}

/** Bookings of other campaigns as outcomes of one unit each. */
async function ordersBefore(context: Context, campaign: string) {
  const rows = (await context.store.transact(context.workspace, (tx) => bookingsOf(tx))).filter(
    (row) => row.campaign_id !== campaign && row.orders !== null,
  )
  const byAccount = [...Map.groupBy(rows, ({ account_id }) => account_id)]
  const found = returns(
    byAccount.map(([, of]) => ({ conversions: of.reduce((sum, { orders }) => sum + orders!, 0), exposure: of.length })),
  )
  if (!found) return undefined
  const own = new Map(byAccount.map(([account], k) => [account, found.posterior[k]!]))
  const { shape, rate } = found.prior
  return { bookings: rows.length, of: (account: string): Rate => own.get(account) ?? { shape, rate } }
}
