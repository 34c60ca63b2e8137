/** What may be asked about shortlists: creators under consideration, and why. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { listed } from '../creators/creators.operations.ts'
import { add, all, change, create, note, remove, removeEntry, show } from './shortlists.ts'

const named = z.object({
  id: z.uuid(),
  name: z.string(),
  note: z.string(),
  size: z.number(),
  createdAt: z.iso.datetime(),
})
const whole = named.extend({
  entries: z.array(z.object({ account: listed, note: z.string(), addedAt: z.iso.datetime() })),
})

const base = { permission: 'write', changes: true } as const

export const shortlistsList = operation({
  name: 'shortlists.list',
  describe: 'Lists the shortlists.',
  method: 'GET',
  path: '/shortlists',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: z.object({ shortlists: z.array(named) }),
  run: all,
})

export const shortlistsShow = operation({
  name: 'shortlists.show',
  describe: 'Shows one shortlist with its creators and notes.',
  method: 'GET',
  path: '/shortlists/{id}',
  permission: 'read',
  changes: false,
  input: z.object({ id: z.uuid() }),
  output: whole,
  run: show,
})

export const shortlistsCreate = operation({
  ...base,
  name: 'shortlists.create',
  describe: 'Opens a shortlist.',
  method: 'POST',
  path: '/shortlists',
  input: z.object({ name: z.string().trim().min(1).max(200), note: z.string().max(5000).default('') }),
  output: whole,
  run: create,
})

export const shortlistsChange = operation({
  ...base,
  name: 'shortlists.change',
  describe: 'Renames a shortlist or changes its note.',
  method: 'PATCH',
  path: '/shortlists/{id}',
  input: z.object({
    id: z.uuid(),
    name: z.string().trim().min(1).max(200).optional(),
    note: z.string().max(5000).optional(),
  }),
  output: whole,
  run: change,
})

export const shortlistsRemove = operation({
  ...base,
  name: 'shortlists.remove',
  describe: 'Deletes a shortlist; its creators stay.',
  method: 'DELETE',
  path: '/shortlists/{id}',
  input: z.object({ id: z.uuid() }),
  output: z.object({ removed: z.boolean() }),
  run: remove,
})

export const shortlistsAdd = operation({
  ...base,
  name: 'shortlists.add',
  describe: 'Puts accounts on a shortlist; one that is on it already stays as it is.',
  method: 'POST',
  path: '/shortlists/{id}/entries',
  input: z.object({ id: z.uuid(), accounts: z.array(z.uuid()).min(1).max(1000) }),
  output: whole,
  run: add,
})

export const shortlistsNote = operation({
  ...base,
  name: 'shortlists.note',
  describe: 'Changes the note on one creator of a shortlist.',
  method: 'PATCH',
  path: '/shortlists/{id}/entries/{account}',
  input: z.object({ id: z.uuid(), account: z.uuid(), note: z.string().max(5000) }),
  output: whole,
  run: note,
})

export const shortlistsDrop = operation({
  ...base,
  name: 'shortlists.drop',
  describe: 'Takes one creator off a shortlist.',
  method: 'DELETE',
  path: '/shortlists/{id}/entries/{account}',
  input: z.object({ id: z.uuid(), account: z.uuid() }),
  output: whole,
  run: removeEntry,
})
