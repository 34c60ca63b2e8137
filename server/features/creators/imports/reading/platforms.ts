/** Which platform is meant by a word in a cell, a header or a file's name? */
import type { Platform } from '../../rows.ts'

const WORDS: Record<Platform, string> = {
  instagram: 'instagram insta ig instagrammer igram',
  youtube: 'youtube yt youtuber youtubers',
  tiktok: 'tiktok tt tiktoker tiktokers tik-tok',
  bluesky: 'bluesky bsky',
  mastodon: 'mastodon fediverse',
  x: 'x twitter tw xtwitter twitterx',
  twitch: 'twitch twitchtv streamer',
  facebook: 'facebook fb meta',
  other:
    'other threads linkedin pinterest snapchat reddit telegram discord substack blog podcast website newsletter spotify kick vk weibo douyin',
}

const PLATFORM = new Map<string, Platform>(
  Object.entries(WORDS).flatMap(([platform, words]) => words.split(' ').map((word) => [word, platform as Platform])),
)

/** The platform that a whole cell names. */
export function platformNamed(cell: string): Platform | null {
  const word = cell.toLowerCase().replaceAll(/[^a-z]/g, '')
  return PLATFORM.get(word) ?? null
}

/** The platform that one word of a header or file name names. `x`, `tw` and "website" are words of their own there. */
export function platformWord(word: string): Platform | null {
  const platform = PLATFORM.get(word) ?? null
  return platform === 'other' || word === 'x' || word === 'tw' || word === 'meta' || word === 'streamer'
    ? null
    : platform
}
