/**
 * Did followers come in steps that nothing explains?
 * Growth per day in logs against the account's own median, by Hampel's rule (5 robust deviations) over 1, 3 and 7 days; then each
 * step is looked at: a post that travelled or an event within three days, engagement per follower after it, and a later fall.
 * A step alone is weak: press, a collaboration and a show make steps. Needs 30 days that somebody counted.
 * Known answers and calibration: growth.test.ts. Method: docs/methods/authenticity-growth.md
 */
import { counted, figures } from '../numbers/figures.ts'
import { deviation, moments } from '../numbers/moments.ts'
import { median } from '../numbers/quantile.ts'
import { capped, type Signal } from './signal.ts'

/** `at` in epoch seconds. One count a day is best; counts further apart see only the step between them. */
export type FollowerCount = { readonly at: number; readonly followers: number }
/** A post with what is known of its reach; undefined is not known. */
export type ReachedPost = {
  readonly at: number
  readonly likes?: number | undefined
  readonly views?: number | undefined
  readonly label?: string | undefined
}
/** Something else that brings followers: press, a collaboration, a show, a campaign. */
export type GrowthEvent = { readonly at: number; readonly label: string }

export type GrowthStep = {
  /** Epoch seconds of the first and the last count of the step. */
  readonly from: number
  readonly to: number
  readonly before: number
  readonly after: number
  /** Followers beyond the usual growth of these days. */
  readonly gained: number
  /** Robust deviations above the usual growth. */
  readonly z: number
  /** What happened within three days: undefined if nothing was found, or nothing was looked at (`looked`). */
  readonly cause?: string
  readonly looked: boolean
  /** Likes per follower after the step against before. */
  readonly engagement: 'fell' | 'held' | 'unclear'
  /** Share (0..1) of the gain that was lost within 60 days; undefined if those days were not counted. */
  readonly lost?: number
  readonly llr: number
}

export type GrowthSignal = Signal & { readonly name: 'growth'; readonly steps: readonly GrowthStep[] }

export const NEEDED_DAYS = 30
const DAY = 86_400
const WINDOWS = [1, 3, 7]
const HAMPEL = 5
/** Smaller steps than a fiftieth of the followers are not worth a question. */
const LEAST_GAIN = 0.02
const NEAR = 3 * DAY
const TRAVELLED = 3
const LATER = 60 * DAY
/** The year 5138: times beyond are not in seconds. */
const LAST = 1e11
const THRESHOLD = 1.5
/** Engagement per follower drifts by itself over some months, by about this much in logs. */
const DRIFT = 0.06
/** A step without a known cause, by itself. */
const UNEXPLAINED = 0.3

export function growth(
  counts: readonly FollowerCount[],
  posts: readonly ReachedPost[] = [],
  events: readonly GrowthEvent[] = [],
): GrowthSignal {
  const days = daily(counts)
  const n = Math.max(0, days.length - 1)
  if (n < NEEDED_DAYS)
    return silent(
      n,
      `${counted(n, 'day')} of growth ${n === 1 ? 'was' : 'were'} counted, ${NEEDED_DAYS} are needed. No platform tells them afterwards.`,
    )
  const known = posts.filter(({ at }) => Number.isFinite(at))
  const steps = stepsOf(days).map((step) => examined(step, days, known, events))
  const worst = steps.toSorted((a, b) => b.llr - a.llr)[0]
  const llr = worst === undefined ? -0.3 : capped(worst.llr)
  const concern = llr >= THRESHOLD
  return { ...base(n), state: 'assessed', llr, score: llr, concern, because: sentence(worst, n), steps }
}

type Step = { from: number; to: number; z: number }

/** One count a day, the last; unusable counts are left out. */
function daily(counts: readonly FollowerCount[]): FollowerCount[] {
  const usable = counts.filter(
    ({ at, followers }) => at >= 0 && at < LAST && Number.isFinite(followers) && followers >= 1,
  )
  const ordered = usable.toSorted((a, b) => a.at - b.at)
  return ordered.filter(
    ({ at }, i) =>
      i === ordered.length - 1 || Math.floor(at / DAY) !== Math.floor((ordered[i + 1] as FollowerCount).at / DAY),
  )
}

/** Windows of days whose growth is beyond Hampel's limit, the clearest of overlapping ones. Indices into `days`. */
function stepsOf(days: readonly FollowerCount[]): Step[] {
  const span = (from: number, to: number) =>
    Math.max(1, ((days[to] as FollowerCount).at - (days[from] as FollowerCount).at) / DAY)
  const logs = days.map(({ followers }) => Math.log(followers))
  const rise = (from: number, to: number) => (logs[to] as number) - (logs[from] as number)
  const rates = days.slice(1).map((_, i) => rise(i, i + 1) / span(i, i + 1))
  const usual = median(rates) ?? 0
  const robust = 1.4826 * (median(rates.map((rate) => Math.abs(rate - usual))) ?? 0)
  // Arrivals are counts: a day is never steadier than chance allows.
  const middle = median(days.map(({ followers }) => followers)) ?? 1
  const scale = Math.max(robust, Math.sqrt(Math.abs(usual) * middle + 1) / middle)
  const found: Step[] = []
  for (const width of WINDOWS)
    for (let to = width; to < days.length; to++) {
      const from = to - width
      const length = span(from, to)
      const excess = rise(from, to) - usual * length
      const z = excess / (scale * Math.sqrt(length))
      if (z > HAMPEL && Math.expm1(excess) >= LEAST_GAIN) found.push({ from, to, z })
    }
  const kept: Step[] = []
  for (const step of found.toSorted((a, b) => b.z - a.z || a.from - b.from))
    if (kept.every(({ from, to }) => step.to <= from || step.from >= to)) kept.push(step)
  return kept.toSorted((a, b) => a.from - b.from).map((step) => ({ ...step }))
}

function examined(
  { from, to, z }: Step,
  days: readonly FollowerCount[],
  posts: readonly ReachedPost[],
  events: readonly GrowthEvent[],
): GrowthStep {
  const [first, last] = [days[from] as FollowerCount, days[to] as FollowerCount]
  const usual =
    median(
      days
        .slice(1)
        .map(
          (day, i) =>
            Math.log(day.followers / (days[i] as FollowerCount).followers) /
            Math.max(1, (day.at - (days[i] as FollowerCount).at) / DAY),
        ),
    ) ?? 0
  const gained = Math.round(last.followers - first.followers * Math.exp((usual * (last.at - first.at)) / DAY))
  const cause = causeOf(first.at, last.at, posts, events)
  const looked = events.length > 0 || posts.some(({ at }) => at >= first.at - 30 * DAY && at <= last.at + 30 * DAY)
  const { llr, engagement } = engagementAfter(first, last, usual, days, posts)
  const lost = lostAfter(last, gained, usual, days)
  const step = {
    from: first.at,
    to: last.at,
    before: first.followers,
    after: last.followers,
    gained,
    z,
    looked,
    engagement,
  }
  return {
    ...step,
    ...(cause === undefined ? {} : { cause }),
    ...(lost === undefined ? {} : { lost }),
    llr: weigh(cause, looked, llr, lost),
  }
}

function causeOf(
  from: number,
  to: number,
  posts: readonly ReachedPost[],
  events: readonly GrowthEvent[],
): string | undefined {
  const near = ({ at }: { at: number }) => at >= from - NEAR && at <= to + NEAR
  const event = events.find(near)
  if (event !== undefined) return event.label
  for (const reach of ['views', 'likes'] as const) {
    const usual = median(posts.flatMap((post) => post[reach] ?? []))
    if (usual === undefined || usual <= 0) continue
    const travelled = posts
      .filter((post) => near(post) && (post[reach] ?? 0) >= TRAVELLED * usual)
      .toSorted((a, b) => (b[reach] ?? 0) - (a[reach] ?? 0))[0]
    if (travelled !== undefined)
      return `${travelled.label ?? 'a post'} with ${((travelled[reach] ?? 0) / usual).toFixed(0)} times the usual ${reach}`
  }
  return undefined
}

/**
 * Do likes after the step follow the counted followers, or the followers that there would be without it? The log likelihood
 * ratio of the second, and which is nearer; 0 where too few posts or too small a step cannot tell.
 */
function engagementAfter(
  first: FollowerCount,
  last: FollowerCount,
  usual: number,
  days: readonly FollowerCount[],
  posts: readonly ReachedPost[],
): { llr: number; engagement: GrowthStep['engagement'] } {
  const liked = posts.filter(({ likes }) => likes !== undefined && Number.isFinite(likes) && likes >= 0)
  const perFollower = (followers: (at: number) => number) => (post: ReachedPost) =>
    Math.log((post.likes ?? 0) + 1) - Math.log(followers(post.at))
  const later = liked.filter(({ at }) => at > last.at && at <= last.at + LATER)
  const before = moments(
    liked.filter(({ at }) => at < first.at && at >= first.at - LATER).map(perFollower((at) => followersAt(days, at))),
  )
  const counted = moments(later.map(perFollower((at) => followersAt(days, at))))
  const without = moments(later.map(perFollower((at) => first.followers * Math.exp((usual * (at - first.at)) / DAY))))
  if (before.n < 4 || counted.n < 4) return { llr: 0, engagement: 'unclear' }
  const noise = (deviation(before) ?? 0) ** 2 / before.n + (deviation(without) ?? 0) ** 2 / without.n
  const squares = (counted.mean - before.mean) ** 2 - (without.mean - before.mean) ** 2
  const llr = capped(squares / (2 * (DRIFT ** 2 + noise)), 2)
  return { llr, engagement: llr >= 1 ? 'fell' : llr <= -1 ? 'held' : 'unclear' }
}

function followersAt(days: readonly FollowerCount[], at: number): number {
  const last = days.findLastIndex((day) => day.at <= at)
  return (days[Math.max(0, last)] as FollowerCount).followers
}

/** Against usual growth from the last day of the step on, which would hide those who leave. */
function lostAfter(
  last: FollowerCount,
  gained: number,
  usual: number,
  days: readonly FollowerCount[],
): number | undefined {
  const later = days.filter(({ at }) => at > last.at && at <= last.at + LATER)
  if (later.length < 14) return undefined
  const short = later.map(({ at, followers }) => last.followers * Math.exp((usual * (at - last.at)) / DAY) - followers)
  return Math.max(0, Math.min(1, Math.max(...short) / Math.max(1, gained)))
}

/** Judgement, but for the part of engagement: no public data has steps of known origin. */
function weigh(cause: string | undefined, looked: boolean, engagement: number, lost: number | undefined): number {
  if (cause !== undefined) return 0
  return UNEXPLAINED + (looked ? engagement : 0) + ((lost ?? 0) >= 0.3 ? 0.7 : 0)
}

function sentence(step: GrowthStep | undefined, n: number): string {
  if (step === undefined) return `In ${counted(n, 'day')} followers came without a step.`
  const day = new Date(step.to * 1000).toISOString().slice(0, 10)
  const what = `About ${counted(step.gained, 'follower')} more than usual came in the days up to ${day} (${figures(step.before)} to ${figures(step.after)}).`
  if (step.cause !== undefined) return `${what} It goes with ${step.cause}.`
  const after = {
    fell: 'and likes per follower fell after it',
    held: 'and likes per follower held',
    unclear: 'and likes per follower cannot tell',
  }[step.engagement]
  const found = step.looked
    ? 'No post or event of these days explains it,'
    : 'No posts or events of these days are known,'
  const lost =
    step.lost !== undefined && step.lost >= 0.3 ? ` ${Math.round(100 * step.lost)}% of them left within 60 days.` : ''
  return `${what} ${found} ${after}.${lost}`
}

const base = (n: number) =>
  ({
    name: 'growth',
    threshold: THRESHOLD,
    n,
    needed: NEEDED_DAYS,
    howOftenWrong: {
      falseAlarms: 0.01,
      says: 'Of made-up histories of a year without a purchase, heavy tails and viral posts included, fewer than 1 in 100 raised a concern. On real accounts it has not been measured: no public data has steps of known origin.',
    },
    innocent: [
      'Press, a show, a collaboration or a giveaway that is not in the data.',
      'A post that travelled on another platform.',
      'The platform merged or cleaned accounts.',
      'Somebody else sent the followers.',
    ],
  }) as const

const silent = (n: number, because: string): GrowthSignal => ({
  ...base(n),
  state: 'not-enough-evidence',
  llr: 0,
  concern: false,
  because,
  steps: [],
})
