import { expect, test } from 'vitest'
import { quietSales, withCampaign } from './coming-sales.ts'

const today = Date.UTC(2026, 10, 23, 15) / 1000

test('the past ends yesterday, sixty days are to come, and nothing happened to any city in either', () => {
  const { past, coming } = quietSales(today)
  expect(new Set(past.map(({ place }) => place)).size).toBe(20)
  expect(past.at(-1)!.day).toBe('2026-11-22')
  expect(coming[0]!.day).toBe('2026-11-23')
  expect(new Set(coming.map(({ day }) => day)).size).toBe(60)
  // Bologna's own campaign of the world lies after the sixty days: there its share of all sales rises.
  const share = (from: string, to: string) => {
    const days = coming.filter(({ day }) => day >= from && day < to)
    const sum = (place?: string) => days.reduce((all, one) => all + (!place || one.place === place ? one.value : 0), 0)
    return sum('Bologna') / sum()
  }
  expect(share('2026-12-23', '2027-01-22') / share('2026-11-23', '2026-12-23')).toBeLessThan(1.1)
})

test('a campaign raises what is sold by a quarter, where and when it runs and nowhere else', () => {
  const { coming } = quietSales(today)
  const runs = (place: string, day: string) => place === 'Turin' && day < '2026-12-21'
  const after = withCampaign(coming, runs)
  const sums = { before: 0, after: 0 }
  coming.forEach((one, at) => {
    if (runs(one.place, one.day)) {
      sums.before += one.value
      sums.after += after[at]!.value
    } else expect(after[at]).toEqual(one)
  })
  expect(sums.after / sums.before).toBeGreaterThan(1.22)
  expect(sums.after / sums.before).toBeLessThan(1.28)
})
