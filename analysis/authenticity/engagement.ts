/**
 * Is an account's engagement rate unusual among accounts of its platform, once size is taken out?
 * log rate = alpha of the platform + beta · log followers, fitted robustly (Huber 1964) to the workspace's own pool, and the
 * percentile of what is left over. Never a table of tiers. Do not trust it for a pool chosen by engagement.
 * Known answers and calibration: engagement.test.ts. Method: docs/methods/authenticity-engagement.md
 */
import { counted, figures } from '../numbers/figures.ts'
import type { Finding, Interval } from '../numbers/finding.ts'
import { median, quantileOfSorted, sorted } from '../numbers/quantile.ts'
import type { Signal } from './signal.ts'

/** `followers` a count from 1; `engagementRate` a fraction from 0 (.03 is 3%), by one definition for all accounts. */
export type EngagedAccount = { readonly platform: string; readonly followers: number; readonly engagementRate: number }

/** All that a percentile needs from one platform's accounts; a few kilobytes, safe as JSON. */
export type PlatformPool = {
  readonly platform: string
  readonly alpha: number
  /** Accounts with a rate above 0: those in the fit. */
  readonly n: number
  /** Accounts with a rate of 0: below everybody else. */
  readonly silent: number
  readonly meanLogFollowers: number
  /** Sampling variance of the fitted line at `meanLogFollowers`. */
  readonly variance: number
  /** Residuals at 0%, 1% … 100%. */
  readonly residuals: readonly number[]
  /** Accounts per tenfold size: [whole part of log10 followers, how many]. */
  readonly sizes: readonly (readonly [decade: number, n: number])[]
}

export type EngagementPool = {
  readonly n: number
  readonly beta: number
  readonly betaVariance: number
  readonly platforms: readonly PlatformPool[]
}

/** `n` and `needed` count comparable accounts: same platform, size within one decade class. `value` is the percentile. */
export type Engagement = Finding & {
  /** 0..100: share of the pool below this account. Absent unless assessed. */
  readonly percentile?: number
  /** The rate that the line expects at this size, and how many times that the account has. */
  readonly expected?: number
  readonly times?: number
  /** Which end of the pool the whole interval lies in: the outer 5% at either side. */
  readonly tail?: 'low' | 'high' | 'neither'
  readonly because: string
}

export const NEEDED_ACCOUNTS = 50
const TAIL = 5
const HUBER = 1.345
const Z = 1.96
const POINTS = 101

export function poolOf(rows: Iterable<EngagedAccount>): EngagementPool {
  const groups = grouped(rows)
  const { beta, betaVariance, lines } = fit(groups)
  let n = 0
  const platforms = groups.map((group, g): PlatformPool => {
    const line = lines[g] as Line
    const left = sorted(group.y.map((y, i) => y - line.mean - beta * ((group.x[i] as number) - line.centre)))
    n += group.x.length + group.silent
    return {
      platform: group.platform,
      alpha: line.mean - beta * line.centre,
      n: group.x.length,
      silent: group.silent,
      meanLogFollowers: line.centre,
      variance: line.variance,
      residuals:
        left.length === 0
          ? []
          : Array.from({ length: POINTS }, (_, i) => quantileOfSorted(left, i / (POINTS - 1)) ?? 0),
      sizes: [...group.sizes].toSorted(([a], [b]) => a - b),
    }
  })
  return { n, beta, betaVariance, platforms }
}

/** Where `account` stands in `pool`, or how many comparable accounts are missing. Rates of the pool are not corrected for sampling. */
export function engagement(account: EngagedAccount, pool: EngagementPool): Engagement {
  const needed = NEEDED_ACCOUNTS
  if (!isUsable(account))
    return { state: 'not-available', n: 0, needed, because: 'Followers or engagement of this account are not known.' }
  const of = pool.platforms.find(({ platform }) => platform === account.platform)
  const n = of === undefined ? 0 : comparable(of, account.followers)
  if (of === undefined || n < needed || of.n < 2)
    return {
      state: 'not-enough-evidence',
      n,
      needed,
      because: `${counted(n, 'account')} of about this size on ${account.platform} in the workspace, ${needed} are needed.`,
    }

  const x = Math.log(account.followers)
  const fitted = of.alpha + pool.beta * x
  const error = Z * Math.sqrt(of.variance + pool.betaVariance * (x - of.meanLogFollowers) ** 2)
  const all = of.n + of.silent
  const residual = Math.log(account.engagementRate) - fitted
  const below = (r: number) =>
    (account.engagementRate === 0 ? of.silent / 2 : of.silent + of.n * shareBelow(of.residuals, r)) / all
  const value = 100 * below(residual)
  const interval: Interval = [
    100 * wilson(below(residual - error), all)[0],
    100 * wilson(below(residual + error), all)[1],
  ]
  const expected = Math.exp(fitted)
  const times = account.engagementRate / expected
  const tail = interval[1] < TAIL ? 'low' : interval[0] > 100 - TAIL ? 'high' : 'neither'
  return {
    state: 'assessed',
    value,
    interval,
    n,
    needed,
    percentile: value,
    expected,
    times,
    tail,
    because: sentence(value, times, all, tail),
  }
}

export type EngagementSignal = Signal & { readonly name: 'engagement'; readonly finding: Engagement }

/** The same as a signal: weak on purpose, since nobody has measured rates against known purchases. */
export function engagementSignal(finding: Engagement): EngagementSignal {
  const { tail = 'neither', percentile } = finding
  return {
    name: 'engagement',
    state: finding.state,
    llr: tail === 'low' ? 1 : tail === 'high' ? 0.5 : 0,
    ...(percentile === undefined ? {} : { score: 2 * Math.abs(percentile - 50) }),
    threshold: 100 - 2 * TAIL,
    concern: tail !== 'neither',
    because: finding.because,
    howOftenWrong: {
      falseAlarms: (2 * TAIL) / 100,
      says: `By its making, at most ${2 * TAIL} of 100 ordinary accounts lie in the outer ends. How many inflated ones do has not been measured.`,
    },
    innocent: [
      'Low: an old account whose first followers have moved on, a pause, or a topic that people read without reacting.',
      'High: a young or local account whose audience knows the creator, a contest, or one post that travelled.',
      'The rate was counted in another way than for the rest of the pool.',
    ],
    n: finding.n,
    needed: finding.needed,
    finding,
  }
}

type Grouped = { platform: string; x: number[]; y: number[]; silent: number; sizes: Map<number, number> }
type Line = { mean: number; centre: number; variance: number }

const isUsable = ({ followers, engagementRate }: EngagedAccount) =>
  Number.isFinite(followers) && followers >= 1 && Number.isFinite(engagementRate) && engagementRate >= 0

const decade = (followers: number) => Math.floor(Math.log10(followers))

function grouped(rows: Iterable<EngagedAccount>): Grouped[] {
  const groups = new Map<string, Grouped>()
  for (const row of rows) {
    if (!isUsable(row)) continue
    let group = groups.get(row.platform)
    if (group === undefined)
      groups.set(row.platform, (group = { platform: row.platform, x: [], y: [], silent: 0, sizes: new Map() }))
    const size = decade(row.followers)
    group.sizes.set(size, (group.sizes.get(size) ?? 0) + 1)
    if (row.engagementRate === 0) group.silent++
    else {
      group.x.push(Math.log(row.followers))
      group.y.push(Math.log(row.engagementRate))
    }
  }
  return [...groups.values()].toSorted((a, b) => (a.platform < b.platform ? -1 : 1))
}

/** Reweighted least squares with one slope for all and a mean for each platform; errors by the sandwich (White 1980). */
function fit(groups: readonly Grouped[]): { beta: number; betaVariance: number; lines: Line[] } {
  const weights = groups.map(({ x }) => new Float64Array(x.length).fill(1))
  let beta = 0
  let scale = Infinity
  let lines: Line[] = []
  let spread = 0
  for (let round = 0; round < 25; round++) {
    lines = groups.map((group, g) => centres(group, weights[g] as Float64Array))
    let together = 0
    spread = 0
    each(groups, weights, (x, y, w, g) => {
      const { centre, mean } = lines[g] as Line
      together += w * (x - centre) * (y - mean)
      spread += w * (x - centre) ** 2
    })
    const next = spread > 1e-9 ? together / spread : 0
    const settled = Math.abs(next - beta) < 1e-10 && round > 3
    beta = next
    if (settled) break
    // The scale is left alone after a few rounds, so that the weights can settle.
    if (round < 4) scale = (median(residuals(groups, lines, beta).map(Math.abs)) ?? 0) / 0.6745
    const limit = HUBER * scale
    each(groups, weights, (x, y, _w, g, i) => {
      const r = Math.abs(residual(x, y, lines[g] as Line, beta))
      const of = weights[g] as Float64Array
      of[i] = r <= limit || limit === 0 ? 1 : limit / r
    })
  }
  let betaSquares = 0
  const squares = groups.map(() => 0)
  const totals = groups.map(() => 0)
  each(groups, weights, (x, y, w, g) => {
    const pull = w * residual(x, y, lines[g] as Line, beta)
    betaSquares += (pull * (x - (lines[g] as Line).centre)) ** 2
    squares[g] = (squares[g] as number) + pull ** 2
    totals[g] = (totals[g] as number) + w
  })
  return {
    beta,
    betaVariance: spread > 1e-9 ? betaSquares / spread ** 2 : 0,
    lines: lines.map((line, g) => ({
      ...line,
      variance: totals[g] ? (squares[g] as number) / (totals[g] as number) ** 2 : 0,
    })),
  }
}

const residual = (x: number, y: number, line: Line, beta: number) => y - line.mean - beta * (x - line.centre)

const residuals = (groups: readonly Grouped[], lines: readonly Line[], beta: number): number[] =>
  groups.flatMap(({ x, y }, g) => x.map((xi, i) => residual(xi, y[i] as number, lines[g] as Line, beta)))

function each(
  groups: readonly Grouped[],
  weights: readonly Float64Array[],
  visit: (x: number, y: number, w: number, g: number, i: number) => void,
): void {
  groups.forEach(({ x, y }, g) => {
    const w = weights[g] as Float64Array
    for (let i = 0; i < x.length; i++) visit(x[i] as number, y[i] as number, w[i] as number, g, i)
  })
}

function centres({ x, y }: Grouped, weights: Float64Array): Line {
  let total = 0
  let centre = 0
  let mean = 0
  for (let i = 0; i < x.length; i++) {
    const w = weights[i] as number
    total += w
    centre += w * (x[i] as number)
    mean += w * (y[i] as number)
  }
  return total === 0 ? { mean: 0, centre: 0, variance: 0 } : { mean: mean / total, centre: centre / total, variance: 0 }
}

/** Accounts in this decade class and its two neighbours. */
const comparable = ({ sizes }: PlatformPool, followers: number): number =>
  sizes.reduce((sum, [size, n]) => (Math.abs(size - decade(followers)) <= 1 ? sum + n : sum), 0)

/** The share of residuals below `r`, linear between the stored points. */
function shareBelow(points: readonly number[], r: number): number {
  const last = points.length - 1
  if (!(r > (points[0] as number))) return 0
  if (r >= (points[last] as number)) return 1
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((points[middle] as number) <= r) low = middle
    else high = middle
  }
  const from = points[low] as number
  const to = points[high] as number
  return (low + (to > from ? (r - from) / (to - from) : 0.5)) / last
}

/** 95% interval of a share seen among n (Wilson 1927). */
function wilson(share: number, n: number): Interval {
  const middle = (share + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n)
  const half = (Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n))) / (1 + (Z * Z) / n)
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}

function sentence(percentile: number, times: number, all: number, tail: 'low' | 'high' | 'neither'): string {
  const place = `${times.toFixed(times < 10 ? 1 : 0)} times the engagement expected at this size: above ${Math.round(percentile)} of 100 in a pool of ${figures(all)}.`
  if (tail === 'low') return `${place} So low a rate is consistent with followers who do not take part.`
  if (tail === 'high')
    return `${place} So high a rate is consistent with a close audience, and with engagement that was added.`
  return place
}
