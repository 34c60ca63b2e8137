import { expect, test } from 'vitest'
import { runningCampaign } from './running.ts'
import { exampleWorld } from './world.ts'

const NOW = Date.UTC(2026, 10, 23, 7) / 1000
const made = () => runningCampaign(exampleWorld({ now: NOW }), NOW)

test('the campaign runs: some have posted and sold, others are to come, and chairs are left', () => {
  const { bookings, seats, eventAt } = made()
  const visits = bookings.flatMap((one) => one.visits)
  const sold = visits.reduce((sum, { order }) => sum + (order?.seats ?? 0), 0)
  expect(bookings.map(({ state }) => state)).toEqual(['posted', 'posted', 'booked', 'proposed'])
  expect(sold).toBeGreaterThan(seats / 5)
  expect(sold).toBeLessThan(seats)
  expect(visits.length).toBeGreaterThan(60)
  expect(eventAt.getTime() / 1000).toBeGreaterThan(NOW)
})

test('nothing has happened that is still to come, whatever the hour; the same seed makes the same campaign', () => {
  for (const now of [NOW, NOW + 3600, NOW + 16 * 3600]) {
    const { bookings } = runningCampaign(exampleWorld({ now }), now)
    for (const { visits, day, state } of bookings) {
      if (state === 'posted') expect(day!.getTime() / 1000).toBeLessThan(now)
      for (const { at, order } of visits) {
        expect(at.getTime()).toBeGreaterThan(day!.getTime())
        expect(Math.max(at.getTime(), order?.at.getTime() ?? 0) / 1000).toBeLessThan(now)
      }
    }
  }
  expect(made()).toEqual(made())
})
