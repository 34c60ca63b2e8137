import { expect, test } from 'vitest'
import { gathering } from './audience.ts'
import { frontier } from './frontier.ts'
import { plan } from './plan.ts'
import { oneOfferEach } from './problem.ts'
import type { Problem } from './problem.ts'
import { explained } from './why.ts'

const upTo = (n: number, from = 0) => Array.from({ length: n }, (_, k) => from + k)
function problemOf(reaches: number[][], cost: number[], budget: number, more: Partial<Problem> = {}): Problem {
  const gathered = gathering()
  reaches.forEach((persons, creator) => persons.forEach((person) => gathered.link(creator, person)))
  const people = Math.max(...reaches.flat()) + 1
  return {
    audience: gathered.audience(reaches.length, people),
    offers: oneOfferEach(Float64Array.from(cost)),
    budget,
    ...more,
  }
}

test('says whose audiences already hold the people of one who is left out', () => {
  const problem = problemOf([upTo(50), upTo(50, 50), upTo(60, 20), upTo(5, 200), [300]], [100, 100, 100, 90, 500], 210)
  const { inside, outside } = explained(problem, [0, 1])
  expect(inside).toEqual([
    { offer: 0, alone: 50, adds: 50 },
    { offer: 1, alone: 50, adds: 50 },
  ])
  const third = outside.find(({ offer }) => offer === 2)!
  expect(third).toMatchObject({ alone: 60, adds: 0, reached: 1, by: [0, 1], reachedBy: 1 })
  expect(third.because.kind).toBe('little')
  expect(outside.find(({ offer }) => offer === 3)).toMatchObject({ reached: 0, by: [], adds: 5 })
})

test('says how much money is missing, which rule is in the way, or that it does not pay', () => {
  const reaches = [upTo(10), upTo(30, 10), upTo(10, 40)]
  const reason = (problem: Problem, chosen: number[], offer: number) =>
    explained(problem, chosen).outside.find((one) => one.offer === offer)!.because
  expect(reason(problemOf(reaches, [100, 250, 100], 250), [0], 1)).toEqual({ kind: 'money', missing: 100 })
  const rules = [{ name: 'at most 1', of: [0, 1, 2], most: 1 }]
  expect(reason(problemOf(reaches, [100, 250, 100], 999, { rules }), [0], 1)).toEqual({
    kind: 'rule',
    name: 'at most 1',
  })
  const objective = { kind: 'profit', worth: 20 } as const
  expect(reason(problemOf(reaches, [100, 1200, 100], 9999, { objective }), [0, 2], 1)).toEqual({
    kind: 'unpaid',
    returns: 0.5,
  })
})

test('more money never brings less, and each stop keeps to its budget', () => {
  const reaches = upTo(30).map((k) => upTo(5 + ((k * 7) % 23), (k * 13) % 60))
  const problem = problemOf(
    reaches,
    reaches.map((ids, k) => 100 * ids.length + 37 * k),
    0,
  )
  const stops = frontier(problem, [500, 8000, 1000, 2000, 2000, 4000])
  expect(stops.map(({ budget }) => budget)).toEqual([500, 1000, 2000, 4000, 8000])
  for (const [k, { budget, cost, value, chosen }] of stops.entries()) {
    expect(cost).toBeLessThanOrEqual(budget)
    expect(value).toBeGreaterThanOrEqual(k > 0 ? stops[k - 1]!.value : 0)
    const alone = plan({ ...problem, budget })
    expect(alone.answer === 'plan' && value >= 0.97 * alone.value).toBe(true)
    expect(chosen.length).toBeGreaterThan(0)
  }
})
