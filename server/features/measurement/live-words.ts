/** What the page of a running campaign says in sentences. */
import type { SalesCourse } from '@rapport/analysis/returns/sales-course.ts'
import type { Live } from './live.operations.ts'

const DAY = 86_400_000
type Shown = Omit<Live, 'headline'>

/** "Day 6: 38 of 60 seats; on course to sell out on Thursday (79%)." Never flattering. */
export function headline(shown: Shown, opened: number, now: number, zone: string): string {
  const { capacity, items, orders, clicks, eventAt, course } = shown
  const day = `Day ${Math.floor((now - opened) / DAY) + 1}`
  const whole = Math.round(items)
  if (capacity === null || course.state === 'no-seats')
    return `${day}: ${some(Math.round(orders), 'order')} from ${some(clicks, 'click')}.`
  if (whole >= capacity) return `All ${capacity} seats are sold.`
  if (eventAt !== null && Date.parse(eventAt) <= now) return `${whole} of ${capacity} seats were sold.`
  const so = `${day}: ${whole} of ${capacity} seats`
  if (course.state === 'cannot-say') return `${so}; whether it sells out cannot be said yet.`
  const likely = percent(course.probabilitySoldOut)
  if (course.soldOutOn === null) return `${so}; ${likely} likely to sell out.`
  return `${so}; on course to sell out on ${weekday(course.soldOutOn, now, zone)} (${likely}).`
}

type Booking = { name: string; deliverable: string; state: string; feeCents: number | null }

/** Names another creator where the two cannot be told apart. */
export function nextSentence(
  booking: Booking,
  course: SalesCourse,
  best: SalesCourse['actions'][number],
  actions: readonly { action: { id: string }; booking: Booking }[],
): string {
  const what =
    booking.state === 'posted'
      ? `another post by ${booking.name}`
      : `a day for ${booking.name}’s ${booking.deliverable}`
  const tied = course.actions.filter(({ id, adds }) => id !== best.id && adds[1] >= best.adds[0] && adds[0] > 0)
  const others = tied.map(({ id }) => actions.find(({ action }) => action.id === id)!.booking.name)
  const or = others.length === 0 ? '' : ` ${[...new Set(others)].slice(0, 2).join(' or ')} would help as much.`
  return `Agree on ${what}: ${percent(course.probabilitySoldOut)} likely to sell out becomes ${percent(best.probabilitySoldOut)}, were it out tomorrow.${or}`
}

const some = (n: number, one: string) => `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`

/** Nothing ahead is certain. */
export const percent = (share: number): string =>
  share < 0.01 ? 'under 1%' : share > 0.99 ? 'over 99%' : `${Math.round(100 * share)}%`

/** The name of the day within a week, its date beyond. */
function weekday(at: string, now: number, timeZone: string): string {
  const near = Date.parse(at) - now < 6 * DAY
  return new Intl.DateTimeFormat('en-GB', near ? { weekday: 'long', timeZone } : { day: 'numeric', month: 'long', timeZone }).format(new Date(at)) // prettier-ignore
}
