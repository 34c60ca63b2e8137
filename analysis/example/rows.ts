/**
 * What the example hands out. Creators, posts and interactions have the fields of the rows that an import makes, so
 * that whoever can load a file can load the example; the truth beside them is what no import ever carries.
 * Money is in cents, instants are `Date`, epochs are in seconds, shares are fractions.
 */

export type WorldPlatform = 'instagram' | 'tiktok' | 'youtube' | 'bluesky'

/** One account. Accounts of one creator share their `creatorKey`; a handle is used once in the whole world. */
export type WorldCreator = {
  platform: WorldPlatform
  handle: string
  name: string
  creatorKey: string
  bio: string
  email?: string
  place: string
  country: string
  /** BCP 47. */
  language: string
  topics: string[]
  followers: number
  following: number
  posts: number
  /** Likes and comments of the last twelve posts per follower. */
  engagementRate: number
  averageLikes: number
  /** Absent where the source does not say how many comments there are. */
  averageComments?: number
  averageViews?: number
  verified?: boolean
}

export type WorldPost = {
  platform: WorldPlatform
  handle: string
  post: string
  postedAt: Date
  kind: string
  caption: string
  likes: number
  /** Equals the interactions known, except for the celebrity, of whom we hold a sample, and the silent. */
  comments?: number
  views?: number
  /** Only where the creator lets the brand see her own numbers. */
  shares?: number
  saves?: number
  sponsored?: boolean
}

export type WorldInteraction = {
  platform: WorldPlatform
  handle: string
  post: string
  id: string
  actor: string
  kind: 'comment'
  at: Date
  text: string
  replyTo?: string
}

/** The count of followers at the end of a day. */
export type WorldFollowers = { at: Date; followers: number }

/** One sampled follower, with the column names of `lab followers`. */
export type WorldFollower = {
  id: string
  username: string
  followers: number
  following: number
  posts: number
  has_picture: 0 | 1
  /** Digits among the characters of the username. */
  digit_share: number
}

export type WorldOrder = {
  id: string
  campaign: string
  /** Whose link or code was used. */
  handle: string
  at: Date
  revenue: number
  /** Chairs at the event, where the order was for the event. */
  seats?: number
}

export type WorldBooking = {
  handle: string
  deliverable: 'reel' | 'post' | 'story' | 'video'
  fee: number
  /** What the creator ate and drank. */
  productCost: number
  postedAt: Date
  /** The post it became; stories leave none. */
  post?: string
  /** People who saw it, as the creator reported. */
  reach: number
  clicks: number
  /** Orders that came by the creator's link or code: attributed, not caused. */
  orders: number
  revenue: number
  seats?: number
}

export type WorldCampaign = { name: string; startedAt: Date; endedAt: Date; bookings: WorldBooking[] }

/** Boxes of fresh pasta sent to one city on one day. */
export type WorldSales = { city: string; at: Date; orders: number; revenue: number }

export type Kind =
  | 'blogger'
  | 'celebrity'
  | 'close'
  | 'ordinary'
  | 'loud'
  | 'bought-followers'
  | 'bought-likes'
  | 'pod'
  | 'silent'
  | 'giveaway'

/** What is true of one account, and what a finding should come near to. */
export type Truth = {
  kind: Kind
  /** Chance that a comment that opens a thread comes from one of the account's regulars (pod and giveaways aside). */
  bond: number
  /** Chance that the creator answers a thread (giveaways aside). */
  answering: number
  /** Share of followers that are bought or otherwise nobody. */
  suspiciousShare: number
  /** Mean number of people who see one deliverable. */
  reach: number
  /** Orders that one more person reached brings and that would not have come anyway. */
  ordersPerExposure: number
  /** The same plus those who would have come anyway and used the link. */
  attributedPerExposure: number
  pod?: { members: string[]; since: Date }
  /** Followers bought, by day. */
  purchases: { at: Date; followers: number }[]
  /** Posts whose likes were multiplied. */
  boughtLikes: { post: string; factor: number }[]
  /** Posts under which people tag friends to win. */
  giveaways: string[]
  /** Posts that went far by themselves: likes, views and comments rise in step. */
  viral: string[]
}

/** The cities that had advertising, when, and by how much their orders rose because of it (0.12 is 12%). */
export type SalesTruth = { cities: string[]; startedAt: Date; endedAt: Date; lift: number }

export type World = {
  brand: {
    name: string
    place: string
    country: string
    currency: string
    /** What is left of a euro of revenue after food and service. */
    margin: number
    event: { name: string; seats: number; at: Date; price: number }
  }
  creators: WorldCreator[]
  campaigns: WorldCampaign[]
  orders: WorldOrder[]
  truth: Record<string, Truth>
  sales: { cities: string[]; daily(): WorldSales[]; truth: SalesTruth }
  /** Oldest first. */
  posts(handle: string): WorldPost[]
  /** In the order of time; a reply always comes after what it answers. */
  interactions(handle: string): WorldInteraction[]
  /** One count a day over two years, oldest first; the last is the count of the creator's row. */
  followersHistory(handle: string): WorldFollowers[]
  /** 400 followers drawn at random. */
  followerSample(handle: string): WorldFollower[]
  /** The people who make up the bond of an account. */
  regulars(handle: string): string[]
}
