/**
 * How many of those who come for the first time are back within so many posts?
 * Each person has a chance of their own to turn up at the next post; over people it follows a beta law, so the share
 * not yet back after j posts is B(α, β + j) / B(α, β) (shifted beta-geometric; Fader & Hardie 2007). Those whose first
 * post is recent have had little time: they count for the posts that they could have come back to, no further.
 * Who commented before the window began counts as new at its beginning, which flatters the first posts a little.
 */
import type { People } from './people.ts'

/** The curve is reported up to here and judged at `WITHIN`. */
export const HORIZON = 10
export const WITHIN = 5

export type Arrivals = {
  readonly posts: number
  /** People who came first on a post that has a later one. */
  readonly people: number
  /** Row f, column j-1: those who came first on post f and had the chance to be back j posts later, and those who were. */
  readonly could: Int32Array
  readonly did: Int32Array
}

/** Beta-geometric as a hazard: of those not back after j - 1 posts, chance / (1 + (j-1) fading) come at the j-th. */
export type Curve = { readonly chance: number; readonly fading: number }

export function arrivalsOf(people: People, dated: number): Arrivals {
  const could = new Int32Array(dated * HORIZON)
  const did = new Int32Array(dated * HORIZON)
  let count = 0
  const came = (first: number, next: number) => {
    if (first >= dated - 1) return
    count++
    const seenUntil = Math.min(next, dated - 1) - first
    for (let j = 1; j <= HORIZON && j <= seenUntil; j++) {
      const at = first * HORIZON + j - 1
      could[at] = (could[at] as number) + 1
      if (first + j === next) did[at] = (did[at] as number) + 1
    }
  }
  for (let k = 0; k + 1 < people.start.length; k++) {
    const from = people.start[k] as number
    const next = people.post[from + 1] as number
    came(people.post[from] as number, next < dated ? next : Infinity)
  }
  for (const post of people.burstPost) came(post, Infinity)
  for (let p = 0; p < dated - 1; p++) {
    const once = people.onceOn[p] as number
    if (once === 0) continue
    count += once
    for (let j = 1; j <= HORIZON && p + j <= dated - 1; j++) {
      const at = p * HORIZON + j - 1
      could[at] = (could[at] as number) + once
    }
  }
  return { posts: dated, people: count, could, did }
}

/** Sums of the rows of `arrivals`, each post counted `weight` times. */
export function weighted(
  arrivals: Arrivals,
  weight: Uint8Array,
  offset: number,
  could: Float64Array,
  did: Float64Array,
): void {
  could.fill(0)
  did.fill(0)
  for (let p = 0; p < arrivals.posts; p++) {
    const times = weight[offset + p] as number
    if (times === 0) continue
    const row = p * HORIZON
    for (let j = 0; j < HORIZON; j++) {
      could[j] = (could[j] as number) + times * (arrivals.could[row + j] as number)
      did[j] = (did[j] as number) + times * (arrivals.did[row + j] as number)
    }
  }
}

const MOST_FADING = 20

/** Maximum likelihood by Fisher scoring, from `from`; undefined where nobody came back. */
export function fit(could: Float64Array, did: Float64Array, from?: Curve): Curve | undefined {
  let back = 0
  let chances = 0
  for (let j = 0; j < HORIZON; j++) {
    back += did[j] as number
    chances += could[j] as number
  }
  if (back === 0) return undefined
  let chance = from?.chance ?? Math.min(0.9, (2 * back) / chances)
  let fading = from?.fading ?? 0.3
  for (let round = 0; round < 25; round++) {
    let g1 = 0
    let g2 = 0
    let h11 = 0
    let h12 = 0
    let h22 = 0
    for (let j = 0; j < HORIZON; j++) {
      const n = could[j] as number
      if (n === 0) continue
      const slow = 1 + j * fading
      const hazard = chance / slow
      const perChance = 1 / slow
      const perFading = (-chance * j) / (slow * slow)
      const precision = 1 / (hazard * (1 - hazard))
      const surprise = ((did[j] as number) - n * hazard) * precision
      g1 += surprise * perChance
      g2 += surprise * perFading
      h11 += n * precision * perChance * perChance
      h12 += n * precision * perChance * perFading
      h22 += n * precision * perFading * perFading
    }
    const determinant = h11 * h22 - h12 * h12
    const flat = !(determinant > 1e-12 * h11 * h22) || (fading === 0 && g2 * h11 - g1 * h12 <= 0)
    const stepChance = flat ? g1 / h11 : (g1 * h22 - g2 * h12) / determinant
    const stepFading = flat ? 0 : (g2 * h11 - g1 * h12) / determinant
    const before = chance
    const beforeFading = fading
    chance = Math.min(Math.max(chance + stepChance, chance / 4), (1 + chance) / 2, 0.999)
    fading = Math.min(Math.max(fading + Math.min(stepFading, 1 + fading), 0), MOST_FADING)
    if (Math.abs(chance - before) < 1e-6 * chance && Math.abs(fading - beforeFading) < 1e-5 * (1 + fading)) break
  }
  return { chance, fading }
}

/** Share back within j posts. */
export function backWithin(curve: Curve | undefined, j: number): number {
  if (!curve) return 0
  let away = 1
  for (let k = 0; k < j; k++) away *= 1 - curve.chance / (1 + k * curve.fading)
  return 1 - away
}

/** Variance of `backWithin(curve, WITHIN)` if people came back independently of one another (inverse Fisher information). */
export function varianceOf(curve: Curve | undefined, could: Float64Array): number {
  let chances = 0
  for (let j = 0; j < WITHIN; j++) chances += could[j] as number
  // Nobody came back: as if one person had.
  if (!curve) return (WITHIN / Math.max(chances, 1)) ** 2
  const { chance, fading } = curve
  let h11 = 0
  let h12 = 0
  let h22 = 0
  for (let j = 0; j < HORIZON; j++) {
    const slow = 1 + j * fading
    const hazard = chance / slow
    const information = (could[j] as number) / (hazard * (1 - hazard))
    const perFading = (-chance * j) / (slow * slow)
    h11 += information / (slow * slow)
    h12 += (information * perFading) / slow
    h22 += information * perFading * perFading
  }
  const back = backWithin(curve, WITHIN)
  const step = 1e-4
  const g1 = (backWithin({ chance: chance * (1 - step), fading }, WITHIN) - back) / (-chance * step)
  const g2 = (backWithin({ chance, fading: fading + step }, WITHIN) - back) / step
  const determinant = h11 * h22 - h12 * h12
  // Where the fading cannot be told, its uncertainty is left out rather than infinite.
  if (!(determinant > 1e-9 * h11 * h22) || fading === 0 || fading >= MOST_FADING) return (g1 * g1) / h11
  return (g1 * g1 * h22 - 2 * g1 * g2 * h12 + g2 * g2 * h11) / determinant
}
