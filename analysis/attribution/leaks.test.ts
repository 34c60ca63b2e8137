import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { isCouponSite } from './coupon-sites.ts'
import { leaks } from './leaks.ts'
import type { Leak, Seen } from './leaks.ts'
import { risenWithoutClicks } from './risen.ts'
import { simulatedCode } from './simulated-codes.ts'

const DAY = 86_400
const days = (code: string, rows: (readonly [clicks: number, redemptions: number])[]): Seen[] =>
  rows.map(([clicks, redemptions], i) => ({ code, at: (20_000 + i) * DAY, clicks, redemptions }))
const level = (length: number, count: number) => Array.from({ length }, () => count)
const one = (seen: Seen[]) => leaks(seen)[0]!
const signs = (leak: Leak) => (leak.state === 'not-enough-evidence' ? [] : leak.because.map(({ sign }) => sign))
const steady = Array.from({ length: 30 }, (_, i) => [20 + (i % 3), 2 + (i % 2)] as const)

test('a code whose redemptions jump while clicks stay is named with the day and the number nobody clicked for', () => {
  const found = one(days('LUCIA10', [...steady, ...steady.slice(0, 10).map(([c, r]) => [c, r + 6] as const)]))
  expect(found).toMatchObject({ state: 'consistent-with-a-leak', since: '2024-11-03', unexplained: 60 })
  expect(signs(found)).toEqual(['risen-without-clicks'])
})

test('the same jump with clicks that jump along is a good week', () => {
  const found = one(days('LUCIA10', [...steady, ...steady.slice(0, 10).map(([c, r]) => [4 * c, 4 * r] as const)]))
  expect(found).toMatchObject({ state: 'as-expected', since: null, because: [] })
})

test('what comes from sites that collect codes is a sign from the third on, unless there are hundreds of others', () => {
  const from = (sites: number, others: number): Seen[] => [
    ...days('A', steady),
    { code: 'A', at: 20_005 * DAY, clicks: 0, redemptions: sites, referrer: 'https://www.coupons.example/lucia' },
    { code: 'A', at: 20_006 * DAY, clicks: 0, redemptions: others, referrer: 'instagram.com' },
  ]
  expect(signs(one(from(3, 6)))).toContain('coupon-sites')
  expect(signs(one(from(2, 6)))).not.toContain('coupon-sites')
  // Two in a hundred stray there anyway: 3 of 103 are no sign.
  expect(signs(one(from(3, 100).map((row, i) => (i < 30 ? { ...row, clicks: 100 } : row))))).not.toContain(
    'coupon-sites',
  )
})

test('coupon sites are known by name or by word, in any spelling of an address; shops and creators are not taken for them', () => {
  for (const yes of [
    'https://www.retailmenot.com/view/x',
    'RetailMeNot.com',
    'joinhoney.com',
    'https://gutscheine.example.de',
    'www.codicesconto.example',
    'https://user@best-promo-codes.example:8080/?q=1',
    '//coupon.example',
  ])
    expect({ [yes]: isCouponSite(yes) }).toEqual({ [yes]: true })
  for (const no of [
    'https://instagram.com/coupon',
    'trattoria-lucia.example',
    'honeymoon.example',
    '',
    ' ',
    '?',
    'codes.example',
    '\u0000',
  ])
    expect({ [no]: isCouponSite(no) }).toEqual({ [no]: false })
})

test('returning buyers, or many redemptions a click, are signs only beside eight others, and one alone is no alarm', () => {
  const code = (name: string, clicks: number, returning: number): Seen[] =>
    days(name, steady).map((row, i) => ({
      ...row,
      clicks,
      returning: i % 2 ? Math.min(row.redemptions, returning) : 0,
    }))
  const others = Array.from({ length: 9 }, (_, i) => code(`c${i}`, 20 + i, 1)).flat()
  const loyal = code('loyal', 20, 3).map((row) => ({ ...row, returning: row.redemptions }))
  const both = code('both', 1, 3).map((row) => ({ ...row, returning: row.redemptions }))
  const find = (seen: Seen[], name: string) => leaks(seen).find((leak) => leak.code === name)!
  expect(find([...others, ...loyal], 'loyal')).toMatchObject({ state: 'as-expected' })
  expect(signs(find([...others, ...loyal], 'loyal'))).toEqual(['returning-buyers'])
  expect(find([...others, ...both], 'both')).toMatchObject({ state: 'consistent-with-a-leak' })
  expect(signs(find([...others, ...both], 'both'))).toEqual(['more-per-click', 'returning-buyers'])
  expect(signs(find([...others.slice(0, 60), ...both], 'both'))).toEqual([])
})

test('too few redemptions or days are no verdict', () => {
  expect(one(days('A', steady.slice(0, 6)))).toMatchObject({ state: 'not-enough-evidence', have: 15, need: 20 })
  expect(one(days('A', steady.slice(0, 10)))).toMatchObject({ state: 'not-enough-evidence', have: 10, need: 14 })
  expect(leaks([])).toEqual([])
})

test('a code of which no clicks are known is not judged by clicks', () => {
  const rise = days('A', [...steady, ...steady.map(([, r]) => [0, 5 * r] as const)]).map((row) => ({
    ...row,
    clicks: 0,
  }))
  expect(one(rise)).toMatchObject({ state: 'as-expected', because: [] })
})

test('about one honest code in a hundred is named, whatever its age, and most leaks that double a code are found', () => {
  const random = seeded(31)
  const share = (length: number, leak: number, count: number) => {
    const from = Math.floor(length * 0.6)
    const seen = Array.from({ length: count }, (_, i) => simulatedCode(`c${i}`, { days: length, leak, from }, random))
    const judged = leaks(seen.flat()).filter(({ state }) => state !== 'not-enough-evidence')
    const named = judged.filter((found) => signs(found).includes('risen-without-clicks'))
    const near = named.filter(
      (found) => Math.abs(Date.parse((found as { since: string }).since) / 8.64e7 - 20_000 - from) <= 5,
    )
    return { alarms: named.length / judged.length, near: near.length / Math.max(1, named.length) }
  }
  for (const length of [21, 60, 120]) expect(share(length, 0, 1500).alarms).toBeLessThan(0.015)
  const doubled = share(120, 1, 400)
  expect(doubled.alarms).toBeGreaterThan(0.8)
  expect(doubled.near).toBeGreaterThan(0.7)
  expect(share(45, 2, 400).alarms).toBeGreaterThan(0.7)
})

test('the step is the score statistic of weighted least squares: by hand for a level series', () => {
  // Ten days of 4, ten of 6, no clicks: mean 5, weights 1/5; step = 2, room = 20/5 · 1/4 = 1, what it leaves is 0 and noise 1 at least.
  const found = risenWithoutClicks(level(20, 0), [...level(10, 4), ...level(10, 6)])!
  expect(found.from).toBe(10)
  expect(found.strength).toBeCloseTo(2, 12)
  expect(found.unexplained).toBeCloseTo(20, 12)
})

test('anything that holds counts is answered, once for each code, and never with a number that is none', () => {
  const row = fc.record({
    code: fc.constantFrom('A', 'B', '__proto__', '💡'),
    at: fc.integer({ min: 0, max: 60 * DAY }),
    clicks: fc.oneof(fc.nat(3), fc.double({ min: 0, max: 1e9, noNaN: true })),
    redemptions: fc.oneof(fc.nat(3), fc.nat(1e9)),
    referrer: fc.option(fc.oneof(fc.string(), fc.constant('coupon.example')), { nil: undefined }),
    returning: fc.option(fc.constant(0), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 80 }), (seen) => {
      const found = leaks(seen)
      expect(found.map(({ code }) => code).sort()).toEqual([...new Set(seen.map(({ code }) => code))].sort())
      for (const leak of found) {
        if (leak.state === 'not-enough-evidence') expect(leak.have).toBeLessThan(leak.need)
        else
          for (const sign of leak.because) {
            expect(sign.strength).toBeGreaterThan(0)
            expect(Number.isFinite(sign.strength)).toBe(true)
            expect(sign.sentence).not.toMatch(/NaN|Infinity|undefined/)
          }
      }
    }),
    { numRuns: 300 },
  )
})

test('counts below zero, more returning than redeemed and times in milliseconds are refused', () => {
  const seen = { code: 'A', at: 0, clicks: 1, redemptions: 1 }
  expect(() => leaks([{ ...seen, clicks: -1 }])).toThrow(/clicks are 0 or more, got -1/)
  expect(() => leaks([{ ...seen, redemptions: NaN }])).toThrow(/redemptions/)
  expect(() => leaks([{ ...seen, returning: 2 }])).toThrow(/among the redemptions, got 2 of 1/)
  expect(() => leaks([{ ...seen, at: 1.7e12 }])).toThrow(/seconds since 1970/)
})
