import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import type { Random } from '../numbers/random.ts'
import { gathering } from './audience.ts'
import type { Audience } from './audience.ts'
import { reachOf } from './coverage.ts'
import { plan } from './plan.ts'
import type { Plan } from './plan.ts'
import { oneOfferEach, valueOf } from './problem.ts'
import type { Problem, Rule } from './problem.ts'

function audienceFrom(reaches: number[][], weights: Record<number, number> = {}, contact?: () => number): Audience {
  const gathered = gathering()
  let people = 0
  reaches.forEach((persons, creator) => {
    for (const person of persons) {
      people = Math.max(people, person + 1)
      gathered.link(creator, person, contact?.())
    }
  })
  for (const [person, weight] of Object.entries(weights)) gathered.weigh(Number(person), weight)
  return gathered.audience(reaches.length, people)
}

const upTo = (n: number, from = 0) => Array.from({ length: n }, (_, k) => from + k)
const problemOf = (reaches: number[][], cost: number[], budget: number, more: Partial<Problem> = {}): Problem => ({
  audience: audienceFrom(reaches),
  offers: oneOfferEach(Float64Array.from(cost)),
  budget,
  ...more,
})

function made(found: Plan): Extract<Plan, { answer: 'plan' }> {
  if (found.answer !== 'plan') throw new Error(found.because)
  return found
}

/** The best value of all sets that keep budget and rules; undefined when none does. */
function byEnumeration({ audience, offers, budget, objective, rules = [] }: Problem): number | undefined {
  let best: number | undefined
  const size = offers.cost.length
  for (let mask = 0; mask < 1 << size; mask++) {
    const chosen = upTo(size).filter((o) => (mask >> o) & 1)
    const cost = chosen.reduce((sum, o) => sum + offers.cost[o]!, 0)
    if (cost > budget) continue
    const kept = rules.every(({ of, least = 0, most = Infinity }) => {
      const inside = of.filter((o) => chosen.includes(o)).length
      return inside >= least && inside <= most
    })
    if (!kept) continue
    const value = valueOf(objective, reachOf(audience, offers, chosen), cost)
    if (best === undefined || value > best) best = value
  }
  return best
}

type Kind = { contact?: boolean; weights?: boolean; menus?: boolean; rules?: boolean; profit?: boolean; free?: boolean }
function drawn(random: Random, creators: number, people: number, kind: Kind): Problem {
  const reaches = upTo(creators).map(() => {
    const share = 0.05 + 0.35 * random.uniform() * random.uniform()
    return upTo(people).filter(() => random.uniform() < share)
  })
  const audience = audienceFrom(
    [...reaches, []],
    kind.weights ? Object.fromEntries(upTo(people).map((u) => [u, 0.1 + 3 * random.uniform()])) : {},
    kind.contact ? () => 0.05 + 0.95 * random.uniform() : undefined,
  )
  const each = kind.menus ? 2 : 1
  const row = Int32Array.from(upTo(creators * each), (o) => Math.floor(o / each))
  const cost = Float64Array.from(row, () =>
    kind.free && random.uniform() < 0.2 ? 0 : Math.round(500 + 9500 * random.uniform()),
  )
  const offers = kind.menus
    ? { row, cost, factor: Float64Array.from(row, () => 0.2 + 0.8 * random.uniform()) }
    : { row, cost }
  const total = cost.reduce((a, b) => a + b, 0)
  const rules: Rule[] = []
  if (kind.menus) for (const i of upTo(creators)) rules.push({ name: `one of ${i}`, of: [2 * i, 2 * i + 1], most: 1 })
  if (kind.rules) {
    const some = (n: number) => random.some(upTo(cost.length), n)
    rules.push({ name: 'at most 3', of: upTo(cost.length), most: 3 })
    rules.push({ name: '1 of these', of: some(3), least: 1 })
    rules.push({ name: 'not both', of: some(2), most: 1 })
  }
  return {
    audience,
    offers,
    budget: Math.round(total * (0.1 + 0.4 * random.uniform())),
    ...(kind.profit ? { objective: { kind: 'profit', worth: 300 + 600 * random.uniform() } } : {}),
    rules,
  }
}

const KINDS: Kind[] = [
  {},
  { weights: true },
  { contact: true },
  { contact: true, weights: true, free: true },
  { profit: true },
  { menus: true },
  { menus: true, profit: true, contact: true },
  { rules: true },
  { rules: true, menus: true, weights: true },
  { rules: true, profit: true, contact: true },
]

test('finds what looking at every set finds, and its bound is never below it', () => {
  const random = seeded(11)
  for (const kind of KINDS)
    for (let run = 0; run < 12; run++) {
      const problem = drawn(random, kind.menus ? 5 : 4 + random.below(7), 40, kind)
      const best = byEnumeration(problem)
      const found = plan(problem, { certificate: true })
      if (best === undefined) {
        expect(found.answer).toBe('contradiction')
        continue
      }
      const { value, certificate, optimal } = made(found)
      expect(value).toBeGreaterThanOrEqual(best - 1e-6 * Math.max(1, Math.abs(best)))
      expect(value).toBeLessThanOrEqual(best + 1e-6 * Math.max(1, Math.abs(best)))
      expect(optimal).toBe(true)
      expect(certificate!.upperBound).toBeGreaterThanOrEqual(best - 1e-6 * Math.max(1, Math.abs(best)))
    }
})

test('without looking at every set it still comes within 2% of the best of all sets', () => {
  const random = seeded(5)
  const ratios: number[] = []
  for (const kind of KINDS.filter(({ profit, rules }) => !profit && !rules))
    for (let run = 0; run < 15; run++) {
      const problem = drawn(random, kind.menus ? 6 : 12, 40, kind)
      // Creators without anybody raise the count beyond what is enumerated, and change nothing else.
      const idle = 1001
      const { row, cost, factor } = problem.offers
      const more = <T extends Int32Array | Float64Array>(from: T, into: T, rest: number): T => {
        into.fill(rest)
        into.set(from as never)
        return into
      }
      const size = cost.length + idle
      const padded: Problem = {
        ...problem,
        offers: {
          row: more(row, new Int32Array(size), problem.audience.creators - 1),
          cost: more(cost, new Float64Array(size), 1),
          ...(factor ? { factor: more(factor, new Float64Array(size), 1) } : {}),
        },
        rules: [...problem.rules!, { name: 'some', of: upTo(idle, cost.length), least: 1 }],
        budget: problem.budget + 1,
      }
      const { value, optimal } = made(plan(padded))
      expect(optimal).toBe(false)
      ratios.push(value / byEnumeration(problem)!)
    }
  expect(Math.min(...ratios)).toBeGreaterThan(0.98)
})

test('is never over budget and never against a rule, in a thousand random markets', () => {
  const random = seeded(97)
  for (let run = 0; run < 1000; run++) {
    const kind = KINDS[run % KINDS.length]!
    const problem = drawn(random, 1 + random.below(30), 1 + random.below(80), kind)
    const budget = run % 17 === 0 ? 0 : problem.budget
    const found = plan({ ...problem, budget }, { work: 2e5 })
    if (found.answer !== 'plan') {
      expect(kind.rules).toBe(true)
      expect(found.between.length).toBeGreaterThan(0)
      continue
    }
    expect(found.cost).toBeLessThanOrEqual(budget)
    expect(found.cost).toBe(found.chosen.reduce((sum, o) => sum + problem.offers.cost[o]!, 0))
    expect(new Set(found.chosen).size).toBe(found.chosen.length)
    for (const { of, least = 0, most = Infinity } of problem.rules!) {
      const inside = of.filter((o) => found.chosen.includes(o)).length
      expect(inside).toBeGreaterThanOrEqual(least)
      expect(inside).toBeLessThanOrEqual(most)
    }
    if (found.chosen.length === 0) expect(found.because).toBeTruthy()
  }
})

test('one dear creator who reaches everybody wins over small ones who look better per cent, and loses when they do not overlap', () => {
  const crowd = upTo(1000)
  const small = upTo(20).map((k) => upTo(40, 40 * k))
  // The small ones cost less for each person, but together they cannot reach what the budget reaches in one.
  const wins = made(plan(problemOf([crowd, ...small], [100_000, ...small.map(() => 3_900)], 100_000)))
  expect(wins.chosen).toEqual([0])
  const loses = made(
    plan(problemOf([crowd, ...upTo(30).map((k) => upTo(40, 40 * k))], [100_000, ...Array(30).fill(3_000)], 100_000)),
  )
  expect(loses.chosen).not.toContain(0)
  expect(loses.reach).toBe(1200)
})

test('one celebrity with small ones who reach others is found, although the small ones look better per cent', () => {
  const celebrity = upTo(800)
  const outside = upTo(10).map((k) => upTo(60, 800 + 60 * k))
  const inside = upTo(13).map((k) => upTo(60, 5 * k))
  const problem = problemOf([celebrity, ...outside, ...inside], [60_000, ...Array(23).fill(4_000)], 92_000)
  const { chosen, reach } = made(plan(problem))
  expect(chosen).toContain(0)
  expect(chosen.every((o) => o <= 10)).toBe(true)
  expect(reach).toBe(800 + 8 * 60)
})

test('takes whoever costs nothing and reaches anybody, even with no budget', () => {
  const { chosen } = made(plan(problemOf([[0, 1], [1], [2], []], [0, 0, 500, 0], 0)))
  expect(chosen).toEqual([0])
})

test('buys everybody who adds somebody when there is more money than offers', () => {
  const { chosen, optimal, reach } = made(
    plan(problemOf([[0, 1], [1, 2], [0, 2], []], [100, 100, 100, 100], 10_000), { certificate: true }),
  )
  expect(reach).toBe(3)
  expect(chosen.length).toBe(2)
  expect(optimal).toBe(true)
})

test('an empty plan says why', () => {
  expect(made(plan(problemOf([], [], 100))).because).toBe('There is nobody to choose from.')
  expect(made(plan(problemOf([[0]], [12_000], 5_000))).because).toBe(
    'The cheapest offer that reaches anybody costs 120.00, the budget is 50.00.',
  )
  expect(made(plan(problemOf([[], []], [10, 20], 5_000))).because).toContain('audience that is known')
  expect(
    made(plan(problemOf([[0, 1]], [400], 5_000, { objective: { kind: 'profit', worth: 100 } }))).because,
  ).toContain('the best returns 0.50 for each 1.00')
})

test('refuses money that is not whole cents', () => {
  expect(() => plan(problemOf([[0]], [10], -5))).toThrow('0 or more, got -5')
  expect(() => plan(problemOf([[0]], [10.5], 50))).toThrow('offer 0')
})

test('names the two rules that contradict each other', () => {
  const rules = (...list: Rule[]) => ({ rules: list })
  const reaches = [[0], [1], [2], [3]]
  const cost = [1000, 2000, 3000, 4000]
  const between = (budget: number, ...list: Rule[]) => {
    const found = plan(problemOf(reaches, cost, budget, rules(...list)))
    return found.answer === 'contradiction' ? found.between : undefined
  }
  const ana = { name: 'Ana must be in', of: [0], least: 1 }
  expect(between(10_000, ana, { name: 'not Ana', of: [0], most: 0 })).toEqual(['Ana must be in', 'not Ana'])
  expect(between(500, ana)).toEqual(['Ana must be in', 'the budget of 5.00'])
  expect(between(2_500, ana, { name: 'Bo must be in', of: [1], least: 1 })).toEqual(['Ana must be in', 'Bo must be in'])
  expect(between(9_999, { name: 'three from Berlin', of: [0, 1], least: 3 })).toEqual(['three from Berlin'])
  expect(
    between(
      9_999,
      { name: '2 on YouTube', of: [0, 1], least: 2 },
      { name: '1 in Rome', of: [2], least: 1 },
      { name: 'at most 2', of: upTo(4), most: 2 },
    ),
  ).toEqual(['2 on YouTube', '1 in Rome', 'at most 2'])
  expect(between(10_000, ana)).toBeUndefined()
})

test('with a margin it stops where the next creator no longer pays, although budget is left', () => {
  const problem = problemOf([upTo(100), upTo(100, 50), [200]], [3_000, 3_000, 500], 100_000, {
    objective: { kind: 'profit', worth: 50 },
  })
  const { chosen, value, cost } = made(plan(problem, { certificate: true }))
  expect(chosen.length).toBe(1)
  expect(value).toBe(100 * 50 - 3_000)
  expect(cost).toBe(3_000)
})

test('anyone can add up the bound from the prices', () => {
  const random = seeded(3)
  const problem = drawn(random, 60, 400, { weights: true })
  const { value, certificate } = made(plan(problem, { certificate: true }))
  const { audience, offers, budget } = problem
  const items = upTo(60).map((i) => {
    let worth = 0
    for (let k = audience.start[i]!; k < audience.start[i + 1]!; k++)
      worth += audience.weight[audience.links[k]!]! * certificate!.price[audience.links[k]!]!
    return { worth, cost: offers.cost[i]! }
  })
  let bound = audience.weight.reduce((sum, w, u) => sum + w * (1 - certificate!.price[u]!), 0)
  let left = budget
  for (const { worth, cost } of items
    .filter((i) => i.cost <= budget)
    .sort((a, b) => b.worth / b.cost - a.worth / a.cost)) {
    const part = Math.min(1, left / cost)
    bound += part * worth
    left -= part * cost
  }
  expect(certificate!.upperBound).toBeCloseTo(bound, 6)
  expect(certificate!.gap).toBeLessThan(0.05)
  expect(certificate!.upperBound).toBeGreaterThanOrEqual(value)
})

test('the same question has the same answer', () => {
  const ask = () => plan(drawn(seeded(8), 80, 500, { contact: true }), { certificate: true })
  expect(ask()).toEqual(ask())
})
