/** What a column may be taken for, for a person who corrects a guess. */
import { bareField, fieldWords } from './explain.ts'
import type { ImportKind } from './inspection.ts'

const CREATORS =
  'handle url name firstName lastName platform followers following posts engagementRate engagements averageLikes averageComments averageViews averageShares ' +
  'email bio place country language topics verified creatorKey'
const PLATFORMS = 'instagram tiktok youtube bluesky mastodon x twitch facebook'

const NAMES: Record<ImportKind, string> = {
  creators: CREATORS,
  posts: 'handle post url postedAt caption kind likes comments views shares saves sponsored platform',
  interactions: 'handle post actor text at id replyTo kind platform',
}

/** Enough for a row: `handle` may also come out of an address, and of `actor` and `text` one is enough. */
const REQUIRED: Record<ImportKind, Set<string>> = {
  creators: new Set(['handle']),
  posts: new Set(['handle', 'post']),
  interactions: new Set(['handle', 'post', 'actor', 'text']),
}

/** The fields of a kind of file: their names for a mapping, their words, and whether rows need them. */
export function fieldsOf(kind: ImportKind): { name: string; label: string; required: boolean }[] {
  const names = NAMES[kind].split(' ')
  if (kind === 'creators')
    for (const platform of PLATFORMS.split(' ')) names.push(`${platform}.handle`, `${platform}.followers`)
  return names.map((name) => ({ name, label: fieldWords(name), required: REQUIRED[kind].has(name) }))
}

const PIECES = new Set([...Object.values(NAMES).flatMap((names) => names.split(' ')), 'state'])

/** Whether a mapping may name this field in a file of this kind. */
export function isField(field: string, kind: ImportKind): boolean {
  const bare = bareField(field)
  if (bare === 'state') return kind === 'creators'
  if (!PIECES.has(bare) || !NAMES[kind].split(' ').includes(bare)) return false
  return (
    field === bare ||
    (kind === 'creators' && `${PLATFORMS} other`.split(' ').includes(field.slice(0, field.indexOf('.'))))
  )
}
