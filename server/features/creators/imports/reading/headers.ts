/**
 * Which field does a header mean? Its words are looked up whole, then without a platform's name, then as an average,
 * then without filler words, then (for a path like `statistics.subscriberCount`) from its end.
 */
import type { Platform } from '../../rows.ts'
import { ALIASES, AVERAGE, AVERAGES, COUNTED, COUNTING, FILLERS } from './aliases.ts'
import type { ImportKind } from './inspection.ts'
import { platformWord } from './platforms.ts'

/** `field`: '' for a header that is only a platform's name. `rank`: lower is surer. */
export type Match = { field: string; rank: number; platform: Platform | null }

const TABLES = Object.fromEntries(
  Object.entries(ALIASES).map(([kind, table]) => {
    const ranked = new Map<string, { field: string; rank: number }>()
    for (const [field, words] of Object.entries(table))
      words.split(' ').forEach((word, rank) => {
        if (!ranked.has(word)) ranked.set(word, { field, rank })
      })
    return [kind, ranked]
  }),
) as Record<ImportKind, Map<string, { field: string; rank: number }>>

/** The words of a header in lower case without accents: `Eng. (Auth.)` is eng, auth; `followersCount` followers, count. */
export function wordsOf(header: string): string[] {
  return header
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/tiktok|youtube|bluesky|facebook|linkedin/gi, (brand) => brand[0] + brand.slice(1).toLowerCase())
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}@]+/u)
    .filter((word) => word !== '')
}

/** A header without case, accents, punctuation and spaces. */
export function plainHeader(header: string): string {
  return wordsOf(header).join('')
}

/** What a header means in a file of a kind, or null. */
export function meaningOf(header: string, kind: ImportKind): Match | null {
  // `authorChannelId.value` says no more than `authorChannelId`.
  const bare = header.replace(/\.(value|name|text|data)$/, '')
  return meaningOfPath(header, kind) ?? (bare === header ? null : meaningOfPath(bare, kind))
}

function meaningOfPath(header: string, kind: ImportKind): Match | null {
  const path = header.split(/(?<=[\p{L}\p{N}\]])\.(?=[\p{L}_])/u)
  for (let from = 0; from < path.length; from++) {
    const found = lookUp(wordsOf(path.slice(from).join(' ')), kind)
    if (found) {
      // What an audience is like says nothing of the creator's own country, language or interests.
      if (from > 0 && path.slice(0, from).some((part) => /audience|lookalike|sponsor|recent|popular/i.test(part)))
        return null
      return { ...found, rank: found.rank + from * 100 }
    }
  }
  return null
}

function lookUp(all: string[], kind: ImportKind): Match | null {
  const table = TABLES[kind]
  // category_1 and category2 are categories; a number alone is no header.
  const words = all
    .map((word) => (/^\p{L}{4,}\d{1,2}$/u.test(word) ? word.replace(/\d+$/, '') : word))
    .filter((w) => !/^\d+$/.test(w))
  if (words.length === 0) return null
  const whole = table.get(words.join(''))
  if (whole) return { ...whole, platform: null }
  const platforms = new Set(words.map(platformWord).filter((platform) => platform !== null))
  // "X" is a letter anywhere but in front of such words.
  if (words[0] === 'x' && words.length > 1) platforms.add('x')
  const platform = platforms.size === 1 ? [...platforms][0]! : null
  const rest = platform === null ? words : words.filter((word) => platformWord(word) === null && word !== 'x')
  if (platform !== null && rest.length === 0) return { field: '', rank: 0, platform }
  const found = table.get(rest.join(''))
  if (found && platform !== null) return { ...found, platform }
  const average = rest.filter((word) => !AVERAGE.has(word))
  const bare = average.filter((word) => !FILLERS.has(word))
  if (average.length < rest.length && kind === 'creators') {
    const counted = table.get(average.join('')) ?? table.get(bare.join(''))
    const field = counted && AVERAGES[counted.field.replace('total.', '')]
    if (field) return { field, rank: counted.rank, platform }
  }
  const kept = rest.filter((word) => !FILLERS.has(word))
  const filled = kept.length < rest.length ? table.get(kept.join('')) : undefined
  // "Total reply count" is no reply.
  if (filled && rest.some((word) => COUNTING.has(word)) && !COUNTED.test(filled.field)) return null
  return filled ? { ...filled, rank: filled.rank + 50, platform } : null
}

/** The one platform that a text of words (a file's name, a header) names. */
export function platformIn(text: string): Platform | null {
  const found = new Set(
    wordsOf(text)
      .map(platformWord)
      .filter((platform) => platform !== null),
  )
  return found.size === 1 ? [...found][0]! : null
}
