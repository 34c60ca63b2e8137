/** What may be asked about places: where they lie, and which share of an audience is there. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { all, keep, keepShare } from './places.ts'
import { terms } from './terms.operations.ts'

const place = z.string().trim().min(1).max(120)
const lying = z.object({
  place: place.describe('as it is written of creators and audiences'),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
})
const places = z.object({ places: z.array(lying) })

export const plansPlaces = operation({
  name: 'plans.places',
  describe: 'Lists the places of which it is known where they lie.',
  method: 'GET',
  path: '/places',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: places,
  run: all,
})

export const plansPlace = operation({
  name: 'plans.place',
  describe: 'Notes where a place lies, so that a plan knows what is near.',
  method: 'PUT',
  path: '/places',
  permission: 'write',
  changes: true,
  input: lying,
  output: places,
  run: keep,
})

export const plansAudiencePlace = operation({
  name: 'plans.audience-place',
  describe: 'Notes which share of the audience of an account is in a place; 0 takes it back.',
  method: 'PUT',
  path: '/creators/{id}/audience-places',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid(), place, share: z.number().min(0).max(1).describe('0.4 is 40%') }),
  output: terms,
  run: keepShare,
})
