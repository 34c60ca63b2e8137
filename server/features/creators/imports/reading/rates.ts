/**
 * Is 3.2 in a column of rates 3.2% or 320%? A percent sign says so for its cell; else the column's values decide,
 * because nearly no account has more engagements than followers. Zeros tell nothing.
 * Not to be trusted for a handful of values: the reason is shown, and the user may say otherwise.
 */
import type { Numbers, Rates } from './inspection.ts'
import { number } from './numbers.ts'

/** A rate as a fraction (0.032), or null where the cell says none. */
export function rate(text: string, numbers: Numbers, rates: Rates): number | null {
  const value = number(text, numbers)
  if (value === null) return null
  return rates === 'percent' || text.includes('%') ? hundredth(value) : value
}

/** 0.9 / 100 is 0.009000000000000001 in floating point, and 9 / 1000 is not. */
function hundredth(value: number): number {
  const tenths = value * 10
  return Number.isInteger(tenths) ? tenths / 1000 : Number((value / 100).toPrecision(15))
}

/** How to take the rates of a column, and why. `unsure`: the values allow both. */
export function ratesOf(
  values: readonly string[],
  numbers: Numbers,
  header: string,
): { rates: Rates; because: string; unsure: boolean } {
  if (values.length > 0 && values.every((value) => value.includes('%')))
    return { rates: 'percent', because: 'its values carry a percent sign', unsure: false }
  const bare: number[] = []
  for (const value of values) {
    const read = value.includes('%') ? null : number(value, numbers)
    if (read) bare.push(read)
  }
  if (/%|percent|prozent|percentuale|porcentaje|pourcent/i.test(header))
    return { rates: 'percent', because: 'its header says so', unsure: false }
  if (bare.length === 0) return { rates: 'fraction', because: 'no value says otherwise', unsure: true }
  const above = bare.filter((value) => value > 1).length / bare.length
  const share = above > 0.995 || above === 0 ? `${Math.round(above * 100)}%` : `${(above * 100).toPrecision(2)}%`
  if (above >= 0.05) return { rates: 'percent', because: `${share} of the values are above 1`, unsure: above < 0.2 }
  const middle = bare.toSorted((a, b) => a - b)[bare.length >> 1]!
  const because = above === 0 ? 'none of the values is above 1' : `only ${share} of the values are above 1`
  return { rates: 'fraction', because, unsure: middle > 0.3 }
}
