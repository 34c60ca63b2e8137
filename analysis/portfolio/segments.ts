/**
 * Whom does an account reach of whose audience nobody is known? A share of a segment (platform × place × interest), met
 * as if by chance. How large a segment is, is read from the accounts of it whose people are known, as fish in a pond are
 * counted from those caught twice (Lincoln & Petersen; Chapman's one more, so that no overlap seen is not no overlap). Where
 * fewer than two are known, it is taken to hold as many as all its accounts reach one by one.
 *
 * Fans of like creators overlap more than by chance, so what is reached is overstated, and between segments and known people
 * no overlap is seen at all: `range` gives the ends. Known answers: segments.test.ts. Method: docs/methods/portfolio.md
 */

export type Reaching = {
  readonly segment: string
  /** People whom one post reaches. */
  readonly exposure: number
  /** Numbers of known people; none for those who are to stand as a share of the segment. */
  readonly known: readonly number[]
}

export type Segment = {
  readonly people: number
  /** How many accounts with known people it was read from; 0: it was not. */
  readonly readFrom: number
}

export function segments(all: readonly Reaching[]): Map<string, Segment> {
  return new Map([...bySegment(all)].map(([name, inside]) => [name, sized(inside)]))
}

function sized(inside: readonly Reaching[]): Segment {
  const most = inside.reduce((largest, { exposure }) => Math.max(largest, exposure), 0)
  const known = inside.filter((one) => one.known.length > 0 && one.exposure > 0)
  if (known.length < 2) return { people: Math.max(most, sum(inside.map(({ exposure }) => exposure))), readFrom: 0 }
  const sets = known.map((one) => new Set(one.known))
  const stands = known.map((one) => one.exposure / one.known.length)
  let product = 0
  let shared = 0
  let pairs = 0
  for (let i = 0; i < known.length; i++)
    for (let j = i + 1; j < known.length; j++) {
      const stand = Math.sqrt(stands[i]! * stands[j]!)
      let both = 0
      for (const person of known[i]!.known) if (sets[j]!.has(person)) both++
      product += known[i]!.exposure * known[j]!.exposure
      shared += both * stand
      pairs += stand
    }
  return {
    people: Math.max(most, product / (shared + pairs / (known.length * (known.length - 1) * 0.5))),
    readFrom: known.length,
  }
}

function bySegment<One extends { readonly segment: string | number }>(all: readonly One[]) {
  const groups = new Map<One['segment'], One[]>()
  for (const one of all) {
    const group = groups.get(one.segment)
    if (group) group.push(one)
    else groups.set(one.segment, [one])
  }
  return groups
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

/** People whom shares of segments reach together: all the same within each segment, to none the same. */
export function range(chosen: readonly { readonly segment: string | number; readonly exposure: number }[]): {
  readonly low: number
  readonly high: number
} {
  const groups = [...bySegment(chosen).values()]
  return {
    low: sum(groups.map((group) => Math.max(...group.map(({ exposure }) => exposure)))),
    high: sum(chosen.map(({ exposure }) => exposure)),
  }
}
