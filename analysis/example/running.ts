/**
 * What does a campaign look like while it runs? Trattoria Lucia's next evening: two creators have posted, one will, one was asked. Visits and
 * tables are drawn as those of her past campaigns are, from what is true of each creator; nothing lies after `now`.
 */
import { DAY, HOUR } from './calendar.ts'
import type { World, WorldBooking } from './rows.ts'
import { stream } from './stream.ts'

export const RUNNING = 'The long table, again'

export type RunningVisit = {
  readonly at: Date
  /** Programs look at links as well; they are left out of the count. */
  readonly byProgram: boolean
  /** The table that was taken after this visit: chairs, and cents. */
  readonly order?: { readonly at: Date; readonly seats: number; readonly revenue: number }
}
export type RunningBooking = {
  readonly handle: string
  readonly deliverable: WorldBooking['deliverable']
  readonly state: 'posted' | 'booked' | 'proposed'
  readonly day: Date | null
  /** Cents. */
  readonly fee: number
  readonly productCost: number
  /** People who saw it; null where nothing was posted yet. */
  readonly reach: number | null
  readonly visits: readonly RunningVisit[]
}

const BOOKED = [
  { handle: 'marta-conta-i-coperti', deliverable: 'story', state: 'posted', inDays: -7, fee: 24_000 },
  { handle: 'priya-in-the-langhe', deliverable: 'reel', state: 'posted', inDays: -3, fee: 28_000 },
  { handle: 'matteo-tra-le-vigne', deliverable: 'post', state: 'booked', inDays: 4, fee: 21_000 },
  { handle: 'nora-and-the-crooked-fork', deliverable: 'reel', state: 'proposed', inDays: null, fee: 32_000 },
] as const

/** How far a deliverable goes, and how many of those reached look without coming to eat. */
const SPREAD = { reel: 1.2, post: 1, story: 0.55 }
const CURIOUS = 0.02

/** @param now epoch seconds, in the day after the end of the world. */
export function runningCampaign({ brand, truth }: World, now: number, seed = 1) {
  const today = Math.floor(now / DAY) * DAY
  const { seats, at, price } = brand.event
  let free = seats
  const bookings = BOOKED.map(({ handle, deliverable, state, inDays, fee }): RunningBooking => {
    const random = stream(seed, `running/${handle}`)
    const { reach, attributedPerExposure } = truth[handle]!
    const day = inDays === null ? null : today + inDays * DAY + 18 * HOUR
    const visits: RunningVisit[] = []
    const seen = Math.round(reach * SPREAD[deliverable])
    if (state === 'posted' && day !== null) {
      const orders = random.poisson(seen * attributedPerExposure)
      const visitAt = () => day + Math.floor(300 + random.exponential(30 * HOUR))
      for (let k = random.poisson(seen * CURIOUS) + orders; k > 0; k--) {
        const came = visitAt()
        const bought = came + Math.floor(60 + random.exponential(20 * 60))
        const wanted = random.one([1, 2, 2, 2, 2, 3, 4])
        const taken = k <= orders && bought < now ? Math.min(free, wanted) : 0
        free -= taken
        if (came >= now) continue
        visits.push({
          at: new Date(came * 1000),
          byProgram: taken === 0 && random.uniform() < 0.08,
          ...(taken > 0 ? { order: { at: new Date(bought * 1000), seats: taken, revenue: taken * price } } : {}),
        })
      }
    }
    return {
      handle,
      deliverable,
      state,
      day: day === null ? null : new Date(day * 1000),
      fee,
      productCost: 6400,
      reach: state === 'posted' ? seen : null,
      visits,
    }
  })
  return { name: RUNNING, starts: new Date((today - 9 * DAY) * 1000), eventAt: at, seats, bookings }
}
