import { expect, test } from 'vitest'
import { marketOf } from '@rapport/analysis/lift/simulated-market.ts'
import { computed } from './experiments-computing.ts'
import type { Wish } from './experiments-design.ts'

const market = (places: number) => marketOf(1, { places, periods: 200, treated: 1, during: 20, effect: 0 })
const wish: Wish = { counts: [1, 2], days: 20, start: '999', included: [], excluded: [], model: 'scm', alpha: 0.1 }

test('a calculation ends with whoever asked, and whoever asks next does not wait for it', async () => {
  const gone = new AbortController()
  const from = performance.now()
  const long = computed({ do: 'propose', panel: market(150), wish }, gone.signal)
  const next = computed({ do: 'propose', panel: market(6), wish }, new AbortController().signal)
  setTimeout(() => gone.abort(), 300)
  await expect(long).rejects.toThrow(/abort/)
  expect((await next).designs.length).toBeGreaterThan(0)
  // To the end it takes 13 seconds.
  expect(performance.now() - from).toBeLessThan(6000)
})

test('whoever was still waiting and is gone starts nothing', async () => {
  const gone = new AbortController()
  gone.abort()
  await expect(computed({ do: 'propose', panel: market(150), wish }, gone.signal)).rejects.toThrow(/abort/)
})
