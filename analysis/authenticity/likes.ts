/**
 * Do the likes of an account's newest posts jump in a way that its older posts do not?
 * Compares the newest 12 posts with up to 36 before, on log likes and on log likes less what the comments explain.
 * Cannot see likes raised by less than half, likes raised on every post alike, or purchases older than the newest 12.
 * Known answers and calibration: likes.test.ts. Method: docs/methods/authenticity-likes.md
 */
import { counted } from '../numbers/figures.ts'
import { mean } from '../numbers/moments.ts'
import { median } from '../numbers/quantile.ts'
import { capped, type Signal } from './signal.ts'

/** `postedAt` in epoch seconds. Counts are whole numbers from 0; undefined means hidden or not known, never none. */
export type LikedPost = {
  readonly postedAt: number
  readonly likes?: number | undefined
  readonly comments?: number | undefined
  readonly views?: number | undefined
  /** Paid reach raises likes honestly, so such posts are set aside. */
  readonly sponsored?: boolean | undefined
}

/** `index` into the input; `z` in robust deviations of the account's own older posts. */
export type StandsOut = { readonly index: number; readonly z: number; readonly times: number }

/** `n` and `needed` count posts with visible likes that were not promoted. */
export type LikesSignal = Signal & {
  readonly name: 'likes'
  /** Newest posts whose likes stand out, strongest first. Empty unless assessed. */
  readonly standOut: readonly StandsOut[]
  readonly setAside: { readonly promoted: number; readonly hidden: number; readonly explainedByViews: number }
}

export const NEEDED_POSTS = 12
/** Below this median, chance alone moves likes by a third and more from post to post. */
export const NEEDED_MEDIAN_LIKES = 10

const COMPARED = 48
const NEWEST = 12
/** How far likes rise, in logs, when comments rise by one log: an excited audience does both. */
const COMMENT_SLOPE = 0.35
const FLOOR = 0.1

/**
 * Balanced logistic regression on six patterns of likes raised x2 and x3 in real histories, so that the sum is a log
 * likelihood ratio. In order: constant, change of step size of the residual, the same of plain likes, level of the
 * upper and of the lower half of the newest posts, and the account's usual spread.
 */
const WEIGHTS = [-4.408, -0.274, 2.563, 7.345, -2.925, -4.394] as const
/** Without comments there is less to tell a good week from a bought one, so more is asked. */
const THRESHOLD = { withComments: 1.7, withoutComments: 2.2 } as const
/** A quiet history does not clear an account: raising every post alike, or by less than half, leaves no jump. */
const LEAST_LLR = -0.7

const INNOCENT = [
  'One post travelled: a share by a larger account, a feature, a trend.',
  'The topic changed, or a contest asked for likes.',
  'A promoted post that was not marked as promoted.',
  'A pause before the newest posts, or a new rhythm of posting.',
]

export function likes(posts: readonly LikedPost[]): LikesSignal {
  const dated = posts.map((post, index) => ({ ...post, index })).filter(({ postedAt }) => Number.isFinite(postedAt))
  const organic = dated.filter(({ sponsored }) => sponsored !== true)
  const visible = organic.filter((post) => isCount(post.likes)) as (LikedPost & { index: number; likes: number })[]
  const setAside = {
    promoted: dated.length - organic.length,
    hidden: organic.length - visible.length,
    explainedByViews: 0,
  }
  if (visible.length < NEEDED_POSTS) {
    if (organic.length >= NEEDED_POSTS)
      return silent(
        'not-available',
        visible.length,
        setAside,
        `Likes are hidden on ${setAside.hidden} of ${organic.length} posts.`,
      )
    return silent(
      'not-enough-evidence',
      visible.length,
      setAside,
      `${counted(visible.length, 'post')} with likes, ${NEEDED_POSTS} are needed.`,
    )
  }

  const compared = visible.toSorted((a, b) => b.postedAt - a.postedAt || a.index - b.index).slice(0, COMPARED)
  const usual = median(compared.map((post) => post.likes)) ?? 0
  if (usual < NEEDED_MEDIAN_LIKES)
    return silent(
      'not-enough-evidence',
      compared.length,
      setAside,
      `Half of the posts have ${usual} likes or fewer; chance alone makes jumps below ${NEEDED_MEDIAN_LIKES}.`,
    )

  const recent = Math.min(NEWEST, Math.floor(compared.length / 2))
  const raw = compared.map((post) => Math.log1p(post.likes))
  const explained = explainedByViews(compared, raw, recent)
  const likely = raw.map((value, i) => value - (explained[i] ?? 0))
  const hasComments = compared.filter(({ comments }) => isCount(comments)).length >= compared.length * 0.8
  const typicalComments = hasComments ? (median(compared.map(logComments).filter(Number.isFinite)) ?? 0) : 0
  const residual = likely.map((value, i) => {
    const comments = hasComments ? logComments(compared[i] as LikedPost) : 0
    return value - COMMENT_SLOPE * (Number.isFinite(comments) ? comments : typicalComments)
  })

  const older = residual.slice(recent)
  const centre = median(older) ?? 0
  const spread = 1.4826 * (median(older.map((value) => Math.abs(value - centre))) ?? 0)
  const ordered = residual.slice(0, recent).toSorted((a, b) => b - a)
  const half = Math.floor(recent / 2)
  const features = [
    1,
    changeOfSteps(residual, recent),
    changeOfSteps(likely, recent),
    (mean(ordered.slice(0, half)) ?? 0) - centre,
    (mean(ordered.slice(half)) ?? 0) - centre,
    spread,
  ]
  const score = features.reduce((sum, value, i) => sum + value * (WEIGHTS[i] as number), 0)
  const threshold = hasComments ? THRESHOLD.withComments : THRESHOLD.withoutComments
  const standOut = residual
    .slice(0, recent)
    .map((value, i) => ({
      index: (compared[i] as { index: number }).index,
      z: (value - centre) / (spread + FLOOR),
      times: Math.exp(value - centre),
    }))
    .filter(({ z, times }) => z >= 2 && times >= 1.5)
    .toSorted((a, b) => b.z - a.z)
  const concern = score >= threshold
  return {
    name: 'likes',
    state: 'assessed',
    llr: Math.max(LEAST_LLR, capped(score)),
    score,
    threshold,
    concern,
    because: sentence(concern, standOut, recent, compared.length - recent, hasComments),
    howOftenWrong: howOftenWrong(hasComments),
    innocent: INNOCENT,
    n: compared.length,
    needed: NEEDED_POSTS,
    standOut,
    setAside: { ...setAside, explainedByViews: explained.filter((part) => part > 0).length },
  }
}

const isCount = (value: number | undefined): value is number =>
  value !== undefined && Number.isFinite(value) && value >= 0

const logComments = (post: LikedPost): number => (isCount(post.comments) ? Math.log1p(post.comments) : NaN)

const step = (part: readonly number[]) =>
  mean(part.slice(1).map((value, i) => Math.abs(value - (part[i] as number)))) ?? 0

/** Log of the mean step from post to post among the newest, against the same among the older. */
function changeOfSteps(values: readonly number[], recent: number): number {
  return Math.log(step(values.slice(0, recent)) + FLOOR) - Math.log(step(values.slice(recent)) + FLOOR)
}

/**
 * How much of each newest post's excess (in logs) its views rose by as well: likes that came with viewers are a post
 * that travelled. It only ever takes excess away, so views cannot make a concern.
 */
function explainedByViews(posts: readonly LikedPost[], logLikes: readonly number[], recent: number): number[] {
  const logViews = posts.map(({ views }) => (isCount(views) && views > 0 ? Math.log(views) : NaN))
  const usualViews = median(logViews.slice(recent))
  const usualLikes = median(logLikes.slice(recent)) ?? 0
  if (usualViews === undefined) return posts.map(() => 0)
  return logLikes.map((value, i) => {
    const more = (logViews[i] as number) - usualViews
    return i < recent && more > 0 ? Math.max(0, Math.min(more, value - usualLikes)) : 0
  })
}

function sentence(
  concern: boolean,
  standOut: readonly StandsOut[],
  recent: number,
  older: number,
  hasComments: boolean,
): string {
  if (!concern) return `The likes of the newest ${recent} posts move as those of the ${older} before them did.`
  const most = Math.max(...standOut.map(({ times }) => times))
  const what =
    standOut.length === 0
      ? `The likes of the newest ${recent} posts swing more than those of the ${older} before them`
      : `${standOut.length} of the newest ${recent} posts have up to ${most.toFixed(1)} times the likes that the ${older} posts before them ${hasComments ? 'and their comments ' : ''}lead one to expect`
  return `${what}: signals consistent with likes that were added from outside.`
}

const howOftenWrong = (hasComments: boolean): Signal['howOftenWrong'] => {
  const rates = hasComments
    ? { alarms: 0.03, half: 11, twice: 48, thrice: 96 }
    : { alarms: 0.04, half: 12, twice: 46, thrice: 95 }
  return {
    falseAlarms: rates.alarms,
    says:
      `Of 229 real histories that nobody had touched, ${100 * rates.alarms} in 100 raised this. Of the same histories with likes added to 6 of the ` +
      `newest 12 posts it saw ${rates.thrice}% at three times, ${rates.twice}% at twice and ${rates.half}% at one and a half times: below twice it cannot be seen.`,
  }
}

const silent = (
  state: 'not-enough-evidence' | 'not-available',
  n: number,
  setAside: LikesSignal['setAside'],
  because: string,
): LikesSignal => ({
  name: 'likes',
  state,
  llr: 0,
  threshold: THRESHOLD.withComments,
  concern: false,
  because,
  howOftenWrong: howOftenWrong(true),
  innocent: INNOCENT,
  n,
  needed: NEEDED_POSTS,
  standOut: [],
  setAside,
})
