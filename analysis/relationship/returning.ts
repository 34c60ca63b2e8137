/**
 * Who comes back? Three measures of the same table of people and posts, in one pass for one weighting of the posts.
 *
 * Repeat commenters: of the people behind `EQUAL` comments drawn at random, the share who are there on two posts or
 * more. Raw shares rise with the number of comments (a quarter of them: -27%), so all accounts are brought down to as
 * many comments, exactly and without dice: a comment stays with chance q = EQUAL / comments, hence somebody with c
 * comments is seen with chance 1 - (1-q)^c (rarefaction; Hurlbert 1971). Who was first seen on the last post had no
 * second opportunity and does not count.
 *
 * Concentration: Gini of the number of posts that people came to, minus the Gini of as many visits of people who do
 * not differ (a Poisson number, at least one).
 *
 * Active core: how many people there are to comment at all, by capture and recapture on every other post
 * (Chapman 1951). Too low where some comment far more than others.
 */
import type { People } from './people.ts'

/** As many comments as the smallest audience that is judged must have. */
export const EQUAL = 50

export type Returning = {
  /** 0..1; NaN if nobody had two opportunities. */
  repeat: number
  /** Gini minus that of the null; NaN without people. */
  concentration: number
  gini: number
  /** People who are there to comment; NaN without a recapture. */
  core: number
  recaptured: number
}

/** Room for the loop, so that two hundred draws allocate nothing. */
export type Bench = { readonly power: Float64Array; readonly visits: Int32Array }

const MOST_VISITS = 512

export function benchFor(people: People): Bench {
  let most = 1
  for (let k = 0; k + 1 < people.start.length; k++) {
    let comments = 0
    for (let c = people.start[k] as number; c < (people.start[k + 1] as number); c++)
      comments += people.commentsAt[c] as number
    most = Math.max(most, comments)
  }
  for (const comments of people.burstComments) most = Math.max(most, comments)
  // A post is hardly ever drawn more than 8 times; beyond the table a person is certain to be seen anyway.
  return { power: new Float64Array(Math.min(8 * most, 4096) + 2), visits: new Int32Array(MOST_VISITS + 1) }
}

/**
 * @param weight times each post counts; row `offset` of all draws, or ones
 * @param dated how many of the posts are in known order
 */
export function returning(
  people: People,
  weight: Uint8Array,
  offset: number,
  dated: number,
  bench: Bench,
  out: Returning,
): void {
  const { start, post, commentsAt, onceOn, burstPost, burstComments } = people
  const { power, visits } = bench
  const posts = onceOn.length
  visits.fill(0)

  let comments = 0
  for (let p = 0; p < posts; p++) comments += (weight[offset + p] as number) * (people.commentsOn[p] as number)
  const missed = 1 - Math.min(1, EQUAL / comments)
  const most = power.length - 1
  power[0] = 1
  for (let k = 1; k <= most; k++) power[k] = (power[k - 1] as number) * missed

  // Chances, summed over people: seen at all, seen on one post only, seen on the last post only.
  let seen = 0
  let once = 0
  let late = 0
  let first = 0
  let second = 0
  let both = 0
  const last = dated - 1

  for (let p = 0; p < posts; p++) {
    const times = weight[offset + p] as number
    const singles = onceOn[p] as number
    if (times === 0 || singles === 0) continue
    const chance = singles * (1 - (power[Math.min(times, most)] as number))
    seen += chance
    once += chance
    if (p === last) late += chance
    if (p & 1) second += singles
    else first += singles
    visits[Math.min(times, MOST_VISITS)] = (visits[Math.min(times, MOST_VISITS)] as number) + singles
  }
  for (let k = 0; k < burstPost.length; k++) {
    const p = burstPost[k] as number
    const times = weight[offset + p] as number
    if (times === 0) continue
    const chance = 1 - (power[Math.min(times * (burstComments[k] as number), most)] as number)
    seen += chance
    once += chance
    if (p === last) late += chance
    if (p & 1) second++
    else first++
    visits[Math.min(times, MOST_VISITS)] = (visits[Math.min(times, MOST_VISITS)] as number) + 1
  }

  const several = start.length - 1
  for (let k = 0; k < several; k++) {
    const from = start[k] as number
    const to = start[k + 1] as number
    let said = 0
    let came = 0
    let odd = 0
    let even = 0
    for (let c = from; c < to; c++) {
      const p = post[c] as number
      const times = weight[offset + p] as number
      if (times === 0) continue
      said += times * (commentsAt[c] as number)
      came += times
      if (p & 1) odd = 1
      else even = 1
    }
    if (said === 0) continue
    const unseen = power[said < most ? said : most] as number
    seen += 1 - unseen
    for (let c = from; c < to; c++) {
      const here = (weight[offset + (post[c] as number)] as number) * (commentsAt[c] as number)
      if (here === 0) continue
      const elsewhere = said - here
      const only = (power[elsewhere < most ? elsewhere : most] as number) - unseen
      once += only
      if (post[c] === last) late += only
    }
    first += even
    second += odd
    both += even & odd
    visits[came < MOST_VISITS ? came : MOST_VISITS] = (visits[came < MOST_VISITS ? came : MOST_VISITS] as number) + 1
  }

  out.repeat = seen - late > 0 ? Math.max(0, (seen - once) / (seen - late)) : NaN
  const { gini, average } = giniOf(visits)
  out.gini = gini
  out.concentration = gini - poissonGini(average)
  out.recaptured = both
  out.core = both > 0 ? ((first + 1) * (second + 1)) / (both + 1) - 1 : NaN
}

/** Gini coefficient of whole numbers, given how many people have each. */
export function giniOf(peopleWith: Int32Array): { gini: number; average: number } {
  let people = 0
  let total = 0
  let area = 0
  for (let value = 1; value < peopleWith.length; value++) {
    const here = peopleWith[value] as number
    if (here === 0) continue
    // Ranks people + 1 .. people + here all hold `value`.
    area += value * (here * people + (here * (here + 1)) / 2)
    people += here
    total += here * value
  }
  if (people === 0) return { gini: NaN, average: NaN }
  return { gini: (2 * area) / (people * total) - (people + 1) / people, average: total / people }
}

const STEPS = 400
/** Gini of a Poisson number that is at least one, by the logarithm of its mean: 1 .. e^4.6. */
const nulls = new Float64Array(STEPS + 1).fill(-1)

/** Gini of visits if nobody differs: Poisson, conditional on one or more, with this mean. */
export function poissonGini(average: number): number {
  if (!(average > 1)) return average === 1 ? 0 : NaN
  const at = Math.min((Math.log(average) * STEPS) / 4.6, STEPS - 1e-9)
  const below = Math.floor(at)
  const low = remembered(below)
  return low + (at - below) * (remembered(below + 1) - low)
}

function remembered(step: number): number {
  const known = nulls[step] as number
  if (known >= 0) return known
  return (nulls[step] = giniOfTruncatedPoisson(Math.exp((step * 4.6) / STEPS)))
}

/** Sum of F(1 - F) over the mean. */
function giniOfTruncatedPoisson(average: number): number {
  if (average <= 1) return 0
  const rate = rateOfTruncatedPoisson(average)
  let share = (rate * Math.exp(-rate)) / -Math.expm1(-rate)
  let below = 0
  let area = 0
  for (let k = 1; k < average + 12 * Math.sqrt(average) + 20; k++) {
    below += share
    area += below * (1 - below)
    share *= rate / (k + 1)
  }
  return Math.max(0, area / average)
}

/** The rate r with r / (1 - e^-r) = average, by Newton from above. */
function rateOfTruncatedPoisson(average: number): number {
  let rate = average
  for (let i = 0; i < 60; i++) {
    const gone = Math.exp(-rate)
    const value = rate / (1 - gone)
    const slope = (1 - gone - rate * gone) / (1 - gone) ** 2
    const step = (value - average) / slope
    rate = Math.max(rate - step, 1e-9)
    if (Math.abs(step) < 1e-12 * average) break
  }
  return rate
}
