import { expect, test } from 'vitest'
import { campaignsOf } from './campaigns.ts'
import { ACCOUNTS, CAUSED, characterOf } from './character.ts'
import { followerSampleOf } from './followers.ts'
import { dailySales, salesTruth } from './sales.ts'
import { exampleWorld } from './world.ts'

const END = Date.UTC(2026, 10, 1) / 1000
const world = exampleWorld()
const bookings = world.campaigns.flatMap((campaign) => campaign.bookings)

function past(seed: number) {
  const characters = new Map(ACCOUNTS.map((account) => [account.handle, characterOf(seed, account)]))
  const of = (handle: string) => characters.get(handle) as ReturnType<typeof characterOf>
  const reach = (handle: string) => of(handle).followers * (1 - of(handle).background) * of(handle).reachShare
  return { ...campaignsOf(seed, END, of, reach), of }
}

test('five campaigns in two years, some twenty-five bookings, most of which lost money', () => {
  expect(world.campaigns).toHaveLength(5)
  expect(bookings).toHaveLength(26)
  const profits = bookings.map((booking) => booking.revenue * world.brand.margin - booking.fee - booking.productCost)
  expect(profits.filter((profit) => profit < 0).length).toBeGreaterThan(bookings.length / 2)
  expect(profits.some((profit) => profit > 0)).toBe(true)
  for (const booking of bookings)
    for (const cents of [booking.fee, booking.productCost, booking.revenue])
      expect(Number.isSafeInteger(cents)).toBe(true)
})

test('the orders add up to what each booking says, fall within two years, and come after the post', () => {
  for (const { name, bookings: booked } of world.campaigns)
    for (const booking of booked) {
      const own = world.orders.filter((order) => order.campaign === name && order.handle === booking.handle)
      expect(own).toHaveLength(booking.orders)
      expect(own.reduce((sum, order) => sum + order.revenue, 0)).toBe(booking.revenue)
      expect(booking.clicks).toBeGreaterThanOrEqual(booking.orders)
      for (const order of own) expect(order.at > booking.postedAt && order.at.getTime() / 1000 < END).toBe(true)
    }
})

test('the blogger sells out her evening and the celebrity moves nothing, whatever the seed', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const { campaigns } = past(seed)
    const booked = campaigns.flatMap((campaign) => campaign.bookings)
    expect(booked.find((booking) => booking.handle === 'nora-and-the-crooked-fork')?.seats).toBe(60)
    const famous = booked.find((booking) => booking.handle === 'dario-montelume')
    expect(famous?.orders).toBeLessThanOrEqual(6)
    expect(famous?.reach).toBeGreaterThan(100_000)
    const evening = campaigns[1]?.bookings.reduce((sum, booking) => sum + (booking.seats ?? 0), 0) ?? 0
    expect(evening).toBeLessThan(60)
  }
})

test('orders come at the attributed rate, a fifth of which is not caused', () => {
  let orders = 0
  let expected = 0
  for (let seed = 1; seed <= 300; seed++) {
    const { campaigns, of } = past(seed)
    for (const { handle, reach, orders: brought, seats } of campaigns.flatMap((campaign) => campaign.bookings)) {
      if (seats !== undefined) continue
      orders += brought
      expected += reach * of(handle).attributedPerExposure
      expect(of(handle).ordersPerExposure).toBeCloseTo(CAUSED * of(handle).attributedPerExposure, 12)
    }
  }
  expect(orders / expected).toBeGreaterThan(0.96)
  expect(orders / expected).toBeLessThan(1.04)
})

test('closeness sells, size does not: a close creator nearby brings several times what a loud one does', () => {
  const rate = (kind: string) => {
    const all = Object.values(world.truth).filter((truth) => truth.kind === kind)
    return all.reduce((sum, truth) => sum + truth.ordersPerExposure, 0) / all.length
  }
  expect(rate('close')).toBeGreaterThan(4 * rate('loud'))
  expect(rate('blogger')).toBeGreaterThan(4 * rate('close'))
  expect(rate('celebrity')).toBeLessThan(rate('loud') / 5)
})

test('the effect put into two cities can be taken out again', () => {
  let lift = 0
  const runs = 40
  for (let seed = 1; seed <= runs; seed++) {
    const { cities, startedAt, endedAt } = salesTruth(END)
    const rows = dailySales(seed, END).filter((row) => row.at.getTime() >= startedAt.getTime() - 90 * 86_400_000)
    const total = (treated: boolean, during: boolean) =>
      rows.reduce(
        (sum, row) =>
          cities.includes(row.city) === treated &&
          (row.at >= startedAt && row.at < endedAt) === during &&
          row.at < endedAt
            ? sum + row.orders
            : sum,
        0,
      )
    lift += (total(true, true) / total(true, false) / (total(false, true) / total(false, false)) - 1) / runs
  }
  expect(lift).toBeGreaterThan(world.sales.truth.lift - 0.02)
  expect(lift).toBeLessThan(world.sales.truth.lift + 0.02)
})

test('sales cover twenty cities on each of 730 days', () => {
  const rows = world.sales.daily()
  expect(rows).toHaveLength(20 * 730)
  expect(new Set(rows.map((row) => row.city))).toEqual(new Set(world.sales.cities))
  expect(rows).toEqual(exampleWorld().sales.daily())
})

test('a sample of followers tells how many are nobody, once the errors of a rule are known', () => {
  const rule = (rows: ReturnType<typeof followerSampleOf>) =>
    rows.filter((row) => row.posts <= 5 && row.following > 5 * row.followers).length / rows.length
  const some = characterOf(1, ACCOUNTS[0] as (typeof ACCOUNTS)[number])
  const caught = [1, 2, 3, 4, 5].reduce((sum, seed) => sum + rule(followerSampleOf(seed, some, 1)) / 5, 0)
  const wronged = [1, 2, 3, 4, 5].reduce((sum, seed) => sum + rule(followerSampleOf(seed, some, 0)) / 5, 0)
  expect(caught).toBeGreaterThan(0.5)
  expect(wronged).toBeLessThan(0.1)
  let worst = 0
  for (const { handle } of world.creators) {
    const sample = world.followerSample(handle)
    expect(new Set(sample.map((row) => row.id)).size).toBe(400)
    const estimate = (rule(sample) - wronged) / (caught - wronged)
    worst = Math.max(worst, Math.abs(estimate - (world.truth[handle]?.suspiciousShare ?? NaN)))
  }
  expect(worst).toBeLessThan(0.15)
})

test('an account whose followers were bought has more who are nobody than anybody else', () => {
  const share = (bought: boolean) =>
    Object.values(world.truth)
      .filter((truth) => (truth.kind === 'bought-followers') === bought)
      .map((truth) => truth.suspiciousShare)
  expect(Math.min(...share(true))).toBeGreaterThan(Math.max(...share(false)))
})
