/** What may be asked about the shops and box offices that tell of their orders. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { all, change, create, remove, rotate, show, trial } from './connections.ts'
import { VENDORS } from './vendors/vendors.ts'

export const connection = z.object({
  id: z.uuid(),
  vendor: z.enum(VENDORS),
  name: z.string(),
  address: z.string().describe('path at which its webhooks arrive, below the address of this installation'),
  signs: z.enum(['ours', 'theirs', 'none']).describe('who makes the secret: we, they, or nobody signs'),
  hasSecret: z.boolean(),
  wantsToken: z.boolean(),
  hasToken: z.boolean(),
  host: z.string().nullable(),
  organizer: z.string().nullable(),
  oldSecretUntil: z.iso.datetime().nullable().describe('until then the secret before is good as well'),
  createdAt: z.iso.datetime(),
  lastAt: z.iso.datetime().nullable().describe('last delivery'),
  taken: z.number(),
  troubled: z.number().describe('deliveries that were not taken and can be played again'),
  orders: z.number(),
})

const secret = z.string().trim().min(8, 'wants at least 8 characters').max(400)
const token = z.string().trim().min(8, 'wants at least 8 characters').max(400)
const host = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^(?=.{4,200}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
    'wants a name such as pretix.eu, without https:// and without a path',
  )
const organizer = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9._-]{1,100}$/, 'wants the short name from the address of the organizer')
const shown = z.object({
  secret: z.string().nullable().describe('told this once, where it is ours; it is kept sealed'),
})

export const connectionsList = operation({
  name: 'connections.list',
  describe: 'Lists the shops and box offices that tell of their orders, and how it goes.',
  method: 'GET',
  path: '/connections',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: z.object({ connections: z.array(connection) }),
  run: all,
})

export const connectionsShow = operation({
  name: 'connections.show',
  describe: 'Shows one shop or box office and how it goes.',
  method: 'GET',
  path: '/connections/{id}',
  permission: 'read',
  changes: false,
  input: z.object({ id: z.uuid() }),
  output: connection,
  run: show,
})

export const createInput = z.object({
  vendor: z.enum(VENDORS),
  name: z.string().trim().min(1).max(100),
  secret: secret.optional().describe('the one that the shop shows, where the shop makes it'),
  token: token.optional().describe('of the vendor’s API, where it must be looked up: Eventbrite, pretix'),
  host: host.optional().describe('pretix: where it runs, such as pretix.eu'),
  organizer: organizer.optional().describe('pretix: the organizer’s short name'),
})

export const connectionsCreate = operation({
  name: 'connections.create',
  describe: 'Opens a door for the webhooks of a shop or a box office; a secret of ours is told once.',
  method: 'POST',
  path: '/connections',
  permission: 'write',
  changes: true,
  input: createInput,
  output: connection.extend(shown.shape),
  run: create,
})

export const changeInput = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(100).optional(),
  token: token.optional(),
  host: host.optional(),
  organizer: organizer.optional(),
})

export const connectionsChange = operation({
  name: 'connections.change',
  describe: 'Changes the name, the token or the place of a connection.',
  method: 'PATCH',
  path: '/connections/{id}',
  permission: 'write',
  changes: true,
  input: changeInput,
  output: connection,
  run: change,
})

export const connectionsRotate = operation({
  name: 'connections.rotate',
  describe:
    'Gives a connection another secret: ours is made anew, theirs is what you paste. The old one is good for a day more.',
  method: 'POST',
  path: '/connections/{id}/secret',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid(), secret: secret.optional().describe('where the shop makes it') }),
  output: connection.extend(shown.shape),
  run: rotate,
})

export const connectionsTest = operation({
  name: 'connections.test',
  describe:
    'Sends a trial through the connection’s own door, signed as the shop would, and says what came of it. It never counts.',
  method: 'POST',
  path: '/connections/{id}/test',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid() }),
  output: z.object({ works: z.boolean(), status: z.number(), sentence: z.string() }),
  run: trial,
})

export const connectionsRemove = operation({
  name: 'connections.remove',
  describe: 'Closes the door of a connection. Its orders stay; its shop is told that nobody lives there any more.',
  method: 'DELETE',
  path: '/connections/{id}',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid() }),
  output: z.object({ removed: z.boolean() }),
  run: remove,
})
