/** How a campaign stands while it runs: what each creator brought, where sales are heading, and what would help most. */
import type { z } from 'zod'
import { salesCourse } from '@rapport/analysis/returns/sales-course.ts'
import type { NextAction, SalesCourse, SellingPost } from '@rapport/analysis/returns/sales-course.ts'
import { show } from '../campaigns/booked.ts'
import { clicks } from '../links/clicks.ts'
import { salesOf } from '../orders/sales.ts'
import type { Context } from '../operation.ts'
import { expectedOf } from './expected.ts'
import type { Expected } from './expected.ts'
import { headline, nextSentence } from './live-words.ts'
import type { Live, liveInput } from './live.operations.ts'

type Campaign = Awaited<ReturnType<typeof show>>
type Booking = Campaign['bookings'][number]

const DAY = 86_400_000
const NOON = DAY / 2
/** Seats an order takes where none was sold yet, and as many orders' worth of belief in it. */
const PER_ORDER = 2
const BELIEF = 4

export async function live(context: Context, { id, zone }: z.output<typeof liveInput>): Promise<Live> {
  const now = context.outside.clock()
  const campaign = await show(context, { id })
  const { bookings, seats, eventAt } = campaign
  const counted = await clicks(context, { campaign: id, zone })
  const sales = await salesOf(context, { campaign: id, from: startOf(campaign), zone })
  const expected = await expectedOf(context, campaign)
  const clicksOf = (booking: string) => counted.links.filter((one) => one.booking === booking).reduce((sum, one) => sum + one.counted, 0) // prettier-ignore
  const soldBy = (booking: string) => sales.credited.get(booking) ?? { orders: 0, items: 0, net: [] }
  const sums = [...sales.credited.values(), sales.others]
  const items = sums.reduce((sum, one) => sum + one.items, 0)
  const orders = sums.reduce((sum, one) => sum + one.orders, 0)
  const perOrder = Math.max(1, (items + BELIEF * PER_ORDER) / (orders + BELIEF))
  const opened = openedOn(campaign, sales.days[0]?.day, now)

  const posts = bookings.flatMap((booking) => postOf(booking, expected, soldBy(booking.id).orders, now))
  const actions = actionsOf(bookings, expected, posts, now)
  const course =
    seats === null || eventAt === null
      ? ({ state: 'no-seats' } as const)
      : salesCourse(
          {
            capacity: seats,
            sold: items,
            opened: opened / DAY,
            now: now / DAY,
            ends: Date.parse(eventAt) / DAY,
            posts,
            others: sales.others.orders,
            perOrder,
          },
          actions.map(({ action }) => action),
        )
  const told = 'ahead' in course ? course : undefined
  const best = told && bestOf(told)
  const cost = (booking: Booking) =>
    [booking.feeCents, booking.productCents, booking.rightsCents].every((one) => one === null)
      ? null
      : (booking.feeCents ?? 0) + (booking.productCents ?? 0) + (booking.rightsCents ?? 0)
  const shown: Omit<Live, 'headline'> = {
    id,
    name: campaign.name,
    eventAt,
    capacity: seats,
    clicks: counted.counted,
    orders,
    items,
    net: added(sums.flatMap(({ net }) => net)),
    costCents: bookings.reduce((sum, one) => sum + (one.state === 'cancelled' ? 0 : (cost(one) ?? 0)), 0),
    creators: bookings.map((booking) => {
      const { orders: own, items: taken, net } = soldBy(booking.id)
      return {
        booking: booking.id,
        account: booking.account,
        name: booking.name,
        handle: booking.handle,
        deliverable: booking.deliverable,
        day: booking.day,
        state: booking.state,
        costCents: cost(booking),
        clicks: clicksOf(booking.id),
        orders: own,
        items: taken,
        net: [...net],
        toCome: told?.toCome.find((post) => post.id === booking.id)?.seats ?? null,
      }
    }),
    others: { ...sales.others, net: [...sales.others.net] },
    notCounted: counted.excluded,
    days: [...sales.days],
    course: told
      ? {
          state: 'said',
          probabilitySoldOut: told.probabilitySoldOut,
          soldOutOn: told.soldOutOn === undefined ? null : instant(told.soldOutOn),
          ahead: told.ahead.map(({ day, low, middle, high }) => ({ at: instant(day), low, middle, high })),
        }
      : 'because' in course
        ? { state: 'cannot-say', because: course.because }
        : { state: 'no-seats' },
    next: best
      ? {
          booking: best.id,
          sentence: nextSentence(actions.find(({ action }) => action.id === best.id)!.booking, told!, best, actions),
          probabilitySoldOut: best.probabilitySoldOut,
          adds: [...best.adds],
        }
      : null,
    assumptions: seats === null ? [] : assumptionsOf(sales.boxOffices, perOrder, bookings, expected),
  }
  return { ...shown, headline: headline(shown, opened, now, zone) }
}

/** Sales are open since the first of what is known to have begun. */
const openedOn = (campaign: Campaign, sold: string | undefined, now: number) =>
  Math.min(now, startOf(campaign)?.getTime() ?? now, sold ? Date.parse(sold) : now, Date.parse(campaign.createdAt))

const instant = (day: number) => new Date(day * DAY).toISOString()
const startOf = ({ starts }: Campaign) => (starts === null ? null : new Date(`${starts}T00:00:00Z`))

/** A post that is out, or has its day; what was cancelled or has no day brings nothing yet. */
function postOf(booking: Booking, expected: Expected, seen: number, now: number): SellingPost[] {
  const orders = expected.of.get(booking.id)
  if (booking.state === 'cancelled' || orders === undefined) return []
  if (booking.day === null) return booking.state === 'posted' ? [{ id: booking.id, at: now / DAY, orders, seen }] : []
  const day = Date.parse(booking.day) + NOON
  // Whoever has posted has done so by now; whoever has not, cannot have done so yesterday.
  const at = booking.state === 'posted' ? Math.min(day, now) : Math.max(day, now)
  return [{ id: booking.id, at: at / DAY, orders, seen }]
}

/** Half as much again: second posts of one creator meet people who have decided. An assumption, said on the page. */
const AGAIN = 2

function actionsOf(bookings: readonly Booking[], expected: Expected, posts: readonly SellingPost[], now: number) {
  const tomorrow = now / DAY + 1
  return bookings.flatMap((booking): { action: NextAction; booking: Booking }[] => {
    const orders = expected.of.get(booking.id)
    if (booking.state === 'cancelled' || orders === undefined) return []
    const post = posts.find(({ id }) => id === booking.id)
    if (!post) return [{ booking, action: { id: booking.id, at: tomorrow, orders } }]
    if (booking.state !== 'posted') return []
    const so = { shape: orders.shape + post.seen, rate: (orders.rate + 1) * AGAIN }
    return [{ booking, action: { id: booking.id, at: tomorrow, orders: so } }]
  })
}

/** Beyond this nobody needs help, and less than this is none. */
const LIKELY = 0.95
const WORTH_IT = 0.02

/** What surely adds something; of several the one that adds most. */
function bestOf({ probabilitySoldOut, actions }: SalesCourse) {
  if (probabilitySoldOut >= LIKELY) return undefined
  const [best] = actions.filter(({ adds }) => adds[0] > WORTH_IT).toSorted((one, other) => other.adds[1] - one.adds[1])
  return best
}

function added(net: Live['net']): Live['net'] {
  return [...Map.groupBy(net, ({ currency }) => currency).values()]
    .map((of) => ({ ...of[0]!, minor: of.reduce((sum, { minor }) => sum + minor, 0) }))
    .toSorted((a, b) => b.minor - a.minor)
}

function assumptionsOf(boxOffices: boolean, perOrder: number, bookings: readonly Booking[], expected: Expected) {
  const unknown = bookings.filter(({ id, state }) => state !== 'cancelled' && !expected.of.has(id)).length
  return [
    `An order takes ${perOrder.toFixed(1)} seats.`,
    'Half of a post’s orders come within two days.',
    'A second post of the same creator brings half of what the first one did.',
    boxOffices
      ? 'Tickets that nobody is credited with are all of this evening, if a box office sold them since the campaign began.'
      : 'Orders that nobody is credited with are all of this evening, since the campaign began.',
    expected.from,
    ...(unknown > 0 ? [`Of ${unknown} of ${bookings.length} bookings nothing is known, so nothing is expected of them.`] : []), // prettier-ignore
  ]
}
