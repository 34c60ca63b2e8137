import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { gathering } from './audience.ts'
import { reachOf } from './coverage.ts'
import { meanNeeded, sellout, worthOfSeats } from './demand.ts'
import { enough } from './enough.ts'
import { plan } from './plan.ts'
import { oneOfferEach } from './problem.ts'
import type { Problem } from './problem.ts'

const upTo = (n: number) => Array.from({ length: n }, (_, k) => k)
const random = seeded(21)
const gathered = gathering()
for (const i of upTo(11))
  for (const u of random.some(upTo(9000), 300 + random.below(2500))) gathered.link(i, u, 0.3 + 0.6 * random.uniform())
const audience = gathered.audience(11, 9000)
const cost = Float64Array.from(upTo(11), (i) =>
  Math.round(4000 + 12 * (audience.start[i + 1]! - audience.start[i]!) * (0.7 + 0.6 * random.uniform())),
)
const offers = oneOfferEach(cost)
const sets = upTo(1 << 11).map((mask) => upTo(11).filter((o) => (mask >> o) & 1))
const priced = sets.map((chosen) => ({
  chosen,
  reach: reachOf(audience, offers, chosen),
  cost: chosen.reduce((sum, o) => sum + cost[o]!, 0),
}))
const problem: Problem = { audience, offers, budget: 10_000_000 }

test('sells out sixty seats with nine chances in ten for little more than the cheapest set that does', () => {
  const rate = 0.02
  const target = meanNeeded(60, 0.9, 30) / rate
  const found = enough(problem, target)
  if (found.answer !== 'plan') throw new Error(found.answer)
  expect(sellout({ mean: found.reach * rate, size: 30 }, 60).probabilitySoldOut).toBeGreaterThanOrEqual(0.9)
  const cheapest = Math.min(...priced.filter(({ reach }) => reach >= target).map((set) => set.cost))
  expect(found.cost).toBeLessThanOrEqual(1.01 * cheapest)
  expect(found.cost).toBeLessThan(0.9 * priced.at(-1)!.cost)
})

test('says how many it can reach when the budget is not enough', () => {
  const found = enough({ ...problem, budget: 30_000 }, 8000)
  expect(found.answer).toBe('too-little')
  if (found.answer === 'too-little') expect(found.cost).toBeLessThanOrEqual(30_000)
})

test('with seats to fill, buys nobody whom a full house cannot pay, as the best of all sets does', () => {
  for (const seats of [20, 60, 400]) {
    const worth = worthOfSeats(seats, 1500, 0.02, 8)
    const objective = { kind: 'profit', worth } as const
    const found = plan({ ...problem, objective }, { certificate: true })
    if (found.answer !== 'plan') throw new Error(found.because)
    const best = Math.max(...priced.map((set) => worth(set.reach) - set.cost))
    expect(found.value).toBeCloseTo(best, 4)
    expect(found.certificate!.upperBound).toBeGreaterThanOrEqual(best - 1e-6)
  }
})
