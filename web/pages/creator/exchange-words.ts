/** Who engages with whom, person by person: the links of a small graph, and what they say together. */
import type { Output } from '../../call.ts'
import { capital, count, many } from '../../ui/numbers.ts'
import { some } from './words.ts'

export type Exchange = Output<'audits.pod'>
type Visits = { times: number; minutes: number | null }
/** Between two people, whoever came to whom. `from` and `to` are places in `people`. */
export type Pair = { from: number; to: number; times: number; mutual: boolean }
export type Neighbour = { place: number; came: Visits | null; visited: Visits | null; times: number }

/** One line for two people, both ways counted together. */
export function pairsOf(links: Exchange['links']): Pair[] {
  const pairs = new Map<string, Pair>()
  for (const { from, to, times, mutual } of links) {
    const [low, high] = from < to ? [from, to] : [to, from]
    const pair = pairs.get(`${low} ${high}`)
    if (pair) Object.assign(pair, { times: pair.times + times, mutual: true })
    else pairs.set(`${low} ${high}`, { from: low, to: high, times, mutual })
  }
  return [...pairs.values()].sort((a, b) => a.times - b.times)
}

/** The others, those first with whom the account itself (place 0) has most to do. */
export function neighboursOf({ people, links }: Exchange): Neighbour[] {
  const visits = (from: number, to: number): Visits | null => {
    const link = links.find((one) => one.from === from && one.to === to)
    return link ? { times: link.times, minutes: link.medianMinutes } : null
  }
  return people
    .map((_, place) => {
      const [came, visited] = [visits(place, 0), visits(0, place)]
      return { place, came, visited, times: (came?.times ?? 0) + (visited?.times ?? 0) }
    })
    .slice(1)
    .sort((a, b) => b.times - a.times || a.place - b.place)
}

export function exchangeFinding({ group, everybody, people, links }: Exchange): string {
  const creators = capital(many(group ? everybody : people.length - 1, 'creator'))
  if (group === 'pod') return `${creators} come to one another’s posts in step`
  if (group === 'block') return `${creators} engage with one another as a closed circle`
  return links.length > 0
    ? `${creators} here ${people.length === 2 ? 'is' : 'are'} known to this account; a bargain was not seen`
    : 'No creator here is known to this account'
}

/** "came to 47 posts, 12 minutes after; was visited on 50" */
export function neighbourSays({ came, visited }: Neighbour): string {
  const parts = [
    came &&
      `came to ${some(came.times, 'post')}${came.minutes === null ? '' : `, ${delay(came.minutes)} after it was up`}`,
    visited &&
      `was visited on ${came ? count(visited.times) : some(visited.times, 'post')}${visited.minutes === null ? '' : `, ${delay(visited.minutes)} after`}`,
  ].filter(Boolean)
  return parts.join('; ') || 'nothing between these two'
}

function delay(minutes: number): string {
  if (minutes < 90) return some(Math.max(1, Math.round(minutes)), 'minute')
  return minutes < 60 * 48 ? some(Math.round(minutes / 60), 'hour') : some(Math.round(minutes / 60 / 24), 'day')
}
