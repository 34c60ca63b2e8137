/** What may be asked about surveys of buyers. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { alias, record, show } from './survey.ts'

const answered = z.object({
  surveys: z.array(z.object({ name: z.string(), n: z.number() })),
  answers: z.number(),
  named: z.number().describe('answers that mean a creator'),
  creators: z.array(z.object({ account: z.uuid(), name: z.string(), handle: z.string(), n: z.number() })),
  open: z
    .array(z.object({ answer: z.string(), n: z.number() }))
    .describe('answers of which nobody said whom they mean'),
  settled: z
    .array(z.object({ answer: z.string(), n: z.number(), account: z.uuid().nullable() }))
    .describe('answers of which somebody said whom they mean; null: nobody who was booked'),
})

export const reportsSurvey = operation({
  name: 'reports.survey',
  describe:
    'Shows how many buyers say that they heard of us from each creator, beside links and codes, never added to them.',
  method: 'GET',
  path: '/reports/survey',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: answered,
  run: show,
})

export const surveyInput = z.object({
  survey: z.string().trim().min(1).max(200).describe('its name; the same again replaces it'),
  answers: z
    .array(z.object({ answer: z.string().max(500), n: z.number().int().min(1).max(1e8).default(1) }))
    .max(100_000),
})

export const reportsRecordSurvey = operation({
  name: 'reports.record-survey',
  describe:
    'Records the answers to "how did you hear of us?"; names and handles of those who were booked are recognised.',
  method: 'POST',
  path: '/reports/survey',
  permission: 'write',
  changes: true,
  input: surveyInput,
  output: answered,
  run: record,
})

export const aliasInput = z.object({
  answer: z.string().min(1).max(500),
  account: z.uuid().nullable().describe('whom it means; null: nobody who was booked'),
})

export const reportsAlias = operation({
  name: 'reports.alias',
  describe: 'Says whom an answer means, now and in every survey to come.',
  method: 'PUT',
  path: '/reports/survey/aliases',
  permission: 'write',
  changes: true,
  input: aliasInput,
  output: answered,
  run: alias,
})
