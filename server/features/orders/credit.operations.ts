/** What may be asked about credit: by which rule, and once more. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { credit, setRule, showRule } from './credit.ts'

const rule = z.object({
  prefer: z.enum(['code', 'click', 'share']).describe('when a code and a click name different creators'),
  days: z.number().describe('clicks that many days before an order, or fewer, count'),
  click: z.enum(['last', 'first']).describe('which of the clicks that count'),
  leaked: z.enum(['yields', 'earns']).describe('what a code that has leaked earns'),
  sentence: z.string(),
})

export const ordersRule = operation({
  name: 'orders.rule',
  describe: 'Says by which rule this workspace credits orders to creators.',
  method: 'GET',
  path: '/orders/rule',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: rule,
  run: showRule,
})

export const ruleInput = z.object({
  prefer: z.enum(['code', 'click', 'share']).optional(),
  days: z.number().int().min(1).max(365).optional(),
  click: z.enum(['last', 'first']).optional(),
  leaked: z.enum(['yields', 'earns']).optional(),
})

export const ordersSetRule = operation({
  name: 'orders.set-rule',
  describe: 'Changes the rule by which orders are credited; all orders are credited anew.',
  method: 'PUT',
  path: '/orders/rule',
  permission: 'write',
  changes: true,
  input: ruleInput,
  output: rule,
  run: setRule,
})

export const ordersCredit = operation({
  name: 'orders.credit',
  describe: 'Credits the orders that wait to the bookings that earned them; runs by itself after each order.',
  method: 'POST',
  path: '/orders/credit',
  permission: 'write',
  changes: true,
  input: z.object({ everything: z.boolean().default(false), codes: z.boolean().default(false) }),
  output: z.object({ credited: z.number() }),
  hears: { 'order-recorded': () => ({}), 'codes-changed': () => ({ codes: true }) },
  together: true,
  run: credit,
})
