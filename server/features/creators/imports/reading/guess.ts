/**
 * Which column is which field, in a file of a given kind? What the user told, then what a known product means, then
 * headers, each checked against the values under it; of two columns for one field the better header, or the one whose
 * values are written more exactly, wins.
 */
import type { Platform } from '../../rows.ts'
import { shortened } from './blank.ts'
import { chooseOne } from './choose.ts'
import { isConversation, othersSpeak } from './conversation.ts'
import { isDate } from './dates.ts'
import { AVERAGED, bareField, COUNTS, explain, MOMENTS, YES_OR_NO } from './explain.ts'
import { isField } from './fields.ts'
import { meaningOf, plainHeader } from './headers.ts'
import { type Candidate, identify, several } from './identity.ts'
import type { Column, ImportKind, Told } from './inspection.ts'
import { number, isNumeric } from './numbers.ts'
import { platformNamed } from './platforms.ts'
import { address, postAt } from './profiles.ts'
import { fieldIn, type Known, whyIn } from './shapes.ts'
import { columnsOf, type Seen, share, type Table } from './table.ts'
import { Unreadable } from './unreadable.ts'
import { checkOwner, leave, whoSpoke, whosePosts } from './whose.ts'
import { interactionKind, yesOrNo } from './words.ts'

export type Guess = {
  kind: ImportKind
  columns: Column[]
  /** Fields that were found, for choosing the kind. */
  found: Map<string, Candidate>
  /** Platforms of which each row has a column of accounts, when there are such columns. */
  platforms: Platform[]
  /** Whether the rows are people talking under posts; 'no' in a guess of another kind. */
  talk: 'surely' | 'likely' | 'no'
  warnings: string[]
}

/** `answers`: records hold what answers them. */
export function guess(
  kind: ImportKind,
  table: Table,
  told: Partial<Told>,
  known: Known | null,
  answers = false,
): Guess {
  const columns = columnsOf(table).map((seen) => candidate(seen, kind, told, known))
  for (const column of columns) if (!column.fixed) check(column, kind)
  if (kind === 'creators') identify(columns)
  if (kind === 'posts') whosePosts(columns, table)
  if (kind === 'interactions') whoSpoke(columns, table)
  const { found, warnings } = chooseOne(columns, table)
  if (kind === 'creators') completeNames(found)
  const likes = kind === 'interactions' ? found.get('likes') : undefined
  if (likes) {
    leave(likes, 'left out: likes of comments are not kept')
    found.delete('likes')
  }
  for (const column of columns)
    if (column.field?.startsWith('total.')) leave(column, `left out: ${bareField(column.field)} in all, not on average`)
  const described = columns.map((column): Column => {
    const { index, header, values, field, why } = column
    const samples = [...new Set(values)].slice(0, 5).map((value) => shortened(value, 120))
    if (field === null) return { index, header, samples, field, reading: why || 'not read', options: {} }
    const { options, reading, warnings: more } = explain(column, field, told, table.typed, known?.rates)
    warnings.push(...more)
    return { index, header, samples, field, reading: why ? `${reading} (${why})` : reading, options }
  })
  const spoken =
    kind === 'interactions' && isConversation(columns, found, table, { owned: told.handle !== undefined, answers })
  const talk = spoken ? 'surely' : kind === 'interactions' && othersSpeak(columns, found, table) ? 'likely' : 'no'
  return { kind, columns: described, found, platforms: several(described), talk, warnings }
}

function candidate(seen: Seen, kind: ImportKind, told: Partial<Told>, known: Known | null): Candidate {
  const open = { ...seen, fixed: false, why: '' }
  const mapped = toldFor(seen, told)
  if (mapped !== undefined) {
    if (mapped !== null && mapped !== '' && !isField(mapped, kind))
      throw new Unreadable(
        `The mapping of ${seen.header || `#${seen.index}`} says ${mapped}, which is no field of ${kind}. Look at the list of fields.`,
      )
    return { ...open, fixed: true, field: mapped || null, match: null, why: mapped ? '' : 'left out, as you said' }
  }
  const named = known && kind === 'creators' ? fieldIn(known, seen.header) : undefined
  if (named !== undefined)
    return { ...open, fixed: true, field: named, match: null, why: named === null ? whyIn(known!, seen.header) : '' }
  const match = meaningOf(seen.header, kind)
  return { ...open, match, field: match?.field ?? null }
}

function toldFor(seen: Seen, told: Partial<Told>): string | null | undefined {
  const mapping = told.mapping ?? {}
  const byIndex = mapping[`#${seen.index}`]
  return byIndex === undefined ? mapping[seen.header] : byIndex
}

/** A header promises numbers, dates or addresses: its values must be some. */
function check(column: Candidate, kind: ImportKind): void {
  const { field, values } = column
  if (field === null || values.length === 0) return
  const fails = (holds: (value: string) => boolean, atLeast: number) => share(values, holds) < atLeast
  const example = values.find((value) => !isNumeric(value)) ?? values[0]!
  if (COUNTS.has(field) || AVERAGED.has(field) || field === 'engagementRate') {
    if (field !== 'engagementRate' && share(values, (value) => value.endsWith('%')) > 0.6)
      return leave(column, `left out: its values are shares, not counts (${short(values[0]!)})`)
    if (fails(isNumeric, 0.6)) leave(column, `left out: its values are no numbers (${short(example)})`)
    else if (field === 'engagementRate') rateOrCount(column)
  } else if (MOMENTS.has(field)) {
    if (fails(isDate, 0.6)) leave(column, `left out: its values are no dates (${short(values[0]!)})`)
  } else if (YES_OR_NO.has(field)) {
    if (fails((value) => yesOrNo(value) !== null, 0.6))
      leave(column, `left out: its values do not say yes or no (${short(example)})`)
  } else if (field === 'platform') {
    if (fails((value) => platformNamed(value) !== null, 0.6))
      leave(column, `left out: its values name no platform (${short(example)})`)
  } else if (field === 'email') {
    if (fails((value) => value.includes('@'), 0.5)) leave(column, 'left out: its values are no e-mail addresses')
  } else if (field === 'creatorKey' && isRowNumber(values)) leave(column, 'left out: it only numbers the rows')
  else if (field === 'kind') {
    if (kind === 'interactions' ? fails((value) => interactionKind(value) !== null, 0.6) : isNumeric(values[0]!))
      leave(column, `left out: its values are no kinds of ${kind} (${short(values[0]!)})`)
  } else if (field === 'handle' && kind !== 'creators') checkOwner(column)
  else if ((field === 'text' || field === 'caption') && values.length > 4 && share(values, isNumeric) > 0.9)
    leave(column, 'left out: its values are numbers')
}

const short = (value: string) => shortened(value, 30)

/** `Eng. (Avg.)` may be 2.4% or 23.4M people. */
function rateOrCount(column: Candidate): void {
  if (column.values.some((value) => value.includes('%'))) return
  const large = share(column.values, (value) => (number(value, 'dot', true) ?? 0) > 100)
  if (large <= 0.2) return
  column.field = 'engagements'
  column.why = `a count and no rate, because ${Math.round(large * 100)}% of its values are above 100`
}

function isRowNumber(values: readonly string[]): boolean {
  const first = Number(values[0])
  return values.length > 2 && values.every((value, row) => Number(value) === first + row)
}

/** `Nome` beside `Cognome` is a first name; `Nom` beside `Prénom` a last one. */
function completeNames(found: Map<string, Candidate>): void {
  const name = found.get('name')
  if (!name || name.fixed) return
  const bare = /^(name|nome|nombre|nom|namen)$/.test(plainHeader(name.header))
  const [first, last] = [found.get('firstName'), found.get('lastName')]
  if (!bare || (first && last) || (!first && !last)) return
  // A name of two words is a whole name already.
  if (share(name.values, (value) => /\S\s+\S/.test(value)) > 0.6) return
  name.field = first ? 'lastName' : 'firstName'
  found.delete('name')
  found.set(name.field, name)
}

/** Whether the values of a column of addresses show posts, which say their platform and often their author. */
export function showsPosts(column: Seen | undefined): { posts: boolean; authors: boolean } {
  if (!column) return { posts: false, authors: false }
  const seen = column.values.map((value) => {
    const url = address(value)
    return url && postAt(url)
  })
  const posts = seen.filter((post) => post !== null)
  const most = column.values.length * 0.6
  return { posts: posts.length > most, authors: posts.filter((post) => post.handle !== undefined).length > most }
}
