/** Shares and quantiles of the gamma distribution. Series and continued fraction: Numerical Recipes 6.2 (Press et al. 2007). */
import { logGamma } from './gamma.ts'

/** P(X ≤ x) of a gamma with this shape and rate 1. Good to about 1e-12. */
export function gammaBelow(shape: number, x: number): number {
  if (!(shape > 0) || Number.isNaN(x)) return NaN
  if (x <= 0) return 0
  if (x === Infinity) return 1
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape))
  if (x < shape + 1) {
    let term = 1 / shape
    let sum = term
    for (let k = 1; term > sum * 1e-16; k++) sum += term *= x / (shape + k)
    return Math.min(1, front * sum)
  }
  const tiny = 1e-300
  let b = x + 1 - shape
  let c = 1 / tiny
  let d = 1 / b
  let h = d
  for (let i = 1, delta = 0; Math.abs(delta - 1) > 1e-15 && i < 100_000; i++) {
    const a = -i * (i - shape)
    b += 2
    d = a * d + b
    if (Math.abs(d) < tiny) d = tiny
    c = b + a / c
    if (Math.abs(c) < tiny) c = tiny
    d = 1 / d
    delta = d * c
    h *= delta
  }
  return Math.max(0, 1 - front * h)
}

/** The x of which `share` of a gamma with this shape and rate lies below; share in 0..1. */
export function gammaQuantile(share: number, shape: number, rate = 1): number {
  if (!(share >= 0 && share <= 1 && shape > 0 && rate > 0)) return NaN
  if (share === 0) return 0
  if (share === 1) return Infinity
  // By bisection of the logarithm: quantiles of small shapes are tiny, and Newton's steps leave the positive numbers there.
  let low = -700
  let high = Math.log(shape + 40 * Math.sqrt(shape) + 60)
  for (let step = 0; step < 80 && high - low > 1e-13; step++) {
    const middle = (low + high) / 2
    if (gammaBelow(shape, Math.exp(middle)) < share) low = middle
    else high = middle
  }
  return Math.exp((low + high) / 2) / rate
}
