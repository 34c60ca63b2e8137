/** Amounts as people read them. One place, so that the same amount is written alike on every page, sheet and command line. */

/** Made once each: making one takes as long as fifty amounts. */
const formats = new Map<string, Intl.NumberFormat>()

/**
 * @param units whole units of the currency, 12.5 for twelve and a half
 * @param currency three capitals (ISO 4217); null where nobody said, and the amount stands alone
 * @param digits behind the point; never more than the currency has
 */
export function amountIn(units: number, currency: string | null, digits: number): string {
  const key = `${currency} ${digits}`
  let format = formats.get(key)
  if (format === undefined) formats.set(key, (format = formatOf(currency, digits)))
  return format.format(units)
}

function formatOf(currency: string | null, digits: number): Intl.NumberFormat {
  // What is rounded to nothing is not less than nothing.
  const exactly = (fraction: number) => ({ minimumFractionDigits: fraction, maximumFractionDigits: fraction, signDisplay: 'negative' }) as const // prettier-ignore
  if (currency === null) return new Intl.NumberFormat('en', exactly(digits))
  const style = { style: 'currency', currency } as const
  const most = new Intl.NumberFormat('en', style).resolvedOptions().maximumFractionDigits ?? 2
  return new Intl.NumberFormat('en', { ...style, ...exactly(Math.min(digits, most)) })
}
