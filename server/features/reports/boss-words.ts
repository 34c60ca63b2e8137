/** What the sheet for the boss says at its end: what to do next because of it, and what it cannot know. */
import type { Facts } from './boss-sums.ts'
import type { Priced } from './priced.ts'
import { listed, some } from './report-words.ts'
import type { returnsOf } from './returns.ts'

type Returns = Awaited<ReturnType<typeof returnsOf>>
const MOST = 3

/** Each follows from something above it. */
export function nextSteps({ creators, factor }: Returns): string[] {
  if (creators.length === 0)
    return ['Plan a first portfolio of a few creators and give each a link and a code of their own.']
  const named = (verdict: string) => creators.filter((one) => one.verdict === verdict)
  const names = (of: typeof creators) => listed(of.map(({ name }) => name), MOST) // prettier-ignore
  const [brought, lost, open] = [named('brought'), named('lost').toReversed(), named('cannot-say')]
  const unpriced = open.filter(({ because }) => because === 'what an order leaves is not known')
  return [
    ...(brought.length ? [`Book again: ${names(brought)}.`] : []),
    ...(lost.length ? [`Not again on the same terms: ${names(lost)}.`] : []),
    ...(unpriced.length ? ['Say what an order leaves: before that nobody can be said to have brought money.'] : []),
    ...(open.length > unpriced.length ? [`Of ${open.length - unpriced.length === 1 ? 'one creator' : some(open.length - unpriced.length, 'creator')} it cannot be told: before judging, book once more where that is cheap, and elsewhere not yet.`] : []), // prettier-ignore
    ...(factor
      ? []
      : ['Run an experiment before the next large spend: nothing else tells what would have been sold anyway.']),
  ]
}

export function howSure({ creators, factor }: Returns, facts: Facts, priced: readonly Priced[]): string[] {
  if (creators.length === 0) return ['Nothing was measured yet.']
  const heard = creators.reduce((sum, one) => sum + (one.heard ?? 0), 0)
  const single = creators.filter(({ bookings }) => bookings === 1).length
  const byBooking = priced.some(({ by, expected }) => by === 'bookings' && expected !== null)
  return [
    `Lines are 90% intervals: about one in ten misses the truth. ${single > 0 ? `${single.toLocaleString('en')} of ${some(creators.length, 'creator')} were booked only once.` : 'Every creator was booked more than once.'}`, // prettier-ignore
    'Links and codes miss buyers who come by themselves later, and count some who would have come anyway; who is credited is a rule, not a cause.',
    factor
      ? `How many orders were caused comes from ${some(factor.n, 'experiment')} of your own and is taken to hold for the others.`
      : 'What was caused is not known: no experiment has measured it.',
    ...(byBooking ? ['Where reach is not known, a booking counts as a booking, however many saw it.'] : []),
    ...(facts.currency !== null && facts.unnamed ? [`Amounts of campaigns that name no currency are taken to be ${facts.currency}.`] : []), // prettier-ignore
    ...(heard > 0 ? [`${heard.toLocaleString('en')} buyers named a creator when asked; they stand beside the orders and are not added.`] : []), // prettier-ignore
    ...(facts.unheard > 0 ? [`Of ${some(facts.unheard, 'booking')} nothing was counted, which is not the same as nothing sold.`] : []), // prettier-ignore
  ]
}
