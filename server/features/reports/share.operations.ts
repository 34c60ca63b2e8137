/** What may be asked about sharing a report by a link. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { share, shared, unshare } from './share.ts'

const kind = z.enum(['boss', 'campaign', 'experiment'])

const links = z.object({
  links: z.array(
    z.object({
      id: z.uuid(),
      kind,
      subject: z.uuid().nullable(),
      title: z.string().nullable().describe('of the campaign or experiment'),
      created: z.iso.datetime(),
      expires: z.iso.datetime(),
      views: z.number(),
      viewed: z.iso.datetime().nullable().describe('when it was last opened'),
    }),
  ),
})

export const reportsShare = operation({
  name: 'reports.share',
  describe: 'Makes a link by which anybody reads one report, as it is at that moment, until the link expires.',
  method: 'POST',
  path: '/reports/links',
  permission: 'write',
  changes: true,
  input: z.object({
    kind: kind.describe('the page for the boss, or the report of one campaign or experiment'),
    id: z.uuid().optional().describe('the campaign or experiment'),
    days: z.number().int().min(1).max(365).default(14).describe('how long it opens'),
  }),
  output: z.object({
    id: z.uuid(),
    path: z.string().describe('behind the address of this installation; it is told once, here'),
    expires: z.iso.datetime(),
  }),
  run: share,
})

export const reportsLinks = operation({
  name: 'reports.links',
  describe: 'Lists the links to reports that still open: until when, and how often they were opened.',
  method: 'GET',
  path: '/reports/links',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: links,
  run: shared,
})

export const reportsUnshare = operation({
  name: 'reports.unshare',
  describe: 'Ends a link to a report at once.',
  method: 'DELETE',
  path: '/reports/links/{id}',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid() }),
  output: links,
  run: unshare,
})
