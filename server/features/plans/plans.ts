/** A budget turned into a portfolio: whom it may choose from, what is known of them, and the plan that was kept. */
import type { z } from 'zod'
import type { Days, Deliverable } from '@rapport/analysis/portfolio/candidates.ts'
import { median } from '@rapport/analysis/numbers/quantile.ts'
import { expectedRate } from '@rapport/analysis/returns/outcome.ts'
import type { Expectation } from '@rapport/analysis/returns/outcome.ts'
import { randomUUIDv7 } from '../../store/identity.ts'
import type { Tx } from '../../store/store.ts'
import { audiencesOf, list, listedByIds, sizesOf } from '../creators/creators.ts'
import type { Listed } from '../creators/creators.ts'
import { Refused } from '../operation.ts'
import type { Context } from '../operation.ts'
import { show as showShortlist } from '../shortlists/shortlists.ts'
import type * as operations from './plans.operations.ts'
import { planned } from './planned.ts'
import * as sql from './plans.sql.ts'
import type { LearnedRow, PlanRow } from './plans.sql.ts'
import { dayNumber, freedom, quotedOffers, rivals, termsOf } from './terms.ts'
import type { QuoteRow } from './terms.sql.ts'

export type Question = z.output<typeof operations.question>
export type Board = z.input<typeof operations.boardShape>
type Whole = z.input<typeof operations.whole>

/** Whom the browser can plan for within a tenth of a second. */
const MOST = 1000
/** Whom a creator without a quote is taken to cost at least. */
const LEAST_FEE = 5000
/** A guess of one's own may be off by a factor of two: as much as two orders would tell. */
const GUESS_SHAPE = 2

export async function boardOf(context: Context, question: Question): Promise<Board> {
  const listed = await candidates(context, question)
  return context.store.transact(context.workspace, async (tx) => {
    const ids = listed.map(({ id }) => id)
    const { audiences, people, share } = await audiencesOf(tx, ids)
    const terms = await termsOf(tx, ids)
    const today = dayNumber(new Date(context.outside.clock()).toISOString())
    const dates = datesOf(question, today)
    const lapsed: string[] = []
    const expects = (await tx.row<{ expects: Expectation | null }>(sql.expectation()))?.expects ?? null
    const learned = await tx.rows<LearnedRow>(sql.learned())
    const rateOf = rates(learned, expects, question)
    const reach = await reachesOf(tx, learned, question)
    const known = new Map(audiences.map((one) => [one.id, one]))
    const leftOut: Board['leftOut'] = []
    const members: Board['members'] = []
    for (const one of listed) {
      const audience = known.get(one.id)!
      const because = reasonAgainst(one, audience.people.length, question)
      if (because) {
        leftOut.push({ id: one.id, name: one.name, because })
        continue
      }
      members.push({
        id: one.id,
        name: one.name,
        handle: one.handle,
        row: members.length,
        person: one.creatorId,
        platform: one.platform,
        ...(one.place ? { city: one.place } : {}),
        followers: one.followers,
        relationship: one.relationship.score,
        audience: one.audience,
        known: audience.people,
        exposure: reach.of(one, audience.averageViews),
        orders: rateOf(one)?.orders ?? null,
        deliverables: offersOf(one, standing(terms(one.id).quotes, dates?.from ?? today, one.name, lapsed), question),
        ...freedom(terms(one.id)),
      })
    }
    const profit = question.marginCents !== undefined && members.some(({ orders }) => orders !== null)
    return {
      members,
      people,
      leftOut,
      assumptions: [
        ...reach.assumptions,
        ...said(members, dates, lapsed),
        ...assumptions(question, members, share, profit, listed.map(rateOf)),
      ],
      wishes: {
        include: among(members, question.include),
        exclude: among(members, question.exclude),
        ...(question.atMost === undefined ? {} : { atMost: question.atMost }),
        minimum: question.minimum ?? [],
        rights: question.rights ?? false,
        ...(dates ? { dates } : {}),
        competitors: rivals(
          members.flatMap(({ id }) => terms(id).exclusives),
          question,
        ),
      },
      aim: { margin: profit ? question.marginCents! : null, seats: question.seats ?? null },
      budgetCents: question.budgetCents,
      ads: question.ads ? { low: question.ads.lowCents, high: question.ads.highCents } : null,
    }
  })
}

/** The campaign; open at an end that nobody named. */
function datesOf({ from, until }: Question, today: number): Days | undefined {
  if (from === undefined && until === undefined) return undefined
  if (from !== undefined && until !== undefined && until < from)
    throw new Refused('invalid', `until: the campaign would end on ${until}, before it starts on ${from}.`)
  return { from: from === undefined ? today : dayNumber(from), to: until === undefined ? 1e9 : dayNumber(until) }
}

/** Quotes that still hold when the campaign starts. */
function standing(quotes: QuoteRow[], starts: number, name: string, lapsed: string[]): QuoteRow[] {
  const held = quotes.filter(({ until }) => until === null || dayNumber(until) >= starts)
  if (held.length < quotes.length) lapsed.push(name)
  return held
}

function said(members: Board['members'], dates: Days | undefined, lapsed: string[]): string[] {
  const silent = members.filter(({ free }) => free === undefined).length
  return [
    ...(lapsed.length > 0
      ? [`A quote has run out by the start, and does not count any more: ${lapsed.join(', ')}.`]
      : []),
    ...(dates && silent > 0
      ? [`Of ${silent} of ${members.length} accounts nobody noted days: they are taken to be free.`]
      : []),
  ]
}

async function candidates(context: Context, question: Question): Promise<Listed[]> {
  const { shortlist, accounts = [], include = [], ...filter } = question
  const found = new Map<string, Listed>()
  if (shortlist)
    for (const { account } of (await showShortlist(context, { id: shortlist })).entries) found.set(account.id, account)
  else if (accounts.length === 0 || filter.low !== undefined || filter.high !== undefined) {
    let after: string | undefined
    do {
      const page = await list(context, { ...filter, sort: 'relationship', descending: true, limit: 500, after })
      for (const row of page.rows) found.set(row.id, row)
      after = page.next ?? undefined
    } while (after !== undefined && found.size < MOST)
  }
  const asked = [...new Set([...accounts, ...include])].filter((id) => !found.has(id))
  const named = await context.store.transact(context.workspace, (tx) => listedByIds(tx, asked))
  const missing = asked.find((id) => !named.has(id))
  if (missing) throw new Refused('not-found', `There is no account ${missing}.`)
  return [...named.values(), ...found.values()].slice(0, MOST)
}

function reasonAgainst(one: Listed, known: number, { strongSigns, include = [] }: Question): string | undefined {
  if (known === 0) return 'Nobody of the audience is known: import comments of this account.'
  if (one.followers === null) return 'The number of followers is not known.'
  if (one.audience === 'strong-signs' && !strongSigns && !include.includes(one.id))
    return 'Strong signs about the audience: ask first, or choose also among these.'
  return undefined
}

function offersOf(one: Listed, quotes: QuoteRow[], { feePerThousandCents }: Question): Deliverable[] {
  const estimate = Math.max(LEAST_FEE, Math.round(((one.followers ?? 0) * feePerThousandCents) / 1000))
  return quotes.length === 0 ? [{ name: 'post', estimate }] : quotedOffers(quotes, estimate)
}

const among = (members: Board['members'], ids: string[] = []) => {
  const known = new Set(members.map(({ id }) => id))
  return ids.filter((id) => known.has(id))
}

function assumptions(
  question: Question,
  members: Board['members'],
  share: number,
  profit: boolean,
  known: (Known | undefined)[],
): string[] {
  const from = (which: Known['from']) => known.filter((one) => one?.from === which).length

  const estimated = members.filter(({ deliverables }) => deliverables.every(({ quote }) => quote === undefined)).length
  const { feePerThousandCents, ordersPerThousand, marginCents } = question
  return [
    `Audiences are the people who are known by their comments; each stands for as many as a post reaches per known person.`,
    ...(estimated > 0
      ? [
          `${estimated} of ${members.length} fees are estimates: ${(feePerThousandCents / 100).toFixed(2)} for 1,000 followers, ${LEAST_FEE / 100} at least. A quote wins over it.`,
        ]
      : []),
    ...(profit && from('relationship') > 0
      ? [
          `Your own results show that relationship predicts orders: ${from('relationship')} creators who were never booked are expected to bring what others of their score and size brought.`,
        ]
      : []),
    ...(profit && from('own') + from('others') > 0
      ? [
          `Orders are learned from your own campaigns: ${from('own')} creators have results${from('others') > 0 ? `; ${from('others')} are taken to be like them, with a wider range` : ''}.`,
        ]
      : []),
    ...(profit && ordersPerThousand && from('guess') > 0
      ? [`Orders are your guess of ${ordersPerThousand} per 1,000 people reached, right to a factor of about two.`]
      : []),
    ...(marginCents !== undefined && !profit
      ? [
          'Nothing is known of orders, so the plan is for reach: say what you guess, or record results of past campaigns.',
        ]
      : []),
    ...(share < 1
      ? [`${Math.round(share * 100)}% of the known people were taken, the same ones in every audience.`]
      : []),
    ...(members.some(({ deliverables }) => deliverables.some(({ name }) => name === 'story'))
      ? ['A story is taken to reach 55% of what a post reaches.']
      : []),
  ]
}

type Known = { orders: { shape: number; rate: number }; from: 'own' | 'relationship' | 'others' | 'guess' }

/** Fewer bookings than this do not tell what share of views is reach. */
const ENOUGH_BOOKED = 5

/**
 * People whom a post reaches: what bookings of the creator reached; else the share of the average views, or of the followers, that bookings
 * of others did. Views count a person again and again.
 */
async function reachesOf(tx: Tx, learned: LearnedRow[], { viewShare }: Question) {
  const booked = new Map(
    learned.flatMap(({ account_id: id, reach }) => (id !== null && reach ? [[id, reach] as const] : [])),
  )
  const sizes = await sizesOf(tx, [...booked.keys()])
  const ratio = (field: 'views' | 'followers') => {
    const all = [...sizes].flatMap(([id, size]) => (size[field] ? [booked.get(id)! / size[field]] : []))
    return all.length < ENOUGH_BOOKED ? undefined : median(all)
  }
  const [perView, perFollower] = [ratio('views'), ratio('followers')]
  const percent = (share: number) => `${Math.round(share * 100)}%`
  return {
    of: ({ id, followers }: Listed, views: number | null) =>
      booked.get(id) ?? (views === null ? (followers ?? 0) * (perFollower ?? viewShare) : views * (perView ?? 1)),
    assumptions: [
      perView === undefined
        ? `Where views are not known, a post is taken to reach ${percent(perFollower ?? viewShare)} of the followers.`
        : `A post is taken to reach ${percent(perView)} of the average views (${percent(perFollower ?? viewShare)} of the followers where views are not known), as your own bookings did.`,
    ],
  }
}

/**
 * Orders per person reached: of the creator's own results; what others of that relationship and size brought, once relationship is
 * shown to matter; of others on the platform or at all; else the user's guess.
 */
function rates(
  learned: LearnedRow[],
  expects: Expectation | null,
  { ordersPerThousand }: Question,
): (one: Listed) => Known | undefined {
  const own = new Map(learned.map((row) => [row.account_id ?? row.platform ?? '', row]))
  return ({ id, platform, relationship, followers }) => {
    const of = (key: string, from: Known['from']) => {
      const row = own.get(key)
      return row && { orders: { shape: row.shape, rate: row.rate }, from }
    }
    return (
      of(id, 'own') ??
      (expects && relationship.score !== null && followers
        ? { orders: expectedRate(expects, relationship.score, followers), from: 'relationship' as const }
        : undefined) ??
      of(platform, 'others') ??
      of('', 'others') ??
      (ordersPerThousand
        ? { orders: { shape: GUESS_SHAPE, rate: (GUESS_SHAPE * 1000) / ordersPerThousand }, from: 'guess' }
        : undefined)
    )
  }
}

export const learn = (context: Context, { rates: learned, expects }: { rates: object[]; expects: object | null }) =>
  context.store.transact(context.workspace, async (tx) => {
    await tx.run(sql.keepExpectation(expects))
    await tx.run(sql.forgetRates())
    return { rates: await tx.run(sql.keepRates(learned)) }
  })

export async function create(context: Context, { name, ...question }: Question & { name: string }): Promise<Whole> {
  const result = planned(await boardOf(context, question))
  const at = new Date(context.outside.clock())
  const id = randomUUIDv7(at.getTime())
  await context.store.transact(context.workspace, (tx) => tx.run(sql.add(id, name, question, result, at)))
  return show(context, { id })
}

const whole = ({ id, name, asked, result, created_at }: PlanRow): Whole => ({
  id,
  name,
  createdAt: created_at.toISOString(),
  asked: asked as Whole['asked'],
  result: result as Whole['result'],
})

export async function show(context: Context, { id }: { id: string }): Promise<Whole> {
  const row = await context.store.transact(context.workspace, (tx) => tx.row<PlanRow>(sql.one(id)))
  if (!row) throw new Refused('not-found', `No plan ${id} in this workspace.`)
  return whole(row)
}

export const all = (context: Context) =>
  context.store.transact(context.workspace, async (tx) => ({
    plans: (await tx.rows<PlanRow>(sql.all())).map(whole).map(({ id, name, createdAt, asked, result }) => ({
      id,
      name,
      createdAt,
      budgetCents: asked.budgetCents,
      costCents: result.costCents,
      chosen: result.chosen.length,
      reach: result.reach,
      profitCents: result.profitCents,
    })),
  }))

export const remove = (context: Context, { id }: { id: string }) =>
  context.store.transact(context.workspace, async (tx) => ({ removed: (await tx.run(sql.remove(id))) > 0 }))
