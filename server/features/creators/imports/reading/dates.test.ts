import fc from 'fast-check'
import { expect, test } from 'vitest'
import { date, datesOf } from './dates.ts'
import type { Dates } from './inspection.ts'

const iso = (text: string, dates: Dates) => date(text, dates)?.toISOString() ?? null

test('reads every moment that a computer writes, back to the millisecond', () => {
  const moments = fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, (moment) => {
      expect(date(moment.toISOString(), 'iso')).toEqual(moment)
      expect(date(String(moment.getTime()).padStart(13, '0'), 'epoch-ms')).toEqual(moment)
      const [day, time] = moment.toISOString().split('T') as [string, string]
      const [y, m, d] = day.split('-')
      const second = new Date(Math.floor(moment.getTime() / 1000) * 1000)
      expect(date(`${d}/${m}/${y} ${time.slice(0, 8)}`, 'dmy')).toEqual(second)
      expect(date(`${Number(m)}/${Number(d)}/${y} ${time.slice(0, 8)}`, 'mdy')).toEqual(second)
      expect(date(moment.toUTCString(), 'iso')).toEqual(second)
    }),
  )
})

test('reads zones, months as words and halves of the day', () => {
  expect(iso('2024-03-05 10:20:30 +02:00', 'iso')).toBe('2024-03-05T08:20:30.000Z')
  expect(iso('2024-03-05T10:20:30-0530', 'iso')).toBe('2024-03-05T15:50:30.000Z')
  expect(iso('2024/3/5', 'iso')).toBe('2024-03-05T00:00:00.000Z')
  expect(iso('Thu Dec 01 10:00:05 +0000 2022', 'iso')).toBe('2022-12-01T10:00:05.000Z')
  expect(iso('5 marzo 2024', 'iso')).toBe('2024-03-05T00:00:00.000Z')
  expect(iso('Mar 5, 2024', 'iso')).toBe('2024-03-05T00:00:00.000Z')
  expect(iso('3/5/24, 12:07 AM', 'mdy')).toBe('2024-03-05T00:07:00.000Z')
  expect(iso('3/5/2024 1:07:09 PM', 'mdy')).toBe('2024-03-05T13:07:09.000Z')
  expect(iso('05.03.2024 13:07', 'dmy')).toBe('2024-03-05T13:07:00.000Z')
})

test('does not turn a day that never was into another one', () => {
  for (const text of ['2023-02-29', '31/04/2024', '2024-13-01T00:00:00Z', '2024-01-01T25:00:00Z', '1e5', 'soon', '12'])
    expect([text, iso(text, 'dmy')]).toEqual([text, null])
})

test('lets the values say whether the day or the month comes first, and says when none does', () => {
  expect(datesOf(['03/04/2024', '13/04/2024']).dates).toBe('dmy')
  expect(datesOf(['03/04/2024', '04/13/2024']).dates).toBe('mdy')
  expect(datesOf(['03/04/2024', '04/03/2024'])).toMatchObject({ dates: 'dmy', unsure: true })
  expect(datesOf(['1709632800', '1709632801']).dates).toBe('epoch-s')
  expect(datesOf(['1709632800000']).dates).toBe('epoch-ms')
  expect(datesOf(['2024-03-05T10:20:30Z']).dates).toBe('iso')
})
