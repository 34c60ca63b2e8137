/**
 * An audience as one picture: who came once, who came back, who talks with whom, whom the creator answers. Data only,
 * the same for the same interactions; how it is drawn is the web's business.
 *
 * Not everybody fits. Who is drawn is settled by a fair rule: each ring has seats in proportion to its people, at least
 * `LEAST_SEATS` (or all), and within a ring every k-th person is seated, group by group and in order of first appearance,
 * so that neither the loud nor the answered are preferred. The others are counted in `rings`.
 *
 * How it came about is told at some moments (`picture-moments.ts`): who was in which ring, answered, in a talk by then.
 */
import { counted, type Excluding } from './counted.ts'
import { fanGroups } from './fan-groups.ts'
import { CREATOR, type Interactions } from './interactions.ts'
import { circlesOverTime, type Moment, NEVER, ringsOverTime, timesOf } from './picture-moments.ts'

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
  /** Places in `moments`: by when they were in the outermost ring, in the next one inwards, and so on to their own. */
  readonly reached: readonly number[]
  /** Place in `moments` by when the creator had first answered them; undefined if never. */
  readonly answeredBy: number | undefined
}

/** Between places in `people`; `CREATOR_SEAT` is the creator. */
export type Link = {
  readonly from: number
  readonly to: number
  readonly times: number
  /** Place in `moments` by when it had first happened. */
  readonly by: number
}
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
  /** From the first comment to the last; none if there are no times. What has no time is there from the first on. */
  readonly moments: readonly Moment[]
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
  const talks = new Map<number, Talk>()
  const reached = new Uint8Array(i.actors * RINGS.length).fill(NEVER)
  const answeredBy = new Uint8Array(i.actors).fill(NEVER)
  const answeredOf = (k: number) =>
    (i.replyTo[k] as number) < 0 ? CREATOR : (i.actor[i.replyTo[k] as number] as number)
  const isCounted = (k: number) => (postOf[i.post[k] as number] as number) >= 0
  const { moments, momentOf, rowAt } = timesOf(
    i,
    (k) => isCounted(k) && isFan(i.actor[k] === CREATOR ? answeredOf(k) : (i.actor[k] as number)),
  )

  for (let n = 0; n < i.count; n++) {
    const k = rowAt(n)
    if (!isCounted(k)) continue
    const post = postOf[i.post[k] as number] as number
    const actor = i.actor[k] as number
    const parent = i.replyTo[k] as number
    const other = answeredOf(k)
    // An answer is there once both it and what it answers are, whatever their clocks say.
    const by = Math.max(momentOf[k] as number, parent < 0 ? 0 : (momentOf[parent] as number))
    if (actor === CREATOR && isFan(other)) {
      answeredBy[other] = Math.min(answeredBy[other] as number, by)
      if (!answeredOnes.has(parent)) answered[other] = (answered[other] as number) + 1
      answeredOnes.add(parent)
    }
    if (!isFan(actor)) continue
    comments[actor] = (comments[actor] as number) + 1
    const visit = actor * i.posts + post
    if (!came.has(visit)) {
      came.add(visit)
      posts[actor] = (posts[actor] as number) + 1
      const ring = RINGS.indexOf(posts[actor] as never)
      if (ring >= 0) reached[actor * RINGS.length + ring] = momentOf[k] as number
    }
    if (!isFan(other) || other === actor) continue
    const pair = Math.min(actor, other) * i.actors + Math.max(actor, other)
    const talk = talks.get(pair) ?? { times: 0, by }
    talks.set(pair, { times: talk.times + 1, by: Math.min(talk.by, by) })
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
      reached: [...reached.subarray(actor * RINGS.length + ring, (actor + 1) * RINGS.length)].toReversed(),
      answeredBy: answeredBy[actor] === NEVER ? undefined : (answeredBy[actor] as number),
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
    person.answeredBy === undefined
      ? []
      : [{ from: CREATOR_SEAT, to: seat, times: person.answered, by: person.answeredBy }],
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
    moments: momentsOf(),
  }

  function momentsOf(): Moment[] {
    if (moments.length === 0) return []
    const rings = ringsOverTime(reached, answeredBy, RINGS.length)
    const pairs = Array.from(talks, ([pair, { by }]) => [Math.floor(pair / i.actors), pair % i.actors, by] as const)
    const circles = circlesOverTime(groupOf, sizes.length, pairs)
    return moments.map((at, m) => ({
      at,
      rings: RINGS.map((_, ring) => ({
        people: rings.people[ring]?.[m] as number,
        answered: rings.answered[ring]?.[m] as number,
      })),
      ...(circles[m] as (typeof circles)[0]),
    }))
  }
}

type Talk = { readonly times: number; readonly by: number }

/** In the order of the seats, so that the order of the rows does not show. */
function drawnTalks(talks: ReadonlyMap<number, Talk>, actors: number, seatOf: Map<number, number>): Link[] {
  const links: Link[] = []
  for (const [pair, talk] of talks) {
    const one = seatOf.get(Math.floor(pair / actors))
    const other = seatOf.get(pair % actors)
    if (one !== undefined && other !== undefined)
      links.push({ from: Math.min(one, other), to: Math.max(one, other), ...talk })
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
