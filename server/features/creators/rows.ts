/**
 * What a file, a paste, a connection or the example says, before it has an identity here. Readers produce these rows,
 * `writing.ts` turns them into creators, accounts, posts and interactions. Absent means the source did not say.
 */

export type Platform =
  | 'instagram'
  | 'youtube'
  | 'tiktok'
  | 'bluesky'
  | 'mastodon'
  | 'x'
  | 'twitch'
  | 'facebook'
  | 'other'

/** One account with what is known of its creator. `handle` carries no leading @ and keeps the case of the source. */
export type CreatorRow = {
  platform: Platform
  handle: string
  /** The person's or the page's name. */
  name?: string
  /** Accounts with one key belong to one creator (an influencer id of a rival's export, an e-mail address). */
  creatorKey?: string
  url?: string
  bio?: string
  email?: string
  /** Town or region in the source's words. */
  place?: string
  /** Country in the source's words (a name or an ISO code). */
  country?: string
  /** BCP 47 where the source gives one, else its words. */
  language?: string
  topics?: string[]
  followers?: number
  following?: number
  posts?: number
  /** Share of followers who engage with an average post, as a fraction (0.02 is 2%). */
  engagementRate?: number
  averageLikes?: number
  averageComments?: number
  averageViews?: number
  averageShares?: number
  verified?: boolean
}

export type PostRow = {
  platform: Platform
  /** Whose post. */
  handle: string
  /** The platform's id of the post, or its URL: unique within the account. */
  post: string
  postedAt?: Date
  kind?: string
  caption?: string
  url?: string
  likes?: number
  comments?: number
  views?: number
  shares?: number
  saves?: number
  sponsored?: boolean
}

export type InteractionRow = {
  platform: Platform
  /** The account that was spoken to. */
  handle: string
  /** The post under which it happened. */
  post: string
  /** The platform's id of this comment; absent, it is made from post, actor, time and text. */
  id?: string
  /** Who did it: a handle or an id. The creator answers under its own handle. Absent when the source hides it. */
  actor?: string
  kind: 'comment' | 'like' | 'share' | 'save' | 'mention'
  at?: Date
  text?: string
  /** The id of the comment that this one answers. */
  replyTo?: string
}
