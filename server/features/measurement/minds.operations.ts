/** What may be asked about what results have taught. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { minds } from './minds.ts'

const belief = z.object({
  shape: z.number().describe('of a gamma, of orders per person reached'),
  rate: z.number(),
  mean: z.number().describe('orders per 1,000 people reached'),
  low: z.number().describe('90%'),
  high: z.number(),
})

export const measurementMinds = operation({
  name: 'measurement.minds',
  describe:
    'Says what changed our mind: what was expected of each creator before any result, and what is expected now.',
  method: 'GET',
  path: '/results/minds',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: z.object({
    creators: z.array(
      z.object({
        account: z.uuid(),
        name: z.string(),
        platform: z.string(),
        orders: z.number(),
        reach: z.number(),
        before: belief.describe('what creators of her platform bring'),
        after: belief,
        times: z.number().describe('mean now over mean before'),
        changed: z
          .boolean()
          .describe('whether the interval now leaves out what the middle creator was expected to bring'),
      }),
    ),
    changed: z.number(),
  }),
  run: minds,
})
