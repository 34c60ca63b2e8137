/**
 * From what people say to what a plan understands: creators with several accounts and several offers, quotes that win over
 * estimates, dates, exclusivity, who must and who must not be in. Whoever cannot be booked is left out by a rule with a
 * name, so that a contradiction can be told in the same words.
 */
import type { Offers, Rule } from './problem.ts'

/** Days as numbers that grow by 1 a day, such as days since 1970. Both ends belong to it. */
export type Days = { readonly from: number; readonly to: number }

/** One thing that a creator would make: a post, a reel, a story, a bundle. */
export type Deliverable = {
  readonly name: string
  /** Whole cents, guessed. */
  readonly estimate: number
  /** Whole cents that the creator asked for; wins over the estimate, until the day named. */
  readonly quote?: { readonly fee: number; readonly until?: number }
  /** Whole cents for the product, its way there, and for using the material elsewhere. */
  readonly product?: number
  readonly shipping?: number
  readonly rights?: number
  /** Share of the contacts of a plain post that it makes, in (0, 1]; 1 when absent. */
  readonly contact?: number
}

export type Candidate = {
  readonly id: string
  readonly name: string
  /** The row of the audience. */
  readonly row: number
  /** Accounts of one person share it; the id when absent. */
  readonly person?: string
  readonly platform?: string
  readonly city?: string
  readonly deliverables: readonly Deliverable[]
  /** Days on which the creator is free; always when absent. */
  readonly free?: readonly Days[]
  /** Competitors whom the creator may not be seen beside, and until when. */
  readonly bound?: readonly { readonly to: string; readonly until: number }[]
}

export type Wishes = {
  readonly include?: readonly string[]
  readonly exclude?: readonly string[]
  /** Creators (as persons) at most. */
  readonly atMost?: number
  readonly minimum?: readonly { readonly of: 'platform' | 'city'; readonly is: string; readonly count: number }[]
  /** The campaign. */
  readonly dates?: Days
  /** Brands on whose exclusivity list a creator must not stand during the campaign: ours goes to them as a competitor. */
  readonly competitors?: readonly string[]
  /** Whether rights to use the material elsewhere are bought, too. */
  readonly rights?: boolean
}

export type Asked = {
  readonly offers: Offers
  readonly rules: readonly Rule[]
  /** Beside the offers: whose they are, what is made, and how the cost came about. */
  readonly of: readonly { readonly candidate: Candidate; readonly deliverable: Deliverable; readonly quoted: boolean }[]
  /** Who can never be in, and why. */
  readonly out: readonly { readonly id: string; readonly because: string }[]
}

export function asked(candidates: readonly Candidate[], wishes: Wishes = {}): Asked {
  const today = wishes.dates?.from
  const of: Asked['of'][number][] = []
  const offersOf = new Map<string, number[]>()
  for (const candidate of candidates) {
    if (offersOf.has(candidate.id)) throw new RangeError(`candidate ${candidate.id} is given twice`)
    offersOf.set(candidate.id, [])
    for (const deliverable of candidate.deliverables) {
      offersOf.get(candidate.id)!.push(of.length)
      of.push({ candidate, deliverable, quoted: valid(deliverable, today) })
    }
  }
  const rules: Rule[] = []
  const out: { id: string; because: string }[] = []
  const named = new Map(candidates.map((candidate) => [candidate.id, candidate]))
  const bar = (candidate: Candidate, name: string) => {
    rules.push({ name, of: offersOf.get(candidate.id)!, most: 0 })
    out.push({ id: candidate.id, because: name })
  }
  for (const id of new Set(wishes.include)) {
    const candidate = known(named, id)
    rules.push({ name: `${candidate.name} must be in`, of: offersOf.get(id)!, least: 1 })
  }
  for (const id of new Set(wishes.exclude)) {
    const candidate = known(named, id)
    bar(candidate, `${candidate.name} must not be in`)
  }
  for (const candidate of candidates) {
    const { dates, competitors = [] } = wishes
    if (candidate.deliverables.length === 0) bar(candidate, `${candidate.name} offers nothing that has a price`)
    if (dates && candidate.free && !candidate.free.some(({ from, to }) => from <= dates.to && to >= dates.from))
      bar(candidate, `${candidate.name} is free on no day of the campaign`)
    const rival = candidate.bound?.find(({ to, until }) => competitors.includes(to) && (!dates || until >= dates.from))
    if (rival) bar(candidate, `${candidate.name} is bound to ${rival.to}`)
  }
  for (const [person, accounts] of grouped(candidates, (candidate) => candidate.person ?? candidate.id)) {
    const all = accounts.flatMap(({ id }) => offersOf.get(id)!)
    if (all.length < 2) continue
    const name =
      accounts.length > 1 ? `one account of ${named.get(person)?.name ?? accounts[0]!.name}` : accounts[0]!.name
    rules.push({ name: accounts.length > 1 ? name : `one offer of ${name}`, of: all, most: 1 })
  }
  if (wishes.atMost !== undefined)
    rules.push({
      name: `at most ${wishes.atMost} creator${wishes.atMost === 1 ? '' : 's'}`,
      of: [...of.keys()],
      most: wishes.atMost,
    })
  for (const { of: group, is, count } of wishes.minimum ?? []) {
    const inside = candidates.filter((candidate) => candidate[group] === is).flatMap(({ id }) => offersOf.get(id)!)
    rules.push({ name: `at least ${count} ${group === 'city' ? 'in' : 'on'} ${is}`, of: inside, least: count })
  }
  return {
    offers: {
      row: Int32Array.from(of, ({ candidate }) => candidate.row),
      cost: Float64Array.from(of, ({ deliverable, quoted }) => costOf(deliverable, quoted, wishes.rights ?? false)),
      ...(of.some(({ deliverable }) => (deliverable.contact ?? 1) !== 1)
        ? { factor: Float64Array.from(of, ({ deliverable }) => deliverable.contact ?? 1) }
        : {}),
    },
    rules,
    of,
    out,
  }
}

/** A quote holds until its day, that day included. */
const valid = ({ quote }: Deliverable, today: number | undefined) =>
  quote !== undefined && (quote.until === undefined || today === undefined || quote.until >= today)

function costOf(
  { estimate, quote, product = 0, shipping = 0, rights = 0 }: Deliverable,
  quoted: boolean,
  buys: boolean,
) {
  return (quoted ? quote!.fee : estimate) + product + shipping + (buys ? rights : 0)
}

function known(named: ReadonlyMap<string, Candidate>, id: string): Candidate {
  const candidate = named.get(id)
  if (!candidate) throw new RangeError(`there is no candidate ${id}`)
  return candidate
}

function grouped<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const found = groups.get(key(one))
    if (found) found.push(one)
    else groups.set(key(one), [one])
  }
  return groups
}
