/**
 * How long does it take to divide the credit of a million paths among 40 creators, by a Markov chain of order 2 solved exactly, from the
 * text of the paths to the last credit? Beside it the rules of thumb, Shapley, and the chain again with order 1 and 3.
 */
import { MODELS, attribute } from '@rapport/analysis/attribution/attribute.ts'
import { gatherPaths, touchesOf } from '@rapport/analysis/attribution/paths.ts'
import { seeded } from '@rapport/analysis/numbers/random.ts'
import { seconds } from './benchmark.ts'
import type { Benchmark } from './benchmark.ts'

const CREATORS = 40

export const attributing: Benchmark = {
  name: 'attribution',
  describe: 'credit for 1,000,000 paths over 40 creators: Markov of order 2 solved exactly, beside every other rule',
  async run(scale, say) {
    const texts = made(Math.round(1_000_000 * scale))
    let began = performance.now()
    const gathered = gatherPaths()
    texts.forEach((text, i) => {
      const orders = Number(i % 5 === 0)
      gathered.add(touchesOf(text), { conversions: orders, value: orders * (20 + (i % 61)), nulls: 1 - orders })
    })
    const paths = gathered.paths()
    const reading = seconds(began)
    say(
      `${texts.length.toLocaleString('en')} paths, ${paths.touches.length.toLocaleString('en')} touches: read in ${reading.toFixed(2)} s`,
    )
    let markov = Infinity
    let off = 0
    const times: string[] = []
    for (const { model, order } of [
      ...MODELS.map((name) => ({ model: name, order: name === 'markov' ? 2 : undefined })),
      { model: 'markov' as const, order: 1 },
      { model: 'markov' as const, order: 3 },
    ]) {
      began = performance.now()
      const found = attribute(paths, { model, ...(order ? { order } : {}) })
      const took = seconds(began)
      if (order === 2) markov = reading + took
      times.push(`${model}${order ? ` of order ${order}` : ''} ${took.toFixed(2)} s`)
      if (found.answer !== 'credited') throw new Error(found.sentence)
      for (const field of ['conversions', 'value'] as const) {
        const sum = found.credits.reduce((all, credit) => all + credit[field], 0)
        off = Math.max(off, Math.abs(sum / found.totals[field] - 1))
      }
    }
    say(times.join(', '))
    return [
      { measured: `order 2 ${markov.toFixed(2)} s`, wanted: '≤ 10 s', pass: markov <= 10 },
      { measured: `totals off by ${off.toExponential(0)}`, wanted: '≤ 1e-9', pass: off <= 1e-9 },
    ]
  },
}

/** Every creator sends on to some more than to others; the next touch depends on the last two; four to five touches in the mean. */
function made(count: number): string[] {
  const chance = seeded(3)
  const skewed = () => Math.floor(CREATORS * chance.uniform() ** 2)
  return Array.from({ length: count }, () => {
    let [before, last] = [skewed(), skewed()]
    let text = `creator.${last}`
    while (chance.uniform() < 0.78) {
      const next = chance.uniform() < 0.5 ? (3 * last + before + chance.below(4)) % CREATORS : skewed()
      before = last
      last = next
      text += ` > creator.${next}`
    }
    return text
  })
}
