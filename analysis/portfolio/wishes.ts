/**
 * Candidates with their known audiences, prices and rates, and what a person wishes, as one problem that a plan answers.
 *
 * Of each audience only some people are known by name (they commented). Each stands for as many as one post reaches per
 * known person; whom two creators share counts once, as much as the creator counts who would bring most of them. With a
 * rate the unit is orders: people times the chance that one who is reached orders. Not to be trusted where comments were
 * imported for some creators only: an overlap that nobody imported is not seen.
 * Method: docs/methods/portfolio-in-the-app.md
 */
import { gathering } from './audience.ts'
import { sellout } from './demand.ts'
import type { Problem, Rule } from './problem.ts'

export type Deliverable = {
  readonly name: string
  /** Whole cents, everything that booking it costs. */
  readonly cents: number
  /** How many people it reaches compared with a post; above 0. */
  readonly spread: number
}

export type Candidate = {
  readonly id: string
  readonly name: string
  /** One person with two accounts is booked once. */
  readonly person: string
  readonly platform: string
  readonly place: string | null
  /** Numbers of the known people of this audience, each once. */
  readonly people: readonly number[] | Int32Array
  /** People whom one post reaches. */
  readonly exposure: number
  /** Orders per person reached: a gamma distribution, mean shape / rate. */
  readonly orders: { readonly shape: number; readonly rate: number } | null
  readonly offers: readonly Deliverable[]
}

export type Wishes = {
  /** Whole cents. */
  readonly budget: number
  /** What one order leaves, in cents; without it the plan is for reach. */
  readonly margin: number | null
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** How many creators at most. */
  readonly most: number | null
  readonly least: readonly { readonly of: 'platform' | 'place'; readonly value: string; readonly count: number }[]
  /** Seats to fill: beyond them an order brings nothing. `size`: how much demand clumps (demand.ts). */
  readonly seats: { readonly count: number; readonly perOrder: number; readonly size: number | null } | null
}

/** Which deliverable of whom an offer is. */
export type Offered = { readonly candidate: number; readonly deliverable: Deliverable }
export type Asked = { readonly problem: Problem; readonly offered: readonly Offered[] }

/** Orders per known person, or people where nothing is sold. */
export function perPerson({ people, exposure, orders }: Candidate, profit: boolean): number {
  const reached = people.length > 0 ? exposure / people.length : 0
  return profit ? reached * (orders ? orders.shape / orders.rate : 0) : reached
}

/** @param people how many known people there are in all */
export function asked(candidates: readonly Candidate[], people: number, wishes: Wishes): Asked {
  const profit = wishes.margin !== null
  const value = candidates.map((candidate) => perPerson(candidate, profit))
  const widest = Math.max(1e-9, ...candidates.flatMap(({ offers }) => offers.map(({ spread }) => spread)))
  const weight = new Float64Array(people)
  candidates.forEach(({ people: known }, i) => {
    for (const person of known) weight[person] = Math.max(weight[person]!, value[i]!)
  })
  const links = gathering()
  candidates.forEach(({ people: known }, i) => {
    if (value[i]! > 0) for (const person of known) links.link(i, person, value[i]! / weight[person]!)
  })
  weight.forEach((worth, person) => links.weigh(person, worth * widest))
  const offered = candidates.flatMap(({ offers }, candidate) =>
    offers.map((deliverable) => ({ candidate, deliverable })),
  )
  return {
    offered,
    problem: {
      audience: links.audience(candidates.length, people),
      offers: {
        row: Int32Array.from(offered, ({ candidate }) => candidate),
        cost: Float64Array.from(offered, ({ deliverable }) => deliverable.cents),
        factor: Float64Array.from(offered, ({ deliverable }) => deliverable.spread / widest),
      },
      budget: wishes.budget,
      objective: objectiveOf(wishes),
      rules: rulesOf(candidates, offered, wishes),
    },
  }
}

function objectiveOf({ margin, seats }: Wishes): Problem['objective'] & object {
  if (margin === null) return { kind: 'reach' }
  if (seats === null) return { kind: 'profit', worth: margin }
  const { count, perOrder, size } = seats
  const full = new Map<number, number>()
  return {
    kind: 'profit',
    worth: (orders) => {
      // Taking out what was put in leaves a crumb of either sign.
      const demand = Math.max(0, orders * perOrder)
      let sold = full.get(demand)
      if (sold === undefined) {
        sold = sellout({ mean: demand, ...(size === null ? {} : { size }) }, count).expected
        full.set(demand, sold)
      }
      return (margin * sold) / perOrder
    },
  }
}

function rulesOf(candidates: readonly Candidate[], offered: readonly Offered[], wishes: Wishes): Rule[] {
  const offersOf = (holds: (candidate: Candidate) => boolean) =>
    offered.flatMap(({ candidate }, offer) => (holds(candidates[candidate]!) ? [offer] : []))
  const rules: Rule[] = []
  const accountsOf = new Map<string, number>()
  for (const { person, offers } of candidates) accountsOf.set(person, (accountsOf.get(person) ?? 0) + offers.length)
  for (const candidate of candidates) {
    const several = accountsOf.get(candidate.person)!
    if (several > 1) {
      rules.push({ name: `${candidate.name} once`, of: offersOf(({ person }) => person === candidate.person), most: 1 })
      accountsOf.set(candidate.person, 0)
    }
  }
  for (const id of wishes.include)
    rules.push({ name: `${nameOf(candidates, id)} must be in`, of: offersOf((one) => one.id === id), least: 1 })
  for (const id of wishes.exclude)
    rules.push({ name: `without ${nameOf(candidates, id)}`, of: offersOf((one) => one.id === id), most: 0 })
  if (wishes.most !== null)
    rules.push({ name: `at most ${wishes.most} creators`, of: offered.map((_, offer) => offer), most: wishes.most })
  for (const { of, value, count } of wishes.least)
    rules.push({ name: `at least ${count} in ${value}`, of: offersOf((one) => one[of] === value), least: count })
  return rules
}

const nameOf = (candidates: readonly Candidate[], id: string) => candidates.find((one) => one.id === id)?.name ?? id
