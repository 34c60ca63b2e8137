import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { gathering } from './audience.ts'
import { plan } from './plan.ts'
import { oneOfferEach } from './problem.ts'

const upTo = (n: number) => Array.from({ length: n }, (_, k) => k)

/** As docs/methods/portfolio-certificate.md tells a reader to do it, with nothing of ours but prices. */
function addedUp(
  links: readonly { creator: number; person: number; contact: number }[],
  weight: readonly number[],
  cost: readonly number[],
  budget: number,
  price: ArrayLike<number>,
): number {
  const slope = weight.map((_, u) => {
    let low = 0
    let high = 1
    for (let halved = 0; halved < 200; halved++) {
      const p = (low + high) / 2
      if (p * (1 - Math.log(p)) < price[u]!) low = p
      else high = p
    }
    return high
  })
  let bound = weight.reduce((sum, w, u) => sum + w * (1 - price[u]!), 0)
  const worth = cost.map(() => 0)
  for (const { creator, person, contact } of links)
    worth[creator]! +=
      weight[person]! *
      (contact >= 1 - slope[person]! ? contact - (1 - price[person]!) : slope[person]! * -Math.log(1 - contact))
  let left = budget
  for (const i of upTo(cost.length)
    .filter((i) => cost[i]! <= budget)
    .sort((a, b) => worth[b]! / cost[b]! - worth[a]! / cost[a]!)) {
    const part = Math.min(1, left / cost[i]!)
    bound += part * worth[i]!
    left -= part * cost[i]!
  }
  return bound
}

test('with chances of contact, too, anyone can add up the bound; it lies above the plan and close to it', () => {
  const random = seeded(31)
  const gaps: number[] = []
  for (let run = 0; run < 6; run++) {
    const people = 300
    const links = upTo(50).flatMap((creator) =>
      random.some(upTo(people), 10 + random.below(50)).map((person) => ({
        creator,
        person,
        contact: run % 2 === 0 ? 0.4 : random.uniform() < 0.2 ? 1 : 0.05 + 0.9 * random.uniform(),
      })),
    )
    const weight = upTo(people).map(() => 0.2 + random.uniform())
    const cost = upTo(50).map(() => 500 + random.below(5000))
    const gathered = gathering()
    for (const { creator, person, contact } of links) gathered.link(creator, person, contact)
    weight.forEach((w, u) => gathered.weigh(u, w))
    const budget = 20_000
    const problem = { audience: gathered.audience(50, people), offers: oneOfferEach(Float64Array.from(cost)), budget }
    const found = plan(problem, { certificate: true })
    if (found.answer !== 'plan') throw new Error(found.because)
    const { upperBound, price, gap } = found.certificate!
    expect(upperBound).toBeCloseTo(addedUp(links, weight, cost, budget, price), 6)
    expect(upperBound).toBeGreaterThanOrEqual(found.value)
    gaps.push(gap)
  }
  expect(Math.max(...gaps)).toBeLessThan(0.1)
})

test('a limit on how many has its own price, without which the bound would be far off', () => {
  const random = seeded(9)
  const gathered = gathering()
  for (const i of upTo(80)) for (const u of random.some(upTo(5000), 100 + random.below(60))) gathered.link(i, u)
  const problem = {
    audience: gathered.audience(80, 5000),
    offers: oneOfferEach(Float64Array.from(upTo(80), () => 100)),
    budget: 1_000_000,
    rules: [{ name: 'at most 5', of: upTo(80), most: 5 }],
  }
  const found = plan(problem, { certificate: true })
  if (found.answer !== 'plan') throw new Error(found.because)
  expect(found.chosen).toHaveLength(5)
  expect(found.certificate!.gap).toBeLessThan(0.05)
  expect(found.certificate!.rulePrice[0]).toBeGreaterThan(0)
})
