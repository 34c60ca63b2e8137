/**
 * Whose profile, or which post, is behind a handle or a URL? Knows the addresses of the platforms; an address that is
 * no profile or post of theirs is none, rather than a handle made of its path.
 */
import type { Platform } from '../../rows.ts'

export type Profile = { platform: Platform | null; handle: string }
export type PostAddress = { platform: Platform; post: string; handle?: string }

const HOSTS: [RegExp, Platform][] = [
  [/(^|\.)(instagram\.com|instagr\.am)$/, 'instagram'],
  [/(^|\.)tiktok\.com$/, 'tiktok'],
  [/(^|\.)(youtube\.com|youtu\.be|youtube-nocookie\.com)$/, 'youtube'],
  [/(^|\.)(twitter\.com|x\.com)$/, 'x'],
  [/(^|\.)twitch\.tv$/, 'twitch'],
  [/(^|\.)(facebook\.com|fb\.com|fb\.me)$/, 'facebook'],
  [/(^|\.)bsky\.app$/, 'bluesky'],
  [/(^|\.)(threads\.net|threads\.com|snapchat\.com|pinterest\.[a-z.]+|linkedin\.com)$/, 'other'],
]

/** First parts of a path that are pages of the platform, never a person. */
const PAGES = new Set(
  (
    'p reel reels tv explore accounts direct about legal developer watch shorts playlist results feed hashtag search ' +
    'home i intent share login signup settings video videos discover tag music groups events pages photo photo.php ' +
    'permalink.php story.php sharer help directory live embed status post pin'
  ).split(' '),
)

/** A URL in a cell, with or without its scheme; null for anything else. */
export function address(text: string): URL | null {
  if (!text.includes('/')) return null
  if (!/^(https?:)?\/\/|^[\w-]+(\.[\w-]+)+\//i.test(text)) return null
  const full = /^https?:/i.test(text) ? text : `https://${text.replace(/^\/+/, '')}`
  return URL.canParse(full) ? new URL(full) : null
}

export function platformAt(host: string): Platform | null {
  return HOSTS.find(([pattern]) => pattern.test(host))?.[1] ?? null
}

function pathOf(url: URL): string[] {
  return url.pathname.split('/').filter(Boolean).map(unescaped)
}

function unescaped(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The profile that a URL shows, or null. */
export function profileAt(url: URL): Profile | null {
  const platform = platformAt(url.hostname)
  const [first = '', second = ''] = pathOf(url)
  if (first === '') return null
  const found = (handle: string) => (isHandle(handle) ? { platform, handle } : null)
  switch (platform) {
    case null:
      // On the fediverse every server has its own host: https://mastodon.social/@ada
      return /^@[\w.-]+$/.test(first) ? { platform: 'mastodon', handle: `${first.slice(1)}@${url.hostname}` } : null
    case 'youtube':
      if (first.startsWith('@')) return found(first.slice(1))
      if (/^(channel|c|user)$/.test(first)) return found(second)
      break
    case 'bluesky':
      return first === 'profile' ? found(second) : null
    case 'facebook':
      if (first === 'profile.php') return found(url.searchParams.get('id') ?? '')
      if (first === 'people' || first === 'pg' || first === 'pages') return found(second)
      break
    case 'instagram':
      if (first === 'stories') return found(second)
      break
    case 'other':
      if (/^(add|in|company|user|u)$/.test(first)) return found(second)
  }
  return PAGES.has(first.toLowerCase()) ? null : found(first.replace(/^@/, ''))
}

/** The post that a URL shows, or null. */
export function postAt(url: URL): PostAddress | null {
  const platform = platformAt(url.hostname)
  const path = pathOf(url)
  const after = (...words: string[]) => {
    const at = path.findIndex((part) => words.includes(part))
    return at >= 0 ? path[at + 1] : undefined
  }
  const owner = (): string | undefined => profileAt(url)?.handle
  let post: string | null | undefined
  switch (platform) {
    case 'instagram':
      post = after('p', 'reel', 'reels', 'tv')
      break
    case 'tiktok':
      post = after('video', 'photo')
      break
    case 'youtube':
      post = url.hostname.endsWith('youtu.be')
        ? path[0]
        : (url.searchParams.get('v') ?? after('shorts', 'live', 'embed'))
      return post ? { platform, post } : null
    case 'x':
      post = after('status')
      break
    case 'bluesky':
      post = after('post')
      break
    case 'facebook':
      post = after('posts', 'videos', 'reel') ?? url.searchParams.get('story_fbid') ?? url.searchParams.get('v')
      break
    case 'twitch':
      post = after('videos', 'clip')
      break
    case null:
      if (/^@[\w.-]+$/.test(path[0] ?? '') && /^\d+$/.test(path[1] ?? ''))
        return { platform: 'mastodon', post: path[1]!, handle: owner()! }
  }
  if (!post || platform === null) return null
  const handle = owner()
  return handle === undefined ? { platform, post } : { platform, post, handle }
}

/** Whether a text can be a handle on some platform: one word, no address. */
export function isHandle(text: string): boolean {
  return (
    text.length > 0 &&
    text.length <= 100 &&
    !/[\s/\\,;:"'<>()[\]{}|\0-\x1f\x7f]/.test(text) &&
    /[\p{L}\p{N}_]/u.test(text)
  )
}

/** Whether a text looks like the handles of large platforms, as a name rarely does. */
export function looksLikeHandle(text: string): boolean {
  return /^@?[a-z0-9][\w.-]{0,49}$/i.test(text) || /^@?[\w.-]{1,50}$/.test(text)
}

/** What a cell of handles says: `@ada`, `ada`, `ada@mastodon.social` on the fediverse, or a profile's URL. */
export function profile(text: string, platform: Platform | null): Profile | null {
  const url = address(text)
  if (url) return profileAt(url) ?? authorOf(url)
  const handle = text.replace(/^[@＠]+\s*/, '')
  const federated = /^[\w.-]+@[\w-]+(\.[\w-]+)+$/.test(handle)
  if (federated && (text.startsWith('@') || platform === 'mastodon')) return { platform: 'mastodon', handle }
  if (federated || handle.includes('@') || !isHandle(handle)) return null
  return { platform: platform ?? (/^[\w-]+(\.[\w-]+)*\.bsky\.social$/i.test(handle) ? 'bluesky' : null), handle }
}

/** `ada` whose address is on mastodon.social is `ada@mastodon.social`: names repeat from server to server. */
export function federated(handle: string, linked: string | undefined): string {
  return linked?.startsWith(`${handle}@`) ? linked : handle
}

function authorOf(url: URL): Profile | null {
  const found = postAt(url)
  return found?.handle === undefined ? null : { platform: found.platform, handle: found.handle }
}
