/** Yes and no, kinds of interactions, and lists of topics, as people write them in cells. */
import type { InteractionRow } from '../../rows.ts'

const YES = new Set(
  'true yes y 1 x ✓ ✔ ✅ si sì sí oui ja vero verdadero vrai wahr verified verificato verificado blue on'.split(' '),
)
const NO = new Set('false no n 0 ✗ ✘ ❌ non nein falso faux falsch unverified off'.split(' '))

export function yesOrNo(text: string): boolean | null {
  const word = text.toLowerCase()
  return YES.has(word) ? true : NO.has(word) ? false : null
}

/** The topics of a cell: `food; travel`, `#food #travel`, `["food","travel"]`. A slash belongs to a topic's name. */
export function topics(text: string): string[] {
  if (!/[#[;,|\n]/.test(text)) return [text]
  if (text.startsWith('[') && text.endsWith(']'))
    text = text.slice(1, -1).replaceAll(/(^|,)\s*["']|["']\s*(?=,|$)/g, '$1')
  const parts = /^#\S+(\s+#\S+)*$/.test(text) ? text.split(/\s+/) : text.split(/[;,|\n]/)
  return parts.map((part) => part.trim().replace(/^#/, '')).filter((part) => part !== '')
}

type Kind = InteractionRow['kind']

const KINDS = new Map<string, Kind>(
  Object.entries({
    comment: 'comment comments reply replies response commento comentario commentaire kommentar antwort',
    like: 'like likes heart favorite favourite reaction love upvote mipiace megusta jaime',
    share: 'share shares repost retweet reblog quote boost condivisione compartido partage',
    save: 'save saves saved bookmark salvataggio guardado',
    mention: 'mention mentions tag tagged menzione mencion',
  }).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind as Kind])),
)

/** `Like`, `reply`, `Mi piace`. */
export function interactionKind(text: string): Kind | null {
  return KINDS.get(text.toLowerCase().replaceAll(/[^a-z]/g, '')) ?? null
}
