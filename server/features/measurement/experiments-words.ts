/** Plans and results of experiments in words: what will be seen, what was, and what neither can say. */
import { amountIn } from '@rapport/analysis/numbers/money.ts'
import type { Design } from './experiments-design.ts'

export function forecastSaid(
  { kind, treated, days, block }: Design,
  controls: number,
  mde: number | null,
  curve: readonly { effect: number }[],
): string {
  const where = named(treated)
  const how =
    kind === 'switchback'
      ? `In ${where}, switched on and off for ${days} days in blocks of ${block}`
      : `In ${where}, for ${days} days, against ${controls} other ${controls === 1 ? 'place' : 'places'}`
  if (mde === null)
    return `${how}, you would miss even an effect of ${percent(curve.at(-1)?.effect ?? 0)} more than 1 time in 5. This test is not worth running as it is.`
  return `${how}, you will see an effect of ${percent(mde)} or more (80% of the time). Smaller effects you cannot see.`
}

export function costSaid(
  { marginCents, spendCents, days, kind }: Design,
  mde: number | null,
  sold: number,
  breakEven: number | null,
  currency: string | null,
): string | null {
  const say = (cents: number) => money(cents, currency)
  if (mde === null) return null
  const extra = mde * sold
  const worth = marginCents ? `, worth ${say(extra * marginCents)} of margin` : ''
  const least = `The least that can be seen, ${percent(mde)}, is ${rounded(extra)} sales more than the ${rounded(sold)} of ${kind === 'switchback' ? `its ${days / 2} days on` : `${days} such days`}${worth}.`
  if (breakEven === null || !spendCents) return least
  const need = `To earn back ${say(spendCents)}, sales must rise by ${percent(breakEven)}`
  return breakEven < mde
    ? `${least} ${need}: less than this test can see, so it may pay without your knowing.`
    : `${least} ${need}: what pays will be seen.`
}

export type Found = {
  percent: number | null
  interval: readonly [number | null, number | null]
  pValue: number
  alpha: number
  /** Single days were unusual, and their mean as well nothing. */
  single?: boolean
}

/** The sentence of a result; `interval` in percent. */
export function resultSaid(
  outcome: string,
  { percent: lift, interval: [lo, hi], pValue, alpha, single }: Found,
): string {
  const what = outcome.charAt(0).toUpperCase() + outcome.slice(1)
  const range = `between ${end(lo, 'no lower end')} and ${end(hi, 'no upper end')}`
  const chance = `chance alone would do this ${oneIn(pValue)}`
  if (lift === null) return `${what} without the campaign cannot be told from nothing, so there is no percentage.`
  if (single)
    return `Cannot say. Single days were unusual (chance alone would do that ${oneIn(pValue)}), but on the whole ${outcome} came out ${tenth(Math.abs(lift))}% ${lift < 0 ? 'lower' : 'higher'}, ${range}: their mean may as well be nothing.`
  return pValue < alpha
    ? `${what} ${lift < 0 ? 'fell' : 'rose'} ${tenth(Math.abs(lift))}%, ${range}; ${chance}.`
    : `Cannot say. ${what} came out ${tenth(Math.abs(lift))}% ${lift < 0 ? 'lower' : 'higher'} than without it, ${range}; ${chance}.`
}

export type Money = { low: number | null; mean: number; high: number | null }

/** Cents of margin less what was spent. */
export function moneySaid({ low, mean, high }: Money, spendCents: number, currency: string | null): string {
  const say = (cents: number) => money(cents, currency)
  const range = `between ${low === null ? 'any loss' : say(low)} and ${high === null ? 'any gain' : say(high)}`
  const spent = spendCents > 0 ? ` after ${say(spendCents)} of spend` : ''
  if (high !== null && high < 0) return `It lost money: ${say(-mean)} lost${spent}, ${range}.`
  if (low !== null && low > 0) return `It made money: ${say(mean)} earned${spent}, ${range}.`
  return `Whether it paid cannot be said: most likely ${mean < 0 ? `${say(-mean)} lost` : `${say(mean)} earned`}${spent}, ${range}.`
}

/** How often chance does the same. */
export function oneIn(pValue: number): string {
  if (pValue >= 0.95) return 'nearly always'
  if (pValue > 0.4) return `${Math.round(100 * pValue)} times in 100`
  return `1 time in ${Math.round(1 / pValue).toLocaleString('en')}`
}

export const named = (places: readonly string[]) =>
  places.length > 4
    ? `these ${places.length} places`
    : places.length < 2
      ? (places[0] ?? 'no place')
      : `${places.slice(0, -1).join(', ')} and ${places.at(-1)}`

const end = (value: number | null, open: string) => (value === null ? open : tenth(value))
const tenth = (value: number) => String(Number(value.toFixed(1)) + 0).replace('-', '−')
const percent = (share: number) => `${Number((100 * share).toPrecision(2))}%`
const rounded = (value: number) => Math.round(value).toLocaleString('en')
const money = (cents: number, currency: string | null) =>
  amountIn(Math.round(cents / 100), currency, 0).replace('-', '−')
