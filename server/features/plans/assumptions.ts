/** What a plan takes for known, each in a sentence, so that whoever reads the plan can object to it. */
import { counted } from '@rapport/analysis/numbers/figures.ts'
import { amountIn } from '@rapport/analysis/numbers/money.ts'
import type { Days } from '@rapport/analysis/portfolio/candidates.ts'
import type { Board, Question } from './board.ts'
import { LEAST_FEE } from './expected.ts'
import type { Known } from './expected.ts'

export function saidOfTerms(members: Board['members'], dates: Days | undefined, lapsed: string[]): string[] {
  const silent = members.filter(({ free }) => free === undefined).length
  return [
    ...(lapsed.length > 0
      ? [`A quote has run out by the start, and does not count any more: ${lapsed.join(', ')}.`]
      : []),
    ...(dates && silent > 0
      ? [`Of ${silent} of ${members.length} accounts nobody noted days: they are taken to be free.`]
      : []),
  ]
}

export function saidOfOrders(
  question: Question,
  members: Board['members'],
  share: number,
  profit: boolean,
  known: (Known | undefined)[],
  currency: string | null,
): string[] {
  const from = (which: Known['from']) => known.filter((one) => one?.from === which).length

  const estimated = members.filter(({ deliverables }) => deliverables.every(({ quote }) => quote === undefined)).length
  const { feePerThousandCents, ordersPerThousand, marginCents, lift } = question
  return [
    `Audiences are the people who are known by their comments; each stands for as many as a post reaches per known person.`,
    ...(estimated > 0
      ? [
          `${estimated} of ${members.length} fees ${estimated === 1 ? 'is an estimate' : 'are estimates'}: ${amountIn(feePerThousandCents / 100, currency, 2)} for 1,000 followers, ${amountIn(LEAST_FEE / 100, currency, 0)} at least. A quote wins over it.`,
        ]
      : []),
    ...(profit && from('relationship') > 0
      ? [
          `Your own results show that relationship predicts orders: ${counted(from('relationship'), 'creator')} who ${from('relationship') === 1 ? 'was never booked is' : 'were never booked are'} expected to bring what others of their score and size brought.`,
        ]
      : []),
    ...(profit && from('own') + from('others') > 0
      ? [
          `Orders are learned from your own campaigns: ${counted(from('own'), 'creator')} ${from('own') === 1 ? 'has' : 'have'} results${from('others') > 0 ? `; ${from('others')} ${from('others') === 1 ? 'is' : 'are'} taken to be like them, with a wider range` : ''}.`,
        ]
      : []),
    ...(profit && ordersPerThousand && from('guess') > 0
      ? [`Orders are your guess of ${ordersPerThousand} per 1,000 people reached, right to a factor of about two.`]
      : []),
    ...(profit && from('own') + from('others') + from('relationship') > 0
      ? [
          lift
            ? `Of each attributed order ${lift.mean} is taken to be caused, as your test measured${lift.error === undefined ? ` (${lift.low} to ${lift.high})` : ` (standard error ${lift.error})`}: orders here are caused ones, and the factor is one for all creators.`
            : 'Orders are attributed by link or code: some would have come anyway. Enter what a test of your own measured, and the plan counts caused ones.',
        ]
      : []),
    ...(marginCents !== undefined && !profit
      ? [
          'Nothing is known of orders, so the plan is for reach: say what you guess, or record results of past campaigns.',
        ]
      : []),
    ...(share < 1
      ? [`${Math.round(share * 100)}% of the known people were taken, the same ones in every audience.`]
      : []),
    ...(members.some(({ deliverables }) => deliverables.some(({ name }) => name === 'story'))
      ? ['A story is taken to reach 55% of what a post reaches.']
      : []),
  ]
}
