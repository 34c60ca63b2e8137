/** What may be asked about plans: a budget turned into a portfolio. Money is whole cents everywhere. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { filter } from '../creators/creators.operations.ts'
import { boardOf } from './board.ts'
import { all, create, learn, remove, show } from './plans.ts'

const cents = z.number().int().min(0).max(1e14)
const dayOf = z.iso.date()

export const question = z.object({
  ...filter.omit({ q: true }).shape,
  shortlist: z.uuid().optional().describe('choose from this shortlist instead of the band'),
  accounts: z
    .array(z.uuid())
    .max(1000)
    .optional()
    .describe('choose from these accounts; with low or high from the band as well'),
  beside: z
    .array(z.uuid())
    .max(20)
    .optional()
    .describe('accounts to choose from besides the band, such as one celebrity to compare with'),
  budgetCents: cents.describe('in cents: 500000 is 5,000.00'),
  marginCents: cents.optional().describe('what one order leaves, in cents; without it the plan is for reach'),
  ordersPerThousand: z
    .number()
    .positive()
    .max(1000)
    .optional()
    .describe('your guess of orders per 1,000 people reached; results of your own win over it'),
  viewShare: z
    .number()
    .positive()
    .max(1)
    .default(0.3)
    .describe('share of followers whom a post reaches, where views are not known'),
  feePerThousandCents: cents.default(1000).describe('what 1,000 followers cost where nobody has quoted a fee'),
  include: z.array(z.uuid()).max(100).optional().describe('accounts that must be in'),
  exclude: z.array(z.uuid()).max(1000).optional().describe('accounts that must not be in'),
  atMost: z.number().int().min(1).optional().describe('how many creators at most'),
  minimum: z
    .array(z.object({ of: z.enum(['platform', 'city']), is: z.string(), count: z.number().int().min(1) }))
    .max(20)
    .optional()
    .describe('so many on a platform or in a city'),
  from: dayOf.optional().describe('first day of the campaign'),
  until: dayOf.optional().describe('last day of the campaign'),
  brand: z.string().trim().min(1).max(120).optional().describe('whom you plan for: exclusivity may name it'),
  competitors: z
    .array(z.string().trim().min(1).max(120))
    .max(50)
    .optional()
    .describe('brands whose exclusive creators you may not book'),
  rights: z.boolean().optional().describe('buy the rights to use the material, too'),
  strongSigns: z.boolean().optional().describe('choose also among audiences with strong signs of a concern'),
  seats: z
    .object({
      count: z.number().int().min(1).max(1_000_000),
      perOrder: z.number().min(1).max(100).default(2),
      size: z
        .number()
        .positive()
        .nullable()
        .default(4)
        .describe('how much demand clumps: smaller is more; null: Poisson'),
    })
    .optional()
    .describe('seats to fill; beyond them an order brings nothing'),
  lift: z
    .object({
      mean: z.number().positive().max(10),
      low: z.number().max(10).optional(),
      high: z.number().max(20).optional().describe('low to high: nine times in ten'),
      error: z.number().min(0).max(10).optional().describe('standard error of the mean, in place of an interval'),
    })
    .optional()
    .describe('of one attributed order, how much was caused, as a test of your own measured it'),
  exploreShare: z
    .number()
    .min(0)
    .max(0.2)
    .optional()
    .describe('share of the budget, 0 to 0.2, for creators of whom too little is known: to find out; 0 unless said'),
  exploreRounds: z
    .number()
    .int()
    .min(1)
    .max(50)
    .optional()
    .describe('plans still to come that may use what is found out; 4 unless said'),
  exploreBy: z
    .enum(['knowledge-gradient', 'thompson'])
    .optional()
    .describe('who is tried: where most is to be learned (unless said), or by one draw of what each may bring'),
  near: z
    .object({
      place: z.string().trim().min(1).max(120),
      km: z.number().min(0).max(2000).default(0).describe('0: this place alone'),
      atHome: z
        .number()
        .positive()
        .max(1)
        .default(0.3)
        .describe('share of the audience taken to be there where the creator is, and nobody said'),
    })
    .optional()
    .describe('count only people in or near this place'),
  segments: z
    .boolean()
    .optional()
    .describe('take audiences of whom nobody is known as a share of their segment: platform, place, interest'),
  ads: z
    .object({ lowCents: z.number().positive(), highCents: z.number().positive() })
    .optional()
    .describe('what an order costs you in ads: between these two, four times in five'),
})

const deliverable = z.object({
  name: z.string(),
  estimate: z.number(),
  quote: z.object({ fee: z.number(), until: z.number().optional() }).optional(),
  product: z.number().optional(),
  shipping: z.number().optional(),
  rights: z.number().optional(),
  contact: z.number().optional(),
})

const days = z.object({ from: z.number(), to: z.number() }).describe('days since 1970')

export const boardShape = z.object({
  members: z
    .array(
      z.object({
        id: z.uuid().describe('the account'),
        name: z.string(),
        handle: z.string(),
        row: z.number(),
        person: z.string(),
        platform: z.string(),
        city: z.string().optional(),
        followers: z.number().nullable(),
        relationship: z.number().nullable(),
        audience: z.string(),
        known: z.array(z.number()).describe('numbers of the known people of this audience'),
        exposure: z.number().describe('people whom one post reaches'),
        orders: z
          .object({
            shape: z.number(),
            rate: z.number(),
            attributed: z.boolean().optional(),
            own: z.boolean().optional(),
          })
          .nullable(),
        segment: z
          .object({ at: z.number(), people: z.number() })
          .optional()
          .describe('where nobody is known: of which segment it is a share'),
        deliverables: z.array(deliverable),
        free: z.array(days).optional(),
        bound: z.array(z.object({ to: z.string(), until: z.number() })).optional(),
      }),
    )
    .describe('whom the plan may choose from, as analysis/portfolio/proposal.ts takes them'),
  people: z.number().describe('known people in all, and segments'),
  leftOut: z.array(z.object({ id: z.uuid(), name: z.string(), because: z.string() })),
  assumptions: z.array(z.string()).describe('what is taken for known, each in a sentence'),
  wishes: z.object({
    include: z.array(z.string()),
    exclude: z.array(z.string()),
    atMost: z.number().optional(),
    minimum: z.array(z.object({ of: z.enum(['platform', 'city']), is: z.string(), count: z.number() })),
    rights: z.boolean(),
    dates: days.optional(),
    competitors: z.array(z.string()),
  }),
  aim: z.object({
    margin: z.number().nullable(),
    seats: z.object({ count: z.number(), perOrder: z.number(), size: z.number().nullable() }).nullable(),
    lift: z
      .object({ mean: z.number(), deviation: z.number().describe('of the logarithm') })
      .nullable()
      .optional(),
    explore: z
      .object({ share: z.number(), rounds: z.number(), by: z.enum(['knowledge-gradient', 'thompson']) })
      .nullable()
      .optional(),
    currency: z.string().nullable().describe('what amounts are in; null where nobody said'),
  }),
  budgetCents: z.number(),
  ads: z.object({ low: z.number(), high: z.number() }).nullable(),
})

const expected = z.object({ mean: z.number(), low: z.number(), high: z.number() }).nullable()

const booked = z.object({
  account: z.uuid(),
  name: z.string(),
  handle: z.string(),
  platform: z.string(),
  deliverable: z.string(),
  cents: z.number(),
  quoted: z.boolean(),
  followers: z.number().nullable().optional(),
  parts: z
    .object({ feeCents: z.number(), productCents: z.number(), rightsCents: z.number() })
    .optional()
    .describe('what the price is made of; absent in plans of older versions'),
})

export const result = z.object({
  state: z.enum(['planned', 'contradiction']),
  because: z.string().nullable(),
  chosen: z.array(
    booked.extend({
      reach: z.number(),
      own: z.number(),
      orders: expected,
      why: z.string(),
      toTry: z.boolean().optional().describe('in to find out what it brings'),
    }),
  ),
  nearMisses: z.array(booked.extend({ reached: z.number(), why: z.string() })),
  costCents: z.number(),
  reach: z.number(),
  orders: expected.describe('80% interval'),
  profitCents: expected,
  trying: z
    .object({ cents: z.number(), forgone: z.number(), because: z.string().nullable() })
    .nullable()
    .optional()
    .describe('what is paid to find out, and how much less profit is expected today for it'),
  gap: z.number().nullable().describe('at most this share of the value could still be gained'),
  overlap: z.array(z.array(z.number())),
  frontier: z.array(
    z.object({ budgetCents: z.number(), value: z.number(), low: z.number().nullable(), high: z.number().nullable() }),
  ),
  threeWays: z.array(
    z.object({
      name: z.enum(['set', 'largest', 'ads']),
      who: z.array(z.string()),
      costCents: z.number(),
      orders: expected,
      profitCents: expected,
      setWins: z.number().nullable(),
    }),
  ),
  largest: booked
    .extend({ reach: z.number() })
    .nullable()
    .optional()
    .describe('the account that reaches most of those that the budget could book alone'),
  thousandMore: z.number().nullable().describe('what 1,000.00 more would bring: profit in cents, or people'),
  soldOut: z.number().nullable().describe('probability of selling out, where seats were asked for'),
  asSegments: z
    .object({ count: z.number(), low: z.number(), high: z.number() })
    .nullable()
    .optional()
    .describe('chosen of whom nobody is known, and the ends of what they reach together'),
  leftOut: boardShape.shape.leftOut,
  assumptions: boardShape.shape.assumptions,
})

const named = z.object({ id: z.uuid(), name: z.string(), createdAt: z.iso.datetime() })
export const whole = named.extend({ asked: question, result })

export const plansBoard = operation({
  name: 'plans.board',
  describe: 'Lays out whom a budget could book, with their known audiences, for planning in the browser.',
  method: 'POST',
  path: '/plans/board',
  permission: 'read',
  changes: false,
  input: question,
  output: boardShape,
  run: boardOf,
})

export const plansCreate = operation({
  name: 'plans.create',
  describe: 'Turns a budget into the best set of creators, with a certificate, and keeps it.',
  method: 'POST',
  path: '/plans',
  permission: 'write',
  changes: true,
  input: question.extend({ name: z.string().trim().min(1).max(200).default('A plan') }),
  output: whole,
  run: create,
})

export const plansList = operation({
  name: 'plans.list',
  describe: 'Lists the plans, newest first.',
  method: 'GET',
  path: '/plans',
  permission: 'read',
  changes: false,
  input: z.object({}),
  output: z.object({
    plans: z.array(
      named.extend({
        budgetCents: z.number(),
        costCents: z.number(),
        chosen: z.number(),
        reach: z.number(),
        profitCents: expected,
      }),
    ),
  }),
  run: all,
})

export const plansShow = operation({
  name: 'plans.show',
  describe: 'Shows one plan: the chosen set, the near misses, and the same money otherwise.',
  method: 'GET',
  path: '/plans/{id}',
  permission: 'read',
  changes: false,
  input: z.object({ id: z.uuid() }),
  output: whole,
  run: show,
})

export const plansRemove = operation({
  name: 'plans.remove',
  describe: 'Throws a plan away.',
  method: 'DELETE',
  path: '/plans/{id}',
  permission: 'write',
  changes: true,
  input: z.object({ id: z.uuid() }),
  output: z.object({ removed: z.boolean() }),
  run: remove,
})

export const plansLearn = operation({
  name: 'plans.learn',
  describe: 'Takes over what was learned from past campaigns.',
  method: 'POST',
  path: '/plans/learn',
  permission: 'own',
  changes: true,
  input: z.object({
    rates: z.array(
      z.object({
        account: z.uuid().nullable(),
        platform: z.string().nullable(),
        shape: z.number(),
        rate: z.number(),
        reach: z.number().nullable(),
      }),
    ),
    expects: z
      .object({ at: z.number(), standing: z.number(), size: z.number(), shape: z.number() })
      .nullable()
      .describe('of a creator by relationship and size'),
  }),
  output: z.object({ rates: z.number() }),
  hears: { 'rates-learned': ({ rates, expects }) => ({ rates: rates as [], expects: expects as null }) },
  run: learn,
})
