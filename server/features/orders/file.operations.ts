/** What may be asked about orders that come as a file. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { take } from './file.ts'

export const importInput = z.object({
  connection: z.uuid().describe('one made for files'),
  text: z.string().min(1).max(7_500_000).describe('the file: a line an order, with its number, date and total'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'wants three capitals, such as EUR')
    .optional()
    .describe('of files that do not say it'),
})

export const ordersImport = operation({
  name: 'orders.import',
  describe: 'Takes orders from a file (CSV); says how it read numbers and dates, and which lines it could not.',
  method: 'POST',
  path: '/orders/import',
  permission: 'write',
  changes: true,
  input: importInput,
  output: z.object({
    in: z.number().describe('new, or changed'),
    known: z.number(),
    refused: z.array(z.object({ line: z.number(), because: z.string() })),
    refusedAll: z.number(),
    said: z.array(z.string()).describe('how the file was understood'),
  }),
  run: take,
})
