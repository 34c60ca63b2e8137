/**
 * What share of an audience looks made or bought, when the looking itself errs?
 * Rogan & Gladen (1978) in Bayesian form over three bands of log odds instead of one cut: the posterior of the share, with
 * the classifier's own error rates unknown within what hand-labelled followers allow. Wide where it must be.
 * Trust it for a uniform sample only: newest-first lists hold recent bursts, and are refused; one drawn nobody knows how is
 * widened.
 * Known answers and calibration: share.test.ts. Method: docs/methods/authenticity-share.md
 */
import { counted, figures } from '../numbers/figures.ts'
import type { Interval } from '../numbers/finding.ts'
import type { Random } from '../numbers/random.ts'
import { capped, type Signal } from './signal.ts'

/** Followers per band of log odds: below 0, from 0 to below 2, from 2 on. Adds up over shards. */
export type Bands = readonly [clear: number, between: number, marked: number]

/** Hand-labelled followers per band, and how far another audience may differ from them. */
export type Calibration = {
  readonly suspicious: readonly number[]
  readonly ordinary: readonly number[]
  /** How many labels the counts are taken to be worth: fewer than they are, since audiences differ. */
  readonly worth: readonly [suspicious: number, ordinary: number]
  /** Probability that ordinary followers elsewhere look clearer than the labelled ones, by an unknown factor. */
  readonly clearer: number
}

/**
 * 28 suspicious and 247 ordinary followers of real audiences, scored by weights fitted without them. `worth` and
 * `clearer` were set so that intervals hold up in two other labelled collections.
 */
export const CALIBRATION: Calibration = {
  suspicious: [2, 9.6, 16.4],
  ordinary: [204.4, 37.2, 5.4],
  worth: [14, 100],
  clearer: 0.5,
}

/** How the sample was drawn. Listings mostly begin with the newest followers. */
export const DRAWN = ['uniform', 'newest', 'unknown'] as const
export type Drawn = (typeof DRAWN)[number]

/** `audience`: how many followers there are in all, where known: a sample of nearly all of them is uniform however it was drawn. */
export type Drawing = { readonly how: Drawn; readonly audience?: number | undefined }

export type Share = {
  readonly state: 'assessed' | 'not-enough-evidence'
  /** Followers scored. */
  readonly n: number
  readonly needed: number
  /** Shares in 0..1; absent unless assessed. */
  readonly median?: number
  readonly interval?: Interval
  readonly level: 0.95
  /** ln P(sample | bought audience) / P(sample | usual audience). */
  readonly llr: number
  readonly because: string
}

export const NEEDED_FOLLOWERS = 100
/** A wider interval would leave the reader as ignorant as before. */
export const WIDEST = 0.4

/** From this share of the audience on, who is missing changes little. */
const NEARLY_ALL = 0.95
/** Drawn nobody knows how: that the odds in the audience are up to twice or half those in the sample (95%) is an assumption. */
const ODDS_OFF = Math.log(2) / 1.96
const DRAWS = 600
const GRID = Array.from({ length: 201 }, (_, i) => i / 200)
/** More followers than this add nothing to what 275 labels can tell, and would starve the draws. */
const EFFECTIVE = 1000
/** Usual audiences gather around 15%; bought ones lie anywhere, around a half. Beta laws. */
const USUAL = [3.5, 17.5] as const
const BOUGHT = [2.5, 2.5] as const

/** Nobody is NaN here: accounts of which nothing is known are left out. */
export function bandsOf(logOdds: Iterable<number>): Bands {
  let clear = 0
  let between = 0
  let marked = 0
  for (const value of logOdds) {
    if (value < 0) clear++
    else if (value < 2) between++
    else if (value >= 2) marked++
  }
  return [clear, between, marked]
}

export function share(
  bands: readonly number[],
  random: Random,
  calibration = CALIBRATION,
  { how, audience }: Drawing = { how: 'uniform' },
): Share {
  const n = bands.reduce((sum, count) => sum + count, 0)
  const drawn = audience !== undefined && n >= NEARLY_ALL * audience ? 'uniform' : how
  const silent = { state: 'not-enough-evidence', n, needed: NEEDED_FOLLOWERS, level: 0.95, llr: 0 } as const
  if (n < NEEDED_FOLLOWERS)
    return {
      ...silent,
      because: `${counted(n, 'follower')} ${n === 1 ? 'was' : 'were'} sampled, ${NEEDED_FOLLOWERS} are needed.`,
    }
  const ofSample = posteriorOf(bands, n, random, calibration)
  const posterior = drawn === 'unknown' ? blurred(ofSample) : ofSample
  const interval: Interval = [quantile(posterior, 0.025), quantile(posterior, 0.975)]
  if (drawn === 'newest')
    return {
      ...silent,
      because: `These are the newest ${figures(n)}${audience === undefined ? '' : ` of ${figures(audience)}`} followers: they tell who came lately (${percent(interval[0])} to ${percent(interval[1])} of them look made or bought), not who follows. Draw followers from the whole list at random.`,
    }
  if (interval[1] - interval[0] > WIDEST)
    return {
      ...silent,
      because: `The share lies between ${percent(interval[0])} and ${percent(interval[1])}: too wide to say. A larger sample${drawn === 'unknown' ? ', drawn at random,' : ''} narrows it.`,
    }
  const median = quantile(posterior, 0.5)
  return {
    state: 'assessed',
    n,
    needed: NEEDED_FOLLOWERS,
    median,
    interval,
    level: 0.95,
    llr: capped(Math.log(expected(posterior, BOUGHT) / expected(posterior, USUAL))),
    because: `Of ${figures(n)} sampled followers ${percent(interval[0])} to ${percent(interval[1])} look made or bought; 14-20% is usual.${drawn === 'unknown' ? ' How they were drawn is not known, which makes the interval wider.' : ''}`,
  }
}

/** A share is not proof of purchase: anybody can send followers to anybody. */
export function shareSignal(found: Share): Signal & { readonly name: 'share'; readonly finding: Share } {
  const concern = found.state === 'assessed' && found.llr >= THRESHOLD
  return {
    name: 'share',
    state: found.state,
    llr: found.llr,
    ...(found.state === 'assessed' ? { score: found.llr } : {}),
    threshold: THRESHOLD,
    concern,
    because: found.because,
    howOftenWrong: {
      falseAlarms: 0.02,
      says: 'Of made-up audiences of the usual kind fewer than 2 in 100 raised this; of audiences with half bought, 9 in 10. Audiences labelled by hand and known to be bought do not exist in public.',
    },
    innocent: [
      'Large accounts attract invented followers without asking for them.',
      'Somebody else sent them, to harm or to test.',
      'Silent readers: new, private or shy accounts look empty.',
      'The sample was not uniform: the newest followers hold recent bursts.',
    ],
    n: found.n,
    needed: found.needed,
    finding: found,
  }
}

const THRESHOLD = 1.5

/** P(share | bands) over GRID, averaged over what the error rates may be. */
function posteriorOf(bands: readonly number[], n: number, random: Random, calibration: Calibration): Float64Array {
  const counts = bands.map((count) => count * Math.min(1, EFFECTIVE / n))
  const logs = new Float64Array(GRID.length * DRAWS)
  let top = -Infinity
  for (let d = 0; d < DRAWS; d++) {
    const marked = drawn(calibration.suspicious, calibration.worth[0], random)
    const ordinary = drawn(calibration.ordinary, calibration.worth[1], random)
    const keep = random.uniform() < calibration.clearer ? random.uniform() : 1
    const plain = ordinary.map((part, b) => keep * part + (b === 0 ? 1 - keep : 0))
    for (let g = 0; g < GRID.length; g++) {
      const pi = GRID[g] as number
      let log = 0
      for (let b = 0; b < counts.length; b++)
        log += (counts[b] as number) * Math.log(pi * (marked[b] as number) + (1 - pi) * (plain[b] as number) + 1e-12)
      logs[d * GRID.length + g] = log
      if (log > top) top = log
    }
  }
  const posterior = new Float64Array(GRID.length)
  logs.forEach((log, i) => {
    const g = i % GRID.length
    posterior[g] = (posterior[g] as number) + Math.exp(log - top)
  })
  const total = posterior.reduce((sum, mass) => sum + mass, 0)
  return posterior.map((mass) => mass / total)
}

/** Each share moved by what the way of drawing may have done to its odds; none and all stay what they are. */
function blurred(posterior: Float64Array): Float64Array {
  const out = new Float64Array(posterior.length)
  const steps = Array.from({ length: 41 }, (_, i) => (i - 20) / 5)
  const weights = steps.map((z) => Math.exp(-0.5 * z * z))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  posterior.forEach((mass, g) => {
    const pi = GRID[g] as number
    steps.forEach((z, i) => {
      const odds = (pi / (1 - pi)) * Math.exp(ODDS_OFF * z)
      const at = (odds === Infinity ? 1 : odds / (1 + odds)) * (GRID.length - 1)
      const low = Math.floor(at)
      const part = (mass * (weights[i] as number)) / total
      out[low] = (out[low] as number) + part * (low + 1 - at)
      if (at > low) out[low + 1] = (out[low + 1] as number) + part * (at - low)
    })
  })
  return out
}

/** Band probabilities that the labels allow: Dirichlet with Jeffreys' prior, the counts scaled to their worth. */
function drawn(counts: readonly number[], worth: number, random: Random): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const parts = counts.map((count) => random.gamma((count * worth) / total + 0.5))
  const sum = parts.reduce((all, part) => all + part, 0)
  return parts.map((part) => part / sum)
}

function quantile(posterior: Float64Array, level: number): number {
  let below = 0
  for (let g = 0; g < posterior.length; g++) {
    const mass = posterior[g] as number
    // Linear within the step to the left of each grid point, so that ends do not jump by half a percent.
    if (below + mass >= level)
      return Math.max(0, (GRID[g] as number) - (1 - (level - below) / mass) / (GRID.length - 1))
    below += mass
  }
  return 1
}

/** Mean density of a Beta law under the posterior: the likelihood of the sample if shares follow that law. */
function expected(posterior: Float64Array, [a, b]: readonly [number, number]): number {
  const density = GRID.map((x) => x ** (a - 1) * (1 - x) ** (b - 1))
  const total = density.reduce((sum, part) => sum + part, 0)
  return posterior.reduce((sum, mass, g) => sum + (mass * (density[g] as number)) / total, 0)
}

const percent = (part: number) => `${Math.round(100 * part)}%`
