import { expect, test } from 'vitest'
import { daysOf, growthFinding, momentSays, momentsOf } from './growth-words.ts'
import type { Moment } from './growth-words.ts'

const step = (from: string, to: string, gained: number, more: Partial<Moment> = {}): Moment => ({
  from: `2025-${from}T12:00:00.000Z`,
  to: `2025-${to}T12:00:00.000Z`,
  before: 10_000,
  after: 10_000 + gained,
  gained,
  cause: null,
  looked: true,
  engagement: 'unclear',
  lost: null,
  ...more,
})

test('followers that came over two days in a row are one moment, of which all came and some left', () => {
  const [moment, ...rest] = momentsOf([
    step('06-16', '06-17', 1900, { engagement: 'fell', lost: 0 }),
    step('06-17', '06-18', 1300, { lost: 0.2 }),
  ])
  expect(rest).toEqual([])
  expect(moment).toMatchObject({ gained: 3200, before: 10_000, engagement: 'fell' })
  expect(moment!.lost).toBeCloseTo(260 / 3200)
  expect(daysOf(moment!)).toBe('16–18 Jun 2025')
})

test('days apart stay apart, and so do steps of which only one is explained', () => {
  const show = { cause: 'a show on television' }
  expect(momentsOf([step('06-16', '06-17', 900), step('06-25', '06-26', 900)])).toHaveLength(2)
  expect(momentsOf([step('06-16', '06-17', 900), step('06-17', '06-18', 900, show)])).toHaveLength(2)
})

test('a moment says what happened that day, or that nothing is known of it', () => {
  expect(momentSays(step('06-16', '06-17', 900, { cause: 'a post with 4 times the usual likes' }))).toBe(
    '900 followers more than usual came (from 10,000 to 10,900). A post with 4 times the usual likes.',
  )
  expect(momentSays(step('06-16', '06-17', 900, { looked: false }))).toMatch(/No posts of that time are known/)
  expect(momentSays(step('06-16', '06-17', 900, { engagement: 'fell', lost: 0.31 }))).toMatch(
    /explains it. Likes per follower fell after it. 31% of them left within 60 days.$/,
  )
})

test('the title counts the steps that nothing explains, and raises no question that the audit does not raise', () => {
  const known = step('01-01', '01-02', 500, { cause: 'press' })
  const open = step('06-16', '06-17', 900)
  expect(growthFinding([], false)).toBe('Followers came without a sudden step')
  expect(growthFinding([known, open, open], true)).toBe('Three sudden steps, two without a known reason')
  expect(growthFinding([open], true)).toBe('One sudden step, without a known reason')
  expect(growthFinding([open], false)).toBe('One step, not enough to raise a question')
  expect(growthFinding([known], false)).toBe('One step, with something that explains it')
})
