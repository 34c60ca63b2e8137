/** What may be asked about a campaign that is booked: from which plan, when, for what, and how far each booking has come. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { STATES } from './campaigns.operations.ts'
import { book, change, changeBooking, remove, rename, show } from './booked.ts'

const cents = z.number().int().min(0).max(1e14)

export const campaign = z.object({
  id: z.uuid(),
  name: z.string(),
  planId: z.uuid().nullable(),
  starts: z.iso.date().nullable(),
  ends: z.iso.date().nullable(),
  eventAt: z.iso.datetime().nullable().describe('the evening or the launch that it works towards'),
  seats: z.number().nullable(),
  currency: z.string().nullable().describe("its own, or the workspace's where it names none"),
  landingUrl: z.string().nullable(),
  marginCents: z.number().nullable().describe('what one order leaves'),
  createdAt: z.iso.datetime(),
  bookings: z.array(
    z.object({
      id: z.uuid(),
      account: z.uuid(),
      name: z.string(),
      handle: z.string(),
      platform: z.string(),
      followers: z.number().nullable(),
      deliverable: z.string(),
      day: z.string().nullable(),
      feeCents: z.number().nullable(),
      productCents: z.number().nullable(),
      rightsCents: z.number().nullable(),
      state: z.enum(STATES),
      reach: z.number().nullable(),
      clicks: z.number().nullable(),
      orders: z.number().nullable().describe('attributed: by link or code'),
      revenueCents: z.number().nullable(),
    }),
  ),
})

export const plansBook = operation({
  name: 'plans.book',
  describe:
    'Turns a plan into a campaign with one proposed booking for each deliverable; the same plan again is the same campaign.',
  method: 'POST',
  path: '/plans/{id}/book',
  permission: 'write',
  changes: true,
  input: z.object({
    id: z.uuid(),
    campaign: z.string().trim().min(1).max(200).optional().describe('its name; the plan’s when absent'),
  }),
  output: campaign.extend({
    fresh: z.boolean().describe('false: it was there already'),
    missing: z.array(z.string()).describe('of the plan, but not in the workspace any more'),
  }),
  run: book,
})

export const campaignsShow = operation({
  name: 'campaigns.show',
  describe: 'Shows one campaign with its bookings.',
  method: 'GET',
  path: '/campaigns/{id}',
  permission: 'read',
  changes: false,
  input: z.object({ id: z.uuid() }),
  output: campaign,
  run: show,
})

export const changes = z.object({
  id: z.uuid(),
  starts: z.iso.date().nullable().optional(),
  ends: z.iso.date().nullable().optional(),
  eventAt: z.iso.datetime({ offset: true }).nullable().optional(),
  seats: z.number().int().min(1).max(10_000_000).nullable().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'wants three capitals, such as EUR')
    .nullable()
    .optional(),
  landingUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .optional(),
  marginCents: cents.nullable().optional(),
})

export const campaignsChange = operation({
  name: 'campaigns.change',
  describe:
    'Sets the dates, the evening, the seats, the landing page or the margin of a campaign; null takes one away.',
  method: 'PATCH',
  path: '/campaigns/{id}',
  permission: 'write',
  changes: true,
  input: changes,
  output: campaign,
  run: change,
})

export const campaignsRename = operation({
  name: 'campaigns.rename',
  describe: 'Gives a campaign another name; its links, codes and bookings stay as they are.',
  method: 'PUT',
  path: '/campaigns/{id}/name',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid(), name: z.string().trim().min(1).max(200) }),
  output: campaign,
  run: rename,
})

export const bookingChanges = z.object({
  id: z.uuid(),
  state: z.enum(STATES).optional(),
  day: z.iso.date().nullable().optional(),
  feeCents: cents.nullable().optional(),
  productCents: cents.nullable().optional(),
  rightsCents: cents.nullable().optional(),
})

export const campaignsBooking = operation({
  name: 'campaigns.booking',
  describe: 'Says how far a booking has come: proposed, booked, posted or cancelled; its day and its fee.',
  method: 'PATCH',
  path: '/bookings/{id}',
  permission: 'write',
  changes: true,
  input: bookingChanges,
  output: campaign,
  run: changeBooking,
})

export const campaignsRemove = operation({
  name: 'campaigns.remove',
  describe: 'Throws a campaign and its bookings away.',
  method: 'DELETE',
  path: '/campaigns/{id}',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid() }),
  output: z.object({ removed: z.boolean() }),
  run: remove,
})
