import fc from 'fast-check'
import { expect, test } from 'vitest'
import { address, postAt, profile } from './profiles.ts'

test('finds whose profile it is in every way of writing one', () => {
  const cases: [string, string | null, string][] = [
    ['@ada', null, 'ada'],
    ['https://www.instagram.com/ada.eats/?hl=en', 'instagram', 'ada.eats'],
    ['instagram.com/ada.eats', 'instagram', 'ada.eats'],
    ['www.instagram.com/ada', 'instagram', 'ada'],
    ['https://www.tiktok.com/@ada?lang=en', 'tiktok', 'ada'],
    ['https://youtube.com/@ada', 'youtube', 'ada'],
    ['https://www.youtube.com/channel/UCabc-1/videos', 'youtube', 'UCabc-1'],
    ['https://m.youtube.com/c/AdaEats', 'youtube', 'AdaEats'],
    ['x.com/ada', 'x', 'ada'],
    ['https://twitter.com/ada/', 'x', 'ada'],
    ['https://bsky.app/profile/ada.bsky.social', 'bluesky', 'ada.bsky.social'],
    ['ada.bsky.social', 'bluesky', 'ada.bsky.social'],
    ['https://mastodon.social/@ada', 'mastodon', 'ada@mastodon.social'],
    ['@ada@mastodon.social', 'mastodon', 'ada@mastodon.social'],
    ['https://www.facebook.com/profile.php?id=100', 'facebook', '100'],
    ['https://www.twitch.tv/ada', 'twitch', 'ada'],
    ['https://www.tiktok.com/@ada/video/712', 'tiktok', 'ada'],
  ]
  for (const [text, platform, handle] of cases)
    expect([text, profile(text, null)]).toEqual([text, { platform, handle }])
})

test('makes no handle out of a page, a name or an e-mail address', () => {
  for (const text of [
    'https://www.instagram.com/p/Cabc/',
    'https://example.com/about',
    'Ada Lovelace',
    'ada@example.com',
    '',
    '@',
    '//',
    'https://www.youtube.com/watch?v=x',
    'https://',
    'https://instagram.com/',
  ])
    // prettier-ignore
    expect([text, profile(text, 'instagram')]).toEqual([text, null])
})

test('finds the post behind its address, and its author where the address says so', () => {
  const cases: [string, object][] = [
    ['https://www.instagram.com/p/Cab_1/?x=1', { platform: 'instagram', post: 'Cab_1' }],
    ['https://www.instagram.com/ada/reel/Cab/', { platform: 'instagram', post: 'Cab', handle: 'ada' }],
    [
      'https://www.tiktok.com/@ada/video/7123456789012345678',
      { platform: 'tiktok', post: '7123456789012345678', handle: 'ada' },
    ],
    ['https://youtu.be/dQw4', { platform: 'youtube', post: 'dQw4' }],
    ['https://www.youtube.com/watch?v=dQw4&t=1', { platform: 'youtube', post: 'dQw4' }],
    ['https://www.youtube.com/shorts/abc', { platform: 'youtube', post: 'abc' }],
    ['https://x.com/ada/status/17', { platform: 'x', post: '17', handle: 'ada' }],
    [
      'https://bsky.app/profile/ada.bsky.social/post/3k',
      { platform: 'bluesky', post: '3k', handle: 'ada.bsky.social' },
    ],
    ['https://mastodon.social/@ada/109', { platform: 'mastodon', post: '109', handle: 'ada@mastodon.social' }],
  ]
  for (const [text, found] of cases) expect([text, postAt(address(text)!)]).toEqual([text, found])
})

test('takes any text without failing, and never gives a handle with a space in it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.webUrl().map((url) => url.replace(/\/\/[^/]+/, '//www.tiktok.com')),
      ),
      (text) => {
        const found = profile(text.trim(), 'instagram')
        if (found) expect(found.handle).toMatch(/^\S+$/)
        const url = address(text)
        if (url) postAt(url)
      },
    ),
    { numRuns: 1000 },
  )
})
