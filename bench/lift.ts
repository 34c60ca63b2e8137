/** How long does it take to say what a campaign caused, with its p-value and interval, and what a test could have seen? */
import { lift } from '@rapport/analysis/lift/lift.ts'
import type { Panel } from '@rapport/analysis/lift/panel.ts'
import { power } from '@rapport/analysis/lift/power.ts'
import { marketOf } from '@rapport/analysis/lift/simulated-market.ts'
import { seconds } from './benchmark.ts'
import type { Benchmark } from './benchmark.ts'

export const lifting: Benchmark = {
  name: 'lift',
  describe: 'the effect of a campaign in 40 places and in 200, with interval, and the power of a test',
  async run(scale, say) {
    const size = (n: number) => Math.max(8, Math.round(n * scale))
    const small = timed(market(40, 105, 1), 15, size(2000), say)
    const large = timed(market(size(200), Math.max(60, size(365)), 2), 30, size(2000), say)
    const past = market(40, 105, 3)
    const began = performance.now()
    const effects = Array.from({ length: 10 }, (_, k) => (k + 1) / 100)
    const found = power(
      past,
      { treated: past.units.slice(0, 2), periods: 15 },
      { model: 'scm', fixedEffects: true },
      { effects, windows: size(20) },
    )
    const curve = seconds(began)
    if (found.answer !== 'estimate') throw new Error(found.sentence)
    say(
      `power of ${effects.length} effects in ${found.windows} windows ${curve.toFixed(2)} s, smallest detectable ${found.mde}`,
    )
    return [
      { measured: `40 units x 105 periods ${small.toFixed(2)} s`, wanted: '≤ 1 s', pass: small <= 1 },
      { measured: `200 x 365 ${large.toFixed(2)} s`, wanted: '≤ 5 s', pass: large <= 5 },
      { measured: `power curve ${curve.toFixed(2)} s`, wanted: '≤ 10 s', pass: curve <= 10 },
    ]
  },
}

/** The slower of both inferences, with p-value and interval; ridge is told beside it. */
function timed(panel: Panel, during: number, permutations: number, say: (line: string) => void): number {
  const test = { treated: panel.units.slice(0, 2), start: panel.times[panel.times.length - during]! }
  const run = (model: 'scm' | 'ridge', inference: 'block' | 'iid') => {
    const began = performance.now()
    const found = lift(panel, test, { model, fixedEffects: true, inference, permutations })
    if (found.answer !== 'estimate') throw new Error(found.sentence)
    const took = seconds(began)
    say(
      `${panel.units.length} x ${panel.times.length}, ${model}, ${inference}: ${took.toFixed(2)} s, effect ${found.percentLift?.toFixed(1)}%, p ${found.pValue.toFixed(3)}`,
    )
    return took
  }
  const slower = Math.max(run('scm', 'block'), run('scm', 'iid'))
  run('ridge', 'block')
  return slower
}

/** The first two places sell 8% more in the last periods. */
const market = (places: number, periods: number, seed: number): Panel =>
  marketOf(seed, { places, periods, treated: 2, during: 15, effect: 0.08 })
