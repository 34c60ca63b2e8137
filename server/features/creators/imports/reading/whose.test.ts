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
