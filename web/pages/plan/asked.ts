/** What a plan is asked for, as it stands in the address: amounts in whole currency units, as people write them. */
import type { Input } from '../../call.ts'

export type PlanSearch = {
  budget?: number
  margin?: number
  guess?: number
  seats?: number
  adsLow?: number
  adsHigh?: number
  atMost?: number
  shortlist?: string
  include?: string[]
  exclude?: string[]
}

export const BUDGET = 3000

const NUMBERS = ['budget', 'margin', 'guess', 'seats', 'adsLow', 'adsHigh', 'atMost'] as const
const LISTS = ['include', 'exclude'] as const

/** What cannot be read is left out. */
export function readPlanSearch(given: Record<string, unknown>): PlanSearch {
  const read: PlanSearch = {}
  for (const name of NUMBERS) {
    const number = Number(given[name])
    if (given[name] !== undefined && given[name] !== '' && Number.isFinite(number) && number >= 0) read[name] = number
  }
  for (const name of LISTS) {
    const list = [given[name]].flat().filter((one): one is string => typeof one === 'string' && one !== '')
    if (list.length > 0) read[name] = list
  }
  if (typeof given.shortlist === 'string') read.shortlist = given.shortlist
  return read
}

const cents = (units: number) => Math.round(units * 100)

/** The budget of the question is that of the slider only when it is kept: the board does not depend on it. */
export function questionOf(search: PlanSearch, budget: number): Input<'plans.board'> {
  const { margin, guess, seats, adsLow, adsHigh, atMost, shortlist, include, exclude } = search
  return {
    budgetCents: cents(budget),
    ...(margin ? { marginCents: cents(margin) } : {}),
    ...(guess ? { ordersPerThousand: guess } : {}),
    ...(seats ? { seats: { count: Math.round(seats) } } : {}),
    ...(adsLow && adsHigh
      ? { ads: { lowCents: cents(Math.min(adsLow, adsHigh)), highCents: cents(Math.max(adsLow, adsHigh)) } }
      : {}),
    ...(atMost ? { atMost: Math.max(1, Math.round(atMost)) } : {}),
    ...(shortlist ? { shortlist } : {}),
    ...(include ? { include } : {}),
    ...(exclude ? { exclude } : {}),
  }
}

/** An id taken into one of the two lists, and out of the other. */
export function withWish(search: PlanSearch, list: 'include' | 'exclude', id: string): PlanSearch {
  const other = list === 'include' ? 'exclude' : 'include'
  const { [list]: now = [], [other]: beside = [], ...rest } = search
  const next = now.includes(id) ? now.filter((one) => one !== id) : [...now, id]
  const left = beside.filter((one) => one !== id)
  return { ...rest, ...(next.length ? { [list]: next } : {}), ...(left.length ? { [other]: left } : {}) }
}

/** Round amounts on the way of the slider: fine where it is small, coarse where it is large. */
export function stopsTo(most: number): number[] {
  const stops = [0]
  for (
    let at = 100;
    at < most;
    at += at < 1000 ? 50 : at < 5000 ? 100 : at < 20_000 ? 500 : at < 100_000 ? 2000 : 20_000
  )
    stops.push(at)
  return [...stops, Math.ceil(most)]
}
