/** Money between what a person types and whole cents. */

/** Null where nothing is written, undefined where it is no amount. A comma may part thousands. */
export function centsOf(text: string): number | null | undefined {
  const plain = text.trim().replaceAll(/,(?=\d{3}(\D|$))/g, '')
  if (plain === '') return null
  return /^\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined
}

export const unitsOf = (cents: number | null): string => (cents === null ? '' : String(cents / 100))
