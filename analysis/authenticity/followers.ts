/**
 * Does a follower's account look like those that were made or bought to fill an audience?
 * Additive log odds (a ridge logistic regression with bends) of counts, picture and digits in the name, and nothing else,
 * because these transfer to accounts of other origin. It says nothing about the person, and nothing about who paid.
 * Known answers: followers.test.ts. Method and error rates: docs/methods/authenticity-followers.md
 */

/** Counts from 0; what is not known is undefined and counts neither way. */
export type FollowerAccount = {
  readonly followers?: number | undefined
  readonly following?: number | undefined
  readonly posts?: number | undefined
  readonly hasPicture?: boolean | undefined
  /** Digits as a share (0..1) of the characters of the username. */
  readonly digitShare?: number | undefined
}

export type FollowerFeature =
  | 'followers'
  | 'following'
  | 'posts'
  | 'followingPerFollower'
  | 'followingPerPost'
  | 'picture'
  | 'digits'

export type Contribution = { readonly feature: FollowerFeature; readonly contribution: number }

export type Suspicion = {
  readonly state: 'assessed' | 'not-available'
  /** Probability (0..1) among followers of whom 15 in 100 are suspicious, the usual share; absent unless assessed. */
  readonly suspicion?: number
  /** ln P(account | suspicious) / P(account | ordinary). */
  readonly logOdds?: number
  /** Log odds of each feature against the middle of all accounts, strongest first; with `middle` they add up to `logOdds`. */
  readonly because: readonly Contribution[]
}

/** [feature, bend, weight, mean]: the value above the bend, or the value itself at -Infinity. Counts as ln(1 + count). */
type Term = readonly [feature: FollowerFeature, bend: number, weight: number, mean: number]
const TERMS: readonly Term[] = [
  ['posts', -Infinity, -0.3398, 2.6295],
  ['posts', 2, -0.1067, 1.2712],
  ['posts', 4, 0.5461, 0.4621],
  ['followers', -Infinity, -0.379, 5.6284],
  ['followers', 4, -0.295, 2.0271],
  ['followers', 6, -0.039, 0.8843],
  ['following', -Infinity, -0.1367, 6.5023],
  ['following', 4, 0.4893, 2.6191],
  ['following', 7, 1.2336, 0.3998],
  ['followingPerFollower', -Infinity, 0.2638, 0.8739],
  ['followingPerPost', -Infinity, 0.1624, 3.8728],
  ['picture', -Infinity, -1.4648, 0.8639],
  ['digits', -Infinity, 3.0617, 0.0732],
]

const FEATURES = [...new Set(TERMS.map(([feature]) => feature))]
const TERMS_OF = FEATURES.map((feature) => TERMS.filter(([of]) => of === feature))
/** Log odds of an account of which nothing is known. */
export const MIDDLE = -0.2034

/** Usual share of suspicious followers of accounts that bought none: about 15 in 100 (published survey of the audiences of 115 accounts). */
export const USUAL_SHARE = 0.15
const PRIOR = Math.log(USUAL_SHARE / (1 - USUAL_SHARE))

export function suspicion(account: FollowerAccount): Suspicion {
  const values = FEATURES.map((feature) => valueOf(feature, account))
  if (values.every(Number.isNaN)) return { state: 'not-available', because: [] }
  const because = FEATURES.map((feature, i) => ({ feature, contribution: contributionOf(i, values[i] as number) }))
  const logOdds = because.reduce((sum, { contribution }) => sum + contribution, MIDDLE)
  return {
    state: 'assessed',
    suspicion: 1 / (1 + Math.exp(-logOdds - PRIOR)),
    logOdds,
    because: because.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)),
  }
}

/** The log odds alone, for a million accounts; NaN when nothing is known of the account. */
export function logOddsOf(account: FollowerAccount): number {
  let sum = MIDDLE
  let known = false
  for (let i = 0; i < FEATURES.length; i++) {
    const value = valueOf(FEATURES[i] as FollowerFeature, account)
    known ||= !Number.isNaN(value)
    sum += contributionOf(i, value)
  }
  return known ? sum : NaN
}

/** Digits as a share of the characters of a username; undefined for an empty one. */
export function digitShare(username: string): number | undefined {
  const characters = [...username.trim().replace(/^@/, '')]
  if (characters.length === 0) return undefined
  return characters.filter((character) => character >= '0' && character <= '9').length / characters.length
}

function contributionOf(feature: number, value: number): number {
  if (Number.isNaN(value)) return 0
  let sum = 0
  for (const [, bend, weight, mean] of TERMS_OF[feature] as Term[])
    sum += weight * ((bend === -Infinity ? value : Math.max(0, value - bend)) - mean)
  return sum
}

function valueOf(feature: FollowerFeature, account: FollowerAccount): number {
  switch (feature) {
    case 'followers':
      return logCount(account.followers)
    case 'following':
      return logCount(account.following)
    case 'posts':
      return logCount(account.posts)
    case 'followingPerFollower':
      return logCount(account.following) - logCount(account.followers)
    case 'followingPerPost':
      return logCount(account.following) - logCount(account.posts)
    case 'picture':
      return account.hasPicture === undefined ? NaN : Number(account.hasPicture)
    case 'digits':
      return account.digitShare !== undefined && account.digitShare >= 0 && account.digitShare <= 1
        ? account.digitShare
        : NaN
  }
}

const logCount = (count: number | undefined): number =>
  count !== undefined && count >= 0 && Number.isFinite(count) ? Math.log1p(count) : NaN
