/**
 * What do other budgets bring? One plan for each, every one starting also from the plan of the budget below, so that more
 * money is never told to bring less.
 */
import { plan } from './plan.ts'
import type { Plan } from './plan.ts'
import type { Problem } from './problem.ts'
import { groundOf } from './search.ts'

export type Stop = { readonly budget: number } & Pick<
  Extract<Plan, { answer: 'plan' }>,
  'chosen' | 'cost' | 'reach' | 'value'
>

/** Budgets at which the rules cannot be kept are left out. Budgets in whole cents, in any order; the answer ascends. */
export function frontier(problem: Problem, budgets: readonly number[], work = 2e6): Stop[] {
  const stops: Stop[] = []
  let ground = groundOf(problem)
  for (const budget of [...new Set(budgets)].sort((a, b) => a - b)) {
    const at = { ...problem, budget }
    ground = groundOf(at, ground.followed)
    const last = stops.at(-1)
    const found = plan(at, { ground, work, seeds: last ? [last.chosen] : [] })
    if (found.answer !== 'plan') continue
    const { chosen, cost, reach, value } = last && last.value > found.value ? last : found
    stops.push({ budget, chosen, cost, reach, value })
  }
  return stops
}
