/** Why an offer is in a plan or out of it, in the words that a person reads. Amounts in cents; `currency` null: written without one. */
import { amountIn } from '../numbers/money.ts'
import type { InPlan } from './proposal.ts'
import type { Outside } from './why.ts'

export function saidInside(
  { own, cents, orders }: InPlan,
  margin: number | null,
  asked: boolean,
  currency: string | null = null,
): string {
  const people = `${whole(own)} people whom nobody else of the set reaches`
  if (asked) return `You asked for it; ${people}.`
  if (orders !== null && margin !== null && cents > 0)
    return `Brings back ${((orders.mean * margin) / cents).toFixed(1)} for each ${amountIn(1, currency, 2)}; ${people}.`
  return `${capital(people)}${cents > 0 && own > 0 ? `, at ${amountIn(cents / own / 100, currency, 2)} each` : ''}.`
}

/**
 * @param by names of the chosen who reach its people already, in the order of `outside.by`
 * @param unit what the plan is counted in
 */
export function saidOutside(
  { because, reached, reachedBy }: Outside,
  by: readonly string[],
  unit: 'people' | 'orders',
  currency: string | null = null,
): string {
  const sharers = by.length > 0 ? by.join(' and ') : 'the set'
  if (because.kind === 'rule') return `${capital(because.name)}: the rule leaves no room.`
  if (because.kind === 'nobody') return 'Nobody of this audience is known.'
  if (reached >= 0.5) return `${percent(reachedBy)} of the people whom this reaches are reached by ${sharers} already.`
  if (because.kind === 'unpaid')
    return `Would bring back ${because.returns.toFixed(2)} for each ${amountIn(1, currency, 2)}.`
  if (because.kind === 'money') return `${amountIn(because.missing / 100, currency, 2)} more would be needed.`
  return `Adds ${amount(because.perThousand)} ${unit} for each ${amountIn(1000, currency, 0)}; the least of those chosen adds ${amount(because.leastInside)}.`
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const whole = (number: number) => Math.round(number).toLocaleString('en')
const amount = (number: number) => (number < 10 ? number.toPrecision(2) : whole(number))
const percent = (share: number) => `${Math.round(share * 100)}%`
