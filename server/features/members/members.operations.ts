/** What may be asked about the workspace and who is in it. Signing in and out are doors of their own (cookies). */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { setWorkspace, workspace } from './members.ts'

const shown = z.object({
  id: z.uuid(),
  name: z.string(),
  band: z.object({ low: z.number(), high: z.number() }).describe('followers that this workspace looks for, first'),
  currency: z
    .string()
    .nullable()
    .describe('what its own amounts are in: budgets, fees, margins; null where neither you nor all campaigns say'),
  member: z
    .object({ name: z.string(), role: z.enum(['owner', 'editor', 'viewer']) })
    .nullable()
    .describe('who asks'),
})

export const workspaceShow = operation({
  name: 'workspace.show',
  describe: 'Shows the workspace, its follower band, and who is asking.',
  method: 'GET',
  path: '/workspace',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: shown,
  run: workspace,
})

export const workspaceSet = operation({
  name: 'workspace.set',
  describe: 'Changes the name of the workspace, the follower band it starts from, or the currency of its own amounts.',
  method: 'PATCH',
  path: '/workspace',
  permission: 'write',
  changes: true,
  input: z.object({
    name: z.string().min(1).max(200).optional(),
    band: z.object({ low: z.number().int().min(0), high: z.number().int().min(1).max(1e10) }).optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'wants three capitals, such as EUR')
      .nullable()
      .optional()
      .describe('null takes it away'),
  }),
  output: shown,
  run: setWorkspace,
})
