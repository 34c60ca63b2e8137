/** What the report of a campaign says first, and what it left after cost. */
import type { Counted } from './report-campaign.ts'
import { figure, money, some } from './report-words.ts'

/** Cents after cost, of orders by link and code; why not, where it cannot be said. */
function leftOf({ lines, marginCents }: Counted): number | string {
  const orders = lines.reduce((sum, one) => sum + (one.orders ?? 0), 0)
  const cost = lines.reduce((sum, one) => sum + (one.costCents ?? 0), 0)
  if (lines.length === 0) return 'nobody is booked'
  if (lines.some(({ costCents }) => costCents === null)) return 'what it cost is not known of all'
  if (lines.every((line) => line.orders === null)) return 'what it sold is not known'
  const silent = lines.filter((line) => line.orders === null && line.state === 'posted').length
  if (silent > 0) return `what ${some(silent, 'booking')} sold is not known`
  if (orders === 0) return -cost
  if (marginCents === null) return 'what an order leaves is not known'
  return orders * marginCents - cost
}

export function profitSaid(counted: Counted): { value: string; note: string } {
  const left = leftOf(counted)
  return typeof left === 'string'
    ? { value: 'cannot say', note: left }
    : { value: money(left, counted.campaign.currency), note: 'of orders by link and code, as if none had come anyway' }
}

export function titleOf(counted: Counted, now: string): string {
  const { lines, running, campaign } = counted
  if (lines.length === 0) return `Nobody is booked for “${campaign.name}” yet.`
  const left = leftOf(counted)
  const orders = lines.reduce((sum, one) => sum + (one.orders ?? 0), 0)
  const soFar = lines.some(({ state }) => state !== 'posted') || (campaign.eventAt !== null && campaign.eventAt > now) ? ' so far' : '' // prettier-ignore
  const paid =
    typeof left === 'string'
      ? `whether it paid cannot be said: ${left}`
      : left < 0
        ? `${money(-left, campaign.currency)} lost${soFar} after cost, ${orders === 0 ? 'as far as links and codes can tell' : 'even if every order was caused'}`
        : `${money(left, campaign.currency)} left${soFar} after cost, if no order would have come anyway`
  if (running.capacity !== null) return `${running.headline.replace(/\.$/, '')}; ${paid}.`
  if (lines.every((line) => line.orders === null)) return `What “${campaign.name}” sold is not known yet; ${paid}.`
  const clicks = lines.reduce((sum, one) => sum + (one.clicks ?? 0), 0)
  return `${some(orders, 'order')}${clicks > 0 ? ` from ${figure(clicks)} clicks` : ''}: ${paid}.`
}
