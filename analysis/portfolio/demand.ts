/**
 * Will the seats sell out? Demand as a negative binomial of known mean and size (variance mean + mean²/size), Poisson
 * when no size is known; sold is min(capacity, demand). Demand for events clumps: taking it for Poisson promises too much.
 * Known answers and simulation: demand.test.ts. Method: docs/methods/sellout.md
 */
import { logGamma } from '../numbers/gamma.ts'

export type Demand = {
  /** 0 or more. */
  readonly mean: number
  /** Above 0; the smaller, the more demand varies beyond Poisson. Absent: Poisson. */
  readonly size?: number
}

export type Sellout = {
  /** Mean of min(capacity, demand). */
  readonly expected: number
  /** P(demand ≥ capacity). */
  readonly probabilitySoldOut: number
}

/** A term this much smaller than the first ends the sum. */
const NEGLIGIBLE = 1e-18

/** @param capacity seats, a whole number of 0 or more */
export function sellout(demand: Demand, capacity: number): Sellout {
  if (!Number.isSafeInteger(capacity) || capacity < 0)
    throw new RangeError(`a capacity is a whole number of 0 or more, got ${capacity}`)
  const { mean } = checked(demand)
  if (capacity === 0) return { expected: 0, probabilitySoldOut: 1 }
  if (mean === 0) return { expected: 0, probabilitySoldOut: 0 }
  // Below the capacity lie P(N < C) and E[N; N < C]; above, P(N ≥ C) and E[N - C; N ≥ C]. Sum the side without the mean,
  // so that no answer is a difference of nearly equal numbers.
  // A tail that thins out too slowly has enough in it for the difference to be safe.
  const terms = 42 / (1 - Math.min(1, ratio(mean, demand.size, capacity)))
  if (capacity > mean && terms <= capacity + 1e5) {
    let tail = 0
    let beyond = 0
    walk(demand, capacity, 1, (k, p) => {
      tail += p
      beyond += (k - capacity) * p
    })
    return { expected: mean - beyond, probabilitySoldOut: Math.min(1, tail) }
  }
  let below = 0
  let unsold = 0
  walk(demand, capacity - 1, -1, (k, p) => {
    below += p
    unsold += (capacity - k) * p
  })
  return { expected: capacity - unsold, probabilitySoldOut: Math.max(0, 1 - below) }
}

/** The smallest mean demand at which the seats sell out with this probability, to 1e-9 of its size. */
export function meanNeeded(capacity: number, probability: number, size?: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`a probability lies between 0 and 1, got ${probability}`)
  const chance = (mean: number) => sellout({ mean, size }, capacity).probabilitySoldOut
  if (capacity === 0) return 0
  let low = 0
  let high = Math.max(1, capacity)
  while (chance(high) < probability) {
    low = high
    high *= 2
    if (high > 1e12) return Infinity
  }
  while (high - low > 1e-9 * high) {
    const middle = (low + high) / 2
    if (chance(middle) < probability) low = middle
    else high = middle
  }
  return high
}

/**
 * What reach is worth when there are only so many seats: margin · E[min(capacity, N)] with N of mean reach · rate.
 * Concave and nondecreasing in reach, so that plans stay within the reach of their methods.
 * @param margin cents a seat
 * @param rate orders for each unit of reach
 */
export function worthOfSeats(capacity: number, margin: number, rate: number, size?: number) {
  const most = meanNeeded(capacity, 0.9999, size)
  const top = Number.isFinite(most) ? Math.min(most, 50 * capacity + 100) : 50 * capacity + 100
  const sold = Float64Array.from(
    { length: KNOTS + 1 },
    (_, k) => sellout({ mean: (k / KNOTS) * top, size }, capacity).expected,
  )
  return (reach: number): number => {
    const at = Math.min(KNOTS, (Math.max(0, reach) * rate * KNOTS) / top)
    const k = Math.min(KNOTS - 1, Math.floor(at))
    return margin * (sold[k]! + (at - k) * (sold[k + 1]! - sold[k]!))
  }
}

/** Straight lines between so many points of a concave curve: below it by less than a thousandth of a seat in a hundred. */
const KNOTS = 512

/** Walks the probabilities from k away from the mean, each from the one before, until they no longer count. */
function walk({ mean, size }: Demand, from: number, way: 1 | -1, see: (k: number, p: number) => void) {
  let p = Math.exp(logProbability({ mean, size }, from))
  // Where the first term underflows, everything on its far side does, too.
  for (let k = from, first = p; k >= 0 && p > first * NEGLIGIBLE && p > 0; k += way) {
    see(k, p)
    p *= way > 0 ? ratio(mean, size, k) : 1 / ratio(mean, size, k - 1)
  }
}

/** P(k + 1) / P(k). */
const ratio = (mean: number, size: number | undefined, k: number) =>
  size === undefined ? mean / (k + 1) : ((k + size) / (k + 1)) * (mean / (mean + size))

function logProbability({ mean, size }: Demand, k: number): number {
  if (size === undefined) return k * Math.log(mean) - mean - logGamma(k + 1)
  return (
    logGamma(k + size) - logGamma(size) - logGamma(k + 1) - size * Math.log1p(mean / size) - k * Math.log1p(size / mean)
  )
}

function checked(demand: Demand): Demand {
  if (!(demand.mean >= 0) || !Number.isFinite(demand.mean))
    throw new RangeError(`a mean demand is 0 or more, got ${demand.mean}`)
  if (demand.size !== undefined && !(demand.size > 0)) throw new RangeError(`a size is above 0, got ${demand.size}`)
  return demand
}
