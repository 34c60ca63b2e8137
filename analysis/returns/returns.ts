/**
 * What does a creator bring for each person reached, when a few campaigns are all there is? Counts are Poisson around
 * rate times exposure, the rates of all creators a gamma that is fitted to their counts (empirical Bayes): who has shown
 * much keeps it, who has shown little is drawn to the rest. With groups (a platform, a niche) the rest is the group, itself
 * drawn to all. Not to be trusted where exposure was counted in different ways, or where only successes were written down.
 * Known answers and calibration: returns.test.ts. Method: docs/methods/returns.md
 */
import type { Interval } from '../numbers/finding.ts'
import { logGamma } from '../numbers/gamma.ts'
import { gammaQuantile } from '../numbers/gamma-quantile.ts'

/** `conversions` 0 or more; `exposure` above 0, in any unit that is the same for all (people reached). */
export type Outcome = { readonly conversions: number; readonly exposure: number; readonly group?: string }

/** Rates as a gamma distribution: mean shape / rate, per unit of exposure. */
export type Rate = { readonly shape: number; readonly rate: number }

export type Returns = {
  /** Of all creators together. `pooled`: the counts vary no more than chance, so all rates are taken for one. */
  readonly prior: Rate & { readonly pooled: boolean }
  readonly groups: ReadonlyMap<string, Rate>
  /** In the order of the outcomes. */
  readonly posterior: readonly Rate[]
}

/** Beyond this the rates are alike: the variance of a gamma falls with its shape. */
const POOLED = 1e4
const GOLDEN = (Math.sqrt(5) - 1) / 2

/** Undefined without any conversion, or with fewer than two outcomes: there is no rate to learn from. */
export function returns(outcomes: readonly Outcome[]): Returns | undefined {
  check(outcomes)
  if (outcomes.length < 2 || outcomes.every(({ conversions }) => conversions === 0)) return undefined
  const shape = shapeOf(outcomes)
  const mean = meanOf(outcomes, shape)
  const groups = groupsOf(outcomes, shape, mean)
  return {
    prior: { shape, rate: shape / mean, pooled: shape >= POOLED * 0.999 },
    groups,
    posterior: outcomes.map(({ conversions, exposure, group }) => {
      const { rate } = (group === undefined ? undefined : groups.get(group)) ?? { rate: shape / mean }
      return { shape: shape + conversions, rate: rate + exposure }
    }),
  }
}

export const meanRate = ({ shape, rate }: Rate): number => shape / rate

/** Equal tails; level 0.9 leaves 5% on either side. */
export const rateInterval = ({ shape, rate }: Rate, level = 0.9): Interval => [
  gammaQuantile((1 - level) / 2, shape, rate),
  gammaQuantile((1 + level) / 2, shape, rate),
]

/** The shape of most likelihood, the mean fitted at each. Golden section over its logarithm. */
function shapeOf(outcomes: readonly Outcome[]): number {
  const value = (log: number) => likelihood(outcomes, Math.exp(log), meanOf(outcomes, Math.exp(log)))
  let [low, high] = [Math.log(1e-3), Math.log(POOLED)]
  let [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)]
  let [atA, atB] = [value(a), value(b)]
  while (high - low > 1e-9) {
    if (atA < atB) {
      low = a
      a = b
      atA = atB
      b = low + GOLDEN * (high - low)
      atB = value(b)
    } else {
      high = b
      b = a
      atB = atA
      a = high - GOLDEN * (high - low)
      atA = value(a)
    }
  }
  return Math.exp((low + high) / 2)
}

/** Of the negative binomial, without what does not depend on the prior. */
function likelihood(outcomes: readonly Outcome[], shape: number, mean: number): number {
  const rate = shape / mean
  const own = logGamma(shape)
  let sum = 0
  for (const { conversions, exposure } of outcomes)
    sum +=
      (conversions > 0
        ? logGamma(shape + conversions) - own + conversions * Math.log(exposure / (rate + exposure))
        : 0) -
      shape * Math.log1p(exposure / rate)
  return sum
}

/** The mean of most likelihood at this shape, by Newton's steps on its logarithm. */
function meanOf(outcomes: readonly Outcome[], shape: number): number {
  let log = Math.log(total(outcomes, 'conversions') / total(outcomes, 'exposure'))
  for (let round = 0; round < 60; round++) {
    const { slope, information } = slopeAt(outcomes, shape, Math.exp(log))
    const step = Math.max(-2, Math.min(2, slope / information))
    log += step
    if (Math.abs(step) < 1e-13) break
  }
  return Math.exp(log)
}

function slopeAt(outcomes: readonly Outcome[], shape: number, mean: number) {
  let slope = 0
  let information = 1e-12
  for (const { conversions, exposure } of outcomes) {
    const t = (exposure * mean) / shape
    slope += conversions - ((shape + conversions) * t) / (1 + t)
    information += ((shape + conversions) * t) / (1 + t) ** 2
  }
  return { slope, information }
}

/** Means of groups, drawn to the mean of all as far as their own spread and their evidence say (DerSimonian & Laird 1986). */
function groupsOf(outcomes: readonly Outcome[], shape: number, mean: number): Map<string, Rate> {
  const inside = new Map<string, Outcome[]>()
  for (const outcome of outcomes)
    if (outcome.group !== undefined) inside.set(outcome.group, [...(inside.get(outcome.group) ?? []), outcome])
  const groups = [...inside].map(([name, own]) => {
    // One step from the mean of all: a group without a conversion has no mean of its own, but it has a slope.
    const { slope, information } = slopeAt(own, shape, mean)
    return { name, off: slope / information, weight: information }
  })
  const weights = groups.reduce((sum, { weight }) => sum + weight, 0)
  const squares = groups.reduce((sum, { weight }) => sum + weight ** 2, 0)
  const spread = groups.reduce((sum, { off, weight }) => sum + weight * off ** 2, 0)
  const between = Math.max(0, (spread - groups.length) / Math.max(1e-12, weights - squares / Math.max(1e-12, weights)))
  return new Map(
    groups.map(({ name, off, weight }) => {
      const drawn = between > 0 ? (off * between) / (between + 1 / weight) : 0
      return [name, { shape, rate: shape / (mean * Math.exp(Math.max(-3, Math.min(3, drawn)))) }]
    }),
  )
}

const total = (outcomes: readonly Outcome[], field: 'conversions' | 'exposure') =>
  outcomes.reduce((sum, outcome) => sum + outcome[field], 0)

function check(outcomes: readonly Outcome[]) {
  for (const { conversions, exposure } of outcomes) {
    if (!(conversions >= 0) || !Number.isFinite(conversions))
      throw new RangeError(`conversions are 0 or more, got ${conversions}`)
    if (!(exposure > 0) || !Number.isFinite(exposure)) throw new RangeError(`exposure is above 0, got ${exposure}`)
  }
}
