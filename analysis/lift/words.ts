/** An estimate of a lift as a sentence: what was found, how sure, and never a verdict that the interval does not bear. */
import type { Estimate } from './answer.ts'

/** `expected` is what the treated would have sold per unit and period. */
export function inWords(
  att: number,
  expected: number,
  { level, att: [lo, hi] }: Estimate['interval'],
  pValue: number,
): string {
  const shown = (effect: number | null, open: string) =>
    effect === null ? open : expected > 0 ? `${rounded((100 * effect) / expected)}%` : rounded(effect)
  const size =
    expected > 0 ? `${rounded(Math.abs((100 * att) / expected))}%` : `${rounded(Math.abs(att))} a place and period`
  const range = `${Math.round(100 * level)}% interval ${shown(lo, 'without lower end')} to ${shown(hi, 'without upper end')}, p = ${Number(pValue.toPrecision(2))}`
  const found = `${size} ${att < 0 ? 'less' : 'more'} than would have come anyway (${range})`
  return pValue < 1 - level
    ? `${capital(found)}: more than chance explains.`
    : `${capital(found)}: chance alone could do that, so there is not enough evidence of an effect.`
}

const rounded = (value: number) => String(Number(value.toFixed(Math.abs(value) < 1 ? 2 : 1)))
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
