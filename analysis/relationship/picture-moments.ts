/**
 * When did each thing in the audience picture happen, and how did the picture stand at each of some moments? The moments
 * are evenly spaced in time from the first comment to the last thing that is drawn; something "happened by" a moment if
 * it is not later. What has no time is there from the beginning, so that the last moment is the picture of today.
 *
 * Only what is counted today is looked at: an earlier moment is today's picture not yet complete, not what an audit
 * would have said on that day.
 */
import type { Interactions } from './interactions.ts'

const MOMENTS = 24
/** Not at any moment. */
export const NEVER = 255

export type Moment = {
  /** Epoch seconds. */
  readonly at: number
  /** Of everybody, drawn or not, ring by ring from the centre. */
  readonly rings: readonly { readonly people: number; readonly answered: number }[]
  /** How many of today's groups had three people or more who had talked with another of theirs, and the largest. */
  readonly circles: number
  readonly largestCircle: number
}

type Times = {
  /** Epoch seconds, `MOMENTS` of them, ascending; none if nothing has a time or all happened at once. */
  readonly moments: readonly number[]
  /** By interaction: the first moment by which it had happened; 0 for what has no time. */
  readonly momentOf: Uint8Array
  /** Row numbers 0..count in the order in which things happened, those without a time first. */
  readonly rowAt: (n: number) => number
}

/** @param isShown of a row: whether it takes part in the picture */
export function timesOf({ at, count }: Interactions, isShown: (row: number) => boolean): Times {
  let dated = count
  while (dated > 0 && Number.isNaN(at[dated - 1])) dated--
  const momentOf = new Uint8Array(count)
  const rowAt = (n: number) => (n < count - dated ? dated + n : n - (count - dated))
  let from = 0
  while (from < dated && !isShown(from)) from++
  let to = dated - 1
  while (to > from && !isShown(to)) to--
  const [first, last] = [at[from] as number, at[to] as number]
  if (from >= to || first === last) return { moments: [], momentOf, rowAt }
  const moments = Array.from({ length: MOMENTS }, (_, m) =>
    m === MOMENTS - 1 ? last : first + ((last - first) * m) / (MOMENTS - 1),
  )
  for (let row = from, moment = 0; row <= to; row++) {
    while ((at[row] as number) > (moments[moment] as number)) moment++
    momentOf[row] = moment
  }
  return { moments, momentOf, rowAt }
}

/**
 * People and answered people in each ring at each moment, `[ring][moment]`.
 * @param reached by person and ring, outermost last: from which moment on they were at least there; `NEVER` if not
 * @param answeredFrom by person: from which moment on the creator had answered them; `NEVER` if not
 */
export function ringsOverTime(reached: Uint8Array, answeredFrom: Uint8Array, rings: number) {
  const people = Array.from({ length: rings }, () => new Int32Array(MOMENTS + 1))
  const answered = Array.from({ length: rings }, () => new Int32Array(MOMENTS + 1))
  /** Counts one from a moment until before another. */
  const during = (counts: Int32Array, from: number, until: number) => {
    if (from >= until) return
    counts[from] = (counts[from] as number) + 1
    counts[until] = (counts[until] as number) - 1
  }
  for (let person = 0; person < answeredFrom.length; person++) {
    let until = MOMENTS
    for (let ring = 0; ring < rings; ring++) {
      const from = reached[person * rings + ring] as number
      if (from === NEVER) continue
      during(people[ring] as Int32Array, from, until)
      during(answered[ring] as Int32Array, Math.max(from, answeredFrom[person] as number), until)
      until = from
    }
  }
  for (const counts of [...people, ...answered])
    for (let m = 1; m <= MOMENTS; m++) counts[m] = (counts[m] as number) + (counts[m - 1] as number)
  return { people, answered }
}

/**
 * How today's groups came about: somebody is in theirs once they have talked with another of it; at the last moment
 * all are.
 * @param talks which two people, and from which moment on
 */
export function circlesOverTime(
  groupOf: ReadonlyMap<number, number>,
  groups: number,
  talks: Iterable<readonly [one: number, other: number, from: number]>,
): { circles: number; largestCircle: number }[] {
  const joined = new Map([...groupOf.keys()].map((person) => [person, MOMENTS - 1]))
  for (const [one, other, from] of talks) {
    if (groupOf.get(one) === undefined || groupOf.get(one) !== groupOf.get(other)) continue
    for (const person of [one, other]) if (from < (joined.get(person) as number)) joined.set(person, from)
  }
  const joining = Array.from({ length: groups }, () => new Int32Array(MOMENTS))
  for (const [person, from] of joined) {
    const own = joining[groupOf.get(person) as number] as Int32Array
    own[from] = (own[from] as number) + 1
  }
  const size = new Int32Array(groups)
  return Array.from({ length: MOMENTS }, (_, m) => {
    joining.forEach((own, group) => (size[group] = (size[group] as number) + (own[m] as number)))
    const circles = size.filter((people) => people >= 3)
    return { circles: circles.length, largestCircle: circles.reduce((most, people) => Math.max(most, people), 0) }
  })
}
