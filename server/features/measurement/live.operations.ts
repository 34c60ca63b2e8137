/** What may be asked about a campaign that runs. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { STATES } from '../campaigns/campaigns.operations.ts'
import { MARKS } from '../links/marks.ts'
import { live } from './live.ts'
import { settle } from './settle.ts'

const net = z.array(z.object({ currency: z.string(), decimals: z.number(), minor: z.number() }))
const sold = { orders: z.number(), items: z.number().describe('things, tickets or seats'), net }

export const liveInput = z.object({
  id: z.uuid(),
  zone: z.string().max(60).default('UTC').describe('whose days, such as Europe/Rome'),
})

const shape = z.object({
  id: z.uuid(),
  name: z.string(),
  headline: z.string(),
  eventAt: z.iso.datetime().nullable(),
  capacity: z.number().nullable(),
  clicks: z.number(),
  ...sold,
  costCents: z.number(),
  creators: z.array(
    z.object({
      booking: z.uuid(),
      account: z.uuid(),
      name: z.string(),
      handle: z.string(),
      deliverable: z.string(),
      day: z.string().nullable(),
      state: z.enum(STATES),
      costCents: z.number().nullable(),
      clicks: z.number(),
      ...sold,
      toCome: z.number().nullable().describe('seats that are still expected of the post; null: not known'),
    }),
  ),
  others: z.object(sold).describe('orders that nobody is credited with'),
  notCounted: z.array(z.object({ mark: z.enum(MARKS), clicks: z.number(), because: z.string() })),
  days: z.array(z.object({ day: z.string(), items: z.number(), orders: z.number() })),
  course: z.discriminatedUnion('state', [
    z.object({
      state: z.literal('said'),
      probabilitySoldOut: z.number(),
      soldOutOn: z.iso.datetime().nullable(),
      ahead: z
        .array(z.object({ at: z.iso.datetime(), low: z.number(), middle: z.number(), high: z.number() }))
        .describe('seats sold from now on, middle and 80% of the paths'),
    }),
    z.object({ state: z.literal('cannot-say'), because: z.string() }),
    z.object({ state: z.literal('no-seats') }),
  ]),
  next: z
    .object({
      booking: z.uuid(),
      sentence: z.string(),
      probabilitySoldOut: z.number(),
      adds: z.tuple([z.number(), z.number()]).describe('95% interval of what it adds to the probability'),
    })
    .nullable(),
  assumptions: z.array(z.string()),
})
export type Live = z.output<typeof shape>

export const campaignsLive = operation({
  name: 'campaigns.live',
  describe:
    'Shows how a campaign stands: clicks, orders and seats by creator, where sales are heading, and what would help most.',
  method: 'GET',
  path: '/campaigns/{id}/live',
  permission: 'read',
  changes: false,
  input: liveInput,
  output: shape,
  run: live,
})

export const campaignsSettle = operation({
  name: 'campaigns.settle',
  describe:
    'Takes over what links and codes counted as what the bookings of a campaign brought; again later, it is brought up to date.',
  method: 'POST',
  path: '/campaigns/{id}/settle',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid() }),
  output: z.object({
    settled: z.number().describe('posted bookings with a link or a code of their own'),
    bookings: z.number(),
  }),
  run: settle,
})
