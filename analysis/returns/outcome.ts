/**
 * Does relationship predict results, for this workspace? A negative binomial regression of orders on the relationship
 * score, with follower count beside it and exposure as an offset where it is known: without followers in the model a score
 * would be praised for what size does. The score is taken as a standing (`standingOf`), on which equal steps are equal differences
 * of what was measured; the effect is told with a 90% interval by profile likelihood, and is not called shown until that excludes zero.
 * Not to be trusted where creators were chosen for a campaign because of what they had sold before.
 * Known answers and calibration: outcome.test.ts. Method: docs/methods/outcome.md
 */
import { counted } from '../numbers/figures.ts'
import type { Interval } from '../numbers/finding.ts'
import { logGamma } from '../numbers/gamma.ts'
import { deviation, moments } from '../numbers/moments.ts'
import { normalQuantile } from '../numbers/normal.ts'
import type { Rate } from './returns.ts'

/** One creator's results: `orders` 0 or more, `relationship` 0..100, `followers` above 0, `exposure` above 0 or unknown. */
export type Result = {
  readonly orders: number
  readonly relationship: number
  readonly followers: number
  readonly exposure?: number | undefined
}

export type OutcomeLayer =
  | { readonly state: 'not-enough-evidence'; readonly n: number; readonly needed: number; readonly because: string }
  | {
      readonly state: 'assessed'
      readonly n: number
      readonly needed: number
      /** Natural logarithm of how many times as many orders one standard deviation more of the standing brings. */
      readonly coefficient: number
      readonly interval: Interval
      readonly level: 0.9
      /** The same as a factor: 1.3 is 30% more orders. */
      readonly factor: number
      /** One standard deviation among these creators, in standings: 1 lies between a score of 50 and one of 84. */
      readonly deviation: number
      readonly followers: number
      readonly shown: boolean
      /**
       * How many more creators with results it would take to show an effect of the size estimated, four times in five; null when
       * it is shown, or when the estimate is so near to nothing that no number could be promised.
       */
      readonly more: number | null
      /** How many it would take in all to show a quarter more orders per standard deviation. */
      readonly forQuarter: number
      /** What the fit expects of others; null where exposures were not all known, so that no rate can be told. */
      readonly expects: Expectation | null
    }

/** ln(orders per exposure) = at + standing · standingOf(score) + size · ln followers; `shape` of the gamma around it. Plain numbers. */
export type Expectation = {
  readonly at: number
  readonly standing: number
  readonly size: number
  readonly shape: number
}

/** A score is 100 times the normal share of what its measures add up to; this is that sum. Scores near the ends are cut: 0.5 to 99.5. */
const standingOf = (score: number): number => normalQuantile(Math.min(99.5, Math.max(0.5, score)) / 100)

/** The rate that is expected of a creator before anything was booked: gamma, mean shape / rate. */
export function expectedRate({ at, standing, size, shape }: Expectation, score: number, followers: number): Rate {
  return { shape, rate: shape / Math.exp(at + standing * standingOf(score) + size * Math.log(followers)) }
}

export const NEEDED_RESULTS = 15
const NEEDED_ORDERS = 10
/** Two-sided 10% and a power of 80%. */
const Z = 1.6449 + 0.8416

export function outcome(results: readonly Result[]): OutcomeLayer {
  check(results)
  const n = results.length
  const sold = results.reduce((sum, { orders }) => sum + orders, 0)
  const thin = (because: string) => ({ state: 'not-enough-evidence' as const, n, needed: NEEDED_RESULTS, because })
  if (n < NEEDED_RESULTS)
    return thin(
      `${counted(n, 'creator')} ${n === 1 ? 'has' : 'have'} results and a relationship score; it takes ${NEEDED_RESULTS}.`,
    )
  if (sold < NEEDED_ORDERS) return thin(`${counted(sold, 'order')} in all; it takes ${NEEDED_ORDERS}.`)
  const score = standardised(results.map(({ relationship }) => standingOf(relationship)))
  const size = standardised(results.map(({ followers }) => Math.log(followers)))
  if (score.spread === 0) return thin('All creators with results have the same relationship score.')
  const offset = offsetsOf(results)
  const model = {
    y: results.map(({ orders }) => orders),
    offset,
    columns: size.spread === 0 ? [ones(n), score.values] : [ones(n), score.values, size.values],
  }
  const best = fitted(model)
  if (!best) return thin('The model does not settle on these results: too few sold anything.')
  const { interval, error } = profiled(model, best)
  const coefficient = best.beta[1]!
  const shown = interval[0] > 0 || interval[1] < 0
  const enough = (effect: number) => Math.ceil(n * ((Z * error) / effect) ** 2)
  return {
    state: 'assessed',
    n,
    needed: NEEDED_RESULTS,
    coefficient,
    interval,
    level: 0.9,
    factor: Math.exp(coefficient),
    deviation: score.spread,
    followers: best.beta[2] ?? 0,
    shown,
    more: shown || Math.abs(coefficient) < error / 2 ? null : Math.max(1, enough(coefficient) - n),
    forQuarter: enough(Math.log(1.25)),
    expects: results.every(({ exposure }) => exposure !== undefined) ? expectation(best, score, size) : null,
  }
}

/** The fit in plain units again. */
function expectation({ beta, size: shape }: Fit, score: Standard, size: Standard): Expectation {
  const perStep = beta[1]! / score.spread
  const perLog = size.spread > 0 ? beta[2]! / size.spread : 0
  return { at: beta[0]! - perStep * score.mean - perLog * size.mean, standing: perStep, size: perLog, shape }
}

type Standard = ReturnType<typeof standardised>

type Model = { y: readonly number[]; offset: readonly number[]; columns: readonly (readonly number[])[] }
type Fit = { beta: number[]; size: number; likelihood: number; error: number }

const ones = (n: number) => Array.from({ length: n }, () => 1)

function standardised(values: readonly number[]) {
  const { mean } = moments(values)
  const spread = deviation(moments(values)) ?? 0
  return { mean, spread, values: values.map((value) => (spread > 0 ? (value - mean) / spread : 0)) }
}

/** Only where every exposure is known: an exposure that is known for some would speak for size. */
const offsetsOf = (results: readonly Result[]) =>
  results.every(({ exposure }) => exposure !== undefined)
    ? results.map(({ exposure }) => Math.log(exposure!))
    : results.map(() => 0)

const GOLDEN = (Math.sqrt(5) - 1) / 2
const SIZES = [Math.log(0.05), Math.log(1e4)] as const

/** Most likelihood over coefficients and dispersion (variance is mean + mean²/size). */
function fitted(model: Model, start?: readonly number[], near?: number): Fit | undefined {
  // Another coefficient moves the dispersion little, and near its best the likelihood is flat.
  const precision = near === undefined ? 1e-4 : 3e-3
  let [low = 0, high = 0]: readonly number[] =
    near === undefined ? SIZES : [Math.max(SIZES[0], near - 2), Math.min(SIZES[1], near + 2)]
  let beta = start
  const at = (log: number) => {
    const fit = coefficients(model, Math.exp(log), beta)
    if (fit) ({ beta } = fit)
    return fit?.likelihood ?? -Infinity
  }
  let [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)]
  let [atA, atB] = [at(a), at(b)]
  while (high - low > precision) {
    if (atA < atB) {
      low = a
      a = b
      atA = atB
      b = low + GOLDEN * (high - low)
      atB = at(b)
    } else {
      high = b
      b = a
      atB = atA
      a = high - GOLDEN * (high - low)
      atA = at(a)
    }
  }
  return coefficients(model, Math.exp((low + high) / 2), beta)
}

/** Fisher scoring at a given size; undefined when it runs off. */
function coefficients({ y, offset, columns }: Model, size: number, start?: readonly number[]): Fit | undefined {
  const p = columns.length
  const n = y.length
  const meanY =
    Math.max(
      0.5,
      y.reduce((sum, one) => sum + one, 0),
    ) / n
  const meanOffset = offset.reduce((sum, one) => sum + Math.exp(one), 0) / n
  let beta = start ? [...start] : [Math.log(meanY / meanOffset), ...Array.from({ length: p - 1 }, () => 0)]
  let likelihood = likelihoodOf({ y, offset, columns }, beta, size)
  let inverse: number[][] | undefined
  for (let round = 0; round < 100; round++) {
    const score = Array.from({ length: p }, () => 0)
    const information = Array.from({ length: p }, () => Array.from({ length: p }, () => 0))
    for (let i = 0; i < n; i++) {
      const mean = Math.exp(linear(columns, beta, i) + offset[i]!)
      const weight = mean / (1 + mean / size)
      const residual = (y[i]! - mean) / (1 + mean / size)
      for (let j = 0; j < p; j++) {
        score[j]! += columns[j]![i]! * residual
        for (let k = 0; k < p; k++) information[j]![k]! += columns[j]![i]! * columns[k]![i]! * weight
      }
    }
    inverse = inverted(information)
    if (!inverse) return undefined
    let step = inverse.map((row) => row.reduce((sum, value, k) => sum + value * score[k]!, 0))
    let next = beta.map((value, j) => value + step[j]!)
    let better = likelihoodOf({ y, offset, columns }, next, size)
    for (let half = 0; !(better >= likelihood - 1e-12) && half < 30; half++) {
      step = step.map((value) => value / 2)
      next = beta.map((value, j) => value + step[j]!)
      better = likelihoodOf({ y, offset, columns }, next, size)
    }
    beta = next
    likelihood = better
    if (step.every((value) => Math.abs(value) < 1e-10)) break
  }
  if (!Number.isFinite(likelihood) || beta.some((value) => !(Math.abs(value) < 50))) return undefined
  return { beta, size, likelihood: likelihood + ofSize(y, size), error: p > 1 ? Math.sqrt(inverse![1]![1]!) : NaN }
}

function linear(columns: Model['columns'], beta: readonly number[], i: number): number {
  let sum = 0
  for (let j = 0; j < beta.length; j++) sum += beta[j]! * columns[j]![i]!
  return sum
}

/** Without what depends on the size alone. */
function likelihoodOf({ y, offset, columns }: Model, beta: readonly number[], size: number): number {
  let sum = 0
  for (let i = 0; i < y.length; i++) {
    const log = linear(columns, beta, i) + offset[i]!
    const mean = Math.exp(log)
    sum += y[i]! * (log - Math.log(size + mean)) - size * Math.log1p(mean / size)
  }
  return sum
}

function ofSize(y: readonly number[], size: number): number {
  const own = logGamma(size)
  let sum = 0
  for (const one of y) if (one > 0) sum += logGamma(one + size) - own
  return sum
}

/**
 * Where the profile likelihood of the score's coefficient has fallen by half the square of Student's t: chi-squared would be
 * too narrow for a few dozen creators.
 */
function profiled(model: Model, best: Fit): { interval: Interval; error: number } {
  const { columns, offset } = model
  const rest = columns.filter((_, j) => j !== 1)
  const t = studentT(model.y.length - columns.length - 1)
  const fallen = (value: number) => {
    const fixed = { ...model, columns: rest, offset: offset.map((one, i) => one + value * columns[1]![i]!) }
    const fit = fitted(
      fixed,
      best.beta.filter((_, j) => j !== 1),
      Math.log(best.size),
    )
    return (fit ? 2 * (best.likelihood - fit.likelihood) : Infinity) - t ** 2
  }
  const end = (direction: 1 | -1) => {
    const from = best.beta[1]!
    let step = Math.max(0.05, best.error) * direction
    while (fallen(from + step) < 0 && Math.abs(step) < 20) step *= 1.6
    let [inside, outside] = [from, from + step]
    while (Math.abs(outside - inside) > 2e-3 * best.error) {
      const middle = (inside + outside) / 2
      if (fallen(middle) < 0) inside = middle
      else outside = middle
    }
    return (inside + outside) / 2
  }
  const interval: Interval = [end(-1), end(1)]
  return { interval, error: (interval[1] - interval[0]) / (2 * 1.6449) }
}

/** The 95th percentile of Student's t, by Cornish and Fisher's expansion (Abramowitz & Stegun 26.7.5); 4 digits from 5 degrees on. */
function studentT(degrees: number): number {
  const z = 1.644854
  const g1 = (z ** 3 + z) / 4
  const g2 = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96
  const g3 = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384
  return z + g1 / degrees + g2 / degrees ** 2 + g3 / degrees ** 3
}

/** Of a small symmetric matrix, by Gauss and Jordan; undefined when it has no inverse. */
function inverted(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const p = matrix.length
  const work = matrix.map((row, j) => [...row, ...Array.from({ length: p }, (_, k) => Number(j === k))])
  for (let j = 0; j < p; j++) {
    let pivot = j
    for (let k = j + 1; k < p; k++) if (Math.abs(work[k]![j]!) > Math.abs(work[pivot]![j]!)) pivot = k
    const head = work[pivot]![j]!
    if (!(Math.abs(head) > 1e-12)) return undefined
    ;[work[j], work[pivot]] = [work[pivot]!, work[j]!]
    for (let c = 0; c < 2 * p; c++) work[j]![c]! /= head
    for (let k = 0; k < p; k++) {
      if (k === j) continue
      const factor = work[k]![j]!
      for (let c = 0; c < 2 * p; c++) work[k]![c]! -= factor * work[j]![c]!
    }
  }
  return work.map((row) => row.slice(p))
}

function check(results: readonly Result[]) {
  for (const { orders, relationship, followers, exposure } of results) {
    if (!(orders >= 0) || !Number.isFinite(orders)) throw new RangeError(`orders are 0 or more, got ${orders}`)
    if (!(relationship >= 0 && relationship <= 100))
      throw new RangeError(`a relationship score lies between 0 and 100, got ${relationship}`)
    if (!(followers > 0) || !Number.isFinite(followers)) throw new RangeError(`followers are above 0, got ${followers}`)
    if (exposure !== undefined && !(exposure > 0 && Number.isFinite(exposure)))
      throw new RangeError(`an exposure is above 0, got ${exposure}`)
  }
}
