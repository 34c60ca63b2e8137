/** What may be asked about returns: creator by creator, and one kind of booking against another. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { kinds } from './kinds.ts'
import { returnsOf } from './returns.ts'

const range = z.tuple([z.number(), z.number()])
export const amount = z.object({ mean: z.number(), interval: range.describe('90%') })
const cents = z.number().nullable()

export const returnedShape = z.object({
  bookings: z.number(),
  orders: z.number().describe('attributed, as counted'),
  revenueCents: cents,
  newBuyers: z
    .number()
    .nullable()
    .describe('orders of buyers who had not bought before; null where no shop tells of buyers'),
  returning: z
    .number()
    .nullable()
    .describe('orders of buyers who had bought before; null where no shop tells of buyers'),
  cost: z.object({
    fee: cents,
    product: cents,
    rights: cents,
    shipping: cents,
    discount: cents,
    commission: cents,
    tools: cents,
  }),
  costCents: cents,
  attributed: amount.nullable().describe('orders that such bookings bring, by who gets credit'),
  caused: amount.nullable().describe('orders that would not have come otherwise; null where no experiment measured it'),
  profit: amount.nullable().describe('in cents, from caused orders where they are known, else from attributed ones'),
  before: amount.nullable().describe('the profit that was expected before any result of this creator'),
  verdict: z.enum(['brought', 'lost', 'cannot-say']),
  because: z.string().nullable(),
})

export const reportsReturns = operation({
  name: 'reports.returns',
  describe:
    'Says who brought money, who lost it, and of whom it cannot be told yet: attributed and caused apart, full cost.',
  method: 'GET',
  path: '/reports/returns',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: z.object({
    headline: z.string(),
    brought: z.number(),
    lost: z.number(),
    cannotSay: z.number(),
    factor: z
      .object({ low: z.number(), high: z.number(), n: z.number().describe('experiments') })
      .nullable()
      .describe('caused orders for each attributed one, 90%'),
    creators: z.array(
      returnedShape.extend({
        account: z.uuid(),
        name: z.string(),
        handle: z.string(),
        platform: z.string(),
        followers: z.number().nullable(),
        heard: z.number().nullable().describe('buyers who named the creator in a survey; never added to orders'),
      }),
    ),
    learned: z.array(z.string()),
  }),
  run: returnsOf,
})

const against = z.object({
  name: z.string(),
  answer: z.enum(['more', 'less', 'tied', 'cannot-say']),
  times: z.number().nullable(),
  interval: range.nullable(),
  sentence: z.string(),
})

export const reportsKinds = operation({
  name: 'reports.kinds',
  describe: 'Compares celebrities and other advertising with small creators on what this workspace paid and sold.',
  method: 'GET',
  path: '/reports/kinds',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: z.object({
    kinds: z.array(
      z.object({
        kind: z.enum(['micro', 'middle', 'celebrity', 'advertising']),
        name: z.string(),
        n: z.number(),
        costCents: z.number(),
        orders: z.number(),
        ordersPerThousand: amount.nullable().describe('orders for 1,000 of money'),
        because: z.string().nullable(),
      }),
    ),
    against: z.array(against),
  }),
  run: kinds,
})
