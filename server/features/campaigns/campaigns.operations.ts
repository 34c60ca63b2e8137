/** What may be asked about campaigns: what was booked, what it cost, what it brought. Money is whole cents. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { all, ofAccount, record } from './campaigns.ts'

export const STATES = ['proposed', 'booked', 'posted', 'cancelled'] as const

const whole = z.number().int().min(0).max(1e14)

export const row = z.object({
  campaign: z.string().trim().min(1).max(200),
  handle: z.string().trim().min(1).max(200).describe('of the account'),
  platform: z.string().trim().max(40).optional().describe('needed only where two accounts share the handle'),
  deliverable: z.string().trim().min(1).max(60).default('post'),
  day: z.iso.date().optional(),
  feeCents: whole.optional(),
  productCents: whole.optional().describe('product and shipping'),
  reach: whole.optional().describe('people who saw it'),
  clicks: whole.optional(),
  orders: whole.optional().describe('attributed: by link or code'),
  revenueCents: whole.optional(),
})

const CURRENCY = z.string().nullable().describe("the campaign's, or the workspace's where it names none")

const booking = z.object({
  id: z.uuid(),
  campaign: z.string(),
  campaignId: z.uuid(),
  deliverable: z.string(),
  day: z.string().nullable(),
  feeCents: z.number().nullable(),
  productCents: z.number().nullable(),
  rightsCents: z.number().nullable(),
  state: z.enum(STATES),
  reach: z.number().nullable(),
  clicks: z.number().nullable(),
  orders: z.number().nullable(),
  revenueCents: z.number().nullable(),
  currency: CURRENCY,
})

export const campaignsRecord = operation({
  name: 'campaigns.record',
  describe: 'Records what past bookings cost and brought; the same booking again is filled in, not added.',
  method: 'POST',
  path: '/campaigns/bookings',
  permission: 'write',
  changes: true,
  input: z.object({ rows: z.array(row).min(1).max(20_000) }),
  output: z.object({
    in: z.number(),
    known: z.number(),
    refused: z.array(z.object({ row: z.number().describe('from 1'), because: z.string() })),
  }),
  run: record,
})

export const campaignsList = operation({
  name: 'campaigns.list',
  describe: 'Lists the campaigns with what they cost and brought.',
  method: 'GET',
  path: '/campaigns',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: z.object({
    campaigns: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        bookings: z.number(),
        costCents: z.number(),
        orders: z.number(),
        revenueCents: z.number(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        planId: z.uuid().nullable(),
        starts: z.string().nullable(),
        ends: z.string().nullable(),
        seats: z.number().nullable(),
        currency: CURRENCY,
        states: z.record(z.string(), z.number()).describe('how many bookings are proposed, booked, posted, cancelled'),
      }),
    ),
  }),
  run: all,
})

export const campaignsOfAccount = operation({
  name: 'campaigns.of-account',
  describe: 'Lists what an account was booked for, and what it brought.',
  method: 'GET',
  path: '/creators/{id}/campaigns',
  permission: 'read',
  changes: false,
  input: z.object({ id: z.uuid() }),
  output: z.object({ bookings: z.array(booking) }),
  run: ofAccount,
})
