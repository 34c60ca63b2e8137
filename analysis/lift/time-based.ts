/**
 * Time-based regression (Kerman, Wang & Vaver 2017): before the start, the total of the treated places is a straight line of the total
 * of the others, with independent noise; the line then says what the test periods would have brought.
 * Not to be trusted where the noise hangs together over days, or where the two totals drift apart: its intervals are then too narrow.
 */
import { quantileOfSorted } from '../numbers/quantile.ts'
import type { Random } from '../numbers/random.ts'
import { studentPoint, studentShare } from '../numbers/student.ts'
import type { Frame } from './frame.ts'
import { average } from './points.ts'

export type Line = {
  /** A value a period. */
  readonly counterfactual: Float64Array
  /** Sum of treated minus counterfactual during the test, its standard error and the degrees of freedom of that. */
  readonly total: number
  readonly error: number
  readonly degrees: number
  readonly residual: Float64Array
}

/** `treated` and `control` are totals a period; `before` periods to learn from. */
export function line(treated: Float64Array, control: Float64Array, before: number): Line {
  const y = treated.subarray(0, before)
  const x = control.subarray(0, before)
  const [meanY, meanX] = [average(y), average(x)]
  let xx = 0
  let xy = 0
  for (let t = 0; t < before; t++) {
    xx += (x[t]! - meanX) ** 2
    xy += (x[t]! - meanX) * (y[t]! - meanY)
  }
  const slope = xx > 0 ? xy / xx : 0
  const counterfactual = control.map((value) => meanY + slope * (value - meanX))
  const residual = y.map((value, t) => value - counterfactual[t]!)
  const degrees = before - (xx > 0 ? 2 : 1)
  const noise = residual.reduce((sum, e) => sum + e * e, 0) / degrees
  let total = 0
  let apart = 0
  const during = treated.length - before
  for (let t = before; t < treated.length; t++) {
    total += treated[t]! - counterfactual[t]!
    apart += control[t]! - meanX
  }
  const error = Math.sqrt(noise * (during + during ** 2 / before + (xx > 0 ? apart ** 2 / xx : 0)))
  return { counterfactual, total, error, degrees, residual }
}

export const totals = ({ donors, controls, times }: Pick<Frame, 'donors' | 'controls' | 'times'>): Float64Array => {
  const sum = new Float64Array(times.length)
  for (let i = 0; i < controls.length; i++)
    for (let t = 0; t < times.length; t++) sum[t]! += donors[i * times.length + t]!
  return sum
}

/** Of a total: its interval at level 1 - alpha, and the p-value of none. */
export function studentised({ total, error, degrees }: Line, alpha: number): { half: number; pValue: number } {
  if (!(error > 0)) return { half: 0, pValue: total === 0 ? 1 : 0 }
  return {
    half: studentPoint(1 - alpha / 2, degrees) * error,
    pValue: 2 * studentShare(-Math.abs(total) / error, degrees),
  }
}

const DRAWS = 20_000

/**
 * Sales gained per unit of money spent more, and what that exceeds at level 1 - alpha. Where the spend without the campaign is itself
 * only an estimate, by simulation of both. Undefined unless more was spent.
 */
export function returnOnSpend(
  sales: Line,
  spend: Line,
  alpha: number,
  random: Random,
): { estimate: number; lower: number; spend: number } | undefined {
  if (!(spend.total > 0)) return undefined
  const known = spend.error <= 1e-9 * spend.total
  if (known)
    return {
      estimate: sales.total / spend.total,
      lower: (sales.total - studentPoint(1 - alpha, sales.degrees) * sales.error) / spend.total,
      spend: spend.total,
    }
  const drawn = ({ total, error, degrees }: Line) =>
    total + error * random.normal() * Math.sqrt(degrees / 2 / random.gamma(degrees / 2))
  const ratios = Float64Array.from({ length: DRAWS }, () => drawn(sales) / drawn(spend)).sort()
  return { estimate: quantileOfSorted(ratios, 0.5)!, lower: quantileOfSorted(ratios, alpha)!, spend: spend.total }
}
