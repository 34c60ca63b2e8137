/**
 * Is this an export of a product whose shape is known? Then its fields are taken as that product means them; columns
 * that it does not list are left out. Sources: the products' public documentation and published exports; the official
 * Modash schema was not seen, so its fields are those that public integrations read.
 */
import type { Platform } from '../../rows.ts'
import { plainHeader, wordsOf } from './headers.ts'
import type { Rates, Shape } from './inspection.ts'

export type Known = {
  shape: Shape
  said: string
  platform?: Platform
  rates?: Rates
  /** A field by the end of a header's path; null: known and not kept. */
  fields: Record<string, string | null>
  /** Headers that are not in `fields` are guessed as in any file. */
  open?: boolean
  why?: Record<string, string>
}

const UPFLUENCE: Known = {
  shape: 'upfluence',
  said: 'an Upfluence export, by its columns influencer_id, media_url and profile_name',
  fields: {
    influencer_id: 'creatorKey',
    media_url: 'url',
    profile_name: 'name',
    first_name: 'firstName',
    last_name: 'lastName',
    email: 'email',
    'shipping_address.city': 'place',
    'shipping_address.country_code': 'country',
    country_code: 'country',
    '.city': 'place',
    '.country_code': 'country',
    platform: 'platform',
  },
}

const MODASH: Known = {
  shape: 'modash',
  said: 'a Modash report, by its profile.username and profile.engagementRate',
  rates: 'fraction',
  fields: {
    'profile.username': 'handle',
    'profile.fullname': 'name',
    'profile.url': 'url',
    'profile.followers': 'followers',
    'profile.engagementRate': 'engagementRate',
    'profile.averageViews': 'averageViews',
    'profile.isVerified': 'verified',
    'profile.city': 'place',
    'profile.country': 'country',
    'profile.language.name': 'language',
    'profile.language.code': null,
    'profile.language': 'language',
    'profile.bio': 'bio',
    'profile.postsCount': 'posts',
    'profile.avgLikes': 'averageLikes',
    'profile.avgComments': 'averageComments',
    'profile.avgViews': 'averageViews',
    'profile.interests': 'topics',
  },
}

const HYPE_INSTAGRAM: Known = {
  shape: 'hypeauditor-instagram',
  said: 'a HypeAuditor Instagram report, by its result.user.aqs',
  platform: 'instagram',
  rates: 'percent',
  fields: {
    'user.username': 'handle',
    'user.full_name': 'name',
    'user.about': 'bio',
    'user.followers_count': 'followers',
    'user.followings_count': 'following',
    'user.posts_count': 'posts',
    'user.avg_likes': 'averageLikes',
    'user.avg_comments': 'averageComments',
    'user.er.value': 'engagementRate',
    'user.er': 'engagementRate',
    'user.is_verified': 'verified',
  },
}

const HYPE_TIKTOK: Known = {
  shape: 'hypeauditor-tiktok',
  said: 'a HypeAuditor TikTok report, by its report.basic and report.metrics',
  platform: 'tiktok',
  rates: 'percent',
  fields: {
    'result.report_state': 'state',
    report_state: 'state',
    'basic.username': 'handle',
    'basic.title': 'name',
    'basic.description': 'bio',
    ...Object.fromEntries(
      [
        ['subscribers_count', 'followers'],
        ['er', 'engagementRate'],
        ['views_avg', 'averageViews'],
        ['alikes_avg', 'averageLikes'],
        ['comments_avg', 'averageComments'],
        ['shares_avg', 'averageShares'],
      ].map(([metric, field]) => [`metrics.${metric}.value`, field!]),
    ),
  },
}

const HYPE_LIST: Known = {
  shape: 'hypeauditor-csv',
  said: 'a HypeAuditor list, by its columns of averages and authentic engagement',
  open: true,
  fields: { country: null, 'Audience country(mostly)': null },
  why: {
    country:
      'left out: in HypeAuditor lists it is the country of most of the audience, not the creator’s own. Choose country to take it all the same',
  },
}

/** The known product behind a list of headers (of CSV) or paths (of JSON), or null. */
export function shapeOf(headers: readonly string[]): Known | null {
  const has = (end: string) => headers.some((header) => header === end || header.endsWith(`.${end}`))
  const plain = new Set(headers.map(plainHeader))
  if (plain.has('influencerid') && plain.has('mediaurl') && plain.has('profilename')) return UPFLUENCE
  if (has('user.aqs') || has('user.audience_authenticity') || (has('user.username') && has('user.er.value')))
    return HYPE_INSTAGRAM
  if (has('basic.username') && headers.some((header) => header.includes('metrics.'))) return HYPE_TIKTOK
  if (has('report_state')) return HYPE_TIKTOK
  if (has('profile.username') && (has('profile.engagementRate') || has('profile.followers'))) return MODASH
  const lists = (...names: string[]) => names.every((name) => plain.has(name))
  if (lists('engauth', 'engavg') || lists('authenticengagement', 'engagementavg')) return HYPE_LIST
  if (lists('subscriberscount', 'viewsavg', 'likesavg', 'commentsavg', 'sharesavg')) return HYPE_LIST
  return null
}

/** What a known product means by a header: a field, null (not kept), or undefined (guess it). */
export function fieldIn(known: Known, header: string): string | null | undefined {
  if (header in known.fields) return known.fields[header]!
  const plain = plainHeader(header)
  let longest = ''
  for (const end of Object.keys(known.fields))
    if (end.length > longest.length && (header.endsWith(`.${end}`) || plainHeader(end) === plain)) longest = end
  if (longest !== '') {
    const before = header.slice(0, header.length - longest.length)
    return /audience|lookalike|posts\b|performance/i.test(before) ? null : known.fields[longest]!
  }
  return known.open ? undefined : null
}

/** Why a known product's column is read as it is. */
export function whyIn(known: Known, header: string): string {
  return known.why?.[wordsOf(header).join(' ')] ?? ''
}
