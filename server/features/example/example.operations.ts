/** The example: a fictional world to try everything on, loaded with one click and wiped with one click. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { clear, load, status } from './example.ts'

const state = z.object({
  loaded: z.boolean(),
  loading: z.boolean(),
  accounts: z.number().describe('accounts of the example in the workspace'),
  own: z.number().describe('accounts of the workspace itself'),
})

export const exampleStatus = operation({
  name: 'example.status',
  describe: 'Says whether the example is loaded.',
  method: 'GET',
  path: '/example',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: state,
  run: status,
})

export const exampleLoad = operation({
  name: 'example.load',
  describe: 'Loads the example: Trattoria Lucia, her sixty seats and sixty-odd invented creators.',
  method: 'POST',
  path: '/example/load',
  permission: 'write',
  changes: true,
  input: z.object({}),
  output: state,
  run: load,
})

export const exampleClear = operation({
  name: 'example.clear',
  describe: 'Wipes the example, its sales included, and nothing else.',
  method: 'POST',
  path: '/example/clear',
  permission: 'write',
  changes: true,
  input: z.object({}),
  output: state,
  run: clear,
})
