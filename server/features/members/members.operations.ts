/** What may be asked about the workspace and who is in it. Signing in and out are doors of their own (cookies). */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { setWorkspace, workspace } from './members.ts'

const shown = z.object({
  id: z.uuid(),
  name: z.string(),
  band: z.object({ low: z.number(), high: z.number() }).describe('followers that this workspace looks for, first'),
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
  describe: 'Changes the name of the workspace or the follower band it starts from.',
  method: 'PATCH',
  path: '/workspace',
  permission: 'write',
  changes: true,
  input: z.object({
    name: z.string().min(1).max(200).optional(),
    band: z.object({ low: z.number().int().min(0), high: z.number().int().min(1).max(1e10) }).optional(),
  }),
  output: shown,
  run: setWorkspace,
})
