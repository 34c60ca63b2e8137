/**
 * Does trying unknown creators pay? Rounds of spending in made-up worlds whose truth is known: by what is expected alone, with
 * the knowledge gradient, by Thompson sampling, each against an oracle and in the same worlds with the same luck.
 */
import { lived, worldOf } from '@rapport/analysis/returns/exploration-world.ts'
import type { Way } from '@rapport/analysis/returns/exploration-world.ts'
import { seconds } from './benchmark.ts'
import type { Benchmark } from './benchmark.ts'

const ROUNDS = 8
const WORLDS = 60
/** What a plan of the app may spend on trying, at most. */
const CAP = 0.2

const WAYS: { name: string; way: Way; share: number }[] = [
  { name: 'greedy', way: 'greedy', share: 0 },
  { name: 'knowledge gradient', way: 'knowledge-gradient', share: 1 },
  { name: `knowledge gradient, ${100 * CAP}% at most`, way: 'knowledge-gradient', share: CAP },
  { name: 'Thompson', way: 'thompson', share: 1 },
  { name: `Thompson, ${100 * CAP}% at most`, way: 'thompson', share: CAP },
]

export const exploring: Benchmark = {
  name: 'exploration',
  describe: '8 rounds of spending on 1,000 creators in 60 made-up worlds, beside an oracle and beside plain greedy',
  async run(scale, say) {
    const began = performance.now()
    const count = Math.max(4, Math.round(WORLDS * scale))
    const worlds = Array.from({ length: count }, (_, k) => worldOf(k + 1))
    const best = worlds.map((world) => lived(world, 'oracle', ROUNDS))
    const all = WAYS.map(({ name, way, share }) => {
      const profits = worlds.map((world) => lived(world, way, ROUNDS, share))
      const whole = profits.map((one, k) => total(one) / total(best[k]!))
      // In shares of the budget, so that a rich world does not speak for all.
      const last = profits.map((one, k) => one.at(-1)! / worlds[k]!.budget)
      const lastShare = mean(profits.map((one, k) => one.at(-1)! / best[k]!.at(-1)!))
      say(
        `${name}: ${percent(mean(whole))} of the oracle's cumulative profit (${said(whole)}), ${percent(lastShare)} in the last round`,
      )
      return { name, whole, last }
    })
    const [greedy, whole, capped] = all as [Lived, Lived, Lived]
    const found = [whole, capped].map((one) => {
      const ahead = one.last.map((profit, k) => profit - greedy.last[k]!)
      const [low, high] = interval(ahead)
      const more = one.whole.map((share, k) => share - greedy.whole[k]!)
      say(
        `${one.name} less greedy, paired: ${percent(mean(more))} of the oracle over all rounds (${said(more)}); in the last round ${percent(mean(ahead))} of the budget (${said(ahead)}), ahead in ${ahead.filter((profit) => profit > 0).length} of ${count} worlds`,
      )
      return { ...one, low, high, ahead: mean(ahead) }
    })
    say(`${count} worlds in ${seconds(began).toFixed(0)} s; intervals hold the mean 95 times in 100`)
    const [free, held] = found as [Compared, Compared]
    const above = ({ ahead, low, high }: Compared) =>
      `above greedy in the last round by ${percent(ahead)} of the budget (${percent(low)} to ${percent(high)})`
    return [
      {
        measured: `knowledge gradient ${percent(mean(free.whole))} of the oracle's profit`,
        wanted: '≥ 56%',
        pass: mean(free.whole) >= 0.56,
      },
      { measured: above(free), wanted: '> 0', pass: free.low > 0 },
      { measured: `with ${100 * CAP}% of the budget at most ${above(held)}`, wanted: '> 0', pass: held.low > 0 },
    ]
  },
}

type Lived = { name: string; whole: number[]; last: number[] }
type Compared = Lived & { low: number; high: number; ahead: number }

const total = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0)
const mean = (values: readonly number[]) => total(values) / values.length
const percent = (share: number) => `${(100 * share).toFixed(1)}%`

/** Of the mean. */
function interval(values: readonly number[]): [number, number] {
  const middle = mean(values)
  const variance = total(values.map((one) => (one - middle) ** 2)) / (values.length - 1)
  const off = 1.96 * Math.sqrt(variance / values.length)
  return [middle - off, middle + off]
}

const said = (values: readonly number[]) => interval(values).map(percent).join(' to ')
