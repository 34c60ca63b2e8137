/**
 * Bayesian structural time series (Brodersen et al. 2015): the treated series is a level that wanders, plus a regression on the
 * controls in which most of them may play no part (spike and slab), plus noise. What it would have been is drawn from its posterior
 * by Gibbs sampling: forward filtering and backward sampling of the level, then the noises, then which controls and how much.
 *
 * Priors, on series standardised before the start: variance of the level's step inverse gamma of 32 observations of .01², noise of 50
 * observations at R² .8, three controls expected, slab worth one hundredth of the data.
 * Not to be trusted where controls were touched by the campaign, or with seasons that no control shares.
 */
import { factored, solved } from '../numbers/cholesky.ts'
import type { Random } from '../numbers/random.ts'
import type { Frame } from './frame.ts'
import { average } from './points.ts'

export type Posterior = {
  /** Mean effect per period, a draw each, ascending. */
  readonly draws: Float64Array
  readonly counterfactual: Float64Array
  /** How often each control was in, and its mean coefficient, in the unit of the value. */
  readonly inclusion: Float64Array
  readonly coefficients: Float64Array
}

const DRAWS = 2000
/** Of the draws, before those that count. */
const BURN = 0.25
const LEVEL = { observations: 32, deviation: 0.01 }
const NOISE = { observations: 50, r2: 0.8 }
const EXPECTED_SIZE = 3
const SLAB = 0.01

/** Undefined where the treated series does not vary before the start. */
export function posterior(frame: Frame, random: Random, draws = DRAWS): Posterior | undefined {
  const { before: n, during } = frame
  const all = n + during
  const y = standardised(frame.target, n)
  if (!y) return undefined
  const columns = frame.controls.flatMap((_, i) => {
    const column = standardised(frame.donors.subarray(i * all, (i + 1) * all), n)
    return column ? [{ i, ...column, near: Math.abs(dot(column.series, y.series, n)) }] : []
  })
  // Closest first, so that the draws do not depend on the names of places.
  columns.sort((a, b) => b.near - a.near)
  const k = columns.length
  const x = columns.map(({ series }) => series)
  const products = new Float64Array(k * k)
  for (let a = 0; a < k; a++)
    for (let b = 0; b <= a; b++) {
      let sum = 0
      for (let t = 0; t < n; t++) sum += x[a]![t]! * x[b]![t]!
      products[a * k + b] = products[b * k + a] = sum
    }
  const regression = spikeAndSlab(products, k, n, random)
  const level = new Float64Array(n)
  const filtered = new Float64Array(n)
  const spread = new Float64Array(n)
  const rest = new Float64Array(n)
  const fittedPart = new Float64Array(all)
  let step = LEVEL.deviation ** 2
  let noise = 1 - NOISE.r2
  const effects = new Float64Array(draws)
  const path = new Float64Array(all)
  const inclusion = new Float64Array(frame.controls.length)
  const coefficients = new Float64Array(frame.controls.length)

  for (let draw = -Math.ceil(BURN * draws); draw < draws; draw++) {
    for (let t = 0; t < n; t++) rest[t] = y.series[t]! - fittedPart[t]!
    walk()
    let moved = 0
    for (let t = 1; t < n; t++) moved += (level[t]! - level[t - 1]!) ** 2
    step = inverseGamma((LEVEL.observations + n - 1) / 2, (LEVEL.observations * LEVEL.deviation ** 2 + moved) / 2)
    for (let t = 0; t < n; t++) rest[t] = y.series[t]! - level[t]!
    const found = regression(
      Float64Array.from(x, (column) => dot(column, rest, n)),
      dot(rest, rest, n),
    )
    noise = found.noise
    fittedPart.fill(0)
    found.used.forEach((a, place) => {
      const b = found.coefficients[place]!
      for (let t = 0; t < all; t++) fittedPart[t]! += b * x[a]![t]!
    })
    if (draw < 0) continue
    found.used.forEach((a, place) => {
      const { i, deviation } = columns[a]!
      inclusion[i]! += 1 / draws
      coefficients[i]! += (found.coefficients[place]! * y.deviation) / deviation / draws
    })
    for (let t = 0; t < n; t++) path[t]! += (level[t]! + fittedPart[t]!) / draws
    let now = level[n - 1]!
    let sum = 0
    for (let t = n; t < all; t++) {
      now += Math.sqrt(step) * random.normal()
      path[t]! += (now + fittedPart[t]!) / draws
      sum += y.series[t]! - (now + fittedPart[t]! + Math.sqrt(noise) * random.normal())
    }
    effects[draw] = (sum / during) * y.deviation
  }
  return { draws: effects.sort(), counterfactual: path.map((z) => y.mean + y.deviation * z), inclusion, coefficients }

  /** Draws the level given everything else (Frühwirth-Schnatter 1994). */
  function walk() {
    let mean = y!.series[0]!
    let variance = 1
    for (let t = 0; t < n; t++) {
      if (t > 0) variance += step
      const gain = variance / (variance + noise)
      mean += gain * (rest[t]! - mean)
      variance *= 1 - gain
      filtered[t] = mean
      spread[t] = variance
    }
    level[n - 1] = mean + Math.sqrt(variance) * random.normal()
    for (let t = n - 2; t >= 0; t--) {
      const back = spread[t]! / (spread[t]! + step)
      level[t] =
        filtered[t]! + back * (level[t + 1]! - filtered[t]!) + Math.sqrt(spread[t]! * (1 - back)) * random.normal()
    }
  }

  /** No step of the level may be as large as the series itself. */
  function inverseGamma(shape: number, rate: number): number {
    for (let tries = 0; tries < 100; tries++) {
      const drawn = rate / random.gamma(shape)
      if (drawn <= 1) return drawn
    }
    return 1
  }
}

type Regression = { used: number[]; coefficients: Float64Array; noise: number }

/** Which of k controls, with which coefficients (George & McCulloch 1997): coefficients and noise are integrated out while choosing. */
function spikeAndSlab(
  products: Float64Array,
  k: number,
  n: number,
  random: Random,
): (xy: Float64Array, yy: number) => Regression {
  const inclusion = Math.min(1, EXPECTED_SIZE / k)
  const odds = Math.log(inclusion / (1 - inclusion))
  const shape = (NOISE.observations + n) / 2
  let used: number[] = inclusion < 1 ? [] : Array.from({ length: k }, (_, a) => a)
  const weigh = (set: readonly number[], xy: Float64Array, yy: number) => {
    const s = set.length
    const slab = new Float64Array(s * s)
    const whole = new Float64Array(s * s)
    for (let a = 0; a < s; a++)
      for (let b = 0; b < s; b++) {
        const product = products[set[a]! * k + set[b]!]!
        slab[a * s + b] = SLAB * product * (a === b ? 1 : 0.5)
        whole[a * s + b] = product + slab[a * s + b]!
      }
    if (factored(slab, s) >= 0 || factored(whole, s) >= 0) return undefined
    const right = Float64Array.from(set, (a) => xy[a]!)
    const mean = solved(whole, s, right.slice())
    let squares = NOISE.observations * (1 - NOISE.r2) + yy
    let log = s === 0 || odds === Infinity ? 0 : s * odds
    for (let a = 0; a < s; a++) {
      squares -= right[a]! * mean[a]!
      log += Math.log(slab[a * s + a]!) - Math.log(whole[a * s + a]!)
    }
    return { log: log - shape * Math.log(squares), squares, mean, factor: whole }
  }
  return (xy, yy) => {
    let now = weigh(used, xy, yy)!
    if (inclusion < 1)
      for (const a of random.shuffled(Array.from({ length: k }, (_, place) => place))) {
        const other = used.includes(a) ? used.filter((b) => b !== a) : [...used, a]
        const then = weigh(other, xy, yy)
        if (then && random.uniform() < 1 / (1 + Math.exp(now.log - then.log))) {
          used = other
          now = then
        }
      }
    const noise = now.squares / 2 / random.gamma(shape)
    const s = used.length
    // Noise of the right covariance: back substitution through the factor.
    const off = Float64Array.from(used, () => Math.sqrt(noise) * random.normal())
    for (let a = s - 1; a >= 0; a--) {
      let sum = off[a]!
      for (let b = a + 1; b < s; b++) sum -= now.factor[b * s + a]! * off[b]!
      off[a] = sum / now.factor[a * s + a]!
    }
    return { used: used.slice(), coefficients: now.mean.map((b, a) => b + off[a]!), noise }
  }
}

/** Mean and deviation of the first n periods off all of them; undefined when they do not vary. */
function standardised(series: Float64Array, n: number) {
  const mean = average(series.subarray(0, n))
  let squares = 0
  for (let t = 0; t < n; t++) squares += (series[t]! - mean) ** 2
  const deviation = Math.sqrt(squares / (n - 1))
  return deviation > 1e-12 * Math.abs(mean)
    ? { mean, deviation, series: series.map((value) => (value - mean) / deviation) }
    : undefined
}

const dot = (a: Float64Array, b: Float64Array, n: number) => {
  let sum = 0
  for (let t = 0; t < n; t++) sum += a[t]! * b[t]!
  return sum
}

/**
 * Interval and p-value from the same order statistics, so that zero lies outside exactly when p < alpha: p is twice the smaller share of
 * draws on one side of zero, each share counting one more draw than there are.
 */
export function judged(ascending: Float64Array, alpha: number): { interval: [number, number]; pValue: number } {
  const n = ascending.length
  const notAbove = ascending.filter((effect) => effect <= 0).length
  const notBelow = ascending.filter((effect) => effect >= 0).length
  const pValue = Math.min(1, (2 * (1 + Math.min(notAbove, notBelow))) / (n + 1))
  // The largest rank whose own p would still be below alpha.
  let rank = Math.min(Math.ceil(n / 2), Math.floor((alpha * (n + 1)) / 2))
  while (rank > 0 && (2 * rank) / (n + 1) >= alpha) rank--
  return { interval: rank === 0 ? [-Infinity, Infinity] : [ascending[rank - 1]!, ascending[n - rank]!], pValue }
}
