/** Places that share moods and weeks, each in its own degree, and scatter, with an effect that is known: what tests and benchmarks measure against. */
import { seeded } from '../numbers/random.ts'
import type { Panel } from './panel.ts'

export type SimulatedMarket = {
  places: number
  periods: number
  /** The first so many places were treated in the last `during` periods. */
  treated: number
  during: number
  /** As a share of what would have been sold. */
  effect: number
  /** Standard deviation of a period's scatter, as a share. */
  noise?: number
}

export function marketOf(
  seed: number,
  { places, periods, treated, during, effect, noise = 0.04 }: SimulatedMarket,
): Panel {
  const random = seeded(seed)
  const walk = (step: number) => {
    let now = 0
    return Float64Array.from({ length: periods }, () => (now = 0.95 * now + step * random.normal()))
  }
  const moods = [walk(0.03), walk(0.02)]
  const values = new Float64Array(places * periods)
  for (let i = 0; i < places; i++) {
    const level = 200 * Math.exp(0.6 * random.normal())
    const feels = moods.map(() => 0.5 + random.uniform())
    for (let t = 0; t < periods; t++) {
      const mood = moods.reduce((sum, series, k) => sum + series[t]! * feels[k]!, 0)
      const week = 1 + 0.15 * Math.sin((2 * Math.PI * t) / 7)
      const lifted = i < treated && t >= periods - during ? 1 + effect : 1
      values[i * periods + t] = level * week * Math.exp(mood + noise * random.normal()) * lifted
    }
  }
  return {
    units: Array.from({ length: places }, (_, i) => `place ${String(i).padStart(4, '0')}`),
    times: Array.from({ length: periods }, (_, t) => String(t)),
    values,
  }
}
