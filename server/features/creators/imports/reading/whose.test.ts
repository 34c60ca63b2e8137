import { expect, test } from 'vitest'
import type { InteractionRow, PostRow } from '../../rows.ts'
import { fieldsIn, file, readAll } from './fixture.ts'
import { inspect } from './inspect.ts'

const LONG = 'a'.repeat(120)
const lines = (header: string, row: (i: number) => string, count = 24) =>
  [header, ...Array.from({ length: count }, (_, i) => row(i))].join('\n')
const COMMENTS = 'account,platform,post,comment_id,author,time,text,reply_to'
const comment = (account: string, i: number) =>
  `${account},instagram,p${i >> 2},c${i},fan${i},2024-03-05T10:20:30Z,nice ${i},${i % 4 ? `c${i - 1}` : ''}`

test('keeps comments as comments under any odd account, and never makes creators of those who wrote', async () => {
  const odd: [string, (i: number) => string, number][] = [
    ['one row of two is too long', (i) => (i === 1 ? LONG : 'ada'), 2],
    ['half of the rows are too long', (i) => (i % 2 ? LONG : 'ada'), 24],
    ['every row is too long', () => LONG, 24],
    ['an e-mail address in every row', () => 'ada@example.com', 24],
  ]
  for (const [what, account, count] of odd) {
    const text = lines(COMMENTS, (i) => comment(account(i), i), count)
    const { inspection, rows, refused } = await readAll<InteractionRow>(file('export.csv', text))
    expect({
      what,
      kind: inspection.kind,
      fields: fieldsIn(inspection),
      handles: [...new Set(rows.map((row) => row.handle))].filter((handle) => handle !== 'ada'),
      taken: rows.length + refused.length,
    }).toEqual({
      what,
      kind: 'interactions',
      fields: ['handle', 'platform', 'post', 'id', 'actor', 'at', 'text', 'replyTo'],
      handles: [],
      taken: count,
    })
  }
})

test('refuses the row of an over-long account with line, column, found and wanted', async () => {
  const { rows, refused } = await readAll<InteractionRow>(
    file(
      'export.csv',
      lines(COMMENTS, (i) => comment(i === 1 ? LONG : 'ada', i), 3),
    ),
  )
  expect(rows.map((row) => row.id)).toEqual(['c0', 'c2'])
  expect(refused).toMatchObject([
    { line: 3, column: 'account', found: LONG, wanted: expect.stringContaining('at most 100 characters') },
  ])
})

test('asks for the account of comments whose accounts are names, rather than take those who wrote', async () => {
  const missing = async (text: string) => {
    const { kind, missing: lacks, columns } = await inspect(file('export.csv', text), { platform: 'youtube' })
    return { kind, missing: lacks, handle: columns.find(({ field }) => field === 'handle')?.header }
  }
  const asked = { kind: 'interactions', missing: ['handle of the creator'], handle: undefined }
  expect(await missing(lines(COMMENTS, (i) => comment('Ada Lovelace', i)))).toEqual(asked)
  const channel = lines(
    'channel,username,video_id,text,published,likes',
    (i) => `Ada Cooks,fan${i},v${i >> 2},nice ${i},2024-03-05,${i}`,
  )
  expect(await missing(channel)).toEqual(asked)
  const nobody = lines('username,post_id,comment,created_at', (i) => `fan${i},p${i >> 2},nice ${i},2024-03-05`)
  expect(await missing(nobody)).toEqual(asked)
  const neither = lines('User ID,Username,Comment ID,Comment,Likes', (i) => `${i}71,fan${i},${i}99,nice ${i},${i}`)
  expect(await missing(neither)).toEqual({ ...asked, missing: [...asked.missing, 'post (its id or address)'] })
})

test('stays with comments when the user says whose they are', async () => {
  const named = lines(COMMENTS, (i) => comment('Ada Lovelace', i))
  const unnamed = lines('author,post,comment_id,time,text', (i) => `fan${i},p${i},c${i},2024-03-05,nice ${i}`)
  const mapped = await inspect(file('export.csv', named), { mapping: { account: 'handle' } })
  const told = await readAll<InteractionRow>(file('export.csv', unnamed), { handle: 'ada', platform: 'instagram' })
  expect([mapped.kind, told.inspection.kind]).toEqual(['interactions', 'interactions'])
  expect(told.rows[1]).toMatchObject({ handle: 'ada', actor: 'fan1', id: 'c1' })
})

test('takes the post of the whole file, and whose it is where its address says so', async () => {
  const text = lines('Name,Date,Comment', (i) => `fan${i},2024-03-05,nice ${i}`)
  const read = (told: object) => readAll<InteractionRow>(file('export.csv', text), told)
  const told = { handle: 'instagram.com/ada', post: 'https://www.instagram.com/p/CODE1/?img_index=1' }
  expect((await read(told)).rows[1]).toMatchObject({
    platform: 'instagram',
    handle: 'ada',
    post: 'CODE1',
    actor: 'fan1',
  })
  const video = { post: 'https://www.tiktok.com/@ada/video/7301' }
  expect((await read(video)).rows[1]).toMatchObject({ platform: 'tiktok', handle: 'ada', post: '7301' })
  const { missing } = await inspect(file('export.csv', text), { handle: 'ada', platform: 'x' })
  expect(missing).toEqual(['post (its id or address)'])
})

test('takes names, days and comments for what was said under one post, and not notes beside creators', async () => {
  const kindOf = async (header: string, row: (i: number) => string) =>
    (await inspect(file('export.csv', lines(header, row)))).kind
  expect(await kindOf('Name,Date,Comment', (i) => `fan${i},2024-03-05,nice ${i}`)).toBe('interactions')
  const notes = 'Name,Followers,Date,Comment'
  expect(await kindOf(notes, (i) => `ada${i},${i}000,2024-03-05,wrote to her ${i} times`)).toBe('creators')
})

test('takes comments for comments though each says how many its video has, and nobody who wrote for a creator', async () => {
  const tiktok = Array.from({ length: 30 }, (_, i) => ({
    videoWebUrl: `https://www.tiktok.com/@ada/video/73${i % 3}`,
    cid: `c${i}`,
    createTime: 1_772_360_000 + i,
    text: `wow ${i}`,
    diggCount: i,
    repliesToId: i % 3 === 1 ? `c${i - 1}` : null,
    replyCommentTotal: 1,
    uniqueId: `fan${i % 7}`,
  }))
  const read = await readAll<InteractionRow>(file('export.json', JSON.stringify(tiktok)))
  expect(read.rows[1]).toMatchObject({ platform: 'tiktok', handle: 'ada', post: '731', actor: 'fan1', replyTo: 'c0' })
  const youtube = tiktok.map((_, i) => ({
    comment: `great ${i}`,
    cid: `U${i}`,
    author: `@fan${i % 7}`,
    videoId: `v${i % 3}`,
    commentsCount: 30 + (i % 3),
    voteCount: i,
    type: i % 3 === 1 ? 'reply' : 'comment',
    replyToCid: i % 3 === 1 ? `U${i - 1}` : null,
    title: 'My video',
  }))
  const { kind, missing, columns } = await inspect(file('export.json', JSON.stringify(youtube)), {
    platform: 'youtube',
  })
  expect([kind, missing]).toEqual(['interactions', ['handle of the creator']])
  expect(columns.filter(({ field }) => field).map(({ header, field }) => `${header} ${field}`)).toEqual([
    'comment text', 'cid id', 'author actor', 'videoId post', 'type kind', 'replyToCid replyTo',
  ]) // prettier-ignore
})

test('takes the channel as the account and the user as who spoke, also when every video has one comment', async () => {
  for (const header of ['channel,user,video,comment,date', 'channel,username,video_id,text,published'])
    for (const shift of [0, 2]) {
      const text = lines(header, (i) => `ada,fan${i},v${i >> shift},nice ${i},2024-03-05`)
      const { inspection, rows } = await readAll<InteractionRow>(file('export.csv', text), { platform: 'youtube' })
      expect(inspection.kind, `${header} ${shift}`).toBe('interactions')
      expect(rows[1]).toMatchObject({ handle: 'ada', actor: 'fan1', text: 'nice 1' })
    }
})

test('takes the account of a post and not its author, in either order', async () => {
  const counts = 'post_id,caption,likes,comments,published'
  for (const header of [`author,account,${counts}`, `author,creator,${counts}`, `author,channel,${counts}`]) {
    const text = lines(header, (i) => `writer${i % 3},ada,p${i},text ${i},${i},${i},2024-03-05`)
    const { inspection, rows } = await readAll<PostRow>(file('export.csv', text), { platform: 'instagram' })
    expect(inspection.kind).toBe('posts')
    expect(new Set(rows.map((row) => row.handle))).toEqual(new Set(['ada']))
    expect(inspection.columns[0]!.reading).toMatch(/^left out: column 2 \(\w+\) says whose posts these are$/)
  }
  const alone = lines(`author,${counts}`, (i) => `ada,p${i},text ${i},${i},${i},2024-03-05`)
  expect((await readAll<PostRow>(file('p.csv', alone), { platform: 'x' })).rows[0]).toMatchObject({ handle: 'ada' })
})

test('keeps posts as posts though they have an author and say which post they answer', async () => {
  const header = 'account,author,tweet_id,text,in_reply_to,retweets,likes,views'
  const text = lines(header, (i) => `ada,writer${i % 3},9${i},text ${i},,${i},${i},${i}00`)
  const { kind, columns } = await inspect(file('export.csv', text), { platform: 'x' })
  expect([kind, columns[0]!.field]).toEqual(['posts', 'handle'])
})

test('takes a column channel that names platforms as the platform', async () => {
  const text = lines(
    'channel,author,post_id,caption,likes',
    (i) => `${i % 2 ? 'Instagram' : 'TikTok'},ada,p${i},text ${i},${i}`,
  )
  const { rows } = await readAll<PostRow>(file('export.csv', text))
  expect(rows[1]).toMatchObject({ platform: 'instagram', handle: 'ada' })
})
