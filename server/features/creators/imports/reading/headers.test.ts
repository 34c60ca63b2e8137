import { expect, test } from 'vitest'
import { meaningOf } from './headers.ts'
import type { ImportKind } from './inspection.ts'

function meanings(kind: ImportKind, headers: Record<string, string | null>) {
  const found = Object.fromEntries(
    Object.keys(headers).map((header) => [header, meaningOf(header, kind)?.field ?? null]),
  )
  expect(found).toEqual(headers)
}

test('knows the words of creators in five languages, whatever their case and punctuation', () => {
  meanings('creators', {
    'User Name': 'handle', user_name: 'handle', '@': 'handle', screenName: 'handle', 'Nome utente': 'handle',
    'Nombre de usuario': 'handle', 'Nom d’utilisateur': 'handle', Benutzername: 'handle', 'Full Name': 'name',
    followers_count: 'followers', subscriberCount: 'followers', 'Audience size': 'followers', 'Nr. di follower': 'followers',
    Abonnés: 'followers', 'Subscribers count': 'followers', follows_count: 'following', 'Eng. rate': 'engagementRate',
    engagementRate: 'engagementRate', 'ER (%)': 'engagementRate', 'Eng. (Auth.)': 'engagements', 'Eng. (Avg.)': 'engagementRate',
    'Likes avg': 'averageLikes', avg_comments: 'averageComments', 'Media like': 'averageLikes', 'Ø Views': 'averageViews',
    'Average number of views': 'averageViews', Category_1: 'topics', 'Città': 'place', 'País': 'country', Rank: null,
    'Audience country(mostly)': null, 'Discount code': null, 'shipping_address.city': 'place', likes: 'total.likes',
    'statistics.subscriberCount': 'followers', 'snippet.customUrl': 'handle', 'audience.language': null, Media: null,
  }) // prettier-ignore
})

test('sees the platform in a header and what is left without it', () => {
  expect(meaningOf('Instagram handle', 'creators')).toMatchObject({ field: 'handle', platform: 'instagram' })
  expect(meaningOf('TikTok', 'creators')).toMatchObject({ field: '', platform: 'tiktok' })
  expect(meaningOf('IG followers', 'creators')).toMatchObject({ field: 'followers', platform: 'instagram' })
  expect(meaningOf('Tiktoker name', 'creators')).toMatchObject({ field: 'name', platform: 'tiktok' })
  expect(meaningOf('X handle', 'creators')).toMatchObject({ field: 'handle', platform: 'x' })
})

test('knows the words of posts and of interactions', () => {
  meanings('posts', {
    account: 'handle', video_id: 'post', 'Post URL': 'url', Permalink: 'url', taken_at: 'postedAt', Caption: 'caption',
    like_count: 'likes', 'Number of comments': 'comments', 'Video views': 'views', Saves: 'saves', is_ad: 'sponsored', create_time: 'postedAt',
  }) // prettier-ignore
  meanings('interactions', {
    creator: 'handle', account: 'handle', handle: 'handle', post: 'post', 'Video ID': 'post', media_url: 'post', actor: 'actor',
    author: 'actor', username: 'actor', commenter: 'actor', at: 'at', time: 'at', created: 'at', Published: 'at', text: 'text',
    comment: 'text', message: 'text', reply_to: 'replyTo', parent: 'replyTo', id: 'id', 'Comment ID': 'id', likes: 'likes',
    'snippet.topLevelComment.snippet.textOriginal': 'text', 'snippet.totalReplyCount': null,
    'post.record.text': 'text',
    'snippet.videoId': 'post', commento: 'text',
  }) // prettier-ignore
})
