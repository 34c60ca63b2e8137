/** What may be asked about experiments: sales by place and day, designs, frozen plans and their results. Money is whole cents. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { clearExample, loadExample, passDays } from './experiments-example.ts'
import { FIELDS } from './experiments-reading.ts'
import { removeSales, sales, upload } from './experiments-sales.ts'
import { all, create, design, factor, freeze, propose, read, remove, show } from './experiments.ts'

const id = z.object({ id: z.uuid() })
const place = z.string().trim().min(1).max(200)
const cents = z.number().int().min(0).max(1e14)
const range = z.tuple([z.number().nullable(), z.number().nullable()])

const asked = z.object({
  series: z.uuid().describe('the sales to test on'),
  kind: z
    .enum(['places', 'switchback'])
    .default('places')
    .describe('some places against others, or one market switched on and off'),
  treated: z.array(place).min(1).max(1000).describe('where it runs; of a switchback the places of the market'),
  excluded: z
    .array(place)
    .max(1000)
    .default([])
    .describe('places where something else goes on: neither treated nor compared with'),
  start: z.iso.date().optional().describe('first day; the day after the last sales when left out'),
  days: z.number().int().min(1).max(730).default(28),
  block: z
    .number()
    .int()
    .min(1)
    .max(60)
    .default(3)
    .describe('days of a block of a switchback; days beyond whole pairs of blocks are cut'),
  washout: z.number().int().min(0).max(30).default(0).describe('days at the head of each block that are not counted'),
  model: z.enum(['scm', 'ridge', 'did', 'sdid']).default('scm'),
  alpha: z.number().min(0.01).max(0.5).default(0.1).describe('how often a false alarm may be raised'),
  seed: z
    .number()
    .int()
    .min(1)
    .max(2 ** 31)
    .optional()
    .describe('of the tosses of a switchback; drawn when left out'),
  marginCents: cents.nullable().default(null).describe('what one more sale leaves'),
  spendCents: cents.nullable().default(null).describe('what the campaign costs'),
  campaign: z.uuid().nullable().default(null).describe('whose attributed orders the lift is compared with'),
})

const designShape = asked.extend({ start: z.string(), seed: z.number() })
const blocks = z.array(z.object({ from: z.string(), to: z.string(), on: z.boolean() }))

const forecast = z.object({
  answer: z.enum(['estimate', 'cannot-say']),
  sentence: z.string(),
  mend: z.string().nullable(),
  mde: z
    .number()
    .nullable()
    .describe('smallest effect seen four times in five, as a share; null: not even the largest tried'),
  curve: z.array(z.object({ effect: z.number(), power: z.number() })),
  falseAlarms: z.number().nullable(),
  windows: z.number(),
  controls: z.number(),
  sold: z.number().nullable(),
  breakEven: z.number().nullable().describe('share by which sales must rise to earn the spend back'),
  cost: z.string().nullable(),
  warnings: z.array(z.string()),
})

const result = z.object({
  answer: z.enum(['estimate', 'cannot-say']),
  sentence: z.string(),
  mend: z.string().nullable(),
  shown: z.boolean().describe('whether chance is an unlikely explanation'),
  percent: z.number().nullable(),
  percentInterval: range.nullable(),
  incremental: z.number().nullable(),
  incrementalInterval: range.nullable(),
  pValue: z.number().nullable(),
  level: z.number(),
  profit: z.object({ low: z.number().nullable(), mean: z.number(), high: z.number().nullable() }).nullable(),
  money: z.string().nullable(),
  path: z.array(z.object({ day: z.string(), observed: z.number(), expected: z.number().nullable(), on: z.boolean() })),
  placebos: z.array(z.object({ places: z.array(z.string()), percent: z.array(z.number()) })),
  weights: z.array(z.object({ place: z.string(), weight: z.number() })),
  warnings: z.array(z.string()),
})

const brief = z.object({
  id: z.uuid(),
  name: z.string(),
  series: z.object({ id: z.uuid(), name: z.string() }),
  example: z.boolean(),
  kind: z.enum(['places', 'switchback']),
  treated: z.array(z.string()),
  start: z.string(),
  days: z.number(),
  state: z.enum(['draft', 'waiting', 'ready', 'read']),
  createdAt: z.iso.datetime(),
  frozenAt: z.iso.datetime().nullable(),
  readAt: z.iso.datetime().nullable(),
})

const series = z.object({
  id: z.uuid(),
  name: z.string(),
  outcome: z.string().describe('what the values count'),
  example: z.boolean(),
  places: z.number(),
  days: z.number(),
  from: z.string().nullable(),
  until: z.string().nullable(),
})

const factorShape = z.object({ mean: z.number().describe('of the natural logarithm'), se: z.number() })

const whole = brief.extend({
  outcome: z.string(),
  design: designShape,
  end: z.string().describe('last day'),
  forecast,
  blocks,
  plan: z.string().nullable().describe('the frozen text, of which the hash was taken'),
  hash: z.string().nullable().describe('SHA-256 of the plan as UTF-8'),
  salesUntil: z.string().nullable(),
  late: z.string().nullable().describe('said where days of the test were known when it was frozen'),
  changed: z.string().nullable().describe('said where the past was changed after freezing'),
  result: result.nullable(),
  attributed: z.number().nullable().describe('orders of the campaign by link or code'),
  truth: z.number().nullable().describe('of the example: the lift that was put in, as a share'),
  factor: factorShape.nullable().describe('caused orders for each attributed one, on the log scale'),
})

export const experimentsList = operation({
  name: 'experiments.list',
  describe: 'Lists the experiments and the sales that they can stand on.',
  method: 'GET',
  path: '/experiments',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: z.object({
    experiments: z.array(brief.extend({ mde: z.number().nullable(), sentence: z.string() })),
    sales: z.array(series),
  }),
  run: all,
})

export const experimentsUpload = operation({
  name: 'experiments.upload',
  describe: 'Takes a CSV of sales by place and day; a second one adds and corrects days and never doubles them.',
  method: 'POST',
  path: '/experiments/sales',
  permission: 'write',
  changes: true,
  input: z.object({
    file: z.uuid().describe('of an uploaded CSV with a place, a day and what was sold; deleted once read'),
    series: z.uuid().optional().describe('the sales to which it is added; new ones when left out'),
    name: z.string().trim().min(1).max(200).optional(),
    mapping: z.record(z.string(), z.enum(FIELDS)).optional().describe('their header to our field'),
  }),
  output: z.object({
    id: z.uuid(),
    in: z.number(),
    updated: z.number(),
    known: z.number(),
    refused: z.array(z.object({ line: z.number(), column: z.string(), found: z.string(), wanted: z.string() })),
    refusedInAll: z.number(),
    notes: z.array(z.string()).describe('how the columns were read'),
  }),
  run: upload,
})

export const experimentsSales = operation({
  name: 'experiments.sales',
  describe: 'Shows the places of sales: since when, until when, how much.',
  method: 'GET',
  path: '/experiments/sales/{id}',
  permission: 'read',
  changes: false,
  input: id,
  output: series.extend({
    each: z.array(
      z.object({ place: z.string(), from: z.string(), until: z.string(), days: z.number(), total: z.number() }),
    ),
  }),
  run: sales,
})

export const experimentsRemoveSales = operation({
  name: 'experiments.remove-sales',
  describe: 'Throws sales away on which no frozen experiment stands.',
  method: 'DELETE',
  path: '/experiments/sales/{id}',
  permission: 'write',
  changes: true,
  input: id,
  output: z.object({ removed: z.boolean() }),
  run: removeSales,
})

export const experimentsMarkets = operation({
  name: 'experiments.markets',
  describe: 'Proposes places in which a test would see the smallest effect.',
  method: 'POST',
  path: '/experiments/markets',
  permission: 'read',
  changes: false,
  input: z.object({
    series: z.uuid(),
    counts: z
      .array(z.coerce.number<string | number>().int().min(1).max(50))
      .min(1)
      .max(5)
      .default([1, 2, 3])
      .describe('how many places to treat'),
    days: z.number().int().min(1).max(730).default(28),
    start: z.iso.date().optional(),
    included: z.array(place).max(50).default([]).describe('places that must be among them'),
    excluded: z.array(place).max(1000).default([]),
    model: asked.shape.model,
    alpha: asked.shape.alpha,
  }),
  output: z.object({
    designs: z.array(
      z.object({
        treated: z.array(z.string()),
        mde: z.number().nullable(),
        spendShare: z.number().describe('of the sales of all places'),
        sold: z.number(),
      }),
    ),
    tried: z.number(),
    because: z.string().nullable(),
    mend: z.string().nullable(),
  }),
  run: propose,
})

export const experimentsDesign = operation({
  name: 'experiments.design',
  describe: 'Says what a test could see and what it could not, and what that costs, before anything is booked.',
  method: 'POST',
  path: '/experiments/design',
  permission: 'read',
  changes: false,
  input: asked,
  output: z.object({ design: designShape, forecast, end: z.string(), blocks }),
  run: design,
})

export const experimentsCreate = operation({
  name: 'experiments.create',
  describe: 'Keeps a test as a draft, with what it can see.',
  method: 'POST',
  path: '/experiments',
  permission: 'write',
  changes: true,
  input: asked.extend({ name: z.string().trim().min(1).max(200).default('An experiment') }),
  output: whole,
  run: create,
})

export const experimentsFactor = operation({
  name: 'experiments.factor',
  describe: 'Says how many orders were caused for each attributed one, over all experiments that measured it.',
  method: 'GET',
  path: '/experiments/factor',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: z.object({ factor: factorShape.extend({ n: z.number().describe('experiments') }).nullable() }),
  run: factor,
})

export const experimentsShow = operation({
  name: 'experiments.show',
  describe: 'Shows an experiment: its plan, its hash, and its result beside the plan.',
  method: 'GET',
  path: '/experiments/{id}',
  permission: 'read',
  changes: false,
  input: id,
  output: whole,
  run: show,
})

export const experimentsFreeze = operation({
  name: 'experiments.freeze',
  describe: 'Freezes the plan with its hash; after that nothing in it can be changed.',
  method: 'POST',
  path: '/experiments/{id}/freeze',
  permission: 'write',
  changes: true,
  input: id,
  output: whole,
  run: freeze,
})

export const experimentsRead = operation({
  name: 'experiments.read',
  describe: 'Reads the result of a frozen experiment once the sales of all its days are there.',
  method: 'POST',
  path: '/experiments/{id}/read',
  permission: 'write',
  changes: true,
  input: id,
  output: whole,
  run: read,
})

export const experimentsRemove = operation({
  name: 'experiments.remove',
  describe: 'Throws a draft away; a frozen experiment stays.',
  method: 'DELETE',
  path: '/experiments/{id}',
  permission: 'write',
  changes: true,
  input: id,
  output: z.object({ removed: z.boolean() }),
  run: remove,
})

export const experimentsExample = operation({
  name: 'experiments.example',
  describe: 'Brings sales of an invented trattoria in twenty cities, to try an experiment whose true lift is known.',
  method: 'POST',
  path: '/experiments/example',
  permission: 'write',
  changes: true,
  input: z.object({}),
  output: id,
  run: loadExample,
})

export const experimentsPassDays = operation({
  name: 'experiments.pass-days',
  describe: 'Lets the days of a frozen experiment of the example pass.',
  method: 'POST',
  path: '/experiments/{id}/pass-days',
  permission: 'write',
  changes: true,
  input: id,
  output: whole,
  run: passDays,
})

export const experimentsClearExample = operation({
  name: 'experiments.clear-example',
  describe: 'Removes the sales of the example and every experiment on them.',
  method: 'POST',
  path: '/experiments/example/clear',
  permission: 'write',
  changes: true,
  input: z.object({}),
  output: z.object({ removed: z.boolean() }),
  run: clearExample,
})
