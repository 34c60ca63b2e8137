/** What may be asked about audits: dated findings on an account. */
import { z } from 'zod'
import { MOST_DRAWN } from '@rapport/analysis/relationship/picture.ts'
import { operation } from '../operation.ts'
import { AUDIENCE, shownPost } from '../creators/creators.operations.ts'
import { audience } from './audience.ts'
import { onChange, runAll, show } from './audits.ts'
import { clusters } from './clusters.ts'
import { evidence } from './evidence.ts'
import { growth } from './growth.ts'

export const finding = z.object({
  name: z
    .string()
    .describe(
      'repeatCommenters, loyalty, reciprocity, depth, substance, concentration, cohesion, activeCore, savesAndShares, engagement, likes, growth, comments, and where they are known share, followers, pods, blocks',
    ),
  label: z.string().describe('in plain words'),
  state: z.enum(['assessed', 'not-enough-evidence', 'not-available']),
  value: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  level: z.number().nullable().describe('of the interval: 0.8 is 80%'),
  unit: z.enum(['share', 'percentile', 'score', 'hours', 'bits', 'people', 'ratio']),
  n: z.number(),
  needed: z.number(),
  of: z.string().describe('what n counts: people who comment, posts, threads …'),
  sentence: z.string().describe('the finding, or what is missing and how to get it'),
  source: z.string(),
  asOf: z.iso.datetime().nullable(),
  pool: z
    .object({ low: z.number(), middle: z.number(), high: z.number(), n: z.number() })
    .nullable()
    .describe('middle half of the workspace’s own accounts'),
  concern: z.boolean(),
  threshold: z.string().nullable(),
  howOftenWrong: z.string().nullable(),
  innocent: z.array(z.string()).describe('what it could be instead'),
})

const scored = z.object({ score: z.number().nullable(), interval: z.tuple([z.number(), z.number()]).nullable() })

export const audit = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  score: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  why: z.string(),
  audience: z.enum(AUDIENCE),
  audienceBecause: z.string().describe('what was looked at, what it says together, what is missing'),
  wronglyAsked: z
    .number()
    .nullable()
    .describe(
      'share of ordinary accounts that signals like the ones assessed would ask something; null where not kept',
    ),
  basis: z.object({ posts: z.number(), interactions: z.number(), people: z.number() }),
  relationship: z.array(finding),
  authenticity: z.array(finding),
  oddities: z
    .array(z.object({ what: z.string(), count: z.number() }))
    .describe('rows that were counted apart, and why'),
  leftOut: z
    .object({
      posts: z.array(z.uuid()).describe('that look like tag-to-win giveaways'),
      people: z.number().describe('accounts with signs of engagement by agreement'),
      before: scored.describe('the score with nothing left out'),
    })
    .nullable(),
  loyaltyCurve: z
    .object({ own: z.array(z.number()).nullable(), pool: z.array(z.number()).nullable(), accounts: z.number() })
    .describe(
      'share of first-time commenters who are back within 1, 2, … posts; `pool`: mean of `accounts` of your own',
    ),
})

const point = z.object({ at: z.iso.datetime(), score: z.number(), interval: z.tuple([z.number(), z.number()]) })

export const auditsShow = operation({
  name: 'audits.show',
  describe: 'Shows the latest audit of an account and how its score went before.',
  method: 'GET',
  path: '/creators/{id}/audit',
  permission: 'read',
  changes: false,
  input: z.object({ id: z.uuid() }),
  output: z.object({
    latest: audit.nullable(),
    history: z.array(
      z.object({
        at: z.iso.datetime(),
        score: z.number().nullable(),
        low: z.number().nullable(),
        high: z.number().nullable(),
      }),
    ),
    course: z
      .object({
        state: z.enum(['cooling', 'warming', 'steady', 'cannot-say']),
        sentence: z.string(),
        from: point.nullable(),
        to: point.nullable(),
      })
      .describe(
        'the latest audit against the first within a year: only called a change where their intervals are apart',
      ),
  }),
  run: show,
})

export const auditsEvidence = operation({
  name: 'audits.evidence',
  describe: 'Opens the rows behind one finding: people, threads or posts with what was said.',
  method: 'GET',
  path: '/creators/{id}/evidence/{finding}',
  permission: 'read',
  changes: false,
  input: z.object({ id: z.uuid(), finding: z.string(), limit: z.number().int().min(1).max(200).default(30) }),
  output: z.object({
    title: z.string(),
    people: z.array(
      z.object({
        actor: z.string(),
        posts: z.number(),
        comments: z.number(),
        answered: z.number(),
        example: z.string().nullable(),
      }),
    ),
    threads: z.array(
      z.object({
        post: z.uuid(),
        caption: z.string().nullable(),
        turns: z.array(
          z.object({
            actor: z.string().nullable(),
            byCreator: z.boolean(),
            at: z.iso.datetime().nullable(),
            text: z.string().nullable(),
          }),
        ),
      }),
    ),
    posts: z.array(shownPost.extend({ standsOut: z.boolean(), z: z.number().nullable() })),
  }),
  run: evidence,
})

const link = z.object({
  from: z.number(),
  to: z.number(),
  times: z.number(),
  by: z.number().describe('place in moments by when it had first happened'),
})

export const auditsPicture = operation({
  name: 'audits.picture',
  describe: 'The audience as one picture: who came once, who came back, who talks with whom, whom the creator answers.',
  method: 'GET',
  path: '/creators/{id}/picture',
  permission: 'read',
  changes: false,
  input: z.object({
    id: z.uuid(),
    most: z.number().int().min(60).max(MOST_DRAWN).default(MOST_DRAWN).describe('how many people are drawn'),
  }),
  output: z.object({
    people: z
      .array(
        z.object({
          name: z.string(),
          ring: z.number().describe('0 is the innermost; see rings'),
          posts: z.number(),
          comments: z.number(),
          answered: z.number().describe('how many of their comments the creator answered'),
          group: z.number().nullable().describe('of fans who talk with one another, largest first'),
          reached: z
            .array(z.number())
            .describe('places in moments by when they were in the outermost ring, the next inwards, … their own'),
          answeredBy: z.number().nullable().describe('place in moments by when the creator had first answered them'),
        }),
      )
      .describe('ring by ring from the centre, within a ring group by group'),
    answers: z.array(link).describe('from the creator (-1) to a place in people'),
    talks: z.array(link).describe('between places in people'),
    rings: z
      .array(z.object({ atLeastPosts: z.number(), people: z.number(), answered: z.number(), drawn: z.number() }))
      .describe('of everybody, drawn or not'),
    groups: z.array(z.object({ people: z.number() })),
    everybody: z.number(),
    everyTalk: z.number(),
    moments: z
      .array(
        z.object({
          at: z.iso.datetime(),
          rings: z.array(z.object({ people: z.number(), answered: z.number() })).describe('as in rings'),
          circles: z.number().describe('groups of three and more who had talked with one another'),
          largestCircle: z.number(),
        }),
      )
      .describe('the picture of everybody as it stood, from the first comment to the last; empty without times'),
  }),
  run: audience,
})

export const auditsGrowth = operation({
  name: 'audits.growth',
  describe: 'Followers over time as they were counted, and every step with what explains it and what came after.',
  method: 'GET',
  path: '/creators/{id}/growth',
  permission: 'read',
  changes: false,
  input: z.object({ id: z.uuid() }),
  output: z.object({
    counts: z.array(z.object({ at: z.iso.datetime(), followers: z.number() })),
    steps: z.array(
      z.object({
        from: z.iso.datetime().describe('the count before the step'),
        to: z.iso.datetime().describe('the count after it'),
        before: z.number(),
        after: z.number(),
        gained: z.number().describe('followers beyond the usual growth of these days'),
        cause: z.string().nullable().describe('what happened within three days, where something is known'),
        looked: z.boolean().describe('whether posts of that time are known at all'),
        engagement: z.enum(['fell', 'held', 'unclear']).describe('likes per follower after it'),
        lost: z.number().nullable().describe('share of the gain that left within 60 days; null where not counted'),
      }),
    ),
    needed: z.number().describe('days of growth that it takes to see a step'),
  }),
  run: growth,
})

export const auditsClusters = operation({
  name: 'audits.clusters',
  describe: 'Comments that several people wrote nearly alike, praise that fits under any post, and advertising.',
  method: 'GET',
  path: '/creators/{id}/comment-clusters',
  permission: 'read',
  changes: false,
  input: z.object({ id: z.uuid() }),
  output: z.object({
    comments: z.number().describe('looked at: at most 1,000, evenly over time'),
    authors: z.number(),
    clusters: z
      .array(
        z.object({
          text: z.string(),
          times: z.number(),
          authors: z.number().describe('three or more'),
          rows: z.array(
            z.object({ actor: z.string(), text: z.string(), at: z.iso.datetime().nullable(), post: z.uuid() }),
          ),
        }),
      )
      .describe('most people first; at most 20 of at most 30 rows'),
    generic: z
      .array(z.object({ text: z.string(), times: z.number(), authors: z.number() }))
      .describe('most frequent first, at most 20'),
    spam: z
      .array(z.object({ text: z.string(), actor: z.string().nullable(), why: z.string() }))
      .describe('clearest first, at most 30'),
  }),
  run: clusters,
})

export const auditsRun = operation({
  name: 'audits.run',
  describe: 'Audits accounts now: the ones given, or all that have anything to go by.',
  method: 'POST',
  path: '/audits/run',
  permission: 'write',
  changes: true,
  input: z.object({ accounts: z.array(z.uuid()).max(100_000).optional() }),
  output: z.object({ audited: z.number(), assessed: z.number(), seconds: z.number() }),
  run: runAll,
})

export const auditsOnChange = operation({
  name: 'audits.on-change',
  describe: 'Audits again what an import touched.',
  method: 'POST',
  path: '/audits/on-change',
  permission: 'own',
  changes: true,
  input: z.object({ import: z.string() }),
  output: z.object({ audited: z.number() }),
  hears: {
    'rows-imported': (payload) => ({ import: String(payload.import) }),
  },
  run: onChange,
})
