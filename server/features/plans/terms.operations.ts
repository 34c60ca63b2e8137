/** What may be asked about the terms of a creator: what she asks, when she works, to whom she is bound. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { bind, forgetDays, nameDays, quote, quoteAll, show, unbind, unquote } from './terms.ts'

const cents = z.number().int().min(0).max(1e14)
const id = z.uuid()

export const terms = z.object({
  quotes: z.array(
    z.object({
      deliverable: z.string(),
      cents: z.number(),
      productCents: z.number(),
      shippingCents: z.number(),
      rightsCents: z.number(),
      until: z.string().nullable().describe('last day of the offer'),
    }),
  ),
  days: z.array(
    z.object({ id, starts: z.string(), ends: z.string(), free: z.boolean().describe('false: away'), note: z.string() }),
  ),
  exclusivity: z.array(
    z.object({
      id,
      brand: z.string(),
      until: z.string().nullable().describe('null: nobody said, taken as for good'),
      against: z.array(z.string()),
    }),
  ),
  places: z.array(z.object({ place: z.string(), share: z.number().describe('of the audience') })),
})

export const plansTerms = operation({
  name: 'plans.terms',
  describe: 'Shows what a creator asks, on which days she works, and to whom she is bound.',
  method: 'GET',
  path: '/creators/{id}/terms',
  permission: 'read',
  changes: false,
  input: z.object({ id }),
  output: terms,
  run: show,
})

export const quoteNamed = z.object({
  id,
  deliverable: z.string().trim().min(1).max(60).default('post'),
  cents,
  productCents: cents.default(0).describe('the product'),
  shippingCents: cents.default(0).describe('its way there'),
  rightsCents: cents.default(0).describe('to use the material elsewhere'),
  until: z.iso.date().optional().describe('last day of the offer'),
})

export const plansQuote = operation({
  name: 'plans.quote',
  describe: 'Keeps what a creator asks for a deliverable; it wins over the estimate.',
  method: 'PUT',
  path: '/creators/{id}/quotes',
  permission: 'write',
  changes: true,
  input: quoteNamed,
  output: terms,
  run: quote,
})

export const quoteWritten = quoteNamed.omit({ id: true }).extend({
  handle: z.string().trim().min(1).max(300).describe('of the account, or the address of its profile'),
  platform: z.string().trim().max(40).optional().describe('needed only where two accounts share the handle'),
})

export const plansQuotes = operation({
  name: 'plans.quotes',
  describe:
    'Keeps what several creators ask, as a price list has it; the same creator and deliverable again is put right.',
  method: 'POST',
  path: '/quotes',
  permission: 'write',
  changes: true,
  input: z.object({ rows: z.array(quoteWritten).min(1).max(20_000) }),
  output: z.object({
    kept: z.number(),
    refused: z.array(z.object({ row: z.number().describe('from 1'), because: z.string() })),
  }),
  run: quoteAll,
})

export const plansUnquote = operation({
  name: 'plans.unquote',
  describe: 'Forgets a quote.',
  method: 'DELETE',
  path: '/creators/{id}/quotes/{deliverable}',
  permission: 'write',
  changes: true,
  input: z.object({ id, deliverable: z.string() }),
  output: terms,
  run: unquote,
})

export const daysNamed = z.object({
  id,
  starts: z.iso.date(),
  ends: z.iso.date(),
  free: z.boolean().default(false).describe('true: she works on these days; false: she is away'),
  note: z.string().trim().max(200).default(''),
})

export const plansDays = operation({
  name: 'plans.days',
  describe: 'Notes days on which a creator is away, or the only ones on which she works.',
  method: 'POST',
  path: '/creators/{id}/days',
  permission: 'write',
  changes: true,
  input: daysNamed,
  output: terms,
  run: nameDays,
})

export const plansForgetDays = operation({
  name: 'plans.forget-days',
  describe: 'Forgets days that were noted.',
  method: 'DELETE',
  path: '/creators/{id}/days/{days}',
  permission: 'write',
  changes: true,
  input: z.object({ id, days: z.uuid() }),
  output: terms,
  run: forgetDays,
})

export const exclusiveNamed = z.object({
  id,
  brand: z.string().trim().min(1).max(120).describe('to whom she is bound'),
  until: z.iso.date().optional(),
  against: z
    .array(z.string().trim().min(1).max(120))
    .max(50)
    .default([])
    .describe('brands that this keeps away; a plan names its own with --brand'),
})

export const plansExclusive = operation({
  name: 'plans.exclusive',
  describe:
    'Notes to whom a creator is bound, and until when: a plan that names this brand as a competitor passes her by.',
  method: 'POST',
  path: '/creators/{id}/exclusivity',
  permission: 'write',
  changes: true,
  input: exclusiveNamed,
  output: terms,
  run: bind,
})

export const plansForgetExclusive = operation({
  name: 'plans.forget-exclusive',
  describe: 'Forgets that a creator is bound.',
  method: 'DELETE',
  path: '/creators/{id}/exclusivity/{tie}',
  permission: 'write',
  changes: true,
  input: z.object({ id, tie: z.uuid() }),
  output: terms,
  run: unbind,
})
