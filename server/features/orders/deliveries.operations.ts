/** What may be asked about deliveries: what a shop sent, what became of it, and once more, please. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { list, replay } from './deliveries.ts'

export const deliveriesList = operation({
  name: 'deliveries.list',
  describe: 'Lists the last deliveries of a shop or a box office, and what became of each.',
  method: 'GET',
  path: '/connections/{id}/deliveries',
  permission: 'read',
  changes: false,
  input: z.object({
    id: z.uuid().describe('of the connection'),
    troubled: z.boolean().default(false).describe('only those that were not taken'),
    limit: z.number().int().min(1).max(500).default(50),
  }),
  output: z.object({
    deliveries: z.array(
      z.object({
        id: z.uuid(),
        at: z.iso.datetime(),
        times: z.number().describe('how often it came'),
        topic: z.string().nullable(),
        outcome: z.enum(['taken', 'ignored', 'test', 'refused', 'waiting']),
        reason: z.string().nullable(),
        order: z.string().nullable().describe('the shop’s own id'),
        replayable: z.boolean(),
      }),
    ),
  }),
  run: list,
})

export const deliveriesReplay = operation({
  name: 'deliveries.replay',
  describe: 'Plays again what a shop sent and was not taken: one delivery, or all of them.',
  method: 'POST',
  path: '/connections/{id}/deliveries/replay',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid().describe('of the connection'), delivery: z.uuid().optional() }),
  output: z.object({
    taken: z.number(),
    still: z.number(),
    reasons: z.array(z.string()).describe('why some still are not'),
  }),
  run: replay,
})
