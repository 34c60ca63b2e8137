/** A plan as it is kept: what the analysis found, with the names and sentences that a person reads. */
import type { z } from 'zod'
import { sellout } from '@rapport/analysis/portfolio/demand.ts'
import { board as laidOut, largestOf, points, proposal, threeWays } from '@rapport/analysis/portfolio/proposal.ts'
import type { Board as Laid, Expected, Proposal } from '@rapport/analysis/portfolio/proposal.ts'
import { saidInside, saidOutside } from '@rapport/analysis/portfolio/said.ts'
import { saidToTry } from '@rapport/analysis/portfolio/trying.ts'
import type { result } from './plans.operations.ts'
import type { Board } from './board.ts'

type Result = z.input<typeof result>

/** How many budgets the frontier is drawn from, up to twice the one asked for. */
const STOPS = 12
const THOUSAND = 100_000

export function planned(board: Board): Result {
  const { members, people, wishes, aim, budgetCents, ads, leftOut, assumptions } = board
  const on = laidOut(members, people, wishes, aim)
  const found = proposal(on, budgetCents, { certificate: true })
  const wished = new Set(wishes.exclude)
  const barred = on.asked.out
    .filter(({ id }) => !wished.has(id))
    .map(({ id, because }) => ({ id, name: members.find((one) => one.id === id)!.name, because: `${because}.` }))
  const known = { leftOut: [...leftOut, ...barred], assumptions }
  if (found.answer === 'contradiction') return { ...NOTHING, ...known, state: 'contradiction', because: found.because }
  const booked = (offer: number) => bookedOf(board, on, offer)
  const set = found.chosen.map(({ offer }) => offer)
  const budgets = Array.from({ length: STOPS + 1 }, (_, stop) => Math.round((2 * budgetCents * stop) / STOPS))
  const alone = largestOf(on, budgetCents)
  const [now, more] = valuesOf(on, budgetCents, budgetCents + THOUSAND)
  return {
    ...known,
    state: 'planned',
    because: found.because,
    chosen: found.chosen.map((one) => ({
      ...booked(one.offer),
      reach: one.reach,
      own: one.own,
      orders: shown(one.orders),
      ...(one.toTry ? { toTry: true } : {}),
      why: one.toTry
        ? saidToTry(one.toTry)
        : saidInside(one, aim.margin, wishes.include.includes(on.asked.of[one.offer]!.candidate.id), aim.currency),
    })),
    nearMisses: found.nearMisses.map((one) => ({
      ...booked(one.offer),
      reached: one.reached,
      why: saidOutside(
        one,
        one.by.map((offer) => on.asked.of[offer]!.candidate.name),
        aim.margin === null ? 'people' : 'orders',
        aim.currency,
      ),
    })),
    costCents: found.cost,
    reach: found.reach,
    orders: shown(found.orders),
    profitCents: shown(found.profit),
    trying: found.trying,
    gap: found.gap,
    asSegments: found.asSegments,
    overlap: found.overlap.map((row) => [...row]),
    frontier: points(on, budgets).map(({ budget, value, interval }) => ({
      budgetCents: budget,
      value,
      low: interval?.[0] ?? null,
      high: interval?.[1] ?? null,
    })),
    threeWays: threeWays(on, set, budgetCents, ads).map(({ name, offers, cost, orders, profit, setWins }) => ({
      name,
      who: offers.map((offer) => on.asked.of[offer]!.candidate.name),
      costCents: cost,
      orders: shown(orders),
      profitCents: shown(profit),
      setWins,
    })),
    largest: alone ? { ...booked(alone.offer), reach: alone.reach } : null,
    thousandMore: now === undefined || more === undefined ? null : more - now,
    soldOut: soldOut(board, found),
  }
}

const NOTHING = {
  chosen: [],
  nearMisses: [],
  costCents: 0,
  reach: 0,
  orders: null,
  profitCents: null,
  gap: null,
  asSegments: null,
  overlap: [],
  frontier: [],
  threeWays: [],
  largest: null,
  thousandMore: null,
  soldOut: null,
}

const valuesOf = (on: Laid, ...budgets: number[]) => points(on, budgets).map(({ value }) => value)

function bookedOf({ members, wishes }: Board, { asked, crowd }: Laid, offer: number) {
  const { candidate, deliverable, quoted } = asked.of[offer]!
  const { id, name, handle, platform, followers } = members[candidate.row]!
  const { estimate, quote, product = 0, shipping = 0, rights = 0 } = deliverable
  return {
    account: id,
    name,
    handle,
    platform,
    deliverable: deliverable.name,
    cents: crowd.offers.cost[offer]!,
    quoted,
    followers,
    parts: {
      feeCents: quoted ? quote!.fee : estimate,
      productCents: product + shipping,
      rightsCents: wishes.rights ? rights : 0,
    },
  }
}

const shown = (of: Expected | null) => of && { mean: of.mean, low: of.interval[0], high: of.interval[1] }

function soldOut({ aim: { seats } }: Board, found: Proposal & { answer: 'plan' }): number | null {
  if (!seats || !found.orders) return null
  const mean = found.orders.mean * seats.perOrder
  return sellout({ mean, ...(seats.size === null ? {} : { size: seats.size }) }, seats.count).probabilitySoldOut
}
