import { expect, test } from 'vitest'
import type { InteractionRow, PostRow } from '../../rows.ts'
import { fieldsIn, file, readAll } from './fixture.ts'

test('reads comments with who, where, when, what and what they answer', async () => {
  const { inspection, rows } = await readAll<InteractionRow>(
    file(
      'comments.csv',
      'id,creator,platform,post,actor,at,text,reply_to\n' +
        'c1,@ada,TikTok,p1,@bob,2024-03-05T10:20:30Z,"Where, please?",\nc2,ada,tt,p1,ada,1709634200,In Turin,c1\nc3,ada,TikTok,p1,,2024-03-05 11:00,?,\n',
    ),
  )
  expect(inspection.kind).toBe('interactions')
  expect(inspection.columns[5]!.reading).toMatch(/2024-03-05T10:20:30Z/)
  expect(rows[0]).toEqual({
    platform: 'tiktok', handle: 'ada', post: 'p1', id: 'c1', actor: 'bob', kind: 'comment',
    at: new Date('2024-03-05T10:20:30Z'), text: 'Where, please?', replyTo: undefined,
  }) // prettier-ignore
  expect(rows.at(-1)).toMatchObject({ actor: undefined, text: '?', at: new Date('2024-03-05T11:00:00Z') })
})

test('tells the creator from the people who comment by which of them the post determines', async () => {
  const rows = ['username,video_id,commenter,comment,created']
  for (let i = 0; i < 12; i++) rows.push(`ada,v${i >> 2},fan${i % 5},nice ${i},${10 + i}/03/2024 10:00`)
  const { inspection, rows: read } = await readAll<InteractionRow>(file('tiktok.csv', rows.join('\n')))
  expect(fieldsIn(inspection)).toEqual(['handle', 'post', 'actor', 'text', 'at'])
  expect(inspection.columns[4]!.reading).toMatch(/day first, because of values like 13\/03\/2024.*taken as UTC/)
  expect(read[0]).toMatchObject({
    platform: 'tiktok',
    handle: 'ada',
    post: 'v0',
    actor: 'fan0',
    at: new Date('2024-03-10T10:00:00Z'),
  })
})

test('finds platform, account and post in the address of the post, or takes the account as told', async () => {
  const { rows } = await readAll<InteractionRow>(
    file(
      'c.csv',
      'post_url,author,comment\nhttps://www.tiktok.com/@ada/video/712,bob,nice\nhttps://www.tiktok.com/@ada/video/713,eve,wow\n',
    ),
  )
  expect(rows[0]).toMatchObject({ platform: 'tiktok', handle: 'ada', post: '712', actor: 'bob', text: 'nice' })
  const told = await readAll<InteractionRow>(
    file('c.csv', 'post_url,author,comment\nhttps://www.instagram.com/p/Cab/,bob,nice\n'),
    { handle: '@ada', kind: 'interactions' },
  )
  expect(told.rows[0]).toMatchObject({ platform: 'instagram', handle: 'ada', post: 'Cab' })
})

test('keeps a comment with unquoted commas whole when the text comes last', async () => {
  const { rows, refused } = await readAll<InteractionRow>(
    file('comments.csv', 'creator,post,actor,text\nada,p1,bob,well, yes, no\nada,p1,eve,ok\n'),
    { platform: 'x' },
  )
  expect(rows.map((row) => row.text)).toEqual(['well, yes, no', 'ok'])
  expect(refused).toEqual([])
})

test('refuses a comment of nobody that says nothing, an unknown kind and an impossible date', async () => {
  const { rows, refused } = await readAll<InteractionRow>(
    file(
      'i.csv',
      'creator,post,actor,text,type,at,platform\nada,p,,,like,2024-01-01,x\nada,p,bob,,sneeze,2024-01-01,x\nada,p,bob,hi,comment,2024-02-30,x\nada,,bob,hi,comment,2024-02-03,x\nada,p,bob,,Like,,x\n',
    ),
  )
  expect(refused.map(({ line, column }) => [line, column])).toEqual([
    [2, 'text'],
    [3, 'type'],
    [4, 'at'],
    [5, 'post'],
  ])
  expect(rows).toMatchObject([{ kind: 'like', actor: 'bob' }])
})

test('reads posts with their counts, and the post’s id out of its address', async () => {
  const { inspection, rows } = await readAll<PostRow>(
    file(
      'posts.csv',
      'account,Post URL,Caption,Published,Likes,Comments,Views,is_ad\n' +
        'ada,https://www.instagram.com/p/Cab/,"Pane\ne olio",05/31/2024 1:07 PM,1.2K,34,N/A,no\nada,https://www.instagram.com/reel/Cac/,=1+1,06/01/2024 1:07 AM,"1,050",3,,yes\n',
    ),
  )
  expect(inspection.kind).toBe('posts')
  expect(rows).toEqual([
    {
      platform: 'instagram', handle: 'ada', post: 'Cab', url: 'https://www.instagram.com/p/Cab/', caption: 'Pane\ne olio',
      postedAt: new Date('2024-05-31T13:07:00Z'), likes: 1200, comments: 34, sponsored: false,
    },
    {
      platform: 'instagram', handle: 'ada', post: 'Cac', url: 'https://www.instagram.com/reel/Cac/', caption: '=1+1',
      postedAt: new Date('2024-06-01T01:07:00Z'), likes: 1050, comments: 3, sponsored: true,
    },
  ]) // prettier-ignore
})

test('tells posts from creators and from comments by what repeats', async () => {
  const kinds = async (text: string) => (await readAll(file('x-instagram.csv', text))).inspection.kind
  expect(
    await kinds(
      'id,handle,name,email,city,created_at\n1,ada,Ada L,a@b.co,Turin,2024-01-01\n2,bob,Bob B,b@b.co,Rome,2024-01-01\n',
    ),
  ).toBe('creators')
  const posts = Array.from({ length: 9 }, (_, i) => `ada,${i}71,text ${i},${i},2024-01-0${i + 1}`)
  expect(await kinds(`account,post_id,text,likes,created_at\n${posts.join('\n')}`)).toBe('posts')
  const comments = Array.from({ length: 9 }, (_, i) => `ada,7${i >> 2},fan${i},text ${i},2024-01-0${i + 1}`)
  expect(await kinds(`account,post_id,username,text,created_at\n${comments.join('\n')}`)).toBe('interactions')
})
