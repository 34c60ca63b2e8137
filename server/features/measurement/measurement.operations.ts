/** What may be asked about measurement: what creators brought, and whether relationship predicts it. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { learn, results } from './measurement.ts'

const interval = z.tuple([z.number(), z.number()])

export const measurementResults = operation({
  name: 'measurement.results',
  describe:
    'What each creator brought, with its interval, and whether relationship predicts results for this workspace.',
  method: 'GET',
  path: '/results',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: z.object({
    relationship: z.object({
      state: z.enum(['assessed', 'not-enough-evidence']),
      sentence: z.string(),
      factor: z
        .number()
        .nullable()
        .describe('times as many orders at a score of 84 instead of 50: one standard deviation of all creators'),
      interval: interval.nullable().describe('of the factor, 90%'),
      shown: z.boolean(),
      n: z.number(),
      needed: z.number(),
      more: z.number().nullable().describe('creators with results that are still missing'),
    }),
    creators: z.array(
      z.object({
        account: z.uuid(),
        name: z.string(),
        handle: z.string(),
        platform: z.string(),
        followers: z.number().nullable(),
        relationship: z.number().nullable(),
        bookings: z.number(),
        costCents: z.number(),
        orders: z.number(),
        revenueCents: z.number(),
        reach: z.number().nullable(),
        ordersPerThousand: z.object({ mean: z.number(), interval }).nullable().describe('90%, drawn to the others'),
      }),
    ),
    costCents: z.number(),
    revenueCents: z.number(),
    orders: z.number(),
  }),
  run: results,
})

export const measurementLearn = operation({
  name: 'measurement.learn',
  describe: 'Learns from recorded results what the planner may expect.',
  method: 'POST',
  path: '/results/learn',
  permission: 'own',
  changes: true,
  input: z.object({ because: z.enum(['results', 'audits']).default('results') }),
  output: z.object({ creators: z.number() }),
  hears: {
    'results-recorded': () => ({ because: 'results' as const }),
    'accounts-audited': () => ({ because: 'audits' as const }),
  },
  run: learn,
})
