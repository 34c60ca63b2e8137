import { expect, test } from 'vitest'
import { withRecorded } from './story-recorded.ts'

const creator = (booking: string, clicks: number, orders: number) => ({
  booking,
  account: booking,
  name: booking,
  handle: booking,
  deliverable: 'reel',
  day: null,
  state: 'posted' as const,
  costCents: 100,
  clicks,
  orders,
  items: 2 * orders,
  net: orders > 0 ? [{ currency: 'EUR', decimals: 2, minor: 1000 * orders }] : [],
  toCome: null,
})
const live = (...creators: ReturnType<typeof creator>[]) => ({
  creators,
  clicks: creators.reduce((sum, one) => sum + one.clicks, 0),
  orders: creators.reduce((sum, one) => sum + one.orders, 0),
  items: creators.reduce((sum, one) => sum + one.items, 0),
  net: creators.flatMap(({ net }) => net).slice(0, 1),
})
const result = (id: string, orders: number | null, revenueCents: number | null = null) => ({
  id,
  orders,
  clicks: null,
  revenueCents,
})

test('what was only written down is told; what was counted is not told twice', () => {
  const found = live(creator('anna', 40, 3), creator('berta', 0, 0))
  const told = withRecorded(found, { currency: 'EUR', bookings: [result('anna', 3, 3000), result('berta', 7, 9000)] })
  expect(told?.orders).toBe(10)
  expect(told?.clicks).toBe(40)
  expect(told?.net).toEqual([{ currency: 'EUR', decimals: 2, minor: 12_000 }])
  expect(told?.creators.map(({ orders }) => orders)).toEqual([3, 7])
})

test('where nothing was counted and nothing written down nobody knows what came of it; a zero that was written down is known', () => {
  const found = live(creator('anna', 0, 0))
  expect(withRecorded(found, { currency: null, bookings: [result('anna', null)] })).toBeUndefined()
  expect(withRecorded(found, { currency: null, bookings: [result('anna', 0)] })?.orders).toBe(0)
  expect(withRecorded(live(creator('anna', 9, 0)), { currency: null, bookings: [] })?.clicks).toBe(9)
})
