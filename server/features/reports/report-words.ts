/** Money, days and counts as the reports write them. */
import { amountIn } from '@rapport/analysis/numbers/money.ts'

/** Whole units: a report for people who decide, not a ledger. Without a currency the amount stands alone. */
export function money(cents: number, currency: string | null): string {
  return amountIn(Math.round(cents / 100), currency || null, 0).replace('-', '−')
}

export const between = (range: readonly [number, number], say: (value: number) => string): string =>
  say(range[0]) === say(range[1]) ? `about ${say(range[0])}` : `${say(range[0])} to ${say(range[1])}`

export const figure = (n: number): string => (Math.round(n) + 0).toLocaleString('en').replace('-', '−')
export const some = (n: number, one: string, more = `${one}s`): string =>
  `${figure(n)} ${Math.round(n) === 1 ? one : more}`

export const day = (iso: string): string =>
  new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** Null where no day is known. */
export const days = (from: string | null, to: string | null): string | null =>
  from && to ? (from === to ? day(from) : `${day(from)} to ${day(to)}`) : from ? `from ${day(from)}` : to ? `until ${day(to)}` : null // prettier-ignore

/** "Anna, Bea and Carla"; of more than `most` the rest as a number. */
export function listed(names: readonly string[], most = 4): string {
  const shown = names.length > most + 1 ? [...names.slice(0, most), `${names.length - most} more`] : names
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

export const percent = (share: number): string => `${Number((100 * share).toPrecision(2))}%`.replace('-', '−')
/** "0.034", never "0.000". */
export const chance = (p: number): string => (p < 0.001 ? 'below 0.001' : String(Number(p.toPrecision(2))))
