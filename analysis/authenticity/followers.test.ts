import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { digitShare, type FollowerAccount, logOddsOf, MIDDLE, suspicion } from './followers.ts'
import { bandsOf, share } from './share.ts'

const ordinary = { followers: 410, following: 520, posts: 85, hasPicture: true, digitShare: 0 }
const empty = { followers: 3, following: 2400, posts: 0, hasPicture: false, digitShare: 0.4 }

test('an ordinary account and an empty one lie far apart', () => {
  expect(suspicion(ordinary).suspicion).toBeLessThan(0.03)
  expect(suspicion(empty).suspicion).toBeGreaterThan(0.97)
})

test('the reasons add up to the log odds, and the strongest comes first', () => {
  for (const account of [ordinary, empty]) {
    const { because, logOdds } = suspicion(account)
    expect(because.reduce((sum, { contribution }) => sum + contribution, MIDDLE)).toBeCloseTo(logOdds as number, 10)
    expect(logOddsOf(account)).toBeCloseTo(logOdds as number, 10)
    const sizes = because.map(({ contribution }) => Math.abs(contribution))
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
  }
  expect(suspicion(empty).because[0]?.contribution).toBeGreaterThan(1)
})

test('each trait moves the odds as it should, the others being equal', () => {
  const middle = { followers: 150, following: 900, posts: 12, hasPicture: true, digitShare: 0.1 }
  const changed = (change: FollowerAccount) => logOddsOf({ ...middle, ...change }) - logOddsOf(middle)
  expect(changed({ following: 5000 })).toBeGreaterThan(0)
  expect(changed({ hasPicture: false })).toBeGreaterThan(0)
  expect(changed({ digitShare: 0.5 })).toBeGreaterThan(0)
  expect(changed({ followers: 2000 })).toBeLessThan(0)
  expect(changed({ posts: 120 })).toBeLessThan(0)
})

test('what is not known counts neither way, and an account of which nothing is known is not scored', () => {
  const { because } = suspicion({ followers: 410, following: 520 })
  const of = (feature: string) => because.find((part) => part.feature === feature)?.contribution
  expect([of('posts'), of('picture'), of('digits'), of('followingPerPost')]).toEqual([0, 0, 0, 0])
  expect(suspicion({})).toEqual({ state: 'not-available', because: [] })
  expect(logOddsOf({ followers: NaN })).toBeNaN()
})

test('the size of a celebrity alone is not suspicious', () => {
  expect(
    suspicion({ followers: 4_000_000, following: 900, posts: 3200, hasPicture: true, digitShare: 0 }).suspicion,
  ).toBeLessThan(0.05)
})

test('digits are counted among the characters of the name', () => {
  expect(digitShare('@anna_1990')).toBeCloseTo(4 / 9, 12)
  expect(digitShare('lea')).toBe(0)
  expect(digitShare(' @ ')).toBeUndefined()
})

test('100,000 rows of nonsense crash nothing and put no NaN anywhere, in the rows or in the share', () => {
  const value = fc.oneof(fc.constant(undefined), fc.double(), fc.nat())
  const row = fc.record({
    followers: value,
    following: value,
    posts: value,
    digitShare: value,
    hasPicture: fc.constantFrom(true, false, undefined),
  })
  let rows = 0
  const sound = fc.check(
    fc.property(fc.array(row, { minLength: 500, maxLength: 600, size: 'max' }), (accounts) => {
      rows += accounts.length
      const scored = accounts.every((account) => {
        const { state, suspicion: chance = 0.5, because } = suspicion(account)
        return (
          (state === 'not-available' || (chance >= 0 && chance <= 1)) &&
          because.every((part) => Number.isFinite(part.contribution))
        )
      })
      const { llr, interval = [0, 1], median = 0.5 } = share(bandsOf(accounts.map(logOddsOf)), seeded(1))
      return scored && [llr, median, ...interval].every(Number.isFinite)
    }),
    { numRuns: 201 },
  )
  expect(sound.counterexample).toBeNull()
  expect(rows).toBeGreaterThan(100_000)
})
