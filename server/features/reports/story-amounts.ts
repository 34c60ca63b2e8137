/**
 * Amounts that can be shown to strangers: all times one secret number, to two figures, or as bands. Ratios stay; whoever knows one of the
 * real amounts knows them all, to about a twentieth.
 */

/** Two figures: more would let the number be found more exactly from one known price. */
export const rounded = (units: number): string => Number(units.toPrecision(2)).toLocaleString('en')

const STEPS = [1, 2, 5]
/** "5,000 to 10,000". */
export function band(value: number | null): string {
  if (value === null) return 'not known'
  if (value < 10) return 'under 10'
  const power = 10 ** Math.floor(Math.log10(value))
  const low = STEPS.findLast((step) => step * power <= value)! * power
  const high = (STEPS.find((step) => step * power > low) ?? 10) * power
  return `${low.toLocaleString('en')} to ${high.toLocaleString('en')}`
}

const TRIES = 2_000
/** Never near 1, where a scaled amount would be the real one. */
const LEAST = 1.35
const MOST = 2.6

/**
 * One factor under which no amount looks like any real one; undefined where there are so many that none is found.
 * @param amounts in whole units of money
 * @param dice 32 bits for each try, always the same
 */
export function secretFactor(amounts: readonly number[], dice: (attempt: number) => number): number | undefined {
  const real = new Set(amounts.flatMap((one) => [one, Math.round(one)].map((each) => each.toLocaleString('en'))))
  const told = [...new Set(amounts)].filter((one) => one !== 0)
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const drawn = dice(attempt)
    const size = LEAST * (MOST / LEAST) ** ((drawn >>> 1) / 2 ** 31)
    const factor = drawn & 1 ? size : 1 / size
    if (told.every((one) => !real.has(rounded(one * factor)))) return factor
  }
  return undefined
}
