/** What may be asked about costs that no booking knows itself. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { putAd, removeAd, set, setBooking, show } from './costs.ts'

const cents = z.number().int().min(0).max(1e14)

const known = z.object({
  toolFeesCents: z.number().nullable().describe('a month; spread in equal parts over the bookings of each month'),
  marginCents: z.number().nullable().describe('what an order leaves, where its campaign does not say'),
  bookings: z.array(
    z.object({
      booking: z.uuid(),
      shippingCents: z.number().nullable(),
      discountCents: z.number().nullable(),
      commissionCents: z.number().nullable(),
    }),
  ),
  ads: z.array(z.object({ id: z.uuid(), name: z.string(), costCents: z.number(), orders: z.number() })),
})

export const reportsCosts = operation({
  name: 'reports.costs',
  describe:
    'Shows what bookings cost beside their fees, what tools cost a month, what an order leaves, and other advertising.',
  method: 'GET',
  path: '/reports/costs',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: known,
  run: show,
})

export const costsInput = z.object({
  toolFeesCents: cents.nullable().optional(),
  marginCents: cents.nullable().optional(),
})

export const reportsSetCosts = operation({
  name: 'reports.set-costs',
  describe:
    'Says what tools cost a month and what an order leaves where its campaign does not say; null takes it away.',
  method: 'PUT',
  path: '/reports/costs',
  permission: 'write',
  changes: true,
  input: costsInput,
  output: known,
  run: set,
})

export const bookingCostsInput = z.object({
  id: z.uuid(),
  shippingCents: cents.nullable().default(null),
  discountCents: cents.nullable().default(null).describe('given to buyers, where the revenue was told before it'),
  commissionCents: cents.nullable().default(null),
})

export const reportsBookingCosts = operation({
  name: 'reports.booking-costs',
  describe: 'Says what a booking cost in shipping, discounts to buyers and commission.',
  method: 'PUT',
  path: '/bookings/{id}/costs',
  permission: 'write',
  changes: true,
  input: bookingCostsInput,
  output: known,
  run: setBooking,
})

export const adInput = z.object({
  name: z.string().trim().min(1).max(200),
  costCents: cents.min(1),
  orders: z.number().int().min(0).max(1e12).describe('as the advertising tells them itself'),
})

export const reportsAd = operation({
  name: 'reports.ad',
  describe: 'Records one advertising campaign with its cost and its orders, to stand beside creators.',
  method: 'PUT',
  path: '/reports/ads',
  permission: 'write',
  changes: true,
  input: adInput,
  output: known,
  run: putAd,
})

export const reportsForgetAd = operation({
  name: 'reports.forget-ad',
  describe: 'Forgets an advertising campaign.',
  method: 'DELETE',
  path: '/reports/ads/{id}',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid() }),
  output: known,
  run: removeAd,
})
