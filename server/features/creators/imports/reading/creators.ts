/** One row of a list of creators: an account, or one account on each platform of which the row has a handle. */
import type { CreatorRow, Platform } from '../../rows.ts'
import { isNoName, tidy } from './blank.ts'
import { type Cells, type Convert, type Plan, numbers, own, platforms, rates, trouble, words, yesNo } from './plan.ts'
import { address, federated, platformAt, profile } from './profiles.ts'
import { topics } from './words.ts'

const HANDLE = 'a handle without spaces, of at most 100 characters, or the address of a profile'
const PLATFORM = 'a platform: as the address of the profile, in a column, or chosen for the whole file'

/** Writes what the cells say into a row. */
type Fill = (row: CreatorRow, cells: Cells) => void

export function creators(plan: Plan, several: readonly Platform[]): Convert<CreatorRow> {
  if (several.length > 0) return many(plan, several)
  const identity = identityOf(plan, '')
  const person = personOf(plan)
  const account = accountOf(plan, '')
  const named = platforms(plan)
  const key = words(plan, 'creatorKey')
  const state = words(plan, 'state')
  return (cells, into) => {
    if (state(cells) === 'NOT_READY') return trouble(plan, plan.column('state'), 'a report that is READY')
    const row = identity(cells, named(cells) ?? null, plan.platform)
    if (!row) return
    person(row, cells)
    account(row, cells)
    const keyed = key(cells)
    if (keyed !== undefined) row.creatorKey = `${plan.keySpace}:${keyed}`
    if (plan.trouble.wanted === '') into.push(row)
  }
}

/** Accounts of one row share a key, so that they are one creator. */
function many(plan: Plan, several: readonly Platform[]): Convert<CreatorRow> {
  const person = personOf(plan)
  const key = words(plan, 'creatorKey')
  const accounts = several.map((platform) => ({
    platform,
    identity: identityOf(plan, `${platform}.`),
    account: accountOf(plan, `${platform}.`),
  }))
  const first = firstColumn(plan, ...several.flatMap((platform) => [`${platform}.handle`, `${platform}.url`]))
  return (cells, into) => {
    const rows: CreatorRow[] = []
    for (const { platform, identity, account } of accounts) {
      const row = identity(cells, platform, null, true)
      if (!row) continue
      person(row, cells)
      account(row, cells)
      rows.push(row)
    }
    const keyed = key(cells)
    const one = rows[0]
    if (!one) trouble(plan, first, `${HANDLE} on at least one of ${several.join(', ')}`)
    if (!one || plan.trouble.wanted !== '') return
    const shared = keyed === undefined ? `${one.platform}/${one.handle.toLowerCase()}` : `${plan.keySpace}:${keyed}`
    for (const row of rows) into.push(Object.assign(row, { creatorKey: shared }))
  }
}

function firstColumn(plan: Plan, ...fields: string[]): number {
  return fields.map((field) => plan.column(field)).find((column) => column >= 0) ?? -1
}

/**
 * Whose account a row is, by its handle or by its address. `said`: the platform as the row says it; `rest`: that of rows
 * that do not. `mayLack`: no account is no trouble.
 */
function identityOf(plan: Plan, prefix: string) {
  const handles = plan.column(`${prefix}handle`)
  const urls = plan.column(`${prefix}url`)
  const wordIn = (cells: Cells, column: number) => {
    const text = column < 0 ? '' : tidy(cells[column])
    return isNoName(text) ? '' : text
  }
  return (cells: Cells, said: Platform | null, rest: Platform | null, mayLack = false): CreatorRow | undefined => {
    const handle = wordIn(cells, handles)
    const link = wordIn(cells, urls)
    const column = handle === '' && urls >= 0 ? urls : handles
    if (handle === '' && link === '') return mayLack ? undefined : trouble(plan, column, HANDLE)
    const linkUrl = link === '' ? null : address(link)
    const linked = link === '' ? null : profile(link, said)
    const found = handle === '' ? linked : profile(handle, said)
    if (!found) return trouble(plan, column, HANDLE)
    const where = found.platform ?? said ?? linked?.platform ?? (linkUrl && platformAt(linkUrl.hostname)) ?? rest
    if (where === null) return trouble(plan, Math.max(plan.column('platform'), column), PLATFORM)
    const row: CreatorRow = { platform: where, handle: own(federated(found.handle, linked?.handle)) }
    if (linkUrl) row.url = link
    else if (address(handle)) row.url = handle
    return row
  }
}

/** What is known of the person, whichever the account. */
function personOf(plan: Plan): Fill {
  const name = words(plan, 'name')
  const first = words(plan, 'firstName')
  const last = words(plan, 'lastName')
  const themes = plan.columns('topics')
  const mail = words(plan, 'email')
  const bio = words(plan, 'bio', true)
  const place = words(plan, 'place')
  const language = words(plan, 'language')
  // NA is Namibia.
  const country = words(plan, 'country', true)
  return (row, cells) => {
    const whole = name(cells) ?? joined(first(cells), last(cells))
    if (whole !== undefined) row.name = whole
    const written = mail(cells)
    const email = written && /[^\s;,<>]+@[^\s;,<>]+\.[^\s;,<>]+/.exec(written)?.[0]
    if (email) row.email = email
    const about = bio(cells)
    if (about !== undefined) row.bio = about
    const town = place(cells)
    if (town !== undefined) row.place = town
    const tongue = language(cells)
    if (tongue !== undefined) row.language = tongue
    const land = country(cells)
    if (land !== undefined && (land === 'NA' || !isNoName(land))) row.country = land
    const told: string[] = []
    for (const column of themes) {
      const text = tidy(cells[column])
      if (!isNoName(text)) told.push(...topics(text))
    }
    if (told.length > 0) row.topics = told.length === 1 ? told : [...new Set(told)]
  }
}

function joined(first: string | undefined, last: string | undefined): string | undefined {
  if (first === undefined || last === undefined) return first ?? last
  return `${first} ${last}`
}

const COUNTED = [
  'followers',
  'following',
  'posts',
  'averageLikes',
  'averageComments',
  'averageViews',
  'averageShares',
] as const

/** What is known of an account. */
function accountOf(plan: Plan, prefix: string): Fill {
  const known = COUNTED.filter((field) => plan.column(prefix + field) >= 0)
  const counts = known.map((field) => numbers(plan, prefix + field))
  const rate = rates(plan, `${prefix}engagementRate`)
  const engagements = numbers(plan, `${prefix}engagements`)
  const verified = yesNo(plan, `${prefix}verified`)
  const name = prefix === '' ? undefined : words(plan, `${prefix}name`)
  const bio = prefix === '' ? undefined : words(plan, `${prefix}bio`, true)
  return (row, cells) => {
    for (let i = 0; i < known.length; i++) {
      const value = counts[i]!(cells)
      if (value !== undefined) row[known[i]!] = value
    }
    const engaged = engagements(cells)
    const said = rate(cells) ?? (engaged !== undefined && row.followers ? engaged / row.followers : undefined)
    if (said !== undefined) row.engagementRate = said
    const checked = verified(cells)
    if (checked !== undefined) row.verified = checked
    const called = name?.(cells)
    if (called !== undefined) row.name = called
    const about = bio?.(cells)
    if (about !== undefined) row.bio = about
  }
}
