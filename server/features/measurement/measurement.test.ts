import { expect, test } from 'vitest'
import type { BookingRow } from '../campaigns/campaigns.ts'
import { summed } from './measurement.ts'

const booking = (account: string, orders: number | null, reach: number | null): BookingRow => ({
  id: `${account} ${orders} ${reach}`,
  campaign_id: 'c',
  account_id: account,
  deliverable: 'reel',
  day: null,
  fee_cents: 10_000,
  product_cents: null,
  rights_cents: null,
  reach,
  clicks: null,
  orders,
  revenue_cents: null,
  state: 'posted',
  campaign: 'A campaign',
  margin_cents: null,
  currency: null,
  name: account,
  handle: account,
  platform: 'instagram',
  followers: 9000,
})

test('a booking whose orders nobody counted costs what it cost, and teaches nothing about what reaching people brings', () => {
  const [anna, berta] = summed([booking('anna', 6, 3000), booking('anna', null, 5000), booking('berta', null, 4000)])
  expect(anna).toMatchObject({ bookings: 1, orders: 6, reach: 3000, costCents: 20_000 })
  expect(berta).toMatchObject({ bookings: 0, orders: 0, reach: 0, costCents: 10_000 })
})

test('a zero that was counted is a result', () => {
  expect(summed([booking('anna', 0, 3000)])[0]).toMatchObject({ bookings: 1, orders: 0, reach: 3000 })
})

test('what part of the people were reached is not known where one counted booking does not tell it', () => {
  expect(summed([booking('anna', 6, 3000), booking('anna', 2, null)])[0]!.reach).toBeNull()
})
