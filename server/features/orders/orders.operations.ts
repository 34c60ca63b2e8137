/** What may be asked about orders. Money is in the smallest unit of its currency, with how many decimals that makes. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { list, summary } from './orders.ts'

const money = z.number().describe('in the smallest unit of the currency')

export const listInput = z.object({
  booking: z.uuid().optional().describe('only those that this booking is credited with'),
  connection: z.uuid().optional(),
  code: z.string().max(100).optional(),
  before: z.string().max(100).optional().describe('next of the page before'),
  limit: z.number().int().min(1).max(500).default(50),
})

export const ordersList = operation({
  name: 'orders.list',
  describe: 'Lists orders, newest first: what each is worth now, who is credited with it, and why.',
  method: 'GET',
  path: '/orders',
  permission: 'read',
  changes: false,
  input: listInput,
  output: z.object({
    orders: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        connection: z.string(),
        vendor: z.string(),
        at: z.iso.datetime(),
        state: z.enum(['open', 'paid', 'cancelled']),
        counts: z.boolean().describe('paid, not cancelled, and not wholly given back'),
        currency: z.string(),
        decimals: z.number(),
        total: money,
        refunded: money,
        net: money,
        items: z.number().describe('things or tickets, without those given back'),
        codes: z.array(z.string()),
        byClick: z.boolean().describe('it carries the id of a click'),
        returning: z.boolean().nullable().describe('the buyer had bought before; null: the buyer is not known'),
        because: z.string().nullable().describe('the line of the rule that decided; null: it waits'),
        credits: z.array(z.object({ booking: z.uuid(), name: z.string(), share: z.number() })),
      }),
    ),
    next: z.string().nullable(),
  }),
  run: list,
})

export const summaryInput = z.object({
  campaign: z.uuid().optional().describe('only its bookings; the totals are of all orders'),
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
})

export const ordersSummary = operation({
  name: 'orders.summary',
  describe: 'Sums orders by currency and by booking: what stands after refunds, and what a leaked code would add.',
  method: 'GET',
  path: '/orders/summary',
  permission: 'read',
  changes: false,
  input: summaryInput,
  output: z.object({
    totals: z.array(
      z.object({
        currency: z.string(),
        decimals: z.number(),
        orders: z.number(),
        items: z.number(),
        gross: money,
        refunded: money,
        net: money,
        credited: z.number().describe('orders that somebody is credited with'),
        returning: z.number().describe('orders of buyers who had bought before'),
        knownBuyers: z.number().describe('orders of which the buyer is known'),
        open: z.number().describe('not paid yet'),
        cancelled: z.number(),
      }),
    ),
    bookings: z.array(
      z.object({
        booking: z.uuid(),
        campaign: z.uuid(),
        currency: z.string(),
        decimals: z.number(),
        orders: z.number().describe('shares of orders, added'),
        items: z.number(),
        net: money,
        returning: z.number(),
        newBuyers: z.number().describe('orders of buyers who had not bought before'),
        leaked: z
          .object({ orders: z.number(), net: money })
          .nullable()
          .describe('what its leaked code brought since, and does not count'),
      }),
    ),
    waitingRefunds: z.number().describe('refunds whose order nobody has told yet'),
  }),
  run: summary,
})
