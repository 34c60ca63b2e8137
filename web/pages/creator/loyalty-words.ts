/** What the curve of those who come back says, beside that of the workspace's own accounts. */
import { percent } from '../../ui/numbers.ts'
import { some } from './words.ts'
import type { Audit, Finding } from './words.ts'

export type Curve = Audit['loyaltyCurve'] & { own: number[] }

/** As many posts later as the measure itself looks. */
const LATER = 5

/** The pool's accounts are only called more or fewer where they lie outside of the measure's own interval. */
export function curveFinding({ own, pool, accounts }: Curve, interval: Finding['interval']): string {
  const at = Math.min(LATER, own.length) - 1
  const found = `${percent(own[at]!)} are back within ${some(at + 1, 'post')}`
  const usual = pool?.[at]
  if (usual === undefined) return `${found}; there are no other accounts to compare with`
  const among = accounts === 1 ? 'one account of your own' : `${accounts} accounts of your own`
  if (interval && usual < interval[0]) return `${found}, more than the ${percent(usual)} of ${among}`
  if (interval && usual > interval[1]) return `${found}, fewer than the ${percent(usual)} of ${among}`
  return `${found}, about as many as with ${among}`
}
