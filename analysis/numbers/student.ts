/** Student's t to full precision, by the incomplete beta function (Lentz's continued fraction). */
import { logBeta } from './gamma.ts'

/** Share below t; degrees of freedom > 0. */
export function studentShare(t: number, degrees: number): number {
  if (Number.isNaN(t) || !(degrees > 0)) return NaN
  if (!Number.isFinite(t)) return t > 0 ? 1 : 0
  const beyond = betaShare(degrees / (degrees + t * t), degrees / 2, 0.5) / 2
  return t > 0 ? 1 - beyond : beyond
}

/** The t that has this share below it, 0 < share < 1. */
export function studentPoint(share: number, degrees: number): number {
  if (!(share > 0 && share < 1)) return share === 0 ? -Infinity : share === 1 ? Infinity : NaN
  if (share === 0.5) return 0
  const tail = Math.min(share, 1 - share)
  let high = 1
  while (studentShare(-high, degrees) > tail) high *= 2
  let low = 0
  for (let k = 0; k < 200 && high - low > 1e-14 * high; k++) {
    const middle = (low + high) / 2
    if (studentShare(-middle, degrees) > tail) low = middle
    else high = middle
  }
  return share < 0.5 ? -high : high
}

/** Share of a beta law below x, with a, b > 0. */
export function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b))
  // The fraction converges fast on this side of the mean only.
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

function fraction(x: number, a: number, b: number): number {
  const away = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let all = d
  for (let m = 1; m < 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    all *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    const step = d * c
    all *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return all
}
