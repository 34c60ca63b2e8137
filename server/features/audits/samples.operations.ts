/** What may be asked about a sample of an account's followers. */
import { z } from 'zod'
import { DRAWN } from '@rapport/analysis/authenticity/share.ts'
import { operation } from '../operation.ts'
import { finding } from './audits.operations.ts'
import { FIELDS } from './samples-reading.ts'
import { showSample, takeSample } from './samples.ts'

const count = z.number().min(0).optional()

const follower = z.object({
  id: z.string().max(500).optional().describe('to count nobody twice; not kept'),
  username: z.string().max(500).optional().describe('for the share of digits in it; not kept'),
  followers: count,
  following: count,
  posts: count,
  hasPicture: z.boolean().optional(),
  digitShare: z.number().min(0).max(1).optional(),
  createdAt: z.iso.datetime({ offset: true }).optional(),
  followedAt: z.iso.datetime({ offset: true }).optional(),
})

const sample = z.object({
  n: z.number().describe('followers scored'),
  drawn: z.enum(DRAWN).nullable().describe('null: no sample was taken'),
  at: z.iso.datetime().nullable(),
  source: z.string(),
  incomplete: z.number().describe('rows without followers, following or posts'),
  twice: z.number().describe('rows of somebody who was there already'),
  share: finding,
  strata: z
    .array(
      z.object({
        by: z.enum(['posts', 'picture', 'age', 'followed']),
        name: z.string(),
        n: z.number(),
        suspicious: z.number().describe('mean probability that a follower of this layer was made or bought'),
      }),
    )
    .describe('only of what the source tells'),
  examples: z
    .array(
      z.object({
        followers: z.number().nullable(),
        following: z.number().nullable(),
        posts: z.number().nullable(),
        hasPicture: z.boolean().nullable(),
        digitShare: z.number().nullable(),
        suspicion: z.number(),
        contributions: z.array(z.object({ feature: z.string(), contribution: z.number().describe('log odds') })),
      }),
    )
    .describe('the clearest first, then some between, then the most ordinary; names are not kept'),
})

export const auditsSample = operation({
  name: 'audits.sample',
  describe: 'Takes a sample of an account’s followers and says what share of them looks made or bought.',
  method: 'POST',
  path: '/creators/{id}/followers',
  permission: 'write',
  changes: true,
  input: z.object({
    id: z.uuid(),
    file: z
      .uuid()
      .optional()
      .describe('of an uploaded CSV or TSV with followers, following and posts; deleted once read'),
    rows: z.array(follower).max(50_000).optional().describe('instead of a file'),
    drawn: z
      .enum(DRAWN)
      .default('unknown')
      .describe('uniform: at random from all; newest: the latest followers, as listings begin with; unknown'),
    mapping: z.record(z.string(), z.enum(FIELDS)).optional().describe('their header to our field'),
  }),
  output: sample,
  run: takeSample,
})

export const auditsSampleShow = operation({
  name: 'audits.sample-show',
  describe: 'Shows what the latest sample of an account’s followers said.',
  method: 'GET',
  path: '/creators/{id}/followers',
  permission: 'read',
  changes: false,
  input: z.object({ id: z.uuid() }),
  output: sample,
  run: showSample,
})
