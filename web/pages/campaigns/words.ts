/** The findings of campaigns in words. */
import type { Output } from '../../call.ts'
import { capital, day, many } from '../../ui/numbers.ts'

export type Campaign = Output<'campaigns.show'>
export type Booking = Campaign['bookings'][number]
type Listed = Output<'campaigns.list'>['campaigns'][number]

export const STATE: Record<Booking['state'], string> = {
  proposed: 'Proposed',
  booked: 'Booked',
  posted: 'Posted',
  cancelled: 'Cancelled',
}

/** "Two of five are booked, one has posted." Who cancelled is not counted. */
export function stageFinding(states: Readonly<Record<string, number>>): string {
  const { proposed = 0, booked = 0, posted = 0, cancelled = 0 } = states
  const all = proposed + booked + posted
  if (all === 0) return cancelled > 0 ? 'Everything was cancelled.' : 'Nobody is booked yet.'
  if (proposed === all) return `${capital(many(all, 'booking'))} proposed, nobody asked yet.`
  if (posted === all)
    return all === 1
      ? 'The one booking has been posted.'
      : `${all === 2 ? 'Both bookings' : `All ${many(all, 'booking')}`} have been posted.`
  const said = [
    ...(posted > 0 ? [`${many(posted, 'has', 'have')} been posted`] : []),
    ...(booked > 0 ? [`${many(booked, 'is', 'are')} booked`] : []),
    ...(proposed > 0 ? [`${many(proposed, 'waits', 'wait')} for an answer`] : []),
  ]
  return `Of ${many(all, 'booking')} ${said.length > 1 ? `${said.slice(0, -1).join(', ')} and ${said.at(-1)}` : said[0]}.`
}

export const countStates = (bookings: readonly Booking[]): Record<string, number> =>
  bookings.reduce<Record<string, number>>((sum, { state }) => ({ ...sum, [state]: (sum[state] ?? 0) + 1 }), {})

/** "3 May 2027 to 20 May 2027", as far as it is known. */
export function datesOf({ starts, ends, from, to }: Pick<Listed, 'starts' | 'ends' | 'from' | 'to'>): string {
  const [first, last] = [starts ?? from, ends ?? to]
  if (!first && !last) return 'no dates yet'
  if (first && last) return first === last ? day(first) : `${day(first)} to ${day(last)}`
  return first ? `from ${day(first)}` : `until ${day(last!)}`
}

/** What has to be paid for those that were not cancelled; of a fee that nobody named nothing is known. */
export function paidOf(bookings: readonly Booking[]): { cents: number; unknown: number } {
  const counted = bookings.filter(({ state }) => state !== 'cancelled')
  return {
    cents: counted.reduce((sum, one) => sum + costOf(one), 0),
    unknown: counted.filter(({ feeCents }) => feeCents === null).length,
  }
}

export const costOf = ({ feeCents, productCents, rightsCents }: Booking) =>
  (feeCents ?? 0) + (productCents ?? 0) + (rightsCents ?? 0)
