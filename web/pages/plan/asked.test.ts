import { expect, test } from 'vitest'
import { liftOf, namesIn, questionOf, readMinimum, readPlanSearch, writeMinimum } from './asked.ts'

test('what cannot be read of an address is left out, the rest stays', () => {
  expect(
    readPlanSearch({
      budget: '3000',
      margin: 'much',
      from: '2027-05-01',
      until: '2027-13-01',
      rights: 'true',
      segments: 'maybe',
      minimum: '2 city Turin',
      near: ' ',
    }),
  ).toEqual({ budget: 3000, from: '2027-05-01', rights: true, minimum: ['2 city Turin'] })
})

test('a minimum is written as it is read', () => {
  const two = { count: 2, of: 'city', is: 'San Marino' } as const
  expect(readMinimum([writeMinimum(two), 'many city Turin', '0 platform x'])).toEqual([two])
})

test('what is half typed is not asked yet', () => {
  const asked = questionOf({ from: '2027-05-02', until: '2027-05-01', lift: 0.7, liftLow: 0.8, liftHigh: 0.9 }, 10)
  expect(asked).toEqual({ budgetCents: 1000, from: '2027-05-02' })
  expect(questionOf({ near: 'Turin', km: 20, atHome: 40, competitors: ' Rossi, ,Blu,Rossi' }, 10)).toEqual({
    budgetCents: 1000,
    near: { place: 'Turin', km: 20, atHome: 0.4 },
    competitors: namesIn('Rossi,Blu'),
  })
})

test('a measured factor is taken over as its mean and the range that holds nine of ten', () => {
  expect(liftOf({ mean: Math.log(0.7), se: 0.2 })).toEqual({ lift: 0.71, liftLow: 0.5, liftHigh: 0.97 })
  const unsure = liftOf({ mean: Math.log(0.5), se: 1 })
  expect(unsure.liftLow).toBeLessThan(unsure.lift)
  expect(unsure.liftHigh).toBeGreaterThan(unsure.lift)
})

test('a share to try unknowns with is typed in percent, and no plan sets aside more than a fifth', () => {
  expect(questionOf({ explore: 15, rounds: 6 }, 10)).toEqual({
    budgetCents: 1000,
    exploreShare: 0.15,
    exploreRounds: 6,
  })
  expect(questionOf({ explore: 90 }, 10)).toEqual({ budgetCents: 1000, exploreShare: 0.2 })
  expect(questionOf({ rounds: 6 }, 10)).toEqual({ budgetCents: 1000 })
})
