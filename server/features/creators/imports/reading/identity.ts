/**
 * Which columns say who a creator is? Headers deceive: a published list has the handle under `name` and the name under
 * `instagram name`. So columns that may be either are judged by their values: handles are one word, mostly distinct.
 * A file may have a column of handles for each of several platforms; each becomes an account of one creator.
 */
import type { Platform } from '../../rows.ts'
import type { Match } from './headers.ts'
import { isNumeric } from './numbers.ts'
import { address, looksLikeHandle, profile } from './profiles.ts'
import { distinct, type Seen, share } from './table.ts'

export type Candidate = Seen & {
  match: Match | null
  /** Said by the user or by a known product: not to be overruled. */
  fixed: boolean
  field: string | null
  why: string
}

const isProfileUrl = (value: string) => address(value) !== null && profile(value, null) !== null
const handleShare = (values: readonly string[]) =>
  share(values, (value) => looksLikeHandle(value) || isProfileUrl(value))

/** How much a column looks like handles rather than names. */
function likeness(column: Seen): number {
  const lower = share(column.values, (value) => value === value.toLowerCase())
  return handleShare(column.values) + 0.2 * lower + 0.2 * distinct(column.values)
}

const percent = (part: number) => `${Math.round(part * 100)}%`

/** Decides handle, url and name of a creators file. */
export function identify(columns: Candidate[]): void {
  const open = columns.filter((column) => !column.fixed)
  for (const column of open) if (column.match?.field === '') accountOrCount(column)
  if (severalPlatforms(columns)) return
  for (const column of open)
    if (column.field?.includes('.') && !column.field.startsWith('total.')) column.field = column.field.split('.')[1]!
  const asUrl = open.find((column) => column.field === 'url' && share(column.values, isProfileUrl) > 0.5)
  const told = columns.some((column) => column.fixed && column.field === 'handle')
  const known = columns.some((column) => column.fixed && (column.field === 'url' || column.field === 'name'))
  const words = open.filter((column) => column.field === 'handle' || column.field === 'name')
  const handle =
    told || known
      ? told
        ? undefined
        : words.find((c) => c.field === 'handle')
      : handleAmong(words, asUrl !== undefined)
  for (const column of words) {
    if (column === handle) continue
    if (handle && repeats(column) && distinct(handle.values) > 0.9) {
      column.field = null
      column.why = `left out: the same for many rows, so it names no one of them (column ${handle.index + 1} has the handles)`
      continue
    }
    if (column.field === 'handle') column.why = 'taken as a name: another column has the handles'
    column.field = 'name'
  }
  if (handle && handle.field === 'name') {
    handle.field = 'handle'
    handle.why = `taken as the handle, because ${percent(handleShare(handle.values))} of its values look like handles`
  }
}

const repeats = ({ values }: Seen) => values.length >= 5 && distinct(values) < 0.3

function handleAmong(words: Candidate[], hasUrl: boolean): Candidate | undefined {
  const best = (some: Candidate[]) =>
    some.toSorted((a, b) => likeness(b) - likeness(a) || a.match!.rank - b.match!.rank || a.index - b.index)[0]
  const named = words.filter((column) => column.field === 'handle')
  const sure = named
    .filter((column) => handleShare(column.values) >= 0.5)
    .toSorted((a, b) => a.match!.rank - b.match!.rank)[0]
  // One account in all rows is a client's or a manager's, where another column has a handle for each.
  const each = (column: Candidate) => handleShare(column.values) >= 0.85 && distinct(column.values) > 0.9
  if (sure && repeats(sure)) {
    const own = best(words.filter((column) => column !== sure && each(column)))
    if (own) return own
  }
  if (sure) return sure
  if (hasUrl) return undefined
  const judged = best(words.filter((column) => handleShare(column.values) >= 0.85 && distinct(column.values) > 0.3))
  return judged ?? named[0]
}

/** A header that is only a platform's name: handles and addresses, or the number of followers there. */
function accountOrCount(column: Candidate): void {
  const numeric = share(column.values, isNumeric) > 0.8
  column.field = numeric ? `${column.match!.platform}.followers` : `${column.match!.platform}.handle`
  if (numeric) column.why = 'taken as followers, because its values are numbers'
}

const PER_ACCOUNT = new Set(
  'handle url name bio followers following posts engagementRate engagements averageLikes averageComments averageViews averageShares verified'.split(
    ' ',
  ),
)

/** Names the platform in the fields of a file with accounts on several; whether it is one. */
function severalPlatforms(columns: Candidate[]): boolean {
  const identity = new Map<Platform, Candidate>()
  for (const column of columns) {
    const said = /^(\w+)\.(handle|url)$/.exec(column.field ?? '')
    if (said && said[1] !== 'total') identity.set(said[1] as Platform, column)
    const platform = column.match?.platform
    if (column.fixed || !platform) continue
    const shaped =
      column.field === 'name' &&
      handleShare(column.values) >= 0.9 &&
      share(column.values, (v) => v === v.toLowerCase()) > 0.8
    if (column.field === 'handle' || column.field === 'url' || (shaped && !identity.has(platform)))
      identity.set(platform, column)
  }
  const platforms = [...identity.keys()]
  if (platforms.length < 2) return false
  for (const column of columns) {
    if (column.fixed || column.field === null || column.field.includes('.')) continue
    const platform = column.match?.platform
    if (platform && PER_ACCOUNT.has(column.field)) {
      const field = column.field === 'name' && identity.get(platform) === column ? 'handle' : column.field
      column.field = `${platform}.${field}`
    } else if (column.field === 'handle') {
      column.field = columns.some((other) => other.field === 'name') ? null : 'name'
      column.why = 'the row has a column of handles for each platform'
    } else if (PER_ACCOUNT.has(column.field) && !/^(name|bio|url)$/.test(column.field)) {
      column.field = null
      column.why = `left out: it does not say on which of ${platforms.join(', ')}`
    } else if (column.field === 'url') column.field = null
  }
  return true
}

/** The platforms of which a file has columns of accounts, from its columns as they were agreed. */
export function several(columns: readonly { field: string | null }[]): Platform[] {
  const found = columns.map(({ field }) => /^(\w+)\.(?:handle|url)$/.exec(field ?? '')?.[1] as Platform | undefined)
  return [...new Set(found.filter((platform) => platform !== undefined))]
}
