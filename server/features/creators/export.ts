/** Accounts as CSV, in the order in which they are shown. Streams page by page. */
import type { Context } from '../operation.ts'
import { list } from './creators.ts'
import type { Listed, Listing } from './creators.ts'
import { csv } from './imports/csv.ts'

const COLUMNS = [
  'rank', 'name', 'platform', 'handle', 'url', 'followers', 'relationship', 'relationship_low', 'relationship_high', 'relationship_state',
  'audience', 'why', 'engagement_rate', 'place', 'country', 'language', 'topics', 'note',
] // prettier-ignore

const cells = (one: Listed, note = '') => [
  one.rank, one.name, one.platform, one.handle, one.url, one.followers, one.relationship.score, one.relationship.low, one.relationship.high,
  one.relationship.state, one.audience, one.why, one.engagementRate, one.place, one.country, one.language, one.topics.join('; '), note,
].map((value) => (value === null || value === undefined ? '' : String(value))) // prettier-ignore

export async function* accountsCsv(
  context: Context,
  what: Listing | { entries: { account: Listed; note: string }[] },
): AsyncGenerator<string> {
  yield* csv(rows(context, what))
}

async function* rows(
  context: Context,
  what: Listing | { entries: { account: Listed; note: string }[] },
): AsyncGenerator<string[]> {
  yield COLUMNS
  if ('entries' in what) {
    for (const { account, note } of what.entries) yield cells(account, note)
    return
  }
  for (let after: string | undefined; ;) {
    const page = await list(context, { ...what, limit: 500, ...(after === undefined ? {} : { after }) })
    for (const row of page.rows) yield cells(row)
    if (page.next === null) return
    after = page.next
  }
}
