/** Amounts of the workspace's own money, in the currency that it works in. */
import { amountIn } from '@rapport/analysis/numbers/money.ts'

let known: string | null = null

/** Said once by the frame, before any page is drawn: every page writes its amounts in this. Null: without a sign. */
export const amountsAreIn = (currency: string | null): void => {
  known = currency
}
export const currencyInUse = (): string | null => known

/** Cents only where they matter. `currency`: where an amount is not in that of the workspace. */
export function money(cents: number, currency: string | null = known): string {
  const digits = cents % 100 !== 0 && Math.abs(cents) < 100_000 ? 2 : 0
  return amountIn(cents / 100, currency, digits)
}
