import { expect, test } from 'vitest'
import type { CreatorRow } from '../../rows.ts'
import { file, readAll } from './fixture.ts'

test('knows an Upfluence export: accounts with one influencer id are one creator', async () => {
  const { inspection, rows } = await readAll<CreatorRow>(
    file(
      'export.csv',
      'influencer_id,media_url,profile_name,first_name,last_name,phone_number,email,shipping_address.line1,shipping_address.line2,shipping_address.zipcode,shipping_address.city,shipping_address.state,shipping_address.country_code,merge_fields\n' +
        '77,https://www.instagram.com/ada/,ada eats,Ada,Lovelace,555,ada@example.com,Via Po 1,,10100,Torino,TO,IT,\n77,https://www.tiktok.com/@ada.l,,Ada,Lovelace,,,,,,,,IT,\n',
    ),
  )
  expect(inspection.shape).toBe('upfluence')
  expect(rows).toEqual([
    {
      platform: 'instagram',
      handle: 'ada',
      url: 'https://www.instagram.com/ada/',
      name: 'ada eats',
      email: 'ada@example.com',
      place: 'Torino',
      country: 'IT',
      creatorKey: 'upfluence:77',
    },
    {
      platform: 'tiktok',
      handle: 'ada.l',
      url: 'https://www.tiktok.com/@ada.l',
      name: 'Ada Lovelace',
      country: 'IT',
      creatorKey: 'upfluence:77',
    },
  ])
})

test('knows a Modash report, whose rates are fractions', async () => {
  const report = {
    error: false,
    profile: {
      userId: '1',
      profile: { username: 'ada', fullname: 'Ada L', url: 'https://www.instagram.com/ada', picture: '', followers: 9700, engagements: 300, engagementRate: 0.031, averageViews: 5000 },
      isVerified: false, city: 'Turin', country: 'IT', language: { code: 'it', name: 'Italian' }, bio: 'Pane', postsCount: 120, avgLikes: 280, avgComments: 20,
      hashtags: [{ tag: 'pane', weight: 1 }],
      recentPosts: [{ id: 'p1', text: 'x', likes: 3 }],
      audience: { credibility: 0.8, geoCountries: [{ name: 'Italy', weight: 0.7 }], languages: [{ name: 'it', weight: 1 }] },
    },
  } // prettier-ignore
  const { inspection, rows } = await readAll<CreatorRow>(file('report.json', JSON.stringify(report, null, 2)))
  expect(inspection).toMatchObject({ shape: 'modash', platform: 'instagram', format: 'json' })
  expect(rows).toEqual([
    {
      platform: 'instagram', handle: 'ada', name: 'Ada L', url: 'https://www.instagram.com/ada', bio: 'Pane', place: 'Turin', country: 'IT', language: 'Italian',
      followers: 9700, posts: 120, averageLikes: 280, averageComments: 20, averageViews: 5000, engagementRate: 0.031, verified: false,
    },
  ]) // prettier-ignore
})

test('knows HypeAuditor reports, whose rates are percents', async () => {
  const user = {
    username: 'ada',
    full_name: 'Ada',
    about: 'Pane',
    followers_count: 9700,
    followings_count: 300,
    posts_count: 12,
    avg_likes: 200,
    avg_comments: 4,
    aqs: 80,
    er: { value: 0.9, avg: 2.1, title: 'low' },
  }
  const instagram = await readAll<CreatorRow>(file('r.json', JSON.stringify({ result: { user } })))
  expect(instagram.inspection.shape).toBe('hypeauditor-instagram')
  expect(instagram.rows).toEqual([
    {
      platform: 'instagram',
      handle: 'ada',
      name: 'Ada',
      bio: 'Pane',
      followers: 9700,
      following: 300,
      posts: 12,
      averageLikes: 200,
      averageComments: 4,
      engagementRate: 0.009,
    },
  ])
  const metric = (value: number) => ({ value, performance: { '7d': { value: value / 2, value_prev: 1 } } })
  const report = {
    basic: { id: 7123456789012345678n.toString(), username: 'ada', title: 'Ada', description: 'Pane' },
    metrics: {
      subscribers_count: metric(9700),
      er: metric(12.5),
      views_avg: metric(4000),
      alikes_avg: metric(500),
      comments_avg: metric(20),
      shares_avg: metric(5),
    },
    features: { aqs: { data: 70 } },
  }
  const ready = { result: { report_state: 'READY', report } }
  const tiktok = await readAll<CreatorRow>(
    file('r.json', JSON.stringify([ready, { result: { report_state: 'NOT_READY', report } }])),
  )
  expect(tiktok.inspection.shape).toBe('hypeauditor-tiktok')
  expect(tiktok.rows).toEqual([
    {
      platform: 'tiktok',
      handle: 'ada',
      name: 'Ada',
      bio: 'Pane',
      followers: 9700,
      averageLikes: 500,
      averageComments: 20,
      averageViews: 4000,
      averageShares: 5,
      engagementRate: 0.125,
    },
  ])
  expect(tiktok.refused).toMatchObject([{ line: 2, found: 'NOT_READY', wanted: expect.stringContaining('READY') }])
})

test('knows a HypeAuditor list, in which the country is the audience’s', async () => {
  const { inspection, rows } = await readAll<CreatorRow>(
    file('instagram.csv', 'name,country,followers,Eng. (Auth.),Eng. (Avg.)\nada,India,1000,20,30\n'),
  )
  expect(inspection.shape).toBe('hypeauditor-csv')
  expect(inspection.columns[1]!.reading).toMatch(/country of most of the audience/)
  expect(rows[0]).not.toHaveProperty('country')
})

test('reads what the platforms’ own interfaces give', async () => {
  const mastodon = [
    {
      id: '1',
      username: 'ada',
      acct: 'ada',
      url: 'https://mastodon.social/@ada',
      display_name: 'Ada',
      note: 'Pane',
      statuses_count: 5,
      followers_count: 9,
      following_count: 3,
    },
  ]
  expect((await readAll<CreatorRow>(file('accounts.json', JSON.stringify(mastodon)))).rows).toMatchObject([
    {
      platform: 'mastodon',
      handle: 'ada@mastodon.social',
      name: 'Ada',
      bio: 'Pane',
      posts: 5,
      followers: 9,
      following: 3,
    },
  ])
  const youtube = {
    items: [
      {
        id: 'UC1',
        snippet: { title: 'Ada Cooks', customUrl: '@adacooks', description: 'Pane' },
        statistics: { viewCount: '900', subscriberCount: '9700', videoCount: '12' },
      },
    ],
  }
  expect((await readAll<CreatorRow>(file('youtube.json', JSON.stringify(youtube)))).rows).toMatchObject([
    { platform: 'youtube', handle: 'adacooks', name: 'Ada Cooks', followers: 9700, posts: 12 },
  ])
})

test('reads YouTube’s comment threads as comments, by ids on both sides', async () => {
  const thread = (id: string, author: string) => ({
    kind: 'youtube#commentThread',
    id,
    snippet: {
      channelId: 'UCada',
      videoId: 'v1',
      totalReplyCount: 0,
      topLevelComment: {
        id,
        snippet: {
          authorDisplayName: `@${author}`,
          authorChannelId: { value: `UC${author}` },
          textOriginal: `I am ${author}`,
          likeCount: 3,
          publishedAt: '2024-03-05T10:20:30Z',
        },
      },
    },
  })
  const text = JSON.stringify({ items: [thread('c1', 'bob'), thread('c2', 'eve')] })
  const { inspection, rows } = await readAll(file('youtube.json', text))
  expect(inspection.kind).toBe('interactions')
  expect(rows[0]).toMatchObject({
    platform: 'youtube',
    handle: 'UCada',
    post: 'v1',
    id: 'c1',
    actor: 'UCbob',
    text: 'I am bob',
  })
})
