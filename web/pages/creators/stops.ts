/** Where the thumbs of the follower band rest: round numbers on a log scale, from nobody to more than anyone has. */

const FIGURES = [1, 1.5, 2, 3, 4, 5, 6, 7, 8]

/** 0, 100, 150, 200, 300 … up to the first stop at or above `largest` (at least a million). */
export function stopsUpTo(largest: number): number[] {
  const end = Math.max(largest, 1e6)
  const stops = [0]
  for (let power = 100; ; power *= 10)
    for (const figure of FIGURES) {
      const stop = Math.round(power * figure)
      stops.push(stop)
      if (stop >= end) return stops
    }
}

/** The stop nearest to a number, as the eye sees it on a log scale. */
export function nearest(stops: readonly number[], value: number): number {
  const far = (stop: number) => Math.abs(Math.log(stop + 1) - Math.log(value + 1))
  let best = 0
  for (let at = 1; at < stops.length; at++) if (far(stops[at]!) < far(stops[best]!)) best = at
  return best
}

/** "50k", "1.2M", "5,000" or "5.000" as people write followers; undefined when it is no such thing. */
export function readCount(text: string): number | undefined {
  const found = /^(\d+(?:[.,]\d+)*)\s*([kmb])?$/i.exec(text.trim())
  if (!found) return undefined
  const [, digits = '', letter] = found
  const by = letter ? { k: 1e3, m: 1e6, b: 1e9 }[letter.toLowerCase() as 'k' | 'm' | 'b'] : 1
  // With a letter the last sign parts decimals; without one every sign parts thousands.
  const value = letter ? Number(digits.replace(',', '.')) : Number(digits.replaceAll(/[.,]/g, ''))
  return Number.isFinite(value) ? Math.round(value * by) : undefined
}
