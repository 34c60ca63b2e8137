/**
 * Which accounts are asked for, in which order? A common word is found soonest by walking the order, a rare one by the index of words;
 * which it is shows on the way. Words that nobody holds are taken for typing errors of words that are there.
 */
import type { Tx } from '../../store/store.ts'
import type { Cursor, Order } from './cursor.ts'
import { byIds } from './creators.sql.ts'
import type { AccountRow } from './creators.sql.ts'
import * as sql from './search.sql.ts'
import type { Asked, Band, Filter, Word } from './search.sql.ts'
import { nearest } from './spelling.ts'

/**
 * Accounts looked at in their order before the index of words is asked; hits of that index which are read and sorted rather than waited
 * for; accounts looked at in their order when there are more. At 1,000,000 accounts none of the three costs more than the others.
 */
const PACE = { stroll: 3000, few: 6000, walk: 12_000 }
const MOST_WORDS = 8
const HANDFUL = 40

type Wanted = {
  filter: Filter & Order
  band: Band | undefined
  after: Cursor | undefined
  most: number
  pace?: typeof PACE
}

/** Up to `most` accounts in order, beyond the cursor. */
export const find = (tx: Tx, wanted: Wanted): Promise<AccountRow[]> => tx.asOwner(() => lookedFor(tx, wanted))

async function lookedFor(tx: Tx, wanted: Wanted): Promise<AccountRow[]> {
  const words = await wordsOf(tx, wanted.filter.q)
  const asked = sql.asked(words, wanted.filter)
  if (asked === undefined) return onTheWay(tx, wanted, undefined)
  // A word that nobody uses is looked for in no account: half the time of a typing error.
  const unknown = await unknownAmong(tx, words)
  const rows = unknown.length > 0 ? 'none' : await found(tx, wanted, asked)
  if (rows !== 'none' || words.length === 0) return rows === 'none' ? [] : rows
  const meant = await otherwise(tx, words, unknown, wanted.filter)
  const again = meant === undefined ? 'none' : ((await few(tx, wanted, meant)) ?? (await found(tx, wanted, meant)))
  return again === 'none' ? [] : again
}

/** What was misspelt is mostly a name, and a name together with anything else is rare: a stroll would not meet it. */
const few = async (tx: Tx, wanted: Wanted, asked: Asked) =>
  asked.includes(' & ') ? sifted(tx, wanted, asked, (wanted.pace ?? PACE).few) : undefined

/** `none`: not one account holds what is asked for, here or on another page. */
async function found(tx: Tx, wanted: Wanted, asked: Asked): Promise<AccountRow[] | 'none'> {
  const pace = wanted.pace ?? PACE
  await tx.run(sql.take('order'))
  const near = await onTheWay(tx, wanted, asked, pace.stroll)
  if (near.length >= wanted.most) return near
  // A third of the page after a stroll: the rest is not far. Otherwise they are few, or all at the other end.
  if (near.length * 3 < wanted.most) {
    const few = await sifted(tx, wanted, asked, pace.few)
    if (few) return few
    await tx.run(sql.take('order'))
  }
  const far = await onTheWay(tx, wanted, asked, pace.walk)
  return far.length >= wanted.most ? far : (await sifted(tx, wanted, asked))!
}

async function onTheWay(
  tx: Tx,
  { filter, band, after, most }: Wanted,
  asked: Asked | undefined,
  steps?: number,
): Promise<AccountRow[]> {
  const rows: AccountRow[] = []
  for (const { ask, givesUp } of sql.walk(filter, asked, band, after, steps)) {
    rows.push(...(await tx.rowsAsOwner<AccountRow>(ask(most - rows.length))))
    // What comes behind a walk that may have been given up must not be taken for the next in order.
    if (rows.length >= most || givesUp) break
  }
  return rows
}

async function sifted(
  tx: Tx,
  { filter, band, after, most }: Wanted,
  asked: Asked,
  atMost?: number,
): Promise<AccountRow[] | 'none' | undefined> {
  await tx.run(sql.take('words'))
  const page = await tx.rowsAsOwner<sql.Hit>(sql.sift(filter, asked, band, after, most, atMost))
  const hits = page[0]!.hits
  if (hits === 0) return 'none'
  if (atMost !== undefined && hits > atMost) return undefined
  const ids = page.flatMap(({ id }) => (id === null ? [] : [id]))
  const rows = new Map((await tx.rows<AccountRow>(byIds(ids))).map((row) => [row.id, row]))
  return ids.map((id) => rows.get(id)!)
}

/** The words asked for, the last of which may be unfinished. */
async function wordsOf(tx: Tx, q: string | undefined): Promise<Word[]> {
  if (!q?.trim()) return []
  const text = /^[\x20-\x7e]*$/.test(q) ? q.toLowerCase() : (await tx.row<{ plain: string }>(sql.plain(q)))!.plain
  const words = text.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '')
  const whole: Word[] = words.slice(0, MOST_WORDS).map((word) => [word])
  const last = whole.pop()
  return last ? [...whole, await finished(tx, last[0]!)] : []
}

/** A handful of whole words is looked up sooner than whatever begins so. Words with numbers are not in the list of words. */
async function finished(tx: Tx, word: string): Promise<Word> {
  if (/\p{N}/u.test(word) || word.length < 3) return [`${word}*`]
  const words = await tx.rowsAsOwner<{ word: string }>(sql.beginning(word, HANDFUL + 1))
  return words.length > HANDFUL ? [`${word}*`] : [...new Set([word, ...words.map((one) => one.word)])]
}

/**
 * What may have been meant by words that no account holds: words that are spelt nearly so, for those which nobody uses; else the
 * beginnings of words; else other spellings of all. Undefined when the filters are the reason, or when nothing is near.
 */
async function otherwise(tx: Tx, words: Word[], unknown: string[], filter: Filter): Promise<Asked | undefined> {
  const typed = words.map(asTyped)
  if (unknown.length > 0) return respelt(tx, words, typed, unknown, filter)
  await tx.run(sql.take('words'))
  const holds = async (asked: Asked) => (await tx.rowsAsOwner<{ found: boolean }>(sql.anyHolds(asked)))[0]!.found
  if (await holds(sql.asked(words, {})!)) return undefined
  const begun = typed.map((word) => [word])
  if (typed.length > 1 && (await holds(sql.asked(begun, {}, true)!))) return sql.asked(begun, filter, true)
  return respelt(tx, words, typed, typed, filter)
}

/** Those words with which no word of any account begins. Short ones, and those with numbers, are not in the list of words. */
async function unknownAmong(tx: Tx, words: Word[]): Promise<string[]> {
  const listed = words.map(asTyped).filter((word) => word.length > 3 && word.length <= 30 && !/\p{N}/u.test(word))
  if (listed.length === 0) return []
  await tx.run(sql.take('any'))
  return (await tx.rowsAsOwner<{ typed: string }>(sql.unknown(listed))).map((row) => row.typed)
}

const asTyped = ([word]: Word): string => word!.replace(/\*$/, '')

async function respelt(tx: Tx, words: Word[], typed: string[], wrong: string[], filter: Filter) {
  await tx.run(sql.take('words'))
  const alike = await tx.rowsAsOwner<{ typed: string; word: string }>(sql.alike(wrong))
  const near = (word: string) =>
    nearest(
      word,
      alike.filter((one) => one.typed === word).map((one) => one.word),
    )
  const meant = typed.map((word, place) => [...words[place]!, ...near(word)])
  return meant.some((spellings, place) => spellings.length > words[place]!.length)
    ? sql.asked(meant, filter)
    : undefined
}

/** Counts of what the filter holds, in and outside the band. */
export async function count(tx: Tx, filter: Filter, band: Band): Promise<sql.SummaryRow> {
  const sizes = await tallied(tx, 'sizes', async () => (await tx.rowsAsOwner<sql.Sizes>(sql.sizesOfAll()))[0]!)
  const known = await below(tx, sizes, Infinity)
  const all = known + sizes.unknown
  const words = await wordsOf(tx, filter.q)
  const asked = sql.asked(words, filter)
  if (asked === undefined && !filter.evidence?.length && !filter.audience?.length) {
    const [lower, upTo] = [await below(tx, sizes, band.low), await below(tx, sizes, band.high + 1)]
    const [standing] = await tx.rowsAsOwner<{ assessed: number; close: number }>(sql.standingOfAll(band))
    const { unknown: unknownSize, largest, smallest } = sizes
    return {
      all,
      inBand: upTo - lower,
      below: lower,
      above: known - upTo,
      unknownSize,
      ...standing!,
      largest,
      smallest,
    }
  }
  const [counts] = await tx.rowsAsOwner<sql.Counts>(sql.summary(filter, asked, band))
  const none = counts!.inBand + counts!.below + counts!.above + counts!.unknownSize === 0
  const meant = none && words.length > 0 ? await otherwise(tx, words, await unknownAmong(tx, words), filter) : undefined
  if (meant === undefined) return { all, ...counts! }
  const [again] = await tx.rowsAsOwner<sql.Counts>(sql.summary(filter, meant, band))
  return { all, ...again! }
}

/** How many accounts are known to have fewer followers: the last step before is remembered, the rest of the way is counted. */
async function below(tx: Tx, { steps }: sql.Sizes, followers: number): Promise<number> {
  const step = steps.findLast(([from]) => from <= followers)
  if (!step || step[0] === followers) return step?.[1] ?? 0
  const [rest] = await tx.rowsAsOwner<{ n: number }>(sql.between(step[0], Math.min(followers, Number.MAX_SAFE_INTEGER)))
  return step[1] + rest!.n
}

/** How often each value of each filter is there. */
export const countFacets = (tx: Tx): Promise<sql.FacetRow[]> =>
  tallied(tx, 'facets', () => tx.rowsAsOwner<sql.FacetRow>(sql.facets()))

/** Counts of all accounts take a second for a million: they are kept, and made anew when an account came, changed or went. */
async function tallied<Counts>(
  tx: Tx,
  kind: (typeof sql.TALLIES)[number],
  make: () => Promise<Counts>,
): Promise<Counts> {
  const kept = await tx.row<sql.Tally<Counts>>(sql.tally(kind))
  if (kept?.counts) return kept.counts
  const counts = await make()
  await tx.run(sql.keepTally(kind, kept?.version ?? 0, counts))
  return counts
}
