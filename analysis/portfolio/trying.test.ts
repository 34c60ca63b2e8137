import { expect, test } from 'vitest'
import type { Wishes } from './candidates.ts'
import type { Member } from './known-people.ts'
import { board, proposal } from './proposal.ts'
import type { Aim, Board, InPlan, Proposal } from './proposal.ts'
import { saidToTry } from './trying.ts'

const SURE = { shape: 200, rate: 100_000, own: true }
const OPEN = { shape: 1.2, rate: 700 }

/** Everybody reaches 5,000 people whom nobody else reaches; ten known ones of each. */
const member = (k: number, orders: Member['orders'], cents: number): Member => ({
  id: `creator ${k}`,
  name: `Creator ${k}`,
  row: k,
  known: Array.from({ length: 10 }, (_, i) => 10 * k + i),
  exposure: 5000,
  orders,
  deliverables: [{ name: 'post', estimate: cents }],
})
// Ten who are known to bring ten orders, and ten of whom some eight and a half are expected, of one kind whose best bring far more.
const market = Array.from({ length: 20 }, (_, k) => member(k, k < 10 ? SURE : OPEN, 15_000 + 10 * k))
const aimed = (share: number, more: Partial<Aim['explore'] & object> = {}): Aim => ({
  margin: 4000,
  seats: null,
  explore: { share, rounds: 4, ...more },
})
const on = (aim: Aim, wishes: Wishes = {}, members = market) => board(members, 10 * members.length, wishes, aim)
const planned = (found: Proposal) => {
  if (found.answer !== 'plan') throw new Error(found.because)
  return found
}
const at = (laid: Board, budget = 120_000) => planned(proposal(laid, budget))
const offers = (chosen: readonly InPlan[]) => chosen.map(({ offer }) => offer)

test('a share of the budget goes to unknowns, never more than the share, and the rest to those who are known', () => {
  for (const share of [0.13, 0.15, 0.2]) {
    const { chosen, trying, cost } = at(on(aimed(share)))
    const tries = chosen.filter(({ toTry }) => toTry)
    const paid = tries.reduce((sum, { cents }) => sum + cents, 0)
    expect(paid).toBeLessThanOrEqual(share * 120_000)
    expect(trying).toMatchObject({ cents: paid })
    expect(cost).toBeLessThanOrEqual(120_000)
    expect(tries.every(({ offer }) => offer >= 10)).toBe(true)
    expect(tries.length).toBe(1)
    expect(chosen.length).toBe(7)
  }
})

test('a larger budget tries as many as its share buys', () => {
  const { chosen } = at(on(aimed(0.2)), 160_000)
  expect(chosen.filter(({ toTry }) => toTry).length).toBe(2)
})

test('a share that buys nobody says so', () => {
  expect(at(on(aimed(0.05))).trying!.because).toMatch(/the share is 60.00, and nobody/)
})

test('nothing is tried unless it is asked for: with no share the plan is the one of old', () => {
  const plain = at(on({ margin: 4000, seats: null }))
  const none = at(on(aimed(0)))
  expect(none).toEqual(plain)
  expect(plain.trying).toBe(null)
  expect(plain.chosen.some(({ toTry }) => toTry)).toBe(false)
})

test('what trying costs today is told: the profit of the plan without it, less that of the plan with it', () => {
  const plain = at(on({ margin: 4000, seats: null }))
  const { trying, profit, gap, optimal } = at(on(aimed(0.2)))
  expect(trying!.forgone).toBeCloseTo(plain.profit!.mean - profit!.mean, 6)
  expect(trying!.forgone).toBeGreaterThan(0)
  expect({ gap, optimal }).toEqual({ gap: null, optimal: false })
})

test('where all rates are known there is nobody to try, and the whole budget is spent on what is known', () => {
  const known = market.map((one, k) => ({ ...one, orders: k < 10 ? SURE : { shape: 1.2e6, rate: 1e9 } }))
  const { chosen, trying } = at(on(aimed(0.2), {}, known))
  expect(offers(chosen)).toEqual(offers(at(on({ margin: 4000, seats: null }, {}, known)).chosen))
  expect(trying).toMatchObject({ cents: 0, forgone: 0, because: expect.stringContaining('Nobody is worth trying') })
})

test('where no plan follows nobody is tried', () => {
  expect(at(on(aimed(0.2, { rounds: 0 }))).chosen.some(({ toTry }) => toTry)).toBe(false)
})

test('wishes that need the whole budget come first, and a plan for reach tries nobody: both say so', () => {
  const include = market.slice(0, 7).map(({ id }) => id)
  const full = at(on(aimed(0.2), { include }), 106_000)
  expect(full.trying).toMatchObject({ cents: 0, because: expect.stringContaining('your wishes') })
  expect(offers(full.chosen)).toEqual([0, 1, 2, 3, 4, 5, 6])
  const reach = at(on({ ...aimed(0.2), margin: null }))
  expect(reach.trying).toMatchObject({ cents: 0, because: expect.stringContaining('what an order leaves') })
})

test('who must not be in is not tried, nor are more creators booked than were asked for', () => {
  const exclude = market.slice(10, 19).map(({ id }) => id)
  expect(offers(at(on(aimed(0.2), { exclude })).chosen.filter(({ toTry }) => toTry))).toEqual([19])
  expect(at(on(aimed(0.2), { atMost: 7 })).chosen.length).toBeLessThanOrEqual(7)
})

test('money in pence and another order of the list change nobody who is tried', () => {
  const tries = (laid: Board, budget: number) =>
    at(laid, budget)
      .chosen.filter(({ toTry }) => toTry)
      .map(({ offer }) => laid.asked.of[offer]!.candidate.id)
      .sort()
  const dear = market.map((one) => ({
    ...one,
    deliverables: [{ name: 'post', estimate: 100 * one.deliverables[0]!.estimate }],
  }))
  const plain = tries(on(aimed(0.2)), 120_000)
  expect(plain.length).toBe(1)
  expect(tries(on({ ...aimed(0.2), margin: 400_000 }, {}, dear), 12_000_000)).toEqual(plain)
  const turned = market.toReversed().map((one, row) => ({ ...one, row }))
  expect(tries(on(aimed(0.2), {}, turned), 120_000)).toEqual(plain)
})

test('the reason says what a good one would earn: the best quarter of a gamma, added up by its draws', () => {
  const { toTry } = at(on(aimed(0.2))).chosen.find((one) => one.toTry)!
  expect(toTry).toMatchObject({ own: false, best: 0.25 })
  expect(toTry!.chance).toBeGreaterThan(0.05)
  expect(toTry!.chance).toBeLessThan(0.5)
  // An exponential-like rate of mean 0.0017: its best quarter brings about 2.3 times that, 20 orders of 40.00.
  expect(toTry!.earns).toBeGreaterThan(10_000)
  expect(toTry!.earns).toBeLessThan(4000 * 5000 * 0.0017 * 2.4)
  expect(saidToTry(toTry!)).toMatch(
    /^Nobody knows yet .* the best quarter of its kind, each later plan earns about \d+ more/,
  )
  expect(saidToTry({ ...toTry!, own: true })).toMatch(/^Few results/)
})

test('Thompson sampling keeps to the share as well', () => {
  const { chosen } = at(on(aimed(0.2, { by: 'thompson' })))
  const paid = chosen.filter(({ toTry }) => toTry).reduce((sum, { cents }) => sum + cents, 0)
  expect(paid).toBeLessThanOrEqual(24_000)
})
