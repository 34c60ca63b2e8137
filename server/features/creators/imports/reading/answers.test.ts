import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CreatorRow, InteractionRow, PostRow } from '../../rows.ts'
import { unfolded } from './answers.ts'
import { file, readAll } from './fixture.ts'
import { inspect } from './inspect.ts'

const json = (records: unknown, name = 'comments.json') => file(name, JSON.stringify(records))
const AT = '2026-03-01T10:00:00.000Z'

/** As scrapers of Instagram give them: whoever wrote is called the owner, and answers stand inside. */
const scraped = Array.from({ length: 24 }, (_, k) => ({
  id: `c${k}`,
  postUrl: `https://www.instagram.com/p/POST${k >> 3}/`,
  text: `How long does it rest? ${k}`,
  ownerUsername: `fan${k}`,
  timestamp: AT,
  repliesCount: k % 2,
  replies:
    k % 2
      ? [{ id: `r${k}`, text: `Twelve hours, ${k}`, ownerUsername: 'pane.e.olio', timestamp: AT, replies: [] }]
      : [],
  owner: { id: `9${k}`, username: `fan${k}` },
}))

test('answers inside comments are comments of their own, whoever wrote is no creator, and the account is asked for', async () => {
  const asked = await inspect(json(scraped))
  expect([asked.kind, asked.missing]).toEqual(['interactions', ['handle of the creator']])
  expect(asked.because).toContain('answers are read out of the comments that hold them')
  const { rows, refused } = await readAll<InteractionRow>(json(scraped), { handle: '@pane.e.olio' })
  expect([rows.length, refused.length]).toEqual([36, 0])
  expect(rows[0]).toMatchObject({ handle: 'pane.e.olio', post: 'POST0', actor: 'fan0', replyTo: undefined })
  expect(rows[2]).toMatchObject({ handle: 'pane.e.olio', post: 'POST0', id: 'r1', actor: 'pane.e.olio', replyTo: 'c1' })
})

test('the threads of the YouTube Data API become comments and answers on the same video', async () => {
  const comment = (id: string, who: string, more = {}) => ({
    kind: 'youtube#comment',
    id,
    snippet: { videoId: 'v1', channelId: 'UCada', textOriginal: `text of ${id}`, authorDisplayName: `@${who}`, authorChannelId: { value: `UC${who}` }, likeCount: 1, publishedAt: AT, ...more },
  }) // prettier-ignore
  const items = Array.from({ length: 12 }, (_, k) => ({
    kind: 'youtube#commentThread',
    id: `T${k}`,
    snippet: { channelId: 'UCada', videoId: 'v1', totalReplyCount: 1, topLevelComment: comment(`T${k}`, `fan${k}`) },
    replies: { comments: [comment(`T${k}.1`, 'ada', { parentId: `T${k}` }), comment(`T${k}.2`, `fan${k}`, { parentId: `T${k}` })] },
  })) // prettier-ignore
  const { rows, inspection } = await readAll<InteractionRow>(json({ kind: 'youtube#commentThreadListResponse', items }))
  expect(inspection.platform).toBe('youtube')
  expect(rows.length).toBe(36)
  expect(rows.slice(0, 3)).toMatchObject([
    { handle: 'UCada', post: 'v1', id: 'T0', actor: 'UCfan0', text: 'text of T0', replyTo: undefined },
    { handle: 'UCada', post: 'v1', id: 'T0.1', actor: 'UCada', text: 'text of T0.1', replyTo: 'T0' },
    { handle: 'UCada', post: 'v1', id: 'T0.2', actor: 'UCfan0', text: 'text of T0.2', replyTo: 'T0' },
  ])
})

test('answers to answers, and lists of nodes, are found', () => {
  const said = (id: string, more = {}) => ({ id, text: `text of ${id}`, username: `by ${id}`, ...more })
  const thread = {
    ...said('a', { post: 'p' }),
    replies: { data: [said('b', { replies: [said('c')] })] },
  }
  expect(unfolded(thread)).toEqual([
    said('a', { post: 'p' }),
    said('b', { post: 'p', replyTo: 'a' }),
    said('c', { post: 'p', replyTo: 'b' }),
  ])
  const nodes = { ...said('a', { post: 'p' }), edge_threaded_comments: { count: 1, edges: [{ node: said('b') }] } }
  expect(unfolded(nodes)).toEqual([said('a', { post: 'p' }), said('b', { post: 'p', replyTo: 'a' })])
})

test('the first answer may come late in a file', async () => {
  const late = Array.from({ length: 1500 }, (_, k) => ({
    id: `c${k}`,
    postUrl: `https://www.instagram.com/p/POST${k >> 5}/`,
    text: `text ${k}`,
    ownerUsername: `fan${k % 700}`,
    timestamp: AT,
    replies: k === 1400 ? [{ id: 'r', text: 'yes', ownerUsername: 'ada', timestamp: AT, replies: [] }] : [],
  }))
  const { rows, inspection } = await readAll<InteractionRow>(json(late), { handle: 'ada' })
  expect(rows.length).toBe(1501)
  expect(rows[1401]).toMatchObject({ id: 'r', actor: 'ada', post: 'POST43', replyTo: 'c1400' })
  expect(inspection.columns.map(({ header }) => header)).not.toContain('replies')
})

test('a column that says what is answered is believed over a place for answers with none in it', async () => {
  const flat = Array.from({ length: 30 }, (_, k) => ({ id: `c${k}`, post_id: `p${k % 3}`, creator: 'ada', username: `fan${k % 7}`, text: `text ${k}`, parent_id: k % 3 === 1 ? `c${k - 1}` : null, replies: [] })) // prettier-ignore
  const { rows } = await readAll<InteractionRow>(json(flat), { platform: 'x' })
  expect(rows.slice(0, 2).map(({ replyTo }) => replyTo)).toEqual([undefined, 'c0'])
})

test('what stands inside a creator or a post stays there', async () => {
  const creators = Array.from({ length: 6 }, (_, k) => ({
    username: `ada${k}`,
    followers: 7000 + k,
    replies: [{ username: 'bob', followers: 3 }],
  }))
  expect((await readAll<CreatorRow>(json(creators, 'creators.json'), { platform: 'x' })).rows.length).toBe(6)
  const posts = Array.from({ length: 6 }, (_, k) => ({
    post_id: `p${k}`,
    account: 'ada',
    caption: `caption ${k}`,
    likes: k,
    views: 100 * k,
    replies: [{ post_id: `q${k}`, account: 'bob', caption: 'nice', likes: 0, views: 0 }],
  }))
  const read = await readAll<PostRow>(json(posts, 'posts.json'), { platform: 'x' })
  expect([read.inspection.kind, read.rows.length]).toEqual(['posts', 6])
})

test('whatever stands inside, nothing is lost and nothing goes round for ever', () => {
  const { tree } = fc.letrec((tie) => ({
    tree: fc.record(
      {
        id: fc.oneof(fc.string(), fc.integer()),
        text: fc.string(),
        replies: fc.oneof(
          { depthSize: 'small' },
          fc.constant([]),
          fc.array(tie('tree'), { maxLength: 3 }),
          fc.anything(),
        ),
        comments: fc.anything(),
      },
      { requiredKeys: [] },
    ),
  }))
  fc.assert(
    fc.property(fc.oneof(tree, fc.anything()), (record) => {
      const before = JSON.stringify(record)
      const found = unfolded(record)
      expect(found.length).toBeGreaterThan(0)
      expect(JSON.stringify(record)).toBe(before)
    }),
    { numRuns: 2000 },
  )
})

test('a file of one post, as downloaders of Instagram give it, asks only which post of whom', async () => {
  const records = Array.from({ length: 12 }, (_, k) => ({
    id: 1700 + k,
    created_at: 1_772_360_000 + 60 * k,
    text: `bello ${k}`,
    owner: { id: `${k}`, username: `fan${k % 5}` },
    likes_count: k,
    answers: k % 2 ? [{ id: 9000 + k, created_at: 1_772_370_000, text: 'grazie', owner: { id: '1', username: 'ada' }, likes_count: 0 }] : [],
  })) // prettier-ignore
  const name = '2026-03-01_comments.json'
  const { kind, missing } = await inspect(json(records, name))
  expect([kind, missing]).toEqual(['interactions', ['handle of the creator', 'post (its id or address)', 'platform']])
  const { rows } = await readAll<InteractionRow>(json(records, name), {
    handle: 'ada',
    post: 'https://www.instagram.com/p/X1/',
  })
  expect(rows.length).toBe(18)
  expect(rows[2]).toMatchObject({
    handle: 'ada',
    platform: 'instagram',
    post: 'X1',
    id: '9001',
    actor: 'ada',
    replyTo: '1701',
  })
})
