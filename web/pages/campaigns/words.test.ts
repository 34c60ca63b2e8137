import { expect, test } from 'vitest'
import { countStates, datesOf, paidOf, stageFinding } from './words.ts'
import type { Booking } from './words.ts'

const one = (state: Booking['state'], feeCents: number | null = 10_000): Booking => ({
  id: state,
  account: 'a',
  name: 'Marta',
  handle: 'marta',
  platform: 'instagram',
  followers: 9000,
  deliverable: 'post',
  day: null,
  feeCents,
  productCents: 500,
  rightsCents: null,
  state,
  reach: null,
  clicks: null,
  orders: null,
  revenueCents: null,
})

test('a campaign says how far it has come, and leaves out who cancelled', () => {
  expect(stageFinding({ proposed: 3 })).toBe('Three bookings proposed, nobody asked yet.')
  expect(stageFinding({ proposed: 1, booked: 2, posted: 1, cancelled: 4 })).toBe(
    'Of four bookings one has been posted, two are booked and one waits for an answer.',
  )
  expect(stageFinding({ booked: 2, proposed: 0 })).toBe('Of two bookings two are booked.')
  expect(stageFinding({ posted: 5 })).toBe('All five bookings have been posted.')
  expect(stageFinding({ cancelled: 2 })).toBe('Everything was cancelled.')
  expect(stageFinding({})).toBe('Nobody is booked yet.')
})

test('what a campaign costs leaves out what was cancelled, and counts the fees that nobody named', () => {
  const bookings = [one('booked'), one('proposed', null), one('cancelled', 99_900)]
  expect(paidOf(bookings)).toEqual({ cents: 11_000, unknown: 1 })
  expect(countStates(bookings)).toEqual({ booked: 1, proposed: 1, cancelled: 1 })
})

test('dates are told as far as they are known', () => {
  const none = { starts: null, ends: null, from: null, to: null }
  expect(datesOf(none)).toBe('no dates yet')
  expect(datesOf({ ...none, starts: '2027-05-01' })).toBe('from 1 May 2027')
  expect(datesOf({ ...none, starts: '2027-05-01', to: '2027-05-20' })).toBe('1 May 2027 to 20 May 2027')
})
