/** What may be asked about links and their clicks. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { clicks } from './clicks.ts'
import { LONGEST } from './destination.ts'
import { change, create, createAll, expire, history, list, rules, setRules } from './links.ts'
import { MARKS } from './marks.ts'

const address = z.string().trim().min(1).max(LONGEST)
const moment = z.iso.datetime({ offset: true })

export const link = z.object({
  id: z.uuid(),
  code: z.string(),
  path: z.string().describe('behind the address of this installation'),
  name: z.string(),
  campaign: z.uuid().nullable(),
  booking: z.uuid().nullable(),
  destination: z.string(),
  ios: z.string().nullable(),
  android: z.string().nullable(),
  utm: z.record(z.string(), z.string()).describe('parameters that are added, unless the destination has them'),
  expiresAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
})

export const wanted = z.object({
  campaign: z.uuid().optional(),
  booking: z.uuid().optional().describe('the creator’s deliverable; its campaign must be said too'),
  destination: address.optional().describe('where it leads; the campaign’s landing page when absent'),
  ios: address.optional().describe('where an iPhone or iPad is led instead: a universal link or the App Store'),
  android: address.optional().describe('where an Android phone is led instead: an app link or Google Play'),
  name: z.string().trim().min(1).max(200).optional(),
  code: z.string().trim().toLowerCase().max(40).optional().describe('of your own choice, such as lena-summer'),
  expiresAt: moment.optional(),
})

export const linksCreate = operation({
  name: 'links.create',
  describe: 'Makes a short link that counts its clicks, for a booking, a campaign or on its own.',
  method: 'POST',
  path: '/links',
  permission: 'write',
  changes: true,
  input: wanted,
  output: link,
  run: create,
})

export const linksCreateAll = operation({
  name: 'links.create-all',
  describe: 'Makes a link for every booking of a campaign that has none.',
  method: 'POST',
  path: '/campaigns/{campaign}/links',
  permission: 'write',
  changes: true,
  input: z.object({ campaign: z.uuid(), destination: address.optional() }),
  output: z.object({ made: z.number(), links: z.array(link) }),
  run: createAll,
})

export const linksList = operation({
  name: 'links.list',
  describe: 'Lists the links of a campaign, or all of them, newest first.',
  method: 'GET',
  path: '/links',
  permission: 'read',
  changes: false,
  input: z.object({ campaign: z.uuid().optional() }),
  output: z.object({ links: z.array(link) }),
  run: list,
})

export const changes = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(200).optional(),
  destination: address.optional(),
  ios: address.nullable().optional(),
  android: address.nullable().optional(),
  expiresAt: moment.nullable().optional(),
})

export const linksChange = operation({
  name: 'links.change',
  describe: 'Changes where a link leads, its name or its end; where it led before stays on record.',
  method: 'PATCH',
  path: '/links/{id}',
  permission: 'write',
  changes: true,
  input: changes,
  output: link,
  run: change,
})

export const linksExpire = operation({
  name: 'links.expire',
  describe: 'Ends a link now; whoever follows it sees a page that says so.',
  method: 'POST',
  path: '/links/{id}/expire',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid() }),
  output: link,
  run: expire,
})

export const linksHistory = operation({
  name: 'links.history',
  describe: 'Lists where a link has led, since when, and who said so; newest first.',
  method: 'GET',
  path: '/links/{id}/history',
  permission: 'read',
  changes: false,
  input: z.object({ id: z.uuid() }),
  output: z.object({
    destinations: z.array(
      z.object({
        destination: z.string(),
        ios: z.string().nullable(),
        android: z.string().nullable(),
        member: z.string().nullable(),
        at: z.iso.datetime(),
      }),
    ),
  }),
  run: history,
})

const sums = {
  counted: z.number(),
  excluded: z.array(z.object({ mark: z.enum(MARKS), clicks: z.number(), because: z.string() })),
}

export const linksClicks = operation({
  name: 'links.clicks',
  describe: 'Counts the clicks of a campaign or a link, and says which were left out and why.',
  method: 'GET',
  path: '/links/clicks',
  permission: 'read',
  changes: false,
  input: z.object({
    campaign: z.uuid().optional(),
    link: z.uuid().optional(),
    from: moment.optional(),
    until: moment.optional(),
    every: z.enum(['hour', 'day']).optional().describe('also their course over time'),
    zone: z.string().max(60).optional().describe('whose days, such as Europe/Rome; UTC when absent'),
  }),
  output: z.object({
    ...sums,
    links: z.array(z.object({ link: z.uuid(), name: z.string(), booking: z.uuid().nullable(), ...sums })),
    over: z.array(z.object({ at: z.iso.datetime(), counted: z.number(), excluded: z.number() })),
  }),
  run: clicks,
})

const theRules = z.object({
  honourDoNotTrack: z.boolean().describe('a visitor who asks not to be followed is counted, without hash and click id'),
})

export const linksRules = operation({
  name: 'links.rules',
  describe: 'Says whether visitors who ask not to be followed are heard.',
  method: 'GET',
  path: '/links/rules',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: theRules,
  run: rules,
})

export const linksSetRules = operation({
  name: 'links.set-rules',
  describe: 'Sets whether visitors who ask not to be followed (Do Not Track, Global Privacy Control) are heard.',
  method: 'PATCH',
  path: '/links/rules',
  permission: 'write',
  changes: true,
  input: theRules,
  output: theRules,
  run: setRules,
})
