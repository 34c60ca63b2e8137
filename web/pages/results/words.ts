/** What a page of results says first. */
import type { Output } from '../../call.ts'
import { capital, inWords } from '../../ui/numbers.ts'

export type Results = Output<'measurement.results'>

/** How many brought back what they cost, how many did not, and of how many it is not known. */
export function resultsFinding({ creators }: Pick<Results, 'creators'>): string {
  if (creators.length === 0) return 'Nothing has come back yet: no campaign is recorded.'
  const known = creators.filter(({ costCents, revenueCents }) => costCents > 0 || revenueCents > 0)
  const paid = known.filter(({ costCents, revenueCents }) => revenueCents > costCents).length
  const lost = known.length - paid
  const unknown = creators.length - known.length
  return [
    `${capital(inWords(paid))} brought back more than ${paid === 1 ? 'it' : 'they'} cost`,
    `${inWords(lost)} less`,
    ...(unknown > 0 ? [`of ${inWords(unknown)} the cost is not known`] : []),
  ]
    .join(', ')
    .concat('.')
}
