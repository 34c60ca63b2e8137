/**
 * Is a code passed on beyond the audience of its creator? Signals consistent with a leak, never a charge: redemptions that rise
 * without clicks, buyers who come from coupon sites, and, weaker, more redemptions a click or more returning buyers than other codes have.
 * Each comes with what else explains it. Nothing here says who passed it on. Not to be trusted where the code is shown
 * without a link (a podcast, a poster) from one day to the next, which looks just the same.
 * Calibration on simulated codes: leaks.test.ts. Method: docs/methods/code-leaks.md
 */
import { normalShare } from '../numbers/normal.ts'
import { median } from '../numbers/quantile.ts'
import { isCouponSite } from './coupon-sites.ts'
import { risenWithoutClicks } from './risen.ts'

/** What was seen of a code at a time: a day, a part of one, a single order. Rows of one day are added. */
export type Seen = {
  readonly code: string
  /** Seconds since 1970. */
  readonly at: number
  readonly clicks: number
  readonly redemptions: number
  /** Where the buyers of these redemptions came from, if that is known. */
  readonly referrer?: string | undefined
  /** How many of the redemptions were by people who had bought before, if that is known. */
  readonly returning?: number | undefined
}

export type Sign = {
  readonly sign: 'risen-without-clicks' | 'coupon-sites' | 'more-per-click' | 'returning-buyers'
  /** In standard deviations; of `coupon-sites` the redemptions from there. */
  readonly strength: number
  readonly sentence: string
  /** What else it may be. */
  readonly innocent: readonly string[]
}

export type Leak = {
  readonly code: string
  readonly clicks: number
  readonly redemptions: number
} & (
  | {
      readonly state: 'consistent-with-a-leak' | 'as-expected'
      /** Day on which redemptions rose, where they did: YYYY-MM-DD. */
      readonly since: string | null
      /** Redemptions since then that clicks do not explain, rounded. */
      readonly unexplained: number | null
      readonly because: readonly Sign[]
    }
  | { readonly state: 'not-enough-evidence'; readonly have: number; readonly need: number; readonly sentence: string }
)

/** Redemptions and days without which nothing is said. */
const NEEDED = 20
const DAYS = 14
/** Honest simulated codes pass this about once in a hundred (leaks.test.ts). */
const RISEN = 3.2
const UNEXPLAINED = 5
/** Of redemptions with a known referrer, so many come from coupon sites even where nothing leaked: people look for a second code. */
const STRAY = 0.02
const FROM_SITES = 3
/** Standard deviations beyond the other codes, and how many of them it takes to know. */
const BESIDE = 4
const OTHERS = 8
const DAY = 86_400

const INNOCENT: Record<Sign['sign'], readonly string[]> = {
  'risen-without-clicks': [
    'The creator said or showed the code where nothing can be clicked: a podcast, a live video, a poster.',
    'Clicks went missing: a broken link, a new consent banner, an app that opens links in a browser of its own.',
    'The shop advertised the code itself, or printed it on a leaflet.',
    'A post went round far beyond its link: screenshots among friends are word of mouth, and welcome.',
  ],
  'coupon-sites': [
    'Buyers who came by the creator looked for a second, better code before paying.',
    'A browser extension for coupons adds its own referrer at check-out to orders that it did not bring.',
  ],
  'more-per-click': [
    'This creator mostly speaks and seldom links; codes are then typed from memory.',
    'A small audience that trusts buys more often.',
  ],
  'returning-buyers': [
    'The audience of this creator knew the shop already.',
    'The code was allowed for existing buyers, or sent to them.',
  ],
}

/** One answer for each code, strongest first. Throws RangeError for counts below 0 and for times that are none. */
export function leaks(seen: readonly Seen[]): Leak[] {
  const codes = byCode(seen)
  const enough = codes.filter((one) => one.total >= NEEDED && one.days >= DAYS)
  const perClick = beside(enough.map((one) => (one.clicked > 0 ? difference(one.total, one.clicked) : undefined)))
  const returning = beside(
    enough.map((one) => (one.known >= NEEDED ? difference(one.returned, one.known - one.returned) : undefined)),
  )
  const place = new Map(enough.map((one, i) => [one, i]))
  return codes
    .map((one): Leak => {
      const { code, clicked: clicks, total: redemptions } = one
      const i = place.get(one)
      if (i === undefined) {
        const few = redemptions < NEEDED
        return {
          code,
          clicks,
          redemptions,
          state: 'not-enough-evidence',
          have: few ? redemptions : one.days,
          need: few ? NEEDED : DAYS,
          sentence: few
            ? `${redemptions} redemptions; it takes ${NEEDED} to tell a leak from chance.`
            : `${one.days} days; it takes ${DAYS} to tell a leak from a good week.`,
        }
      }
      const risen = clicks > 0 ? risenSign(one) : undefined
      const because = [
        ...(risen ? [risen.sign] : []),
        ...siteSign(one),
        ...besideSign('more-per-click', perClick[i], one.total / one.clicked),
        ...besideSign('returning-buyers', returning[i], one.returned / one.known),
      ]
      const strong = because.some(({ sign }) => sign === 'risen-without-clicks' || sign === 'coupon-sites')
      return {
        code,
        clicks,
        redemptions,
        state: strong || because.length > 1 ? 'consistent-with-a-leak' : 'as-expected',
        since: risen ? dayOf(one.first + risen.from) : null,
        unexplained: risen ? Math.round(risen.unexplained) : null,
        because,
      }
    })
    .sort((a, b) => rank(a) - rank(b) || b.redemptions - a.redemptions || (a.code < b.code ? -1 : 1))
}

const rank = ({ state }: Leak) => ['consistent-with-a-leak', 'as-expected', 'not-enough-evidence'].indexOf(state)
const dayOf = (day: number) => new Date(day * DAY * 1000).toISOString().slice(0, 10)

type OfCode = {
  code: string
  /** Days since 1970 of the first row, and how many days to the last. */
  first: number
  days: number
  clicks: number[]
  redemptions: number[]
  clicked: number
  total: number
  /** Redemptions with a referrer, and those of them from coupon sites. */
  referred: number
  fromSites: number
  /** Redemptions of which it is known whether they are of returning buyers, and those that are. */
  known: number
  returned: number
}

function byCode(seen: readonly Seen[]): OfCode[] {
  const rows = new Map<string, Seen[]>()
  for (const one of seen) {
    for (const field of ['clicks', 'redemptions', 'returning'] as const)
      if (one[field] !== undefined && !(one[field] >= 0 && Number.isFinite(one[field])))
        throw new RangeError(`${field} are 0 or more, got ${one[field]}`)
    // Beyond the year 5138 seconds are milliseconds.
    if (!(Math.abs(one.at) < 1e11)) throw new RangeError(`a time is in seconds since 1970, got ${one.at}`)
    if ((one.returning ?? 0) > one.redemptions)
      throw new RangeError(`returning are among the redemptions, got ${one.returning} of ${one.redemptions}`)
    const own = rows.get(one.code)
    if (own) own.push(one)
    else rows.set(one.code, [one])
  }
  return [...rows].map(([code, own]) => {
    const first = own.reduce((least, { at }) => Math.min(least, Math.floor(at / DAY)), Infinity)
    const days = own.reduce((most, { at }) => Math.max(most, Math.floor(at / DAY)), -Infinity) - first + 1
    if (days > 10_000) throw new RangeError(`${code}: rows lie ${days} days apart`)
    const clicks = Array.from({ length: days }, () => 0)
    const redemptions = Array.from({ length: days }, () => 0)
    const sums = { clicked: 0, total: 0, referred: 0, fromSites: 0, known: 0, returned: 0 }
    for (const one of own) {
      const day = Math.floor(one.at / DAY) - first
      clicks[day]! += one.clicks
      redemptions[day]! += one.redemptions
      sums.clicked += one.clicks
      sums.total += one.redemptions
      if (one.referrer !== undefined) {
        sums.referred += one.redemptions
        if (isCouponSite(one.referrer)) sums.fromSites += one.redemptions
      }
      if (one.returning !== undefined) {
        sums.known += one.redemptions
        sums.returned += one.returning
      }
    }
    return { code, first, days, clicks, redemptions, ...sums }
  })
}

function risenSign({ clicks, redemptions, first }: OfCode) {
  const risen = risenWithoutClicks(clicks, redemptions)
  if (!risen || risen.strength < RISEN || risen.unexplained < UNEXPLAINED) return undefined
  const sign: Sign = {
    sign: 'risen-without-clicks',
    strength: risen.strength,
    sentence: `Since ${dayOf(first + risen.from)} about ${Math.round(risen.unexplained)} redemptions more than clicks and the time before explain.`,
    innocent: INNOCENT['risen-without-clicks'],
  }
  return { ...risen, sign }
}

/** More than a stray few: so many of so many would come about less than once in a thousand. */
function siteSign({ referred, fromSites }: OfCode): Sign[] {
  if (fromSites < FROM_SITES) return []
  const expected = STRAY * referred
  if (poissonAtLeast(fromSites, expected) > 0.001) return []
  return [
    {
      sign: 'coupon-sites',
      strength: fromSites,
      sentence: `${fromSites} of ${referred} redemptions with a known referrer came from sites that collect codes; about ${expected.toFixed(1)} would be usual.`,
      innocent: INNOCENT['coupon-sites'],
    },
  ]
}

/** The chance of so many or more; beyond some hundreds by the square root, whose spread is 1/2 (Bartlett 1936). */
function poissonAtLeast(count: number, mean: number): number {
  if (count > 300) return 1 - normalShare(2 * (Math.sqrt(count) - Math.sqrt(mean)))
  let term = Math.exp(-mean)
  let below = 0
  for (let k = 0; k < count; k++) {
    below += term
    term *= mean / (k + 1)
  }
  return Math.max(0, 1 - below)
}

function besideSign(sign: 'more-per-click' | 'returning-buyers', strength: number | undefined, share: number): Sign[] {
  if (strength === undefined || strength < BESIDE) return []
  const sentence =
    sign === 'more-per-click'
      ? `${share.toPrecision(2)} redemptions a click, far more than the other codes have.`
      : `${Math.round(100 * share)}% of its buyers had bought before, far more than with the other codes.`
  return [{ sign, strength, sentence, innocent: INNOCENT[sign] }]
}

/** Log of a ratio of two counts and the variance that chance alone gives it (Haldane 1956, Anscombe 1956). */
const difference = (a: number, b: number) => ({
  value: Math.log((a + 0.5) / (b + 0.5)),
  variance: 1 / (a + 0.5) + 1 / (b + 0.5),
})

/** How far each stands above the middle of the others, in standard deviations of them and of its own chance. */
function beside(all: readonly ({ value: number; variance: number } | undefined)[]): (number | undefined)[] {
  const known = all.filter((one) => one !== undefined)
  if (known.length <= OTHERS) return all.map(() => undefined)
  const middle = median(known.map(({ value }) => value))!
  // Robust, so that the leaked do not hide themselves; and never below a quarter, for creators do differ.
  const spread = Math.max(0.25, 1.4826 * median(known.map(({ value }) => Math.abs(value - middle)))!)
  return all.map((one) => one && (one.value - middle) / Math.sqrt(spread ** 2 + one.variance))
}
