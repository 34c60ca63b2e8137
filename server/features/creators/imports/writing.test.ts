/** What the writer promises, on a real database. */
import { afterAll, beforeEach, expect, test } from 'vitest'
import { addWorkspace, withDatabase } from '../../../store/testing.ts'
import type { CreatorRow, InteractionRow, PostRow } from '../rows.ts'
import { openWriter } from './writing.ts'
import type { Counted, Writer } from './writing.ts'

const { store, close } = await withDatabase()
afterAll(close)
let workspace: string
beforeEach(async () => (workspace = await addWorkspace(store)))

const NOW = new Date('2026-11-01T12:00:00Z')

/** One import: its own transaction and writer. */
const written = <Result>(work: (writer: Writer) => Promise<Result>, now = NOW, remember = 100) =>
  store.transact(workspace, async (tx) => {
    const writer = await openWriter(tx, { source: 'list.csv', now, remember })
    const result = await work(writer)
    await writer.finish()
    return result
  })

const rows = <Row>(statement: string): Promise<Row[]> =>
  store.transact(workspace, async (tx) => (await tx.client.query(statement)).rows)
const count = async (table: string) => (await rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n

const marta: CreatorRow = { platform: 'instagram', handle: 'Marta.Cooks', name: 'Marta Bellini', followers: 9400 }
const said = (more: Partial<InteractionRow> = {}): InteractionRow => ({
  platform: 'instagram',
  handle: 'marta.cooks',
  post: 'p1',
  kind: 'comment',
  actor: 'fan',
  at: new Date('2026-10-01T10:00:00Z'),
  text: 'I made it on Sunday',
  ...more,
})

test('a creator twice in one batch, in another batch and in another case of letters is one account', async () => {
  const counted = await written(async (writer) => [
    await writer.creators([marta, { ...marta, bio: 'slow bread' }]),
    await writer.creators([{ ...marta, handle: 'MARTA.COOKS' }]),
  ])
  expect(counted).toEqual([
    { in: 1, known: 1 },
    { in: 0, known: 1 },
  ])
  expect(await rows('select name, bio from accounts')).toEqual([{ name: 'Marta Bellini', bio: 'slow bread' }])
})

test('the same file twice adds nothing, of any kind', async () => {
  const posts: PostRow[] = [1, 2].map((n) => ({
    platform: 'instagram',
    handle: 'marta.cooks',
    post: `p${n}`,
    likes: n,
  }))
  const interactions = [said({ id: 'c1' }), said({ id: 'c2', actor: 'other' }), said(), said({ text: 'And again' })]
  const file = () =>
    written(async (writer) => [
      await writer.creators([marta]),
      await writer.posts(posts),
      await writer.interactions(interactions),
    ])
  expect(await file()).toEqual([
    { in: 1, known: 0 },
    { in: 2, known: 0 },
    { in: 4, known: 0 },
  ])
  expect(await file()).toEqual([
    { in: 0, known: 1 },
    { in: 0, known: 2 },
    { in: 0, known: 4 },
  ])
  for (const [table, n] of Object.entries({ creators: 1, accounts: 1, snapshots: 1, posts: 2, interactions: 4 }))
    expect([table, await count(table)]).toEqual([table, n])
})

test('what is copied as the owner of the table stays in its workspace', async () => {
  const first = workspace
  const comments = () =>
    written((writer) => writer.interactions([said({ id: 'c1' }), said({ id: 'c2', actor: 'other' })]))
  expect(await comments()).toEqual({ in: 2, known: 0 })
  workspace = await addWorkspace(store, 'Next door')
  expect(await count('interactions'), 'nothing of the neighbour').toBe(0)
  expect(await comments(), 'the same file is new here').toEqual({ in: 2, known: 0 })
  const owners = async () => rows('select distinct workspace_id as id from interactions')
  expect(await owners()).toEqual([{ id: workspace }])
  workspace = first
  expect(await owners()).toEqual([{ id: first }])
})

test('batches given before the ones before are in keep their order, and a known one among them is told', async () => {
  const batch = (from: number) =>
    Array.from({ length: 30 }, (_, n) => said({ id: `c${from + n}`, post: `p${(from + n) % 7}` }))
  const counted = await written(async (writer) => {
    const all: Promise<Counted>[] = []
    for (const from of [0, 30, 45, 75, 60, 200]) all.push((await launched(writer, batch(from))).counting)
    return (await Promise.all(all)).map((one) => one.in)
  })
  expect(counted).toEqual([30, 30, 15, 30, 0, 30])
  expect(await count('interactions')).toBe(135)
})

/** Resolves as soon as the next batch may be given; wrapped, because a promise of a promise would wait for both. */
async function launched(writer: Writer, batch: InteractionRow[]): Promise<{ counting: Promise<Counted> }> {
  let counting: Promise<Counted>
  await new Promise<void>((goOn) => {
    counting = writer.interactions(batch, async () => goOn())
  })
  return { counting: counting! }
}

test('every row is either in or known, also when a batch holds one twice', async () => {
  const interactions = [
    said(),
    said(),
    said({ id: 'c1' }),
    said({ id: 'c1' }),
    said({ at: undefined, text: undefined }),
  ]
  expect(await written((writer) => writer.interactions(interactions))).toEqual({ in: 3, known: 2 })
  const post: PostRow = { platform: 'instagram', handle: 'marta.cooks', post: 'p2' }
  expect(await written((writer) => writer.posts([post, { ...post, likes: 3 }]))).toEqual({ in: 1, known: 1 })
  expect(await written((writer) => writer.creators([]))).toEqual({ in: 0, known: 0 })
})

test('comments alone bring their accounts and posts, bare, and the list that comes later fills them in', async () => {
  await written((writer) => writer.interactions([said(), said({ post: 'p2' })]))
  expect(await rows('select handle, name, followers from accounts')).toEqual([
    { handle: 'marta.cooks', name: 'marta.cooks', followers: null },
  ])
  const counted = await written(async (writer) => [
    await writer.creators([{ ...marta, email: 'marta@example.org', place: 'Torino', topics: ['food'] }]),
    await writer.posts([{ platform: 'instagram', handle: 'Marta.Cooks', post: 'p1', caption: 'Focaccia', likes: 40 }]),
  ])
  expect(counted).toEqual<Counted[]>([
    { in: 0, known: 1 },
    { in: 0, known: 1 },
  ])
  expect(
    await rows(
      `select a.name, a.followers, a.place, a.topics, c.name as creator, c.email, p.caption, p.likes
       from accounts a join creators c on c.id = a.creator_id join posts p on p.account_id = a.id and p.external_id = 'p1'`,
    ),
  ).toEqual([
    {
      name: 'Marta Bellini',
      followers: 9400,
      place: 'Torino',
      topics: ['food'],
      creator: 'Marta Bellini',
      email: 'marta@example.org',
      caption: 'Focaccia',
      likes: 40,
    },
  ])
  expect(await count('creators')).toBe(1)
})

test('what a newer file does not say stays, what it says anew counts', async () => {
  await written((writer) => writer.creators([{ ...marta, bio: 'slow bread', verified: true }]))
  await written((writer) =>
    writer.posts([{ platform: 'instagram', handle: 'marta.cooks', post: 'p', likes: 3, views: 9 }]),
  )
  const later = new Date('2026-11-08T12:00:00Z')
  await written((writer) => writer.creators([{ platform: 'instagram', handle: 'marta.cooks', followers: 9900 }]), later)
  await written(
    (writer) => writer.posts([{ platform: 'instagram', handle: 'marta.cooks', post: 'p', likes: 5 }]),
    later,
  )
  expect(await rows('select name, bio, verified, followers from accounts')).toEqual([
    { name: 'Marta Bellini', bio: 'slow bread', verified: true, followers: 9900 },
  ])
  expect(await rows('select likes, views from posts')).toEqual([{ likes: 5, views: 9 }])
  expect(await rows('select day::text, followers from snapshots order by day')).toEqual([
    { day: '2026-11-01', followers: 9400 },
    { day: '2026-11-08', followers: 9900 },
  ])
})

test('accounts with one key are one person, across batches and files, also when one was known without a key', async () => {
  const of = (platform: CreatorRow['platform'], creatorKey = 'i-7') => ({ ...marta, platform, creatorKey })
  await written((writer) => writer.creators([{ ...marta, platform: 'x' }]))
  await written(async (writer) => {
    await writer.creators([of('instagram'), of('youtube'), of('tiktok', 'i-8')])
    await writer.creators([of('bluesky')])
  })
  expect(await count('creators')).toBe(3)
  await written(async (writer) => {
    await writer.creators([of('instagram')])
    await writer.creators([of('twitch')])
  })
  await written(async (writer) => {
    await writer.creators([of('x', 'i-9'), of('facebook', 'i-9')])
    await writer.creators([of('mastodon', 'i-9')])
  })
  expect(
    (await rows<{ n: number }>('select count(*)::int as n from accounts group by creator_id order by n')).map(
      ({ n }) => n,
    ),
  ).toEqual([1, 3, 4])
})

test('whatever an import touched is newer than its last audit, and the rest is not', async () => {
  const other: CreatorRow = { platform: 'instagram', handle: 'other' }
  const third: CreatorRow = { platform: 'instagram', handle: 'third' }
  await written((writer) => writer.creators([marta, other, third]))
  const later = new Date('2026-11-08T12:00:00Z')
  await written(async (writer) => {
    await writer.interactions([said()])
    await writer.posts([{ platform: 'instagram', handle: 'third', post: 'p' }])
  }, later)
  expect(await rows('select handle_key, changed_at from accounts order by handle_key')).toEqual([
    { handle_key: 'marta.cooks', changed_at: later },
    { handle_key: 'other', changed_at: NOW },
    { handle_key: 'third', changed_at: later },
  ])
})

test('more accounts than are remembered between batches still find their own rows', async () => {
  const many = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => said({ handle: `a${from + i}`, post: 'p' }))
  // The second batch speaks of remembered accounts and of new ones, when no more are remembered.
  const counted = await written(
    async (writer) => {
      const each = [await writer.interactions(many(0, 60))]
      each.push(await writer.interactions(many(30, 90)))
      each.push(await writer.interactions(many(0, 90)))
      return each
    },
    NOW,
    40,
  )
  expect(counted).toEqual([
    { in: 60, known: 0 },
    { in: 30, known: 30 },
    { in: 0, known: 90 },
  ])
  expect(
    await rows('select count(*)::int as n, count(distinct account_id)::int as accounts from interactions'),
  ).toEqual([{ n: 90, accounts: 90 }])
})

test('texts come out as they went in: tabs, line ends, backslashes, \\N, emoji, right-to-left', async () => {
  const texts = [
    'a\tb',
    'a\nb\r\nc',
    'back\\slash \\t',
    '\\N',
    '\\.',
    '',
    '🥐 così',
    'שלום',
    '"quoted", \x1f unit',
    ' x ',
  ]
  await written((writer) => writer.interactions(texts.map((text, i) => said({ id: `c${i}`, text }))))
  const found = await rows<{ text: string }>('select text from interactions order by external_id')
  expect(found.map(({ text }) => text)).toEqual(texts)
  await written((writer) => writer.creators([{ ...marta, topics: ['a b', 'c,d', '\\N', 'e\x1ff'] }]))
  expect((await rows<{ topics: string[] }>('select topics from accounts'))[0]!.topics).toEqual([
    'a b',
    'c,d',
    '\\N',
    'e\x1ff',
  ])
})

test('nonsense of any length does not stop an import', async () => {
  const letters = (length: number, seed: number) => {
    let text = ''
    for (let i = 0; i < length; i++) text += String.fromCharCode(97 + ((i * i * 31 + i * seed * 17 + (i >> 3)) % 26))
    return text
  }
  const endless = letters(200_000, 7)
  await written(async (writer) => {
    await writer.creators([
      {
        platform: 'other',
        handle: endless,
        name: endless,
        bio: endless,
        place: endless,
        topics: [endless],
        followers: 1e25,
      },
      {
        platform: 'other',
        handle: 'b',
        name: Array.from({ length: 60_000 }, (_, i) => `w${i}`).join(' '),
        followers: -4,
      },
    ])
    await writer.interactions([said({ id: endless, actor: endless, text: endless, post: endless })])
  })
  expect(await count('accounts')).toBe(3)
  expect(await written((writer) => writer.interactions([said({ handle: endless })]))).toEqual({ in: 1, known: 0 })
  expect(await written((writer) => writer.interactions([said({ handle: endless.slice(0, 600) })]))).toEqual({
    in: 0,
    known: 1,
  })
})

test('an account takes its posts and comments with it, and a neighbour keeps its own', async () => {
  const both = async (writer: Writer) => {
    await writer.interactions([said(), said({ handle: 'other' })])
  }
  await written(both)
  const first = workspace
  workspace = await addWorkspace(store)
  await written(both)
  await store.transact(first, (tx) =>
    tx.client.query(`delete from creators where id = (select creator_id from accounts where handle = 'other')`),
  )
  expect(await count('interactions')).toBe(2)
  workspace = first
  for (const table of ['creators', 'accounts', 'posts', 'interactions'])
    expect([table, await count(table)]).toEqual([table, 1])
})

test('two imports of the same accounts at once wait for each other and both come in', async () => {
  const list = (order: 1 | -1) =>
    Array.from({ length: 400 }, (_, i): CreatorRow => ({
      platform: 'instagram',
      handle: `a${i}`,
      name: `Name ${i}`,
    })).sort((a, b) => order * a.handle.localeCompare(b.handle))
  const counted = await Promise.all([
    written((writer) => writer.creators(list(1))),
    written((writer) => writer.creators(list(-1))),
  ])
  expect(counted.map((one) => one.in).sort((a, b) => a - b)).toEqual([0, 400])
  expect(await count('accounts')).toBe(400)
  expect(await count('creators')).toBe(400)
})
