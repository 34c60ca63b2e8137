/** What may be asked about questions to a creator, and about verdicts that changed. */
import { z } from 'zod'
import { AUDIENCE, PLATFORMS } from '../creators/creators.operations.ts'
import { operation } from '../operation.ts'
import { changes, seeChanges } from './changes.ts'
import { answer, ask, questions } from './questions.ts'

const question = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  text: z.string(),
  answer: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  audit: z.uuid().nullable().describe('the audit that was shown when it was asked'),
})

const questionsOfAccount = z.object({
  draft: z
    .string()
    .nullable()
    .describe('a polite question made from the signals that raise a concern; null where none does'),
  asked: z.array(question).describe('newest first'),
})

const words = z.string().trim().min(1).max(10_000)

export const auditsQuestions = operation({
  name: 'audits.questions',
  describe: 'Drafts a polite question to the creator, and shows what was asked and answered before.',
  method: 'GET',
  path: '/creators/{id}/questions',
  permission: 'read',
  changes: false,
  input: z.object({ id: z.uuid() }),
  output: questionsOfAccount,
  run: questions,
})

export const auditsAsk = operation({
  name: 'audits.ask',
  describe: 'Keeps a question that was put to the creator, with the audit that it is about. Sends nothing.',
  method: 'POST',
  path: '/creators/{id}/questions',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid(), text: words }),
  output: questionsOfAccount,
  run: ask,
})

export const auditsAnswer = operation({
  name: 'audits.answer',
  describe: 'Keeps the creator’s answer to a question; a later answer replaces it.',
  method: 'POST',
  path: '/questions/{id}/answer',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid(), answer: words }),
  output: question,
  run: answer,
})

export const auditsChanges = operation({
  name: 'audits.changes',
  describe: 'Lists verdicts about audiences that changed at a later audit, newest first.',
  method: 'GET',
  path: '/audits/changes',
  permission: 'read',
  changes: false,
  input: z.object({ limit: z.number().int().min(1).max(500).default(50) }),
  output: z.object({
    changes: z.array(
      z.object({
        id: z.uuid(),
        account: z.uuid(),
        name: z.string(),
        handle: z.string(),
        platform: z.enum(PLATFORMS),
        from: z.enum(AUDIENCE),
        to: z.enum(AUDIENCE),
        at: z.iso.datetime(),
        because: z.string(),
        seen: z.boolean(),
      }),
    ),
    unseen: z.number().describe('of all, listed or not'),
  }),
  run: changes,
})

export const auditsSeeChanges = operation({
  name: 'audits.see-changes',
  describe: 'Marks changes of verdicts as seen: the ones given, or all.',
  method: 'POST',
  path: '/audits/changes/seen',
  permission: 'write',
  changes: true,
  input: z.object({ ids: z.array(z.uuid()).max(1000).optional() }),
  output: z.object({ unseen: z.number() }),
  run: seeChanges,
})
