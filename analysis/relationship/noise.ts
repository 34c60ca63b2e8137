/**
 * How far a measure may be from the truth, by the bootstrap over posts. The bootstrap alone is too narrow where posts
 * are few: it knows P - 1 differences of P posts, and its own spread is an estimate. Both are mended by
 * sqrt(P / (P - 1)) and Student's t, P being the effective number of posts. Its degrees are (P - 1) / 2: posts differ in
 * size and mood more than a normal law would have it, so that their spread is known half as well.
 *
 * Where posts were left out one by one the spread itself is less sure, however many posts; and where pairs of posts are
 * what counts, leaving out counts their noise double (Efron & Stein 1981), the more so the fewer posts, and does not see
 * that the regulars might have been others, which tells where posts are many. Both numbers below were set on simulated
 * communities of 12 to 60 posts with 5 to 60 comments each, so that 80% intervals hold about 80% of the time in all of them.
 */
import { normalQuantile, studentQuantile } from '../numbers/normal.ts'
import type { Interval } from '../numbers/finding.ts'
import type { Measured } from './measure.ts'
import { LEVEL, MEASURES, type RelationshipMeasure } from './measures.ts'
import { select } from './selecting.ts'

export const TAIL = (1 - LEVEL) / 2
const NORMAL = -normalQuantile(TAIL)
/** What never happened may happen -ln(.1) = 2.3 times as often as once; on the scale of a root or angle, in units of the least deviation. */
const NEVER_SEEN = Math.sqrt(-4 * Math.log(TAIL))

/** Degrees of freedom of a spread found by leaving posts out. */
const LEFT_OUT_DEGREES = 7
const PAIRS_DEGREES = 4
/** Leaving posts out makes the variance of pairs too large by a factor of 1 + this / posts. */
const PAIRS_EXCESS = 8

/** By how much the spread of the draws is to be multiplied, before an interval or a variance is taken from it. */
function correction(name: RelationshipMeasure, effectivePosts: number): number {
  const posts = Math.max(effectivePosts, 2)
  return MEASURES[name].noise === 'left-out pairs'
    ? 1 / Math.sqrt(1 + PAIRS_EXCESS / posts)
    : Math.sqrt(posts / (posts - 1))
}

/** How many times the spread of the draws an interval is to reach; near 1 where posts are many. */
export function widening(name: RelationshipMeasure, effectivePosts: number): number {
  const known = Math.max(effectivePosts, 3) - 1
  const { noise } = MEASURES[name]
  const degrees = noise === 'sum' ? known / 2 : Math.min(known, noise === 'left-out' ? LEFT_OUT_DEGREES : PAIRS_DEGREES)
  return (correction(name, effectivePosts) * -studentQuantile(TAIL, degrees)) / NORMAL
}

/** Variance of one account's estimate, on the measure's scale. */
export function noiseOf({ measures, basis }: Measured, name: RelationshipMeasure): number {
  const found = measures[name]
  if (found.state !== 'assessed') return NaN
  return Math.max(found.leastVariance, found.variance * correction(name, basis.effectivePosts) ** 2)
}

/**
 * Where the truth may be, around `centre`: the draws about their own mean, stretched. Their mean is not used: drawing a
 * post twice makes its commenters look as if they had come back, which moves all draws alike.
 * @param draws on the scale of `centre`
 * @param least variance below which no interval goes (nobody answered in 30 threads is not 0% for certain): a quarter of one event
 */
export function around(centre: number, draws: Float64Array | Float32Array, stretch: number, least: number): Interval {
  const count = draws.length
  let mean = 0
  for (let b = 0; b < count; b++) mean += (draws[b] as number) / count
  let variance = 0
  for (let b = 0; b < count; b++) variance += ((draws[b] as number) - mean) ** 2 / (count - 1)
  if (!(variance > least / 16))
    return [centre - NEVER_SEEN * stretch * Math.sqrt(least), centre + NEVER_SEEN * stretch * Math.sqrt(least)]
  const wider = stretch * Math.sqrt(Math.max(1, least / variance))
  const [lower, upper] = ends(draws)
  return [centre + wider * Math.min(lower - mean, 0), centre + wider * Math.max(upper - mean, 0)]
}

let room = new Float64Array(256)

/** The quantiles `TAIL` and 1 - `TAIL` (type 7), for which four order statistics are enough. */
function ends(draws: Float64Array | Float32Array): [number, number] {
  const last = draws.length - 1
  if (room.length <= last) room = new Float64Array(2 * draws.length)
  room.set(draws)
  const low = Math.floor(TAIL * last)
  const high = Math.floor((1 - TAIL) * last)
  const above = Math.min(high + 1, last)
  select(room, 0, last, low)
  select(room, low, last, low + 1)
  select(room, low + 1, last, above)
  select(room, low + 1, above, high)
  return [
    between(room[low] as number, room[Math.min(low + 1, last)] as number, TAIL * last - low),
    between(room[high] as number, room[above] as number, (1 - TAIL) * last - high),
  ]
}

const between = (low: number, high: number, share: number): number => low + share * (high - low)
