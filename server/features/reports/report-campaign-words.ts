/** What the report of a campaign says first, and what it left after cost. */
import type { Counted } from './report-campaign.ts'
import { between, money, some } from './report-words.ts'

/** Cents after cost, from least to most: of caused orders where experiments measured them, else of those by link and code. */
type Left = { readonly low: number; readonly high: number } | { readonly because: string }

function leftOf({ lines, marginCents, proposed, factor }: Counted): Left {
  const orders = ordersOf(lines)
  const cost = lines.reduce((sum, one) => sum + (one.costCents ?? 0), 0)
  if (lines.length === 0) return { because: proposed > 0 ? 'nobody has agreed yet' : 'nobody is booked' }
  if (lines.some(({ costCents }) => costCents === null)) return { because: 'what it cost is not known of all' }
  if (lines.every((line) => line.orders === null)) return { because: 'what it sold is not known' }
  const silent = lines.filter((line) => line.orders === null && line.state === 'posted').length
  if (silent > 0) return { because: `what ${some(silent, 'booking')} sold is not known` }
  if (orders === 0) return { low: -cost, high: -cost }
  if (marginCents === null) return { because: 'what an order leaves is not known' }
  const of = (caused: number) => orders * caused * marginCents - cost
  return { low: of(factor?.low ?? 1), high: of(factor?.high ?? 1) }
}

export const ordersOf = (lines: Counted['lines']): number => lines.reduce((sum, one) => sum + (one.orders ?? 0), 0)

export function profitSaid(counted: Counted): { value: string; note: string } {
  const left = leftOf(counted)
  const say = (cents: number) => money(cents, counted.campaign.currency)
  if ('because' in left) return { value: 'cannot say', note: left.because }
  if (ordersOf(counted.lines) === 0) return { value: say(left.low), note: 'nothing was sold, as far as links and codes can tell' } // prettier-ignore
  return counted.factor
    ? { value: between([left.low, left.high], say), note: 'of caused orders, 90%' }
    : { value: say(left.low), note: 'of orders by link and code, as if none had come anyway' }
}

export function titleOf(counted: Counted, now: string): string {
  const { lines, running, campaign, proposed } = counted
  if (lines.length === 0) return proposed > 0 ? `Nobody has agreed yet to take part in “${campaign.name}”.` : `Nobody is booked for “${campaign.name}” yet.` // prettier-ignore
  const open = lines.some(({ state }) => state !== 'posted') || (campaign.eventAt !== null && campaign.eventAt > now)
  const paid = paidSaid(counted, open)
  if (running.capacity !== null) return `${running.headline.replace(/\.$/, '')}; ${paid}.`
  if (lines.every(({ orders }) => orders === null)) return `What “${campaign.name}” sold is not known yet; ${paid}.`
  const clicks = lines.reduce((sum, one) => sum + (one.clicks ?? 0), 0)
  return `${some(ordersOf(lines), 'order')}${clicks > 0 ? ` from ${some(clicks, 'click')}` : ''}: ${paid}.`
}

/** `open`: more may come, so that what is missing is not lost yet. */
function paidSaid(counted: Counted, open: boolean): string {
  const left = leftOf(counted)
  if ('because' in left) return `whether it paid cannot be said: ${left.because}`
  const { low, high } = left
  const say = (cents: number) => money(Math.abs(cents), counted.campaign.currency)
  const soFar = open ? ' so far' : ''
  if (ordersOf(counted.lines) === 0) return `${say(low)} ${open ? 'not earned back yet' : 'lost'}, as far as links and codes can tell` // prettier-ignore
  const missing = open ? 'not earned back yet by' : 'lost on'
  if (!counted.factor)
    return low < 0
      ? `${say(low)} ${missing} orders with a link or code, even if every one was caused`
      : `${say(low)} left${soFar} after cost, if no order would have come anyway`
  if (high < 0) return `${between([-high, -low], say)} ${missing} orders that it caused`
  if (low > 0) return `${between([low, high], say)} left${soFar} after cost, from orders that would not have come otherwise` // prettier-ignore
  return `whether it paid cannot be said: ${say(low)} lost to ${say(high)} gained${soFar}`
}
