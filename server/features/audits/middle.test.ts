import { expect, test } from 'vitest'
import { seeded } from '@rapport/analysis/numbers/random.ts'
import { merge } from '@rapport/analysis/numbers/moments.ts'
import { EMPTY_PANEL } from '@rapport/analysis/relationship/panel.ts'
import type { Panel, Pooled } from '@rapport/analysis/relationship/panel.ts'
import { middleHalf } from './middle.ts'

/** Accounts whose seen value (on the measure's scale) is spread by 0.1 for real and by 0.05 through noise. */
function panelWith(accounts: number): Panel {
  const chance = seeded(11)
  const normal = () => Array.from({ length: 12 }, () => chance.uniform()).reduce((sum, one) => sum + one, -6)
  let pooled: Pooled = { n: 0, mean: 0, m2: 0, noise: 0 }
  for (let k = 0; k < accounts; k++) {
    const seen = 0.6 + 0.1 * normal() + 0.05 * normal()
    pooled = { ...merge(pooled, { n: 1, mean: seen, m2: 0 }), noise: pooled.noise + 0.05 ** 2 }
  }
  return { ...EMPTY_PANEL, accounts, measures: { ...EMPTY_PANEL.measures, concentration: pooled, activeCore: pooled } }
}

test('the middle half is that of the true values, noise taken out', () => {
  const { low, middle, high, n } = middleHalf(panelWith(5000), 'concentration', null)!
  expect(n).toBe(5000)
  expect(middle).toBeCloseTo(0.6, 1)
  expect(high - low).toBeCloseTo(2 * 0.6745 * 0.1, 2)
})

test('few accounts are no pool, and an active core needs followers to be told in people', () => {
  expect(middleHalf(panelWith(7), 'concentration', null)).toBeNull()
  expect(middleHalf(panelWith(50), 'activeCore', null)).toBeNull()
  const one = middleHalf(panelWith(50), 'activeCore', 1000)!
  expect(middleHalf(panelWith(50), 'activeCore', 2000)!.middle).toBeCloseTo(2 * one.middle)
})
