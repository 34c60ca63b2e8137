/**
 * The audiences of creators from the people who are known by name (they commented), in people reached or in orders.
 *
 * Each known person stands for as many as a post reaches per known person. Whom two creators share counts once, as much as
 * the one counts who would bring most of them. With rates the unit is orders: people times the chance that one who is
 * reached orders. Not to be trusted where comments were imported for some creators only: what was not imported overlaps
 * with nothing. Method: docs/methods/portfolio-in-the-app.md
 */
import type { Audience } from './audience.ts'
import { gathering } from './audience.ts'
import type { Candidate } from './candidates.ts'

/** A candidate with what is known of the audience; `row` is its place in the list. */
export type Member = Candidate & {
  /** Numbers of the known people of this audience, each once. */
  readonly known: readonly number[] | Int32Array
  /** People whom one post reaches. */
  readonly exposure: number
  /** Orders per person reached: gamma, mean shape / rate; null where nothing is known or sold. */
  readonly orders: { readonly shape: number; readonly rate: number } | null
}

export type Unit = 'people' | 'orders'

/** @param people how many known people there are in all, numbered from 0 */
export function audienceOf(members: readonly Member[], people: number, unit: Unit): Audience {
  const each = members.map((member) => standsFor(member, unit))
  const weight = new Float64Array(people)
  members.forEach(({ known }, row) => {
    for (const person of known) weight[person] = Math.max(weight[person]!, each[row]!)
  })
  const links = gathering()
  members.forEach(({ known }, row) => {
    if (each[row]! > 0) for (const person of known) links.link(row, person, each[row]! / weight[person]!)
  })
  weight.forEach((worth, person) => links.weigh(person, worth))
  return links.audience(members.length, people)
}

function standsFor({ known, exposure, orders }: Member, unit: Unit): number {
  const reached = known.length > 0 ? exposure / known.length : 0
  return unit === 'people' ? reached : reached * (orders ? orders.shape / orders.rate : 0)
}
