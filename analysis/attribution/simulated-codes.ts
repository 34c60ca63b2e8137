/** Codes as campaigns make them, for calibration: posts that fade, buyers who come days after their click, those who only heard the code. */
import type { Random } from '../numbers/random.ts'
import type { Seen } from './leaks.ts'

export type Kind = {
  readonly days: number
  /** Redemptions added each day from this day on, in multiples of the mean before; 0 is honest. */
  readonly leak: number
  readonly from: number
}

/** Lively: clicks and conversion vary from day to day more than chance, some creators are heard rather than clicked. */
export function simulatedCode(code: string, { days, leak, from }: Kind, random: Random): Seen[] {
  const size = Math.exp(3 + 2 * random.uniform())
  const fade = 1 + 3 * random.uniform()
  const conversion = 0.01 + 0.09 * random.uniform()
  const heard = 0.6 * random.uniform()
  const clicks = Array.from({ length: days }, () => 0)
  const redemptions = Array.from({ length: days }, () => 0)
  const tell = (day: number, count: number) => {
    for (let i = 0; i < count; i++) {
      const at = day + Math.floor(random.exponential(1.5))
      if (at < days) redemptions[at]!++
    }
  }
  for (let post = 0; post < days; post += 1 + Math.floor(random.exponential(9))) {
    const reach = size * random.gamma(1.5)
    for (let day = post; day < Math.min(days, post + 30); day++) {
      const came = reach * Math.exp(-(day - post) / fade) * (random.gamma(5) / 5)
      const clicked = random.poisson(came)
      clicks[day]! += clicked
      tell(day, random.poisson(clicked * conversion * (random.gamma(8) / 8)))
      // Heard and typed: the same people, later and longer.
      tell(day, random.poisson(reach * conversion * heard * 0.25 * Math.exp(-(day - post) / (3 * fade))))
    }
  }
  const usual = redemptions.slice(0, from).reduce((a, b) => a + b, 0) / from
  for (let day = from; day < days; day++) redemptions[day]! += random.poisson(leak * usual * (random.gamma(4) / 4))
  return clicks.map((count, day) => ({
    code,
    at: (20_000 + day) * 86_400,
    clicks: count,
    redemptions: redemptions[day]!,
  }))
}
