/** What is expected of each account: people whom a post reaches, and orders of those. Each says from what it is taken. */
import { median } from '@rapport/analysis/numbers/quantile.ts'
import { expectedRate } from '@rapport/analysis/returns/outcome.ts'
import type { Expectation } from '@rapport/analysis/returns/outcome.ts'
import type { Tx } from '../../store/store.ts'
import { sizesOf } from '../creators/creators.ts'
import type { Listed } from '../creators/creators.ts'
import type { Question } from './board.ts'
import type { LearnedRow } from './plans.sql.ts'

/** Whom a creator without a quote is taken to cost at least, in cents. */
export const LEAST_FEE = 5000
/** A guess of one's own may be off by a factor of two: as much as two orders would tell. */
const GUESS_SHAPE = 2

export type Known = {
  orders: { shape: number; rate: number; attributed?: boolean; own?: boolean }
  from: 'own' | 'relationship' | 'others' | 'guess'
}

/** Fewer bookings than this do not tell what share of views is reach. */
const ENOUGH_BOOKED = 5

/**
 * People whom a post reaches: what bookings of the creator reached; else the share of the average views, or of the followers, that bookings
 * of others did. Views count a person again and again.
 */
export async function reachesOf(tx: Tx, learned: LearnedRow[], { viewShare }: Question) {
  const booked = new Map(
    learned.flatMap(({ account_id: id, reach }) => (id !== null && reach ? [[id, reach] as const] : [])),
  )
  const sizes = await sizesOf(tx, [...booked.keys()])
  const ratio = (field: 'views' | 'followers') => {
    const all = [...sizes].flatMap(([id, size]) => (size[field] ? [booked.get(id)! / size[field]] : []))
    return all.length < ENOUGH_BOOKED ? undefined : median(all)
  }
  const [perView, perFollower] = [ratio('views'), ratio('followers')]
  const percent = (share: number) => `${Math.round(share * 100)}%`
  return {
    of: ({ id, followers }: Listed, views: number | null) =>
      booked.get(id) ?? (views === null ? (followers ?? 0) * (perFollower ?? viewShare) : views * (perView ?? 1)),
    assumptions: [
      perView === undefined
        ? `Where views are not known, a post is taken to reach ${percent(perFollower ?? viewShare)} of the followers.`
        : `A post is taken to reach ${percent(perView)} of the average views (${percent(perFollower ?? viewShare)} of the followers where views are not known), as your own bookings did.`,
    ],
  }
}

/**
 * Orders per person reached: of the creator's own results; what others of that relationship and size brought, once relationship is
 * shown to matter; of others on the platform or at all; else the user's guess.
 */
export function rates(
  learned: LearnedRow[],
  expects: Expectation | null,
  { ordersPerThousand }: Question,
): (one: Listed) => Known | undefined {
  const own = new Map(learned.map((row) => [row.account_id ?? row.platform ?? '', row]))
  return ({ id, platform, relationship, followers }) => {
    const of = (key: string, from: Known['from']) => {
      const row = own.get(key)
      return row && { orders: { shape: row.shape, rate: row.rate, attributed: true, own: from === 'own' }, from }
    }
    return (
      of(id, 'own') ??
      (expects && relationship.score !== null && followers
        ? {
            orders: { ...expectedRate(expects, relationship.score, followers), attributed: true },
            from: 'relationship' as const,
          }
        : undefined) ??
      of(platform, 'others') ??
      of('', 'others') ??
      (ordersPerThousand
        ? { orders: { shape: GUESS_SHAPE, rate: (GUESS_SHAPE * 1000) / ordersPerThousand }, from: 'guess' }
        : undefined)
    )
  }
}
