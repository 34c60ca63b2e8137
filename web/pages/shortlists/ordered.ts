/** In which order a shortlist stands, and what of it leaves as a file. */
import type { Output } from '../../call.ts'

type Entries = Output<'shortlists.show'>['entries']

/** By the relationship score, those without one last, in the order in which they came. */
export const closestFirst = (entries: Entries): Entries =>
  entries.toSorted((a, b) => (b.account.relationship.score ?? -1) - (a.account.relationship.score ?? -1))

export const tableOf = (entries: Entries): (string | number | null)[][] => [
  ['name', 'platform', 'handle', 'url', 'place', 'followers', 'relationship', 'from', 'to', 'audience', 'why', 'note'],
  ...entries.map(({ account, note }) => [
    account.name,
    account.platform,
    account.handle,
    account.url,
    account.place,
    account.followers,
    account.relationship.score,
    account.relationship.low,
    account.relationship.high,
    account.audience,
    account.why,
    note,
  ]),
]
