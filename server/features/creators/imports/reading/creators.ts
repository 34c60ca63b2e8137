/** One row of a list of creators: an account, or one account on each platform of which the row has a handle. */
import type { CreatorRow, Platform } from '../../rows.ts'
import { isNoName, tidy } from './blank.ts'
import {
  type Cell,
  type Cells,
  type Convert,
  type Plan,
  numbers,
  own,
  platforms,
  rates,
  trouble,
  words,
  yesNo,
} from './plan.ts'
import { type Profile, address, federated, platformAt, profile } from './profiles.ts'
import { topics } from './words.ts'

const HANDLE = 'a handle without spaces, or the address of a profile'

type Account = Omit<CreatorRow, 'platform' | 'handle' | 'url'>

export function creators(plan: Plan, several: readonly Platform[]): Convert<CreatorRow> {
  const person = personOf(plan)
  const state = words(plan, 'state')
  if (several.length > 0) return many(plan, several, person)
  const account = accountOf(plan, '')
  const identity = identityOf(plan, '')
  const named = platforms(plan)
  const key = words(plan, 'creatorKey')
  return (cells, into) => {
    if (state(cells) === 'NOT_READY') trouble(plan, plan.column('state'), 'a report that is READY')
    const said = named(cells)
    const found = identity(cells, said ?? plan.platform)
    if (!found) return
    const row = { ...person(cells), ...account(cells) }
    const keyed = key(cells)
    if (keyed !== undefined) row.creatorKey = `${plan.keySpace}:${keyed}`
    if (plan.trouble.wanted === '') into.push({ ...found, ...row })
  }
}

/** Accounts of one row share a key, so that they are one creator. */
function many(plan: Plan, several: readonly Platform[], person: (cells: Cells) => Account): Convert<CreatorRow> {
  const accounts = several.map((platform) => ({
    platform,
    identity: identityOf(plan, `${platform}.`),
    account: accountOf(plan, `${platform}.`),
  }))
  const key = words(plan, 'creatorKey')
  const first =
    several
      .map((platform) => firstColumn(plan, `${platform}.handle`, `${platform}.url`))
      .find((column) => column >= 0) ?? -1
  return (cells, into) => {
    const shared = person(cells)
    const rows: CreatorRow[] = []
    for (const { platform, identity, account } of accounts) {
      const found = identity(cells, platform, true)
      if (found) rows.push({ ...found, ...shared, ...account(cells) })
    }
    if (rows.length === 0) trouble(plan, first, `${HANDLE} on at least one of ${several.join(', ')}`)
    if (plan.trouble.wanted !== '') return
    const keyed = key(cells)
    const one =
      keyed === undefined ? `${rows[0]!.platform}/${rows[0]!.handle.toLowerCase()}` : `${plan.keySpace}:${keyed}`
    for (const row of rows) into.push({ ...row, creatorKey: one })
  }
}

function firstColumn(plan: Plan, ...fields: string[]): number {
  return fields.map((field) => plan.column(field)).find((column) => column >= 0) ?? -1
}

type Found = Pick<CreatorRow, 'platform' | 'handle' | 'url'>

/** Whose account the row is, by its handle or by its address. `mayLack`: no account is no trouble. */
function identityOf(plan: Plan, prefix: string) {
  const handles = plan.column(`${prefix}handle`)
  const urls = plan.column(`${prefix}url`)
  const read = (column: number) => {
    const text = column < 0 ? '' : tidy(cells[column])
    return isNoName(text) ? '' : text
  }
  let cells: Cells = []
  return (row: Cells, platform: Platform | null, mayLack = false): Found | undefined => {
    cells = row
    const handle = read(handles)
    const link = read(urls)
    if (handle === '' && link === '')
      return mayLack ? undefined : trouble(plan, firstColumn(plan, `${prefix}handle`, `${prefix}url`), HANDLE)
    const linked = link === '' ? null : profile(link, platform)
    const found: Profile | null = handle === '' ? linked : profile(handle, platform)
    if (!found) return trouble(plan, handle === '' ? urls : handles, HANDLE)
    const linkUrl = address(link)
    const where = found.platform ?? platform ?? linked?.platform ?? (linkUrl && platformAt(linkUrl.hostname)) ?? null
    if (where === null) {
      const column = plan.column('platform')
      return trouble(
        plan,
        column < 0 ? (handle === '' ? urls : handles) : column,
        'a platform: as the address of the profile, in a column, or chosen for the whole file',
      )
    }
    const url = linkUrl ? link : handle !== '' && address(handle) ? handle : undefined
    return {
      platform: where,
      handle: own(federated(found.handle, linked?.handle)),
      ...(url === undefined ? {} : { url }),
    }
  }
}

/** What is known of the person, whichever the account. */
function personOf(plan: Plan): (cells: Cells) => Account {
  const name = words(plan, 'name')
  const first = words(plan, 'firstName')
  const last = words(plan, 'lastName')
  const themes = plan.columns('topics')
  const mail = words(plan, 'email')
  const rest: [keyof Account, Cell<string>][] = [
    ['bio', words(plan, 'bio', true)],
    ['place', words(plan, 'place')],
    ['language', words(plan, 'language')],
  ]
  // NA is Namibia.
  const country = words(plan, 'country', true)
  return (cells) => {
    const row: Account = {}
    const whole =
      name(cells) ?? ([first(cells), last(cells)].filter((part) => part !== undefined).join(' ') || undefined)
    if (whole !== undefined) row.name = whole
    const email = /[^\s;,<>]+@[^\s;,<>]+\.[^\s;,<>]+/.exec(mail(cells) ?? '')?.[0]
    if (email !== undefined) row.email = email
    for (const [field, cell] of rest) {
      const value = cell(cells)
      if (value !== undefined) Object.assign(row, { [field]: value })
    }
    const land = country(cells)
    if (land !== undefined && !/^([-–—]+|#.*|n\/a|null|none)$/i.test(land)) row.country = land
    const told = themes.flatMap((column) => {
      const text = tidy(cells[column])
      return isNoName(text) ? [] : topics(text)
    })
    if (told.length > 0) row.topics = [...new Set(told)]
    return row
  }
}

/** What is known of an account. */
function accountOf(plan: Plan, prefix: string): (cells: Cells) => Account {
  const counts = [
    'followers',
    'following',
    'posts',
    'averageLikes',
    'averageComments',
    'averageViews',
    'averageShares',
  ] as const
  const known = counts
    .filter((field) => plan.column(prefix + field) >= 0)
    .map((field) => [field, numbers(plan, prefix + field)] as const)
  const rate = rates(plan, `${prefix}engagementRate`)
  const engagements = numbers(plan, `${prefix}engagements`)
  const verified = yesNo(plan, `${prefix}verified`)
  const name = prefix === '' ? undefined : words(plan, `${prefix}name`)
  const bio = prefix === '' ? undefined : words(plan, `${prefix}bio`, true)
  return (cells) => {
    const row: Account = {}
    for (const [field, cell] of known) {
      const value = cell(cells)
      if (value !== undefined) row[field] = value
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
    return row
  }
}
