/**
 * For one attributed order, how many did the campaign cause? The measured lift over the attributed, on the log scale, so that twice and half
 * lie as far from one; several experiments are pooled with the scatter between them (DerSimonian & Laird 1986).
 *
 * Method and known answers: docs/methods/lift-factor.md
 *
 * Only a lift above nothing has a logarithm: experiments that measured none or a loss leave no factor, so a pool of factors leans upwards
 * where many tests found nothing. Say how many were left out.
 */
import { normalQuantile } from '../numbers/normal.ts'

/** Mean and standard error of the logarithm. */
export type Factor = { readonly mean: number; readonly se: number }

/**
 * @param interval of the incremental orders, at `level`; both ends must be known.
 * @param attributed orders by link or code, counted, so with the scatter of a count.
 */
export function factorOf(
  incremental: number,
  [low, high]: readonly [number | null, number | null],
  level: number,
  attributed: number,
): Factor | null {
  if (!(incremental > 0) || !(attributed > 0) || low === null || high === null) return null
  const spread = (high - low) / (2 * normalQuantile((1 + level) / 2)) / incremental
  return { mean: Math.log(incremental / attributed), se: Math.sqrt(spread ** 2 + 1 / attributed) }
}

export function pooledFactor(factors: readonly Factor[]): Factor | null {
  if (factors.length === 0) return null
  const weighted = (between: number) => {
    const weights = factors.map(({ se }) => 1 / (se ** 2 + between))
    const total = weights.reduce((a, b) => a + b, 0)
    const mean = factors.reduce((sum, factor, i) => sum + weights[i]! * factor.mean, 0) / total
    return { weights, total, mean }
  }
  const { weights, total, mean } = weighted(0)
  const q = factors.reduce((sum, factor, i) => sum + weights[i]! * (factor.mean - mean) ** 2, 0)
  const c = total - weights.reduce((sum, w) => sum + w * w, 0) / total
  const between = c > 0 ? Math.max(0, (q - (factors.length - 1)) / c) : 0
  const found = weighted(between)
  return { mean: found.mean, se: Math.sqrt(1 / found.total) }
}
