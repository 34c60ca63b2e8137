/**
 * What is the least that it costs to reach so many (as many as sell out a house with the promised probability)? Plans for
 * budgets halved towards each other; the plan found may be a little dearer than the cheapest there is, by as much as plans
 * fall short of the best. demand.ts says how much demand a promise takes.
 */
import { plan } from './plan.ts'
import type { Plan } from './plan.ts'
import type { Problem } from './problem.ts'
import { groundOf } from './search.ts'

export type Enough =
  | ({ readonly answer: 'plan'; readonly budget: number } & Pick<
      Extract<Plan, { answer: 'plan' }>,
      'chosen' | 'cost' | 'reach'
    >)
  /** Even the whole budget does not reach so many: the most that it does. */
  | { readonly answer: 'too-little'; readonly reach: number; readonly chosen: readonly number[]; readonly cost: number }
  | Extract<Plan, { answer: 'contradiction' }>

/** @param target weighted people; the budget of the problem is the most that may be spent */
export function enough(problem: Problem, target: number, work = 2e6): Enough {
  let ground = groundOf({ ...problem, objective: { kind: 'reach' } })
  const at = (budget: number) => {
    const here: Problem = { ...problem, budget, objective: { kind: 'reach' } }
    ground = groundOf(here, ground.followed)
    return plan(here, { ground, work })
  }
  const most = at(problem.budget)
  if (most.answer === 'contradiction') return most
  if (most.reach < target) return { answer: 'too-little', reach: most.reach, chosen: most.chosen, cost: most.cost }
  let best = most
  let low = 0
  let high = most.cost
  // A tenth of a percent of the price is closer than anyone's fee is known.
  while (high - low > Math.max(1, high / 1000)) {
    const middle = Math.floor((low + high) / 2)
    const found = at(middle)
    if (found.answer === 'plan' && found.reach >= target) {
      best = found
      high = Math.min(found.cost, middle)
    } else low = middle + 1
  }
  return { answer: 'plan', budget: best.cost, chosen: best.chosen, cost: best.cost, reach: best.reach }
}
