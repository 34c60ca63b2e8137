/** What may be asked about reports: each is one answer that holds everything a page or a sheet of paper shows. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { reportOf } from './report.ts'

const point = z.tuple([z.number(), z.number()])
const axis = z.object({
  from: z.number(),
  to: z.number(),
  ticks: z.array(z.object({ at: z.number(), text: z.string() })),
})
const block = z.discriminatedUnion('is', [
  z.object({ is: z.literal('words'), text: z.string(), quiet: z.boolean().optional() }),
  z.object({ is: z.literal('list'), items: z.array(z.string()) }),
  z.object({
    is: z.literal('table'),
    caption: z.string(),
    head: z.array(z.object({ text: z.string(), figures: z.boolean() })),
    rows: z.array(z.array(z.string())),
  }),
  z.object({
    is: z.literal('dots'),
    title: z.string(),
    unit: z.string(),
    axis,
    dots: z.array(
      z.object({
        name: z.string(),
        note: z.string(),
        value: z.number().nullable().describe('null: nothing is known'),
        low: z.number().nullable(),
        high: z.number().nullable(),
        sure: z.boolean(),
        said: z.string(),
      }),
    ),
    more: z.string().nullable(),
  }),
  z.object({
    is: z.literal('course'),
    title: z.string(),
    unit: z.string(),
    across: axis.describe('days since 1970'),
    up: axis,
    lines: z.array(z.object({ is: z.enum(['seen', 'without', 'ahead']), name: z.string(), points: z.array(point) })),
    band: z.array(z.tuple([z.number(), z.number(), z.number()])),
    on: z.array(point).describe('days on which a test ran'),
    limit: z.object({ at: z.number(), text: z.string() }).nullable(),
  }),
])

const shape = z.object({
  kind: z.enum(['boss', 'campaign', 'experiment']),
  id: z.uuid().nullable(),
  title: z.string().describe('the finding'),
  about: z.string(),
  made: z.iso.datetime(),
  figures: z.array(z.object({ label: z.string(), value: z.string(), note: z.string() })),
  sections: z.array(z.object({ heading: z.string(), blocks: z.array(block) })),
  people: z.array(z.object({ name: z.string(), handle: z.string() })),
})

/** Arrays of the report are never written to; zod's types cannot say so. */
const report = async (...given: Parameters<typeof reportOf>) => (await reportOf(...given)) as z.input<typeof shape>

const reads = { method: 'GET', permission: 'read', changes: false, output: shape } as const
const id = z.object({ id: z.uuid() })

export const reportsBoss = operation({
  ...reads,
  name: 'reports.boss',
  describe:
    'One sheet for whoever pays: what was spent, what came back, who brought it, what to do next, and how sure.',
  path: '/reports/boss',
  input: z.object({}),
  run: (context) => report(context, { kind: 'boss' }),
})

export const reportsCampaign = operation({
  ...reads,
  name: 'reports.campaign',
  describe:
    'The report of one campaign: who took part, cost, orders, profit with interval, what was set aside, and why.',
  path: '/campaigns/{id}/report',
  input: id,
  run: (context, { id: campaign }) => report(context, { kind: 'campaign', id: campaign }),
})

export const reportsExperiment = operation({
  ...reads,
  name: 'reports.experiment',
  describe: 'One experiment on one sheet: what it could not see, its frozen plan, and what came of it.',
  path: '/experiments/{id}/report',
  input: id,
  run: (context, { id: experiment }) => report(context, { kind: 'experiment', id: experiment }),
})
