/**
 * Which mean effects does a test not reject? Zero is decided by the p-value that is shown, all others by the test of a mean effect on
 * the same misses and shifts, so the interval leaves out zero exactly when p < alpha. Effects that are accepted need not hang together;
 * the interval reaches from the smallest to the largest found.
 */
import type { Trial } from './conformal.ts'

const STEPS = 8
const GROWTH = 1.35
const MOST = 48
const PATIENCE = 4
const HALVINGS = 16

/**
 * `estimate` is where the search begins, `spread` how far a step goes (about a standard error); `pValue` is that of nothing at all.
 * Ends may be infinite. Where the p-value rejects zero although the interval would reach beyond it, it ends `short` of zero.
 */
export function inverted(
  { mean, lean }: Pick<Trial, 'mean' | 'lean'>,
  pValue: number,
  estimate: number,
  spread: number,
  alpha: number,
): { lo: number; hi: number; short: boolean } {
  const step = spread > 0 ? spread / 2 : Math.abs(estimate) / 1000 || 1
  const from = start()
  let lo = Math.min(edge(from, -1), estimate)
  let hi = Math.max(edge(from, 1), estimate)
  if (pValue >= alpha) return { lo: Math.min(lo, 0), hi: Math.max(hi, 0), short: false }
  const short = lo <= 0 && hi >= 0
  const nearest = Math.abs(estimate) * 1e-6 || Number.MIN_VALUE
  if (short && estimate >= 0) lo = nearest
  else if (short) hi = -nearest
  return { lo, hi, short }

  /** The estimate, or where the refit on all periods, which can lie elsewhere, fits best. */
  function start(): number {
    if (mean(estimate) >= alpha) return estimate
    const side = Math.sign(lean(estimate))
    let near = estimate
    let far = estimate
    for (let reach = step, k = 0; k < 60 && Math.sign(lean(far)) === side; k++, reach *= 2) {
      near = far
      far += side * reach
    }
    for (let k = 0; k < 60; k++) {
      const middle = (near + far) / 2
      if (Math.sign(lean(middle)) === side) near = middle
      else far = middle
    }
    return mean(far) >= alpha ? far : near
  }

  function edge(begin: number, side: 1 | -1): number {
    let inside = begin
    let outside = NaN
    let reach = step
    let at = begin
    let refused = 0
    for (let k = 0; k < MOST && refused < PATIENCE; k++) {
      at += side * reach
      if (k >= STEPS) reach *= GROWTH
      if (mean(at) >= alpha) {
        inside = at
        refused = 0
      } else {
        if (refused === 0) outside = at
        refused++
      }
    }
    if (refused === 0) return side * Infinity
    for (let k = 0; k < HALVINGS; k++) {
      const middle = (inside + outside) / 2
      if (mean(middle) >= alpha) inside = middle
      else outside = middle
    }
    return inside
  }
}
