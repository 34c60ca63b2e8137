/** What may be asked about imports: look at a file before anything is written, correct the guesses, run, watch, stop. */
import { z } from 'zod'
import { operation } from '../../operation.ts'
import { PLATFORMS } from '../creators.operations.ts'
import { cancel, inspectAgain, paste, recent, show, start } from './imports.ts'
import { run } from './running.ts'

const numbers = z.enum(['dot', 'comma'])
const dates = z.enum(['iso', 'dmy', 'mdy', 'epoch-s', 'epoch-ms'])
const rates = z.enum(['percent', 'fraction'])

/** What the user says about the file; everything absent is guessed. */
export const told = z.object({
  kind: z.enum(['creators', 'posts', 'interactions']).optional(),
  platform: z.enum(PLATFORMS).optional().describe('of rows that do not say theirs'),
  handle: z.string().trim().min(1).max(200).optional().describe('the account of all rows, where the file names none'),
  post: z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .optional()
    .describe('the id or address of the post of all rows, where a file of comments names none'),
  mapping: z
    .record(z.string(), z.string().nullable())
    .optional()
    .describe('their header (or #index) to our field; null leaves a column out'),
  numbers: z.union([numbers, z.record(z.string(), numbers)]).optional(),
  dates: z.union([dates, z.record(z.string(), dates)]).optional(),
  rates: z.union([rates, z.record(z.string(), rates)]).optional(),
  delimiter: z.string().length(1).optional(),
  encoding: z.string().optional(),
})

export const inspection = z.object({
  kind: z.enum(['creators', 'posts', 'interactions']),
  because: z.string(),
  format: z.string(),
  compressed: z.boolean(),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  shape: z.string().nullable().describe('the export of a known tool, when recognised'),
  platform: z.enum(PLATFORMS).nullable(),
  columns: z.array(
    z.object({
      index: z.number(),
      header: z.string(),
      samples: z.array(z.string()),
      field: z.string().nullable().describe('what we take it for'),
      reading: z.string().describe('how we read it, in words'),
      options: z.object({ numbers: numbers.optional(), dates: dates.optional(), rates: rates.optional() }),
    }),
  ),
  preview: z.array(z.array(z.string())).describe('the first rows as they are'),
  warnings: z.array(z.string()),
  missing: z
    .array(z.string())
    .describe('what rows need and the file does not give; while there is any, it cannot be read'),
  trial: z
    .object({
      says: z.string(),
      whole: z.boolean().describe('whether that was all of the file'),
      taken: z.number(),
      refused: z.number(),
      reasons: z
        .array(
          z.object({
            rows: z.number(),
            column: z.string(),
            wanted: z.string(),
            line: z.number().describe('the first of them'),
            found: z.string(),
          }),
        )
        .describe('the most frequent first, five at most'),
    })
    .nullable()
    .describe('what would become of the rows in its first megabyte; null while it cannot be read'),
  fields: z
    .array(z.object({ name: z.string(), label: z.string(), required: z.boolean() }))
    .describe('what a column may be'),
})

export const STATES = ['inspected', 'waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted'] as const

export const shownImport = z.object({
  id: z.uuid(),
  kind: z.enum(['creators', 'posts', 'interactions']),
  fileName: z.string(),
  state: z.enum(STATES),
  bytesTotal: z.number().nullable(),
  bytesRead: z.number(),
  rowsIn: z.number().describe('new rows'),
  rowsKnown: z.number().describe('rows that were already here, or twice in the file'),
  rowsRefused: z.number(),
  because: z.string().nullable().describe('why it failed, in words'),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  secondsLeft: z.number().nullable(),
})

const whole = shownImport.extend({
  inspection,
  told,
  refusals: z
    .array(z.object({ line: z.number(), column: z.string(), found: z.string(), wanted: z.string() }))
    .describe('the first 50'),
})

export const importsPaste = operation({
  name: 'imports.paste',
  describe: 'Takes pasted handles or profile addresses as a file to be imported.',
  method: 'POST',
  path: '/imports/paste',
  permission: 'write',
  changes: true,
  input: z.object({ text: z.string().min(1).max(5_000_000) }),
  output: whole,
  run: paste,
})

export const importsInspect = operation({
  name: 'imports.inspect',
  describe: 'Reads an uploaded file again with what the user corrected; writes no row.',
  method: 'POST',
  path: '/imports/{id}/inspect',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid(), told: told.default({}) }),
  output: whole,
  run: inspectAgain,
})

export const importsStart = operation({
  name: 'imports.start',
  describe: 'Imports an inspected file in the background.',
  method: 'POST',
  path: '/imports/{id}/start',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid(), told: told.optional() }),
  output: shownImport,
  run: start,
})

export const importsRun = operation({
  name: 'imports.run',
  describe: 'Imports an inspected file now and waits for the end.',
  method: 'POST',
  path: '/imports/{id}/run',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid() }),
  output: shownImport,
  run,
})

export const importsShow = operation({
  name: 'imports.show',
  describe: 'Shows one import: the guesses, the progress, the outcome and the first refused rows.',
  method: 'GET',
  path: '/imports/{id}',
  permission: 'read',
  changes: false,
  input: z.object({ id: z.uuid() }),
  output: whole,
  run: show,
})

export const importsRecent = operation({
  name: 'imports.recent',
  describe: 'Lists the latest imports.',
  method: 'GET',
  path: '/imports',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: z.object({ imports: z.array(shownImport) }),
  run: recent,
})

export const importsCancel = operation({
  name: 'imports.cancel',
  describe: 'Stops an import and leaves nothing of it behind.',
  method: 'POST',
  path: '/imports/{id}/cancel',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid() }),
  output: shownImport,
  run: cancel,
})
