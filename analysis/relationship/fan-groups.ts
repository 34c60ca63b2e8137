/**
 * Which fans talk with one another more than with others? Label propagation (Raghavan, Albert & Kumara 2007): everybody
 * takes the group that most of their partners are in, again and again until nothing changes. In order of appearance and
 * with ties kept, so that it is repeatable. Groups of three and more; pairs are links, not groups.
 */

const LEAST = 3
const MOST_ROUNDS = 20

/** @param pairs `a * actors + b` with a < b, each once */
export function fanGroups(pairs: Iterable<number>, actors: number): { groupOf: Map<number, number>; sizes: number[] } {
  const partners = new Map<number, number[]>()
  const meet = (a: number, b: number) => {
    const known = partners.get(a)
    if (known) known.push(b)
    else partners.set(a, [b])
  }
  for (const pair of pairs) {
    const a = Math.floor(pair / actors)
    const b = pair % actors
    meet(a, b)
    meet(b, a)
  }
  const people = [...partners.keys()].toSorted((a, b) => a - b)
  const label = new Map(people.map((person) => [person, person]))
  for (let round = 0, changed = true; changed && round < MOST_ROUNDS; round++) {
    changed = false
    for (const person of people) {
      const next = mostCommon(partners.get(person) as number[], label, label.get(person) as number)
      if (next === label.get(person)) continue
      label.set(person, next)
      changed = true
    }
  }
  const members = new Map<number, number[]>()
  for (const person of people) {
    const of = label.get(person) as number
    const known = members.get(of)
    if (known) known.push(person)
    else members.set(of, [person])
  }
  const groups = [...members.values()]
    .filter((all) => all.length >= LEAST)
    .toSorted((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number))
  return {
    groupOf: new Map(groups.flatMap((all, group) => all.map((person) => [person, group] as const))),
    sizes: groups.map((all) => all.length),
  }
}

/** The label that most partners have; the own one if it is among the first, else the smallest. */
function mostCommon(partners: readonly number[], label: ReadonlyMap<number, number>, own: number): number {
  const times = new Map<number, number>()
  for (const partner of partners) {
    const of = label.get(partner) as number
    times.set(of, (times.get(of) ?? 0) + 1)
  }
  let best = own
  let most = times.get(own) ?? 0
  for (const [of, count] of times) {
    if (count < most || (count === most && (best === own || of > best))) continue
    best = of
    most = count
  }
  return best
}
