/** What the creators table shows stands in the address: shared, bookmarked and gone back to as it is. */
import type { Input } from '../../call.ts'

export type CreatorsSearch = Omit<Input<'creators.list'>, 'after' | 'limit'>

const LISTS = ['platform', 'place', 'topic', 'language', 'evidence', 'audience'] as const
const SORTS = ['relationship', 'followers', 'engagement', 'name']

/** Reads an address; what it cannot mean is left out, so that an old link still opens. */
export function readCreatorsSearch(given: Record<string, unknown>): CreatorsSearch {
  const found: Record<string, unknown> = {}
  for (const name of LISTS) {
    const values = [given[name] ?? []].flat().map(String).filter(Boolean)
    if (values.length) found[name] = values
  }
  for (const name of ['low', 'high']) {
    const value = Number(given[name])
    if (given[name] !== undefined && Number.isInteger(value) && value >= (name === 'low' ? 0 : 1)) found[name] = value
  }
  if (typeof given.q === 'string' && given.q.trim()) found.q = given.q
  if (SORTS.includes(String(given.sort))) found.sort = given.sort
  if (given.descending !== undefined) found.descending = String(given.descending) !== 'false'
  if (String(given.anySize) === 'true') found.anySize = true
  return found as CreatorsSearch
}

export const isNarrowed = (search: CreatorsSearch) => Boolean(search.q) || LISTS.some((name) => search[name]?.length)
