/** What may be asked about codes: making, importing, listing, ending them. Leaks are looked for where the orders are. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { end, list, make, take } from './codes.ts'

export const KINDS = ['standing', 'single-use', 'door'] as const

export const makeInput = z.object({
  booking: z.uuid(),
  kind: z.enum(KINDS).default('standing'),
  count: z.number().int().min(1).max(10_000).default(1).describe('of a batch'),
  prefix: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9-]{1,16}$/, 'wants up to 16 letters, digits or dashes')
    .optional()
    .describe('what the codes begin with; of a creator’s own: the handle'),
  batch: z.string().trim().min(1).max(100).optional().describe('a name to find the batch again'),
})

export const codesMake = operation({
  name: 'codes.make',
  describe: 'Makes a code of a booking’s own, a batch of codes that are good once, or codes for the door of an event.',
  method: 'POST',
  path: '/codes',
  permission: 'write',
  changes: true,
  input: makeInput,
  output: z.object({ codes: z.array(z.string()), batch: z.string().nullable() }),
  run: make,
})

export const importInput = z.object({
  text: z.string().min(1).max(2_000_000),
  booking: z.uuid().optional().describe('whose they are where a line names nobody'),
  campaign: z.uuid().optional().describe('handles mean bookings of this campaign'),
  kind: z.enum(KINDS).default('standing'),
})

export const codesImport = operation({
  name: 'codes.import',
  describe: 'Takes over codes that the shop has already: one a line, and after a comma the handle of its creator.',
  method: 'POST',
  path: '/codes/import',
  permission: 'write',
  changes: true,
  input: importInput,
  output: z.object({
    in: z.number(),
    known: z.number(),
    refused: z.array(z.object({ line: z.number(), because: z.string() })),
  }),
  run: take,
})

export const listInput = z.object({
  campaign: z.uuid().optional(),
  booking: z.uuid().optional(),
  kind: z.enum(KINDS).optional(),
  limit: z.number().int().min(1).max(10_000).default(500),
})

export const codesList = operation({
  name: 'codes.list',
  describe: 'Lists codes, batches last, newest first: whose they are, whether they ended, and what took their place.',
  method: 'GET',
  path: '/codes',
  permission: 'read',
  changes: false,
  input: listInput,
  output: z.object({
    codes: z.array(
      z.object({
        id: z.uuid(),
        code: z.string(),
        kind: z.enum(KINDS),
        booking: z.uuid().nullable(),
        creator: z.string().nullable(),
        campaign: z.string().nullable(),
        batch: z.string().nullable(),
        createdAt: z.iso.datetime(),
        endedAt: z.iso.datetime().nullable(),
        leakedSince: z.iso.datetime().nullable().describe('from here on the workspace holds that others pass it on'),
        replacedBy: z.string().nullable(),
      }),
    ),
  }),
  run: list,
})

export const codesEnd = operation({
  name: 'codes.end',
  describe: 'Notes that a code is not given out any more; orders that carry it still count for its creator.',
  method: 'POST',
  path: '/codes/{id}/end',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid() }),
  output: z.object({ ended: z.boolean() }),
  run: end,
})
