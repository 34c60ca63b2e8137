/**
 * Expected reach of a growing and shrinking set of offers: Σ weight · (1 - Π(1 - contact)), each person once.
 * Certain contacts are counted, uncertain ones multiplied, so that taking one away restores what was there.
 */
import type { Audience } from './audience.ts'
import type { Offers } from './problem.ts'
import { sampledCoverage } from './sampled-coverage.ts'

export type Coverage = {
  /** What reaching person u would still add: weight times the chance of not having been reached. */
  readonly open: Float64Array
  reach(): number
  /** What this offer would add now. */
  gain(offer: number): number
  add(offer: number): void
  drop(offer: number): void
}

/** Above this a contact counts as certain: its complement could not be divided out again. */
const CERTAIN = 1 - 1e-9

/** @param onChange told whenever what is open of a person changes: the person and by how much. */
export function coverage(
  audience: Audience,
  offers: Offers,
  onChange?: (person: number, change: number) => void,
): Coverage {
  if (audience.share) return sampledCoverage(audience, offers)
  return audience.contact || offers.factor ? uncertain(audience, offers, onChange) : certain(audience, offers, onChange)
}

function certain(
  { start, links, weight, people }: Audience,
  { row }: Offers,
  onChange?: (person: number, change: number) => void,
): Coverage {
  const open = weight.slice()
  const times = new Int32Array(people)
  let reached = 0
  return {
    open,
    reach: () => reached,
    gain(offer) {
      const i = row[offer]!
      const end = start[i + 1]!
      let gain = 0
      for (let k = start[i]!; k < end; k++) gain += open[links[k]!]!
      return gain
    },
    add(offer) {
      const i = row[offer]!
      for (let k = start[i]!; k < start[i + 1]!; k++) {
        const u = links[k]!
        if (times[u]!++ > 0) continue
        open[u] = 0
        reached += weight[u]!
        onChange?.(u, -weight[u]!)
      }
    },
    drop(offer) {
      const i = row[offer]!
      for (let k = start[i]!; k < start[i + 1]!; k++) {
        const u = links[k]!
        if (--times[u]! > 0) continue
        open[u] = weight[u]!
        reached -= weight[u]!
        onChange?.(u, weight[u]!)
      }
    },
  }
}

function uncertain(
  { start, links, weight, people, contact }: Audience,
  { row, factor }: Offers,
  onChange?: (person: number, change: number) => void,
): Coverage {
  const open = weight.slice()
  const sure = new Int32Array(people)
  const rest = new Float64Array(people).fill(1)
  let reached = 0
  const move = (offer: number, by: 1 | -1) => {
    const i = row[offer]!
    const scale = factor ? factor[offer]! : 1
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const u = links[k]!
      const chance = scale * (contact ? contact[k]! : 1)
      if (chance > CERTAIN) sure[u]! += by
      else if (by > 0) rest[u]! *= 1 - chance
      else rest[u] = Math.min(1, rest[u]! / (1 - chance))
      const now = sure[u]! > 0 ? 0 : weight[u]! * rest[u]!
      const change = now - open[u]!
      if (change === 0) continue
      open[u] = now
      reached -= change
      onChange?.(u, change)
    }
  }
  return {
    open,
    reach: () => reached,
    gain(offer) {
      const i = row[offer]!
      let gain = 0
      for (let k = start[i]!; k < start[i + 1]!; k++) gain += open[links[k]!]! * (contact ? contact[k]! : 1)
      return factor ? factor[offer]! * gain : gain
    },
    add: (offer) => move(offer, 1),
    drop: (offer) => move(offer, -1),
  }
}

/** The reach of a set from nothing, person by person: the number that is reported. */
export function reachOf(audience: Audience, offers: Offers, chosen: Iterable<number>): number {
  if (audience.share) {
    const cover = sampledCoverage(audience, offers)
    for (const offer of chosen) cover.add(offer)
    return cover.reach()
  }
  const { start, links, weight, people, contact } = audience
  const missed = new Float64Array(people).fill(1)
  for (const offer of chosen) {
    const i = offers.row[offer]!
    const scale = offers.factor ? offers.factor[offer]! : 1
    for (let k = start[i]!; k < start[i + 1]!; k++) missed[links[k]!]! *= 1 - scale * (contact ? contact[k]! : 1)
  }
  let reach = 0
  for (let u = 0; u < people; u++) reach += weight[u]! * (1 - missed[u]!)
  return reach
}
