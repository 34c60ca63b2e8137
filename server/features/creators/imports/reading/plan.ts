/**
 * From cells to values, decided once for a file: which column gives which field, and how its cells are read. A cell
 * that cannot be read says so in `trouble`, and its row is refused as a whole.
 */
import type { Platform } from '../../rows.ts'
import { isBlank, isNoName, tidy } from './blank.ts'
import { date } from './dates.ts'
import { COUNTS, bareField } from './explain.ts'
import type { Inspection, Options, Owner } from './inspection.ts'
import { number } from './numbers.ts'
import { platformNamed } from './platforms.ts'
import { type PostAddress, type Profile, address, platformAt, postAt, profile } from './profiles.ts'
import { rate } from './rates.ts'
import { yesOrNo } from './words.ts'

export type Cells = readonly string[]
export type Cell<T> = (cells: Cells) => T | undefined

export type Plan = {
  /** Column of a field, or -1. */
  column(field: string): number
  columns(field: string): number[]
  options(column: number): Options
  platform: Platform | null
  handle: string | undefined
  post: string | undefined
  /** Of posts, where nothing in the file says whose they are. */
  owners: ReadonlyMap<string, Owner> | undefined
  /** Of every key of creators from this file, so that two products' number 17 stay two people. */
  keySpace: string
  trouble: Trouble
}

/** What was wrong with the row at hand: `wanted` is '' while nothing is. `column` -1: the row as a whole. */
export type Trouble = { column: number; wanted: string }

/** Turns one row's cells into rows, or leaves its trouble and adds none. */
export type Convert<Row> = (cells: Cells, into: Row[]) => void

export function planOf(inspection: Inspection, owners?: ReadonlyMap<string, Owner>): Plan {
  const fields = new Map<string, number[]>()
  for (const { field, index } of inspection.columns)
    if (field !== null) fields.set(field, [...(fields.get(field) ?? []), index])
  return {
    column: (field) => fields.get(field)?.[0] ?? -1,
    columns: (field) => fields.get(field) ?? [],
    options: (column) => inspection.columns[column]?.options ?? {},
    platform: inspection.platform,
    handle: inspection.handle,
    post: inspection.post,
    owners,
    keySpace: inspection.shape ?? inspection.signature,
    trouble: { column: -1, wanted: '' },
  }
}

export function trouble(plan: Plan, column: number, wanted: string): undefined {
  if (plan.trouble.wanted === '') Object.assign(plan.trouble, { column, wanted })
  return undefined
}

const NOTHING = (): undefined => undefined

/** No creator has a hundred billion of anything. */
const MOST = 1e11

export function numbers(plan: Plan, field: string): Cell<number> {
  const column = plan.column(field)
  if (column < 0) return NOTHING
  const sign = plan.options(column).numbers ?? 'dot'
  const count = COUNTS.has(bareField(field))
  const wanted = sign === 'comma' ? 'a number such as 1.200, 12,5K or 1,2M' : 'a number such as 1200, 12.5K or 1.2M'
  return (cells) => {
    const text = tidy(cells[column])
    const value = number(text, sign, count)
    if (value === null) return isBlank(text) ? undefined : trouble(plan, column, wanted)
    if (value < 0 || value > MOST) return trouble(plan, column, 'a number from 0 to 100 billion')
    return count ? Math.round(value) : value
  }
}

export function rates(plan: Plan, field: string): Cell<number> {
  const column = plan.column(field)
  if (column < 0) return NOTHING
  const { numbers: sign = 'dot', rates: taken = 'fraction' } = plan.options(column)
  return (cells) => {
    const text = tidy(cells[column])
    const value = rate(text, sign, taken)
    if (value === null && isBlank(text)) return undefined
    if (value === null)
      return trouble(plan, column, taken === 'percent' ? 'a rate such as 3.2%' : 'a rate such as 0.032 or 3.2%')
    if (value < 0 || value > 10) return trouble(plan, column, 'a rate from 0% to 1,000%')
    return value
  }
}

const DATES = {
  iso: 'a date such as 2024-03-05 or 2024-03-05T10:20:30Z',
  dmy: 'a date such as 31/12/2024, day first',
  mdy: 'a date such as 12/31/2024, month first',
  'epoch-s': 'seconds since 1970, such as 1709632800',
  'epoch-ms': 'milliseconds since 1970, such as 1709632800000',
}

export function moments(plan: Plan, field: string): Cell<Date> {
  const column = plan.column(field)
  if (column < 0) return NOTHING
  const order = plan.options(column).dates ?? 'iso'
  return (cells) => {
    const text = tidy(cells[column])
    const read = date(text, order)
    if (read !== null) return read
    return isBlank(text) ? undefined : trouble(plan, column, DATES[order])
  }
}

export function yesNo(plan: Plan, field: string): Cell<boolean> {
  const column = plan.column(field)
  if (column < 0) return NOTHING
  return (cells) => {
    const text = tidy(cells[column])
    if (isBlank(text) && text !== '-') return undefined
    return yesOrNo(text) ?? (text === '-' ? undefined : trouble(plan, column, 'yes or no'))
  }
}

/** Words as they are; `free` text may be a dash or "none" and mean it. */
export function words(plan: Plan, field: string, free = false): Cell<string> {
  const column = plan.column(field)
  if (column < 0) return NOTHING
  return (cells) => {
    const text = tidy(cells[column])
    return (free ? text === '' : isNoName(text)) ? undefined : text
  }
}

export function platforms(plan: Plan): Cell<Platform> {
  const column = plan.column('platform')
  if (column < 0) return NOTHING
  const known = new Map<string, Platform | null>()
  return (cells) => {
    const text = tidy(cells[column])
    let named = known.get(text)
    if (named === undefined) {
      const url = address(text)
      named = url ? platformAt(url.hostname) : platformNamed(text)
      if (known.size < 1000) known.set(own(text), named)
    }
    return (
      named ??
      (isBlank(text)
        ? undefined
        : trouble(plan, column, 'instagram, youtube, tiktok, bluesky, mastodon, x, twitch, facebook or other'))
    )
  }
}

/**
 * A copy of a text. Cells are slices of the piece of the file that they came in, and a slice keeps the whole piece alive
 * (V8): what outlives its batch must be a copy.
 */
export function own(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1)
}

/** Remembers what was made of a text that comes again and again. */
function remembering<T>(make: (text: string) => T): (text: string) => T {
  let known = new Map<string, T>()
  let lastText: string | undefined
  let last: T
  return (text) => {
    if (text === lastText) return last
    let made = known.get(text)
    if (made === undefined) {
      if (known.size >= 20_000) known = new Map()
      const key = own(text)
      made = make(key)
      known.set(key, made)
    }
    lastText = text
    last = made
    return made
  }
}

/** Whose account a cell names; null where it names none. */
export function profiles(platform: Platform | null): (text: string) => Profile | null {
  return remembering((text) => profile(text, platform))
}

export type PostSaid = { post: string; url?: string; at?: PostAddress }

/** Which post a cell names: the platform's id, also out of an address; else the address itself. */
export function posts(): (text: string) => PostSaid {
  const addressed = remembering((text): PostSaid => {
    const url = address(text)
    const at = url && postAt(url)
    if (at) return { post: at.post, url: text, at }
    return url ? { post: text, url: text } : { post: text }
  })
  let last: PostSaid = { post: '' }
  return (text) => {
    if (text.includes('/')) return addressed(text)
    // Comments mostly stand together by post.
    if (text !== last.post) last = { post: own(text) }
    return last
  }
}
