/** The logarithm of the gamma function: what every count likelihood is made of. */

/** ln Γ(x) for x > 0, good to about 1e-14 of its size: shift to 8 and above, then Stirling's series. */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN
  if (x === 1 || x === 2) return 0
  let shifted = x
  let product = 1
  while (shifted < 8) product *= shifted++
  const inverse = 1 / (shifted * shifted)
  const series =
    (1 / 12 -
      inverse *
        (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse * (1 / 1188 - (inverse * 691) / 360360))))) /
    shifted
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TAU + series - Math.log(product)
}

const HALF_LOG_TAU = 0.5 * Math.log(2 * Math.PI)

/** ln B(a, b) for a, b > 0. */
export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b)
