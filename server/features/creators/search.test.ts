/** What a list of creators promises: the same rows as looking at every account, whichever way they are found. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seeded } from '@rapport/analysis/numbers/random.ts'
import { addWorkspace, withDatabase } from '../../store/testing.ts'
import type { Context } from '../operation.ts'
import { facets, list, recordStandings, summary } from './creators.ts'
import type { Listing } from './creators.ts'
import { openWriter } from './imports/writing.ts'
import type { CreatorRow } from './rows.ts'
import { find } from './search.ts'

const { store, workspace, close } = await withDatabase()
afterAll(close)

const contextOf = (workspace: string) => ({ store, workspace }) as unknown as Context
const context = contextOf(workspace)

const write = (workspace: string, rows: CreatorRow[]) =>
  store.transact(workspace, async (tx) => {
    const writer = await openWriter(tx, { source: 'list.csv', now: new Date('2026-11-01T12:00:00Z') })
    await writer.creators(rows)
    await writer.finish()
  })

const FIRST = ['Marta', 'Giulia', 'Priya', 'Jonas', 'Zoë', 'Łucja', 'Ana']
const LAST = ['Bellini', 'Moretti', 'Weber', 'Greco', 'Strauß', 'Novak', 'Kaya']
const TOPICS = ['food', 'wine', 'travel', "children's books", 'back\\slash']
const PLACES = ['Torino', 'Milano', 'São Paulo', undefined]
const chance = seeded(7)
const one = <T>(all: readonly T[]) => all[chance.below(all.length)]!
const COUNT = 6000

/** The last hundred are the only ones of their kind. */
const rows: CreatorRow[] = Array.from({ length: COUNT }, (_, i) => {
  const [first, last] = [one(FIRST), one(LAST)]
  const followers = chance.uniform() < 0.05 ? undefined : Math.round(Math.exp(4 + 9 * chance.uniform()))
  const place = one(PLACES)
  return {
    platform: one(['instagram', 'tiktok'] as const),
    handle: `${first}_${last}${i}`.toLowerCase(),
    name: `${first} ${last}`,
    topics: [one(TOPICS), one(TOPICS)],
    bio: i >= COUNT - 100 ? 'sourdough from a Slow oven' : `likes ${one(TOPICS)}`,
    ...(place === undefined ? {} : { place }),
    ...(followers === undefined ? {} : { followers }),
    ...(chance.uniform() < 0.2 ? {} : { engagementRate: Math.round(chance.uniform() * 100) / 1000 }),
  }
})

type Known = CreatorRow & { id: string; score: number | null }
let known: Known[]

beforeAll(async () => {
  await write(workspace, rows)
  await store.transact(workspace, async (tx) => {
    const { rows: ids } = await tx.client.query<{ id: string; handle: string }>('select id, handle from accounts')
    const idOf = new Map(ids.map(({ id, handle }) => [handle, id]))
    known = rows.map((row, i) => ({
      ...row,
      id: idOf.get(row.handle)!,
      score: i % 3 ? null : Math.round(chance.uniform() * 200) / 2,
    }))
    await recordStandings(
      tx,
      new Date('2026-11-02T12:00:00Z'),
      known.filter(({ score }) => score !== null).map(({ id, score }) => ({
        account: id, state: 'assessed', score, low: score! - 5, high: score! + 5, audience: score! > 50 ? 'no-concern-found' : 'questions-to-ask', why: '',
      })), // prettier-ignore
    )
  })
}, 60_000)

const listing = (more: Partial<Listing>): Listing => ({ sort: 'relationship', descending: true, ...more })

async function everyPage(input: Listing, limit: number): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | undefined; ;) {
    const page = await list(context, { ...input, limit, ...(after === undefined ? {} : { after }) })
    ids.push(...page.rows.map(({ id }) => id))
    if (page.next === null) return ids
    after = page.next
  }
}

const words = (text: string) => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('ł', 'l').split(/[^\p{L}\p{N}]+/u) // prettier-ignore
function expected(input: Listing): Set<string> {
  const { low = 5000, high = 50_000 } = input
  const asked = words(input.q ?? '').filter(Boolean)
  return new Set(
    known
      .filter((row) => input.anySize || (row.followers !== undefined && row.followers >= low && row.followers <= high))
      .filter((row) => !input.platform || input.platform.includes(row.platform))
      .filter((row) => !input.place || input.place.includes(row.place!))
      .filter((row) => !input.topic || input.topic.some((topic) => row.topics!.includes(topic)))
      .filter((row) => !input.evidence || input.evidence.includes(row.score === null ? 'not-audited' : 'assessed'))
      .filter((row) => {
        const held = words(`${row.name} ${row.handle} ${row.topics!.join(' ')} ${row.place ?? ''} ${row.bio}`)
        return asked.every((word) => held.some((one) => one.startsWith(word)))
      })
      .map(({ id }) => id),
  )
}

const CASES: [string, Partial<Listing>][] = [
  ['common word', { q: 'marta' }],
  ['common word and narrow band', { q: 'food', low: 9000, high: 9500 }],
  ['rare word', { q: 'sourdough' }],
  ['rare word, any size', { q: 'sourdough', anySize: true, sort: 'followers', descending: false }],
  ['words that are all common', { q: 'giulia weber food' }],
  ['beginnings', { q: 'giu web', sort: 'name', descending: false }],
  ['accents left out, strokes and sharp s', { q: 'zoe strauss sao', anySize: true, sort: 'engagement' }],
  ['one that is nowhere with that filter', { q: 'sourdough', place: ['Nowhere'] }],
  ['filters alone', { place: ['Torino', 'Milano'], topic: ['wine'], platform: ['tiktok'], sort: 'followers' }],
  [
    'a filter with an apostrophe',
    { topic: ["children's books"], anySize: true, sort: 'engagement', descending: false },
  ],
  ['a filter with a backslash', { topic: ['back\\slash'], place: ['São Paulo'], sort: 'name', descending: true }],
  ['a word and a state of evidence', { q: 'novak', evidence: ['assessed'], sort: 'engagement' }],
  ['a state of evidence alone', { evidence: ['not-audited'], sort: 'followers', descending: false }],
  ['nothing asked', { sort: 'name', descending: true }],
]

test.each(CASES)(
  'pages hold exactly the accounts that every one of them would show, each once: %s',
  async (_, more) => {
    const input = listing(more)
    const ids = await everyPage(input, 170)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(ids)).toEqual(expected(input))
  },
)

test.each(['relationship', 'followers', 'engagement', 'name'] as const)(
  'rows stand in the order of %s either way, unknown ones last, equal ones the same on every page size',
  async (sort) => {
    const valueOf = new Map(
      known.map((row) => [row.id, { relationship: row.score, followers: row.followers, engagement: row.engagementRate, name: row.name }[sort] ?? null]), // prettier-ignore
    )
    for (const descending of [true, false]) {
      const input = listing({ q: 'food', sort, descending, anySize: true })
      const ids = await everyPage(input, 500)
      expect(await everyPage(input, 90)).toEqual(ids)
      const values = ids.map((id) => valueOf.get(id)!)
      for (let i = 1; i < values.length; i++) {
        const [before, here] = [values[i - 1]!, values[i]!]
        const right = here === null || (before !== null && (descending ? before >= here : before <= here))
        expect(right, `${before} before ${here}`).toBe(true)
      }
    }
  },
)

test('the way in which a page is found does not change it', async () => {
  for (const [, more] of CASES) {
    const filter = listing({ ...more, anySize: true })
    const pages = await store.transact(workspace, async (tx) => {
      const wanted = { filter, band: undefined, after: undefined, most: 40 }
      return [
        await find(tx, { ...wanted, pace: { stroll: 1e6, few: 0, walk: 0 } }),
        await find(tx, { ...wanted, pace: { stroll: 0, few: 1e6, walk: 0 } }),
        await find(tx, { ...wanted, pace: { stroll: 0, few: 0, walk: 1e6 } }),
        await find(tx, { ...wanted, pace: { stroll: 0, few: 0, walk: 0 } }),
        await find(tx, { ...wanted, pace: { stroll: 45, few: 90, walk: 200 } }),
      ]
    })
    for (const page of pages) expect(page).toEqual(pages[0])
  }
})

test('a typing error in a name, a topic or a bio is forgiven, together with the filters', async () => {
  for (const [typed, meant] of [
    ['belini', 'bellini'],
    ['marta morreti', 'marta moretti'],
    ['sourdouhg', 'sourdough'],
    ['travle gretco', 'travel greco'],
  ]) {
    const filter = { anySize: true, place: ['Torino'] }
    const ids = await everyPage(listing({ q: typed!, ...filter }), 500)
    expect([typed, new Set(ids)]).toEqual([typed, expected(listing({ q: meant!, ...filter }))])
    expect(ids.length).toBeGreaterThan(0)
    expect((await summary(context, { q: typed!, ...filter })).inBand).toBe(
      ids.filter(Boolean).length - unknownSizes(ids),
    )
  }
  expect(await everyPage(listing({ q: 'qqqqqq', anySize: true }), 50)).toEqual([])
})
const unknownSizes = (ids: string[]) => {
  const sized = new Set(known.filter(({ followers }) => followers !== undefined).map(({ id }) => id))
  return ids.filter((id) => !sized.has(id)).length
}

test('right words that no filtered account holds are not taken for errors', async () => {
  expect(await everyPage(listing({ q: 'sourdough', place: ['Nowhere'], anySize: true }), 50)).toEqual([])
})

test('signs that could be taken for a query are only signs', async () => {
  for (const q of ["'", '\\', ':*', '!marta', 'marta & | !', '(((', '%_', "o'brien \\'", '   ', '🍕'])
    await expect(list(context, { ...listing({ q, anySize: true }), limit: 5 })).resolves.toBeDefined()
})

test('fancy letters in a name are found by plain ones', async () => {
  const fancy = await addWorkspace(store)
  await write(fancy, [{ platform: 'instagram', handle: 'x1', name: '𝓜𝓪𝓻𝓽𝓪 Ｂｅｌｌｉｎｉ' }])
  const found = await list(contextOf(fancy), { ...listing({ q: 'marta belli', anySize: true }), limit: 5 })
  expect(found.rows.length).toBe(1)
})

test('the summary counts what the list holds', async () => {
  for (const more of [
    {},
    { low: 1, high: 999 },
    { q: 'food' },
    { place: ['Torino'] },
    { evidence: ['assessed' as const] },
    { low: 9400, high: 9400 },
  ]) {
    const { low = 5000, high = 50_000 } = more as { low?: number; high?: number }
    const all = [...expected(listing({ ...more, anySize: true }))].map((id) => known.find((row) => row.id === id)!)
    const inBand = all.filter(({ followers: f }) => f !== undefined && f >= low && f <= high)
    const sizes = all.flatMap(({ followers }) => followers ?? [])
    expect(await summary(context, more)).toEqual({
      all: COUNT,
      inBand: inBand.length,
      below: sizes.filter((f) => f < low).length,
      above: sizes.filter((f) => f > high).length,
      unknownSize: all.length - sizes.length,
      assessed: inBand.filter(({ score }) => score !== null).length,
      close: inBand.filter(({ score }) => score !== null && score - 5 >= 50).length,
      largest: Math.max(...sizes),
      smallest: Math.min(...sizes),
      band: { low, high },
    })
  }
})

test('facets and summary follow an import and a removal at once', async () => {
  const fresh = await addWorkspace(store)
  const here = contextOf(fresh)
  expect(await facets(here)).toEqual({ platform: [], place: [], topic: [], language: [] })
  expect((await summary(here, {})).all).toBe(0)
  await write(fresh, [
    {
      platform: 'instagram',
      handle: 'a',
      topics: ['food', 'wine'],
      place: 'Torino',
      country: 'Italy',
      language: 'it',
      followers: 6000,
    },
    { platform: 'tiktok', handle: 'b', topics: ['food'], place: 'Torino' },
  ])
  expect(await facets(here)).toEqual({
    platform: [{ value: 'instagram', count: 1 }, { value: 'tiktok', count: 1 }],
    place: [{ value: 'Torino', count: 2 }, { value: 'Italy', count: 1 }],
    topic: [{ value: 'food', count: 2 }, { value: 'wine', count: 1 }],
    language: [{ value: 'it', count: 1 }],
  }) // prettier-ignore
  expect(await summary(here, {})).toMatchObject({ all: 2, inBand: 1, unknownSize: 1, largest: 6000 })
  await store.transact(fresh, (tx) =>
    tx.client.query(`delete from creators where id = (select creator_id from accounts where handle = 'a')`),
  )
  expect((await facets(here)).topic).toEqual([{ value: 'food', count: 1 }])
  expect(await summary(here, {})).toMatchObject({ all: 1, inBand: 0, unknownSize: 1, largest: null })
})

test('a neighbour’s accounts, words and counts are nowhere to be seen', async () => {
  const stranger = contextOf(await addWorkspace(store))
  for (const more of [{}, { q: 'marta' }, { q: 'belini' }, { place: ['Torino'] }, { evidence: ['assessed' as const] }])
    for (const sort of ['relationship', 'name'] as const) {
      const page = await list(stranger, { ...listing({ ...more, sort, anySize: true }), limit: 50 })
      expect(page).toEqual({ rows: [], next: null })
      expect(await summary(stranger, more)).toMatchObject({ all: 0, inBand: 0, below: 0, above: 0, largest: null })
    }
  expect((await facets(stranger)).topic).toEqual([])
})
