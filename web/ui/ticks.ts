/** Where an axis is labelled: round numbers, first days of months, and labels that would touch moved apart. */

type Axis = { from: number; to: number; ticks: number[] }

/** A few round numbers that hold the values between them. `zero`: the axis begins there, as shares and bars must. */
export function roundAxis(values: readonly number[], { zero = false, most = 4 } = {}): Axis {
  const low = zero ? Math.min(0, ...values) : Math.min(...values)
  const high = Math.max(...values)
  if (!(high > low)) return high > 0 ? { from: 0, to: high, ticks: [0, high] } : { from: 0, to: 1, ticks: [0] }
  const step = roundStep((high - low) / (most - 1))
  const [from, to] = [Math.floor(low / step) * step, Math.ceil(high / step) * step]
  const ticks = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, at) => clean(from + at * step))
  return { from: clean(from), to: clean(to), ticks }
}

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((step) => step >= least * 0.999)!
}

/** 0.1 + 0.2 is 0.3 on an axis. */
const clean = (value: number) => Number(value.toPrecision(12))

const DAY = 86_400_000

/** First days of years, quarters or months between two instants (ms), as many as fit; both ends where they are close. */
export function timeTicks(from: number, to: number, most = 5): { at: number; text: string }[] {
  for (const months of [1, 2, 3, 6, 12, 24, 60, 120]) {
    const found = firstDays(from, to, months)
    if (found.length > most) continue
    if (found.length < 2) break
    return found.map((at) => ({ at, text: monthOf(at) }))
  }
  const ends = to - from < DAY ? [to] : [from, to]
  return ends.map((at) => ({ at, text: dayOf(at) }))
}

function firstDays(from: number, to: number, months: number): number[] {
  const found: number[] = []
  const start = new Date(from)
  for (let month = Math.ceil(start.getUTCMonth() / months) * months; found.length <= 24; month += months) {
    const at = Date.UTC(start.getUTCFullYear(), month, 1)
    if (at > to) break
    if (at >= from) found.push(at)
  }
  return found
}

/** Moves labels apart until none is nearer to the next than `gap`, each as little as may be; order stays. */
export function spread(places: readonly number[], gap: number): number[] {
  const order = places.map((_, at) => at).sort((a, b) => places[a]! - places[b]!)
  const moved = [...places]
  for (let round = 0; round < 20; round++)
    order.slice(1).forEach((above, k) => {
      const below = order[k]!
      const lack = gap - (moved[above]! - moved[below]!)
      if (lack <= 1e-9) return
      moved[above]! += lack / 2
      moved[below]! -= lack / 2
    })
  return moved
}

const monthOf = (at: number) =>
  new Date(at).toLocaleDateString('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })
const dayOf = (at: number) =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
