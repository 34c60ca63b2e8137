/**
 * Chance that can be repeated: the same seed gives the same numbers on every machine, so that a finding can be checked.
 * Source of bits: sfc32 (Doty-Humphrey, PractRand), 128 bits of state, stirred before use. Not for secrets.
 * Known answers and calibration: random.test.ts
 */
import { logGamma } from './gamma.ts'

export type Random = {
  /** In [0, 1), 32 bits fine. */
  uniform(): number
  /** A whole number from 0 to n - 1; n from 1 to 2^32. */
  below(n: number): number
  /** Mean 0, standard deviation 1. */
  normal(): number
  /** Gamma of this shape and scale 1; shape > 0 (Marsaglia & Tsang 2000). */
  gamma(shape: number): number
  /** Both parameters > 0. */
  beta(a: number, b: number): number
  /** A count of this mean, from 0 on. */
  poisson(mean: number): number
  /** Waiting time of this mean (not rate). */
  exponential(mean: number): number
  /** One member of a list that is not empty. */
  one<T>(list: readonly T[]): T
  /** `k` different members in random order; all of them when there are fewer. */
  some<T>(list: readonly T[], k: number): T[]
  shuffled<T>(list: readonly T[]): T[]
}

/** @param seed any finite number; whole parts beyond 2^53 and fractions count too. */
export function seeded(seed: number): Random {
  const [low, high] = wordsOf(seed)
  let a = low
  let b = high
  let c = 0x9e3779b9 | 0
  let counter = 1

  const bits = (): number => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    c |= 0
    return t >>> 0
  }
  for (let i = 0; i < 15; i++) bits()

  const uniform = () => bits() / 4294967296
  // Multiply and shift: uneven by less than n / 2^32, which no list here is long enough to show.
  const below = (n: number) => Math.floor(uniform() * n)
  const exponential = (mean: number) => -mean * Math.log(1 - uniform())

  let spare = NaN
  /** Marsaglia's polar method; every second call is free. */
  const normal = (): number => {
    if (!Number.isNaN(spare)) {
      const kept = spare
      spare = NaN
      return kept
    }
    for (;;) {
      const x = 2 * uniform() - 1
      const y = 2 * uniform() - 1
      const square = x * x + y * y
      if (square > 0 && square < 1) {
        const stretch = Math.sqrt((-2 * Math.log(square)) / square)
        spare = y * stretch
        return x * stretch
      }
    }
  }

  const gamma = (shape: number): number => {
    if (!(shape > 0)) throw new RangeError(`gamma needs a shape above 0, got ${shape}`)
    if (shape < 1) return gamma(shape + 1) * Math.pow(1 - uniform(), 1 / shape)
    const d = shape - 1 / 3
    const spread = 1 / Math.sqrt(9 * d)
    for (;;) {
      const z = normal()
      const v = (1 + z * spread) ** 3
      if (v > 0 && Math.log(1 - uniform()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v
    }
  }
  const beta = (p: number, q: number) => {
    const x = gamma(p)
    const y = gamma(q)
    return x + y > 0 ? x / (x + y) : Number(uniform() < p / (p + q))
  }

  const poisson = (mean: number): number => {
    if (!(mean >= 0)) throw new RangeError(`poisson needs a mean of 0 or more, got ${mean}`)
    if (mean >= 10) return poissonByRejection(mean, uniform)
    const floor = Math.exp(-mean)
    let count = 0
    for (let product = uniform(); product > floor; product *= uniform()) count++
    return count
  }

  const some = <T>(list: readonly T[], k: number): T[] => {
    const rest = list.slice()
    const wanted = Math.min(k, rest.length)
    for (let i = 0; i < wanted; i++) {
      const j = i + below(rest.length - i)
      const swapped = rest[i] as T
      rest[i] = rest[j] as T
      rest[j] = swapped
    }
    return rest.slice(0, wanted)
  }
  const one = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('one needs a list that is not empty')
    return list[below(list.length)] as T
  }
  return {
    uniform,
    below,
    normal,
    gamma,
    beta,
    poisson,
    exponential,
    one,
    some,
    shuffled: (list) => some(list, list.length),
  }
}

/** Transformed rejection, PTRS (Hörmann 1993): the same cost for every mean of 10 or more. */
function poissonByRejection(mean: number, uniform: () => number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean)
  const a = -0.059 + 0.02483 * b
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
  const squeeze = 0.9277 - 3.6224 / (b - 2)
  for (;;) {
    const u = uniform() - 0.5
    const v = 1 - uniform()
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43)
    if (us >= 0.07 && v <= squeeze) return k
    if (k < 0 || (us < 0.013 && v > us)) continue
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= k * Math.log(mean) - mean - logGamma(k + 1)) return k
  }
}

/** The 64 bits of a number as two well mixed words, so that neighbouring seeds start far apart. */
function wordsOf(seed: number): [number, number] {
  if (!Number.isFinite(seed)) throw new RangeError(`a seed is a finite number, got ${seed}`)
  const bits = new Int32Array(Float64Array.of(seed).buffer)
  return [mixed((bits[0] ?? 0) ^ 0x243f6a88), mixed((bits[1] ?? 0) ^ 0x13198a2e)]
}

/** The finisher of MurmurHash3 (Appleby): every bit of the input touches every bit of the output. */
export function mixed(word: number): number {
  let h = word | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
