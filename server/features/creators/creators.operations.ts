/** What may be asked about creators and their accounts. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { account, facets, list, post, postsOf, summary } from './creators.ts'

export const PLATFORMS = [
  'instagram',
  'youtube',
  'tiktok',
  'bluesky',
  'mastodon',
  'x',
  'twitch',
  'facebook',
  'other',
] as const
export const EVIDENCE = ['assessed', 'not-enough-evidence', 'not-audited'] as const
export const AUDIENCE = [
  'no-concern-found',
  'questions-to-ask',
  'strong-signs',
  'not-enough-evidence',
  'not-audited',
] as const
export const SORTS = ['relationship', 'followers', 'engagement', 'name'] as const

/** Which accounts: every field narrows; an absent band is the workspace's own. */
export const filter = z.object({
  q: z
    .string()
    .max(200)
    .optional()
    .describe('words or a part of a name, handle, bio or topic; typing errors are forgiven'),
  low: z.number().int().min(0).optional().describe('fewest followers; the workspace’s band when absent'),
  high: z.number().int().min(1).optional().describe('most followers; the workspace’s band when absent'),
  anySize: z.boolean().optional().describe('ignore the band'),
  platform: z.array(z.enum(PLATFORMS)).optional(),
  place: z.array(z.string()).optional().describe('towns or countries in the words of the source'),
  topic: z.array(z.string()).optional(),
  language: z.array(z.string()).optional(),
  evidence: z.array(z.enum(EVIDENCE)).optional().describe('state of the relationship finding'),
  audience: z.array(z.enum(AUDIENCE)).optional().describe('state of the audience finding'),
})

export const relationship = z.object({
  state: z.enum(EVIDENCE),
  score: z.number().nullable().describe('0 to 100; null where we cannot say'),
  low: z.number().nullable(),
  high: z.number().nullable().describe('end of the 80% interval'),
})

export const listed = z.object({
  id: z.uuid().describe('the account’s id'),
  creatorId: z.uuid(),
  name: z.string(),
  platform: z.enum(PLATFORMS),
  handle: z.string(),
  url: z.string().nullable(),
  place: z.string().nullable(),
  country: z.string().nullable(),
  language: z.string().nullable(),
  topics: z.array(z.string()),
  followers: z.number().nullable(),
  engagementRate: z.number().nullable().describe('fraction: 0.02 is 2%'),
  relationship,
  audience: z.enum(AUDIENCE),
  why: z.string().nullable().describe('one sentence'),
  rank: z
    .number()
    .nullable()
    .describe('position of its tie group when sorted by relationship; equal ranks cannot be told apart'),
})

const order = z.object({
  sort: z.enum(SORTS).default('relationship'),
  descending: z.boolean().default(true),
})

export const listing = filter.extend(order.shape)

export const creatorsList = operation({
  name: 'creators.list',
  describe: 'Lists creators’ accounts in a follower band, closest relationship first, a page at a time.',
  method: 'GET',
  path: '/creators',
  permission: 'read',
  changes: false,
  input: listing.extend({
    after: z.string().optional().describe('`next` of the page before'),
    limit: z.number().int().min(1).max(500).default(50),
  }),
  output: z.object({ rows: z.array(listed), next: z.string().nullable() }),
  run: list,
})

export const creatorsSummary = operation({
  name: 'creators.summary',
  describe: 'Counts what the filter holds and what lies outside the follower band.',
  method: 'GET',
  path: '/creators/summary',
  permission: 'read',
  changes: false,
  input: filter,
  output: z.object({
    all: z.number().describe('accounts in the workspace'),
    inBand: z.number().describe('accounts that the filter and the band hold'),
    below: z.number().describe('accounts that the filter holds below the band'),
    above: z.number(),
    unknownSize: z.number().describe('accounts without a follower count'),
    assessed: z.number().describe('in the band, with a relationship score'),
    close: z
      .number()
      .describe(
        'in the band, in the upper half of the scale with the whole interval, and no concern about the audience',
      ),
    largest: z.number().nullable().describe('most followers among the filtered, band ignored'),
    smallest: z.number().nullable(),
    band: z.object({ low: z.number(), high: z.number() }),
  }),
  run: summary,
})

export const creatorsFacets = operation({
  name: 'creators.facets',
  describe: 'Counts platforms, places, topics and languages, to filter by.',
  method: 'GET',
  path: '/creators/facets',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: z.object(
    Object.fromEntries(
      (['platform', 'place', 'topic', 'language'] as const).map((name) => [
        name,
        z.array(z.object({ value: z.string(), count: z.number() })),
      ]),
    ) as Record<
      'platform' | 'place' | 'topic' | 'language',
      z.ZodArray<z.ZodObject<{ value: z.ZodString; count: z.ZodNumber }>>
    >,
  ),
  run: facets,
})

export const creatorsGet = operation({
  name: 'creators.get',
  describe: 'Shows one account with its creator, its other accounts, and what is known of it.',
  method: 'GET',
  path: '/creators/{id}',
  permission: 'read',
  changes: false,
  input: z.object({ id: z.uuid() }),
  output: listed.extend({
    bio: z.string().nullable(),
    email: z.string().nullable(),
    following: z.number().nullable(),
    posts: z.number().nullable(),
    averageLikes: z.number().nullable(),
    averageComments: z.number().nullable(),
    averageViews: z.number().nullable(),
    averageShares: z.number().nullable(),
    verified: z.boolean().nullable(),
    source: z.string(),
    asOf: z.iso.datetime(),
    auditedAt: z.iso.datetime().nullable(),
    known: z.object({ posts: z.number(), interactions: z.number() }).describe('rows that the workspace holds'),
    accounts: z.array(
      z.object({ id: z.uuid(), platform: z.enum(PLATFORMS), handle: z.string(), followers: z.number().nullable() }),
    ),
    history: z.array(z.object({ day: z.string(), followers: z.number().nullable(), posts: z.number().nullable() })),
  }),
  run: account,
})

export const shownPost = z.object({
  id: z.uuid(),
  externalId: z.string(),
  postedAt: z.iso.datetime().nullable(),
  kind: z.string().nullable(),
  caption: z.string().nullable(),
  url: z.string().nullable(),
  likes: z.number().nullable(),
  comments: z.number().nullable(),
  views: z.number().nullable(),
  shares: z.number().nullable(),
  saves: z.number().nullable(),
  sponsored: z.boolean().nullable(),
  heard: z.number().describe('interactions under it that the workspace holds'),
})

export const creatorsPosts = operation({
  name: 'creators.posts',
  describe: 'Lists an account’s posts, newest first.',
  method: 'GET',
  path: '/creators/{id}/posts',
  permission: 'read',
  changes: false,
  input: z.object({ id: z.uuid(), limit: z.number().int().min(1).max(500).default(60) }),
  output: z.object({ posts: z.array(shownPost) }),
  run: postsOf,
})

export const creatorsPost = operation({
  name: 'creators.post',
  describe: 'Shows one post with the conversation under it.',
  method: 'GET',
  path: '/creators/{id}/posts/{post}',
  permission: 'read',
  changes: false,
  input: z.object({ id: z.uuid(), post: z.uuid(), limit: z.number().int().min(1).max(1000).default(200) }),
  output: shownPost.extend({
    conversation: z.array(
      z.object({
        id: z.uuid(),
        actor: z.string().nullable(),
        byCreator: z.boolean(),
        at: z.iso.datetime().nullable(),
        text: z.string().nullable(),
        externalId: z.string().nullable(),
        replyTo: z.string().nullable(),
      }),
    ),
  }),
  run: post,
})
