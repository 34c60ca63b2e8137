/** What may be asked about who engages with whom by agreement. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { exchangeOf, searchExchange } from './exchange.ts'

export const auditsExchange = operation({
  name: 'audits.exchange',
  describe:
    'Looks for pods and closed circles across all accounts, and audits again those of whom it found something new.',
  method: 'POST',
  path: '/audits/exchange',
  permission: 'write',
  changes: true,
  input: z.object({}),
  output: z.object({
    state: z.enum(['done', 'waits']).describe('waits: one is running, and another one follows it'),
    rows: z.number().describe('acts of somebody on the post of somebody else'),
    groups: z.number(),
    flagged: z.number().describe('accounts in a group'),
    changed: z.number().describe('accounts audited again'),
  }),
  hears: {
    'rows-imported': (payload) => (payload.rows === 'interactions' ? {} : null),
  },
  run: searchExchange,
})

export const auditsPod = operation({
  name: 'audits.pod',
  describe: 'Shows the group with which an account exchanges engagement, or else the creators here whom it knows.',
  method: 'GET',
  path: '/creators/{id}/exchange',
  permission: 'read',
  changes: false,
  input: z.object({ id: z.uuid() }),
  output: z.object({
    group: z.enum(['pod', 'block']).nullable().describe('pod: in step; block: a dense circle; null: in no such group'),
    people: z
      .array(
        z.object({
          name: z.string(),
          account: z.uuid().nullable(),
          creator: z.boolean().describe('whether it is an account of the workspace'),
        }),
      )
      .describe('the account itself first; at most 60'),
    links: z.array(
      z.object({
        from: z.number().describe('a place in people: who came'),
        to: z.number().describe('a place in people: to whose posts'),
        times: z.number().describe('posts'),
        medianMinutes: z.number().nullable().describe('after the post; null where its time is not known'),
        mutual: z.boolean(),
      }),
    ),
    everybody: z.number().describe('people in the group, or creators here whom the account knows and itself'),
    because: z.string(),
  }),
  run: exchangeOf,
})
