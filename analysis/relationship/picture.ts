/**
 * An audience as one picture: who came once, who came back, who talks with whom, whom the creator answers. Data only,
 * the same for the same interactions; how it is drawn is the web's business.
 *
 * Not everybody fits. Who is drawn is settled by a fair rule: each ring has seats in proportion to its people, at least
 * `LEAST_SEATS` (or all), and within a ring every k-th person is seated, group by group and in order of first appearance,
 * so that neither the loud nor the answered are preferred. The others are counted in `rings`.
 */
import { counted, type Excluding } from './counted.ts'
import { fanGroups } from './fan-groups.ts'
import { CREATOR, type Interactions } from './interactions.ts'

/** Ring 0 is the innermost. A person's ring is the first whose number of posts they reach. */
export const RINGS = [9, 5, 3, 2, 1] as const
export const MOST_DRAWN = 400
const LEAST_SEATS = 12

export type Person = {
  /** Dense actor id. */
  readonly actor: number
  readonly ring: number
  readonly posts: number
  readonly comments: number
  /** How many of their comments the creator answered. */
  readonly answered: number
  /** Of fans who talk with one another, numbered from 0, largest first; undefined for whoever is in none. */
  readonly group: number | undefined
}

/** Between places in `people`; `CREATOR_SEAT` is the creator. */
export type Link = { readonly from: number; readonly to: number; readonly times: number }
export const CREATOR_SEAT = -1

export type Ring = {
  readonly atLeastPosts: number
  readonly people: number
  readonly answered: number
  readonly drawn: number
}

export type Picture = {
  /** Ring by ring from the centre, within a ring group by group: neighbours in the list may sit side by side. */
  readonly people: readonly Person[]
  /** The creator answered this person so many times. */
  readonly answers: readonly Link[]
  /** These two fans answered one another so many times; both drawn. */
  readonly talks: readonly Link[]
  /** Of everybody, drawn or not. */
  readonly rings: readonly Ring[]
  readonly groups: readonly { readonly people: number }[]
  readonly everybody: number
  readonly everyTalk: number
}

export function picture(i: Interactions, options: Excluding & { readonly most?: number | undefined } = {}): Picture {
  const { most = MOST_DRAWN } = options
  const { postOf, flagged } = counted(i, options)
  const isFan = (actor: number) => actor > CREATOR && flagged[actor] === 0
  const posts = new Int32Array(i.actors)
  const comments = new Int32Array(i.actors)
  const answered = new Int32Array(i.actors)
  const came = new Set<number>()
  const answeredOnes = new Set<number>()
  const talks = new Map<number, number>()

  for (let k = 0; k < i.count; k++) {
    const post = postOf[i.post[k] as number] as number
    const actor = i.actor[k] as number
    if (post < 0) continue
    const parent = i.replyTo[k] as number
    const other = parent < 0 ? CREATOR : (i.actor[parent] as number)
    if (actor === CREATOR && isFan(other) && !answeredOnes.has(parent)) {
      answeredOnes.add(parent)
      answered[other] = (answered[other] as number) + 1
    }
    if (!isFan(actor)) continue
    comments[actor] = (comments[actor] as number) + 1
    const visit = actor * i.posts + post
    if (!came.has(visit)) {
      came.add(visit)
      posts[actor] = (posts[actor] as number) + 1
    }
    if (!isFan(other) || other === actor) continue
    const pair = Math.min(actor, other) * i.actors + Math.max(actor, other)
    talks.set(pair, (talks.get(pair) ?? 0) + 1)
  }

  const { groupOf, sizes } = fanGroups(talks.keys(), i.actors)
  const inRing: Person[][] = RINGS.map(() => [])
  for (let actor = 1; actor < i.actors; actor++) {
    const times = posts[actor] as number
    if (times === 0) continue
    const ring = RINGS.findIndex((least) => times >= least)
    inRing[ring]?.push({
      actor,
      ring,
      posts: times,
      comments: comments[actor] as number,
      answered: answered[actor] as number,
      group: groupOf.get(actor),
    })
  }
  for (const ring of inRing) ring.sort((a, b) => (a.group ?? Infinity) - (b.group ?? Infinity) || a.actor - b.actor)

  const seats = seatsOf(
    inRing.map((ring) => ring.length),
    most,
  )
  const people = inRing.flatMap((ring, r) => everyKth(ring, seats[r] as number))
  const seatOf = new Map(people.map(({ actor }, seat) => [actor, seat]))
  const answers = people.flatMap((person, seat) =>
    person.answered > 0 ? [{ from: CREATOR_SEAT, to: seat, times: person.answered }] : [],
  )
  return {
    people,
    answers,
    talks: drawnTalks(talks, i.actors, seatOf),
    rings: inRing.map((ring, r) => ({
      atLeastPosts: RINGS[r] as number,
      people: ring.length,
      answered: ring.filter((person) => person.answered > 0).length,
      drawn: Math.min(ring.length, seats[r] as number),
    })),
    groups: sizes.map((size) => ({ people: size })),
    everybody: inRing.reduce((sum, ring) => sum + ring.length, 0),
    everyTalk: talks.size,
  }
}

/** In the order of the seats, so that the order of the rows does not show. */
function drawnTalks(talks: Map<number, number>, actors: number, seatOf: Map<number, number>): Link[] {
  const links: Link[] = []
  for (const [pair, times] of talks) {
    const one = seatOf.get(Math.floor(pair / actors))
    const other = seatOf.get(pair % actors)
    if (one !== undefined && other !== undefined)
      links.push({ from: Math.min(one, other), to: Math.max(one, other), times })
  }
  return links.sort((a, b) => a.from - b.from || a.to - b.to)
}

/** Seats of each ring: everybody if they fit; else the least for each, the rest in proportion, by largest remainder. */
export function seatsOf(sizes: readonly number[], most: number): number[] {
  const everybody = sizes.reduce((sum, size) => sum + size, 0)
  if (everybody <= most) return [...sizes]
  const least = Math.min(LEAST_SEATS, Math.floor(most / sizes.length))
  const seats = sizes.map((size) => Math.min(size, least))
  const left = most - seats.reduce((sum, seat) => sum + seat, 0)
  const waiting = sizes.map((size, r) => size - (seats[r] as number))
  const inAll = waiting.reduce((sum, one) => sum + one, 0)
  const shares = waiting.map((one) => (left * one) / inAll)
  let given = 0
  shares.forEach((share, r) => {
    seats[r] = (seats[r] as number) + Math.floor(share)
    given += Math.floor(share)
  })
  const byRemainder = shares
    .map((share, r) => ({ r, rest: share % 1 }))
    .toSorted((a, b) => b.rest - a.rest || a.r - b.r)
  for (const { r } of byRemainder.slice(0, left - given)) seats[r] = (seats[r] as number) + 1
  return seats
}

const everyKth = <T>(all: readonly T[], seats: number): readonly T[] =>
  seats >= all.length
    ? all
    : Array.from({ length: seats }, (_, k) => all[Math.floor(((k + 0.5) * all.length) / seats)] as T)
