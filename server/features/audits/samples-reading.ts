/** A file of followers as followers: which column is what, and what its cells say. Guesses by the headers alone. */
import { digitShare } from '@rapport/analysis/authenticity/followers.ts'
import type { SampledFollower } from '@rapport/analysis/authenticity/sample.ts'
import { date } from '../creators/imports/reading/dates.ts'
import { isBlank, tidy } from '../creators/imports/reading/blank.ts'
import { decoderOf } from '../creators/imports/reading/encoding.ts'
import { meaningOf, plainHeader } from '../creators/imports/reading/headers.ts'
import type { Inspection } from '../creators/imports/reading/index.ts'
import { decimalOf, number } from '../creators/imports/reading/numbers.ts'
import { Records } from '../creators/imports/reading/records.ts'
import { bytesOf } from '../creators/imports/reading/source.ts'
import type { Source } from '../creators/imports/reading/source.ts'
import { Refused } from '../operation.ts'

export const FIELDS = [
  'id',
  'username',
  'followers',
  'following',
  'posts',
  'hasPicture',
  'digitShare',
  'createdAt',
  'followedAt',
] as const
export type Field = (typeof FIELDS)[number]

const NEEDED: readonly Field[] = ['followers', 'following', 'posts']

/** In addition to the words by which lists of creators are read. */
const WORDS: Record<Field, string> = {
  id: 'id userid followerid accountid pk',
  username: 'username follower followerusername followerhandle',
  followers: 'followers',
  following: 'following',
  posts: 'posts',
  hasPicture:
    'haspicture picture haspic profilepic hasprofilepic hasprofilepicture profilepicture profilepicurl profilepictureurl avatar avatarurl hasavatar',
  digitShare: 'digitshare digits sharedigits',
  createdAt: 'createdat created accountcreated accountcreatedat joined joinedat registeredat memberSince',
  followedAt: 'followedat followed followdate followedon followingsince since',
}

const BY_WORD = new Map(
  FIELDS.flatMap((field) => WORDS[field].split(' ').map((word) => [word.toLowerCase(), field] as const)),
)
const BY_MEANING: Record<string, Field> = {
  handle: 'username',
  followers: 'followers',
  following: 'following',
  posts: 'posts',
}

/** Which field each header is; the first header of a field counts. `mapping`: their header to our field. */
export function fieldsOf(headers: readonly string[], mapping: Record<string, Field> = {}): Map<Field, number> {
  const found = new Map<Field, number>()
  const told = new Map(Object.entries(mapping).map(([header, field]) => [plainHeader(header), field]))
  headers.forEach((header, at) => {
    const field = told.get(plainHeader(header))
    if (field) found.set(field, at)
  })
  headers.forEach((header, at) => {
    const plain = plainHeader(header)
    const field = BY_WORD.get(plain) ?? BY_MEANING[meaningOf(header, 'creators')?.field ?? '']
    if (field && !told.has(plain) && !found.has(field)) found.set(field, at)
  })
  return found
}

/** Throws Refused where the file is no table or lacks a column that the score needs. */
export async function followersIn(
  source: Source,
  inspection: Inspection,
  mapping: Record<string, Field>,
): Promise<SampledFollower[]> {
  const { layout, delimiter = ',' } = inspection
  if (layout.rows !== 'table')
    throw new Refused('invalid', `${source.name}: found ${inspection.format}, wanted followers as CSV or TSV.`)
  const { headers, headerLine } = layout
  const fields = fieldsOf(headers, mapping)
  const missing = NEEDED.filter((field) => !fields.has(field))
  if (missing.length > 0)
    throw new Refused(
      'invalid',
      `${source.name}: found the columns ${headers.slice(0, 12).join(', ')}; wanted also ${missing.join(', ')}. Rename them, or say which column it is with a mapping.`,
    )
  const convert = follower(fields, inspection)
  const followers: SampledFollower[] = []
  const records = new Records(delimiter, {
    record: (cells, line) => {
      if (line > headerLine && cells.some((cell) => cell.trim() !== '')) followers.push(convert(cells))
    },
    broken: () => followers.push({}),
  })
  const decoder = decoderOf(inspection.encoding)
  for await (const piece of bytesOf(source, { bytes: 0, compressed: false })) records.push(decoder.write(piece))
  records.push(decoder.end(), true)
  return followers
}

function follower(fields: Map<Field, number>, { columns }: Inspection): (cells: readonly string[]) => SampledFollower {
  const decimals = new Map(
    [...fields.values()].map((at) => [at, decimalOf(columns[at]?.samples ?? [], true).numbers] as const),
  )
  return (cells) => {
    const text = (field: Field) => {
      const cell = tidy(cells[fields.get(field) ?? -1])
      return cell === '' || isBlank(cell) ? undefined : cell
    }
    const count = (field: Field) => {
      const cell = text(field)
      const value = cell === undefined ? null : number(cell, decimals.get(fields.get(field)!) ?? 'dot', true)
      return value === null || value < 0 ? undefined : value
    }
    const instant = (field: Field) => {
      const cell = text(field)
      if (cell === undefined) return undefined
      const epoch = /^\d{9,10}(\.\d+)?$/.test(cell) ? 'epoch-s' : /^\d{12,13}$/.test(cell) ? 'epoch-ms' : 'iso'
      const at = date(cell, epoch)
      return at === null ? undefined : at.getTime() / 1000
    }
    const username = text('username')
    const digits = text('digitShare')
    const share = digits === undefined ? null : number(digits, 'dot')
    return {
      name: username?.toLowerCase() ?? text('id'),
      followers: count('followers'),
      following: count('following'),
      posts: count('posts'),
      hasPicture: fields.has('hasPicture') ? picture(text('hasPicture')) : undefined,
      digitShare: share ?? (username === undefined ? undefined : digitShare(username)),
      createdAt: instant('createdAt'),
      followedAt: instant('followedAt'),
    }
  }
}

/** A flag, or the address of the picture; in a column of addresses nothing is no picture, which a blank flag does not say. */
function picture(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined
  if (/^(1|true|yes|y|t)$/i.test(text)) return true
  if (/^(0|false|no|n|f)$/i.test(text)) return false
  return /^(https?:)?\/\//.test(text) ? true : undefined
}
