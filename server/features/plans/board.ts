/** Whom a budget may choose from, and what is known of each; laid out so that the browser can plan by itself. */
import type { z } from 'zod'
import type { Days, Deliverable } from '@rapport/analysis/portfolio/candidates.ts'
import { liftFactor } from '@rapport/analysis/portfolio/incremental.ts'
import type { Expectation } from '@rapport/analysis/returns/outcome.ts'
import { audiencesOf, list, listedByIds } from '../creators/creators.ts'
import { currencyOf } from '../members/members.ts'
import type { Listed } from '../creators/creators.ts'
import { Refused } from '../operation.ts'
import type { Context } from '../operation.ts'
import { show as showShortlist } from '../shortlists/shortlists.ts'
import { saidOfOrders, saidOfTerms } from './assumptions.ts'
import { LEAST_FEE, rates, reachesOf } from './expected.ts'
import { nearness } from './nearness.ts'
import type * as operations from './plans.operations.ts'
import * as sql from './plans.sql.ts'
import type { LearnedRow } from './plans.sql.ts'
import { segmented } from './segmented.ts'
import { dayNumber, freedom, quotedOffers, rivals, termsOf } from './terms.ts'
import type { QuoteRow } from './terms.sql.ts'

export type Question = z.output<typeof operations.question>
export type Board = z.input<typeof operations.boardShape>

/** Whom the browser can plan for within a tenth of a second. */
const MOST = 1000
export async function boardOf(context: Context, question: Question): Promise<Board> {
  const listed = await candidates(context, question)
  return context.store.transact(context.workspace, async (tx) => {
    const ids = listed.map(({ id }) => id)
    const { audiences, people, share } = await audiencesOf(tx, ids)
    const terms = await termsOf(tx, ids)
    const currency = await currencyOf(tx)
    const today = dayNumber(new Date(context.outside.clock()).toISOString())
    const dates = datesOf(question, today)
    const lapsed: string[] = []
    const expects = (await tx.row<{ expects: Expectation | null }>(sql.expectation()))?.expects ?? null
    const learned = await tx.rows<LearnedRow>(sql.learned())
    const rateOf = rates(learned, expects, question)
    const reach = await reachesOf(tx, learned, question)
    const near = await nearness(tx, question.near, listed)
    const known = new Map(audiences.map((one) => [one.id, one]))
    const leftOut: Board['leftOut'] = []
    const members: Board['members'] = []
    for (const one of listed) {
      const audience = known.get(one.id)!
      const local = near.shareOf(one)
      const because = reasonAgainst(one, audience.people.length, question) ?? near.reasonAgainst(local)
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
        exposure: reach.of(one, audience.averageViews) * (local ?? 1),
        orders: rateOf(one)?.orders ?? null,
        deliverables: offersOf(one, standing(terms(one.id).quotes, dates?.from ?? today, one.name, lapsed), question),
        ...freedom(terms(one.id)),
      })
    }
    const profit = question.marginCents !== undefined && members.some(({ orders }) => orders !== null)
    const parts = question.segments ? segmented(members, listed, people) : { people, assumptions: [] }
    return {
      members,
      people: parts.people,
      leftOut,
      assumptions: [
        ...reach.assumptions,
        ...near.assumptions,
        ...parts.assumptions,
        ...saidOfTerms(members, dates, lapsed),
        ...saidOfOrders(question, members, share, profit, listed.map(rateOf), currency),
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
      aim: {
        margin: profit ? question.marginCents! : null,
        seats: question.seats ?? null,
        lift: factorOf(question),
        explore: exploreOf(question),
        currency,
      },
      budgetCents: question.budgetCents,
      ads: question.ads ? { low: question.ads.lowCents, high: question.ads.highCents } : null,
    }
  })
}

/** Nothing unless it is said: who asks where money returns most does not expect a part of it to be a ticket. */
const exploreOf = ({ exploreShare: share = 0, exploreRounds = 4, exploreBy = 'knowledge-gradient' }: Question) =>
  share > 0 ? { share, rounds: exploreRounds, by: exploreBy } : null

function factorOf({ lift }: Question) {
  if (!lift) return null
  const { mean, low, high, error } = lift
  if (error === undefined && (low === undefined || high === undefined))
    throw new Refused('invalid', 'lift: how sure is it? Give low and high (nine times in ten) or the standard error.')
  if (error === undefined && !(low! <= mean && mean <= high!))
    throw new Refused('invalid', `lift: the mean ${mean} lies outside of ${low} to ${high}.`)
  return liftFactor(error === undefined ? { mean, low: low!, high: high! } : { mean, error })
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

async function candidates(context: Context, question: Question): Promise<Listed[]> {
  const { shortlist, accounts = [], beside = [], include = [], ...filter } = question
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
  const asked = [...new Set([...accounts, ...beside, ...include])].filter((id) => !found.has(id))
  const named = await context.store.transact(context.workspace, (tx) => listedByIds(tx, asked))
  const missing = asked.find((id) => !named.has(id))
  if (missing) throw new Refused('not-found', `There is no account ${missing}.`)
  return [...named.values(), ...found.values()].slice(0, MOST)
}

function reasonAgainst(
  one: Listed,
  known: number,
  { strongSigns, segments, include = [] }: Question,
): string | undefined {
  if (known === 0 && !segments)
    return 'Nobody of the audience is known: import comments of this account, or take such audiences as segments.'
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
