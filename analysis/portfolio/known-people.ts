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

/** `attributed`: counted by link or code, so that not every one of them was caused. `own`: of results of the creator's own. */
export type OrderRate = {
  readonly shape: number
  readonly rate: number
  readonly attributed?: boolean
  readonly own?: boolean
}

/** A candidate with what is known of the audience; `row` is its place in the list. */
export type Member = Candidate & {
  /** Numbers of the known people of this audience, each once. */
  readonly known: readonly number[] | Int32Array
  /** People whom one post reaches. */
  readonly exposure: number
  /** Orders per person reached: gamma, mean shape / rate; null where nothing is known or sold. */
  readonly orders: OrderRate | null
  /** Where nobody of the audience is known: the segment of which it is a share (segments.ts), a number beyond the known people. */
  readonly segment?: { readonly at: number; readonly people: number }
}

export type Unit = 'people' | 'orders'

/**
 * Whom a post of the member meets: known people who stand for `each` and are met for certain, or a segment that stands for
 * all its people and is met by chance.
 */
export function meeting({ known, exposure, segment }: Member): {
  readonly people: readonly number[] | Int32Array
  readonly each: number
  readonly chance: number
} {
  if (segment && known.length === 0)
    return {
      people: segment.people > 0 ? [segment.at] : [],
      each: segment.people,
      chance: Math.min(1, exposure / Math.max(1e-9, segment.people)),
    }
  return { people: known, each: known.length > 0 ? exposure / known.length : 0, chance: 1 }
}

/** @param people how many known people (and segments) there are in all, numbered from 0 */
export function audienceOf(members: readonly Member[], people: number, unit: Unit): Audience {
  const met = members.map((member) => {
    const meets = meeting(member)
    return { ...meets, worth: meets.each * (unit === 'people' ? 1 : rateOf(member)) }
  })
  const weight = new Float64Array(people)
  for (const { people: whom, worth } of met)
    for (const person of whom) weight[person] = Math.max(weight[person]!, worth)
  const links = gathering()
  met.forEach(({ people: whom, worth, chance }, row) => {
    if (worth > 0) for (const person of whom) links.link(row, person, (worth * chance) / weight[person]!)
  })
  weight.forEach((worth, person) => links.weigh(person, worth))
  return links.audience(members.length, people)
}

const rateOf = ({ orders }: Member) => (orders ? orders.shape / orders.rate : 0)
