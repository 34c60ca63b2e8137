/**
 * Whose posts are these, and who spoke under them? By the words of the headers, and by this: a post has one owner and,
 * mostly, several people who comment. A header that names the owner is believed over odd values under it: a wrong value
 * costs its row, a wrong column would make a creator of everybody who commented.
 */
import { shortened } from './blank.ts'
import { isDate } from './dates.ts'
import { plainHeader, wordsOf } from './headers.ts'
import type { Candidate } from './identity.ts'
import { platformNamed } from './platforms.ts'
import { isHandle, profile } from './profiles.ts'
import { share, type Table } from './table.ts'

const OWNERS =
  /^(accounts?|creators?|influencers?|channels?|handle|owner|creatore|creador|createur|cuenta|compte|konto)$/
const SPEAKERS = /^(author|actor|commenter|autore|autor|auteur|verfasser|by|from)/

/** Whether a header says `author`, `actor` or `commenter`. */
function namesSpeaker({ header }: Candidate): boolean {
  return wordsOf(header).some((word) => SPEAKERS.test(word))
}

/** Whether a header says `account`, `creator`, `handle` or `channel`, and nothing of who wrote. */
export function namesOwner(column: Candidate): boolean {
  if (column.match?.field !== 'handle' || column.field === 'platform') return false
  return wordsOf(column.header).some((word) => OWNERS.test(word)) && !namesSpeaker(column)
}

export function leave(column: Candidate, why: string): void {
  column.field = null
  column.why = why
}

/** A column of accounts in a file of posts or comments: its values must be some. */
export function checkOwner(column: Candidate): void {
  const { values } = column
  const example = shortened(values[0]!, 30)
  if (plainHeader(column.header) === 'channel' && share(values, (value) => platformNamed(value) !== null) > 0.8) {
    column.field = 'platform'
    column.match = { ...column.match!, field: 'platform', rank: 1000 }
    column.why = 'its values name platforms'
  } else if (share(values, (value) => /[-/.:]/.test(value) && isDate(value)) > 0.6)
    leave(column, `left out: its values are dates, not handles (${example})`)
  else {
    // Under a clear header one long or odd word is a wrong handle, which its row will say, and no name.
    const clear = namesOwner(column)
    const holds = (value: string) => profile(value, null) !== null || (clear && !/\s/.test(value))
    if (share(values, holds) < 0.6) leave(column, `left out: its values are names, not handles (${example})`)
  }
}

/** Of posts: where a column names the owner, nobody who merely wrote becomes the creator. */
export function whosePosts(columns: Candidate[], table: Table): void {
  const owner = columns.find((column) => namesOwner(column) && column.values.length > 0)
  if (!owner) return
  for (const column of columns) {
    if (column.fixed || column.field !== 'handle' || namesOwner(column)) continue
    if (namesSpeaker(column) || severalFor(table, owner.index, column.index) > 0)
      leave(column, `left out: column ${owner.index + 1} (${owner.header}) says whose posts these are`)
  }
}

/** Scrapers call whoever wrote a comment its owner. */
const ITS_OWNER = /^owner/i

/** Of interactions: of two columns of people, the one that the post determines is the creator. */
export function whoSpoke(columns: Candidate[], table: Table): void {
  const open = columns.filter((column) => !column.fixed)
  ownersWhoSpoke(open, table)
  const people = open.filter((column) => column.field === 'actor')
  const has = (field: string) => columns.some((column) => column.field === field)
  const post = columns.find((column) => column.field === 'post')
  const named = columns.some((column) => namesOwner(column) && column.values.length > 0)
  if (!has('handle') && people.length > 1 && post) {
    const owner = people
      .filter((column) => !(named && namesSpeaker(column)))
      .filter(
        (column) =>
          share(column.values, (value) => isHandle(value.replace(/^@/, '')) || profile(value, null) !== null) > 0.8,
      )
      .find(
        (column) =>
          determined(table, post.index, column.index) &&
          people.some((other) => !determined(table, post.index, other.index)),
      )
    if (owner) {
      owner.field = 'handle'
      owner.why = 'taken as the creator, because each post has one'
    }
  }
  // The creator answers under its own name: of several columns for those who spoke, the one in which it is found.
  const creator = columns.find((column) => column.field === 'handle')
  if (creator) {
    const names = new Set(creator.values.map((value) => value.replace(/^@/, '').toLowerCase()))
    const answers = (column: Candidate) =>
      share(column.values, (value) => names.has(value.replace(/^@/, '').toLowerCase()))
    const byId = plainHeader(creator.header).endsWith('id')
      ? people.find((column) => plainHeader(column.header.replace(/\.value$/, '')).endsWith('channelid'))
      : undefined
    const own =
      people
        .filter((column) => column !== creator && answers(column) > 0)
        .toSorted((a, b) => answers(b) - answers(a))[0] ?? byId
    if (own?.match) own.match = { ...own.match, rank: -1 }
  }
  if (!has('actor')) {
    const handles = open.filter((column) => column.field === 'handle').toSorted((a, b) => a.match!.rank - b.match!.rank)
    const last = handles.at(-1)
    // `channel` beside `channel_id` names the same account twice, and nobody who spoke.
    if (handles.length > 1 && last && !(post && determined(table, post.index, last.index))) last.field = 'actor'
  }
}

/** A post has one creator: owners of whom most posts have several are the owners of the comments. */
function ownersWhoSpoke(open: Candidate[], table: Table): void {
  const post = open.find(({ field }) => field === 'post')
  for (const column of open) {
    if (column.field !== 'handle' || !ITS_OWNER.test(column.header)) continue
    // Without a column of posts all rows are of one.
    const several = post ? severalFor(table, post.index, column.index) > 0.5 : new Set(column.values).size > 1
    if (!several) continue
    column.field = 'actor'
    column.match = { ...column.match!, field: 'actor' }
    column.why = 'taken as who spoke, because posts have several'
  }
}

/** Whether every value of one column has one of the other, and some have several rows. */
function determined(table: Table, by: number, column: number): boolean {
  const { repeated, several } = groups(table, by, column)
  return repeated > 0 && several === 0
}

/** Share of the repeated values of one column that have several of the other. */
export function severalFor(table: Table, by: number, column: number): number {
  const { repeated, several } = groups(table, by, column)
  return repeated === 0 ? 0 : several / repeated
}

function groups(table: Table, by: number, column: number): { repeated: number; several: number } {
  const values = new Map<string, { first: string; rows: number; several: boolean }>()
  for (const row of table.rows) {
    const value = row[column] ?? ''
    const group = values.get(row[by] ?? '')
    if (!group) values.set(row[by] ?? '', { first: value, rows: 1, several: false })
    else {
      group.rows++
      if (value !== group.first) group.several = true
    }
  }
  const repeated = [...values.values()].filter((group) => group.rows > 1)
  return { repeated: repeated.length, several: repeated.filter((group) => group.several).length }
}
