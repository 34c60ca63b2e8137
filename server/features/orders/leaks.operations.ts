/** What may be asked about codes that go round beyond their audience. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { looked, rotate } from './leaks.ts'

export const codesLeaks = operation({
  name: 'codes.leaks',
  describe: 'Says which codes are redeemed beyond the audience of their creator, since when, and what else it may be.',
  method: 'GET',
  path: '/codes/leaks',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: z.object({
    codes: z.array(
      z.object({
        id: z.uuid(),
        code: z.string(),
        creator: z.string().nullable(),
        booking: z.uuid().nullable(),
        clicks: z.number(),
        redemptions: z.number(),
        state: z.enum(['consistent-with-a-leak', 'as-expected', 'not-enough-evidence']),
        since: z.string().nullable(),
        unexplained: z.number().nullable().describe('redemptions since then that clicks do not explain'),
        because: z.array(z.object({ sentence: z.string(), innocent: z.array(z.string()) })),
        leakedSince: z.iso.datetime().nullable(),
        replacedBy: z.string().nullable(),
      }),
    ),
    usedTwice: z
      .array(z.object({ code: z.string(), creator: z.string().nullable(), redemptions: z.number() }))
      .describe('single-use codes that the shop took more than once'),
  }),
  run: looked,
})

const credited = z.array(z.object({ currency: z.string(), decimals: z.number(), orders: z.number(), net: z.number() }))

export const codesRotate = operation({
  name: 'codes.rotate',
  describe: 'Replaces a code that goes round, and credits its orders since then anew by the rule; tells both numbers.',
  method: 'POST',
  path: '/codes/{id}/rotate',
  permission: 'write',
  changes: true,
  input: z.object({
    id: z.uuid(),
    since: z.iso.datetime({ offset: true }).describe('from when on it is held to have leaked'),
  }),
  output: z.object({
    code: z.string(),
    since: z.iso.datetime(),
    fresh: z.string().describe('the code that takes its place'),
    before: credited.describe('what its creator was credited with from it since then'),
    after: credited,
  }),
  run: rotate,
})
