/**
 * Where should the campaign run so that its effect can be seen? Groups of places that move together are tried as if they had been
 * treated in windows of the past, and ranked by the smallest effect that a test there would see, then by how little is seen where nothing
 * happened, then by fit. The search is not exhaustive: each place is grouped with those closest to it.
 * The winner of many candidates looks better than it is: take its minimum detectable effect as the lower end of what to expect.
 */
import type { CannotSay, Options } from './answer.ts'
import { fitted } from './fitting.ts'
import { cannotSay } from './frame.ts'
import type { Frame } from './frame.ts'
import { seriesOf } from './panel.ts'
import type { Panel } from './panel.ts'
import { average, norm } from './points.ts'
import { EFFECTS, ENOUGH, tried, windowsOf } from './power.ts'

export type Market = {
  readonly treated: readonly string[]
  /** As a share, found both as a gain and as a loss, so that no leaning helps; null when even the largest tried is missed too often. */
  readonly mde: number | null
  readonly scaledL2: number | null
  /** Mean effect seen where nothing happened, in percent of sales, whatever its sign: the nearer to 0 the better. */
  readonly atZero: number
  /** Of the sales of all places: what a budget spread by sales would spend here. */
  readonly spendShare: number
  /** What these places sell in a test's time. */
  readonly sold: number
}

export type Markets = { readonly answer: 'estimate'; readonly designs: readonly Market[]; readonly tried: number }

type Wish = {
  /** How many places to treat; several sizes may be tried. */
  readonly counts: readonly number[]
  readonly periods: number
  readonly excluded?: readonly string[]
  /** Places that must be among the treated. */
  readonly included?: readonly string[]
  readonly effects?: readonly number[]
  readonly windows?: number
  readonly most?: number
}

/** So many candidates of each size are tried in full; the rest fall out by their fit. */
const SHORTLIST = 40

export function markets(panel: Panel, wish: Wish, options: Options): Markets | CannotSay {
  const { periods, excluded = [], included = [], effects = EFFECTS, windows = 7, most = 20 } = wish
  const free = panel.units.flatMap((name, i) => (excluded.includes(name) ? [] : [i]))
  const usable = free.filter((i) => {
    const series = seriesOf(panel, i)
    return series.every((value) => !Number.isNaN(value)) && series.some((value) => value !== 0)
  })
  const least = Math.min(...wish.counts)
  if (usable.length < least + 2)
    return cannotSay(
      'too-few-controls',
      Math.max(0, usable.length - least),
      2,
      `${usable.length} places with complete sales leave ${Math.max(0, usable.length - least)} to compare ${least} treated ${least === 1 ? 'place' : 'places'} with.`,
      'Bring more places, or fill their gaps.',
    )
  const names = included.map((name) => panel.units.indexOf(name))
  const close = neighbours(panel, usable)
  const total = usable.reduce((sum, i) => sum + seriesOf(panel, i).reduce((a, b) => a + b, 0), 0)
  const ascending = [...effects].sort((a, b) => a - b)
  const designs: Market[] = []
  let count = 0
  let refusal: CannotSay | undefined
  for (const size of wish.counts.filter((k) => k >= 1 && k <= usable.length - 2)) {
    const fits = groups(usable, close, size, names).flatMap((group) => {
      const treated = group.map((i) => panel.units[i]!)
      const frames = windowsOf(panel, { treated, excluded, periods }, options.model, windows)
      if (!Array.isArray(frames)) {
        refusal ??= frames
        return []
      }
      return frames.length ? [{ treated, frames, fit: fitOf(frames[0]!, options) }] : []
    })
    fits.sort((a, b) => (a.fit ?? 1) - (b.fit ?? 1))
    for (const { treated, frames, fit } of fits.slice(0, SHORTLIST)) {
      count++
      const own = treated.reduce(
        (sum, name) => sum + seriesOf(panel, panel.units.indexOf(name)).reduce((a, b) => a + b, 0),
        0,
      )
      designs.push({
        treated,
        mde: smallest(frames, options, ascending),
        scaledL2: fit,
        atZero: seenAtZero(frames, options),
        spendShare: total > 0 ? own / total : 0,
        sold: (own / panel.times.length) * periods,
      })
    }
  }
  if (designs.length === 0 && refusal) return refusal
  designs.sort(
    (a, b) => (a.mde ?? Infinity) - (b.mde ?? Infinity) || a.atZero - b.atZero || (a.scaledL2 ?? 1) - (b.scaledL2 ?? 1),
  )
  return { answer: 'estimate', designs: designs.slice(0, most), tried: count }
}

/**
 * The smallest effect found often enough, by halving; power rises with the effect. A mixture of controls that lies too low sees gains too
 * easily and losses too late, so both are asked for.
 */
function smallest(frames: readonly Frame[], options: Options, ascending: readonly number[]): number | null {
  const { alpha = 0.1 } = options
  const tests = frames.map((frame) => tried(frame, options))
  const found = (effect: number) =>
    [effect, -effect].every((e) => tests.filter((test) => test(e) < alpha).length >= ENOUGH * tests.length)
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (found(ascending[middle]!)) high = middle
    else low = middle + 1
  }
  return ascending[low] ?? null
}

const model = (options: Options) => (options.model === 'tbr' || options.model === 'bsts' ? 'scm' : options.model)

const fitOf = (frame: Frame, options: Options) => {
  // For ridge the simplex part tells as much, and is far cheaper.
  const { scaledL2 } = fitted(frame, model(options) === 'ridge' ? 'scm' : model(options), options.fixedEffects ?? false)
  return scaledL2
}

function seenAtZero(frames: readonly Frame[], options: Options): number {
  const seen = frames.map((frame) => {
    const { counterfactual } = fitted(
      frame,
      model(options) === 'ridge' ? 'scm' : model(options),
      options.fixedEffects ?? false,
    )
    const expected = average(counterfactual.subarray(frame.before))
    return expected === 0 ? 0 : (100 * (average(frame.target.subarray(frame.before)) - expected)) / expected
  })
  return Math.abs(seen.reduce((a, b) => a + b, 0) / seen.length)
}

/** For each place all others, those whose sales rise and fall with its own first. */
function neighbours(panel: Panel, usable: readonly number[]): Map<number, number[]> {
  const scaled = new Map(
    usable.map((i) => {
      const series = seriesOf(panel, i)
      const mean = average(series)
      const off = series.map((value) => value - mean)
      const length = norm(off)
      return [i, length > 0 ? off.map((value) => value / length) : off]
    }),
  )
  return new Map(
    usable.map((i) => {
      const own = scaled.get(i)!
      const near = usable
        .filter((j) => j !== i)
        .map((j) => ({ j, r: scaled.get(j)!.reduce((sum, value, t) => sum + value * own[t]!, 0) }))
      return [i, near.sort((a, b) => b.r - a.r || a.j - b.j).map(({ j }) => j)]
    }),
  )
}

/** Each place with its nearest, then with every second and every third of them, so that one odd neighbour does not decide. */
function groups(
  usable: readonly number[],
  close: ReadonlyMap<number, number[]>,
  size: number,
  included: readonly number[],
): number[][] {
  const seen = new Set<string>()
  const all: number[][] = []
  for (const i of usable)
    for (const stride of size === 1 ? [1] : [1, 2, 3]) {
      const chosen = [...new Set([...included, i, ...close.get(i)!.filter((_, k) => k % stride === 0)])].slice(0, size)
      if (chosen.length < size || !included.every((j) => chosen.includes(j))) continue
      const group = chosen.sort((a, b) => a - b)
      const key = group.join(' ')
      if (!seen.has(key)) all.push(group)
      seen.add(key)
    }
  return all
}
