import { expect, test } from 'vitest'
import { axisOf, courseFinding, findingOf, leftOutSays, wronglyAskedSays, written } from './words.ts'
import type { Account, Course, Finding, Scored } from './words.ts'

const measure = (unit: Finding['unit'], value: number | null, low = value, high = value) =>
  ({ unit, value, interval: low === null || high === null ? null : [low, high], pool: null }) as unknown as Finding

test('an axis ends at a round number that holds the whole interval', () => {
  expect(axisOf(measure('share', 0.077, 0.073, 0.082))).toEqual({ min: 0, max: 0.1 })
  expect(axisOf(measure('share', 0.64, 0.62, 0.66))).toEqual({ min: 0, max: 1 })
  expect(axisOf(measure('bits', 64, 60, 68))).toEqual({ min: 0, max: 100 })
})

test('an axis goes below zero only where a value does', () => {
  expect(axisOf(measure('ratio', -0.1, -0.11, -0.08))).toEqual({ min: -0.2, max: 0 })
  expect(axisOf(measure('ratio', 0, -0.01, 0.03))).toEqual({ min: -0.02, max: 0.05 })
  expect(axisOf(measure('share', 0, 0, 0))).toEqual({ min: 0, max: 1 })
})

test('a share is written as percent, a percentile too, and never as a share of a share', () => {
  expect([written(0.077, 'share'), written(96.2, 'percentile'), written(0.37, 'ratio')]).toEqual([
    '7.7%',
    '96%',
    '0.37',
  ])
})

const account = (state: string, why: string | null) =>
  ({ name: 'Marta', why, relationship: { state } }) as unknown as Account

test('the title is the finding, and what it rests on stands beside it', () => {
  expect(findingOf(account('assessed', 'answers 5 in 10; based on 112 comments on 14 posts'))).toEqual({
    title: 'Answers 5 in 10.',
    basis: 'Based on 112 comments on 14 posts.',
  })
})

test('without evidence the title says so, and never shows a number', () => {
  const { title, basis } = findingOf(account('not-enough-evidence', 'Cannot say yet: people who comment: 0 of 50.'))
  expect(title).toBe('How close Marta is to this audience cannot be said yet.')
  expect(basis).toBe('Cannot say yet: people who comment: 0 of 50.')
})

const audited = (score: number | null) => ({ at: '2026-01-01T00:00:00Z', score, low: score, high: score }) as Scored
const going = (state: Course['state'], from = 74, to = 61) =>
  ({ state, sentence: '', from: { score: from }, to: { score: to } }) as unknown as Course

test('the history is headed by where the relationship goes, and only by what can be told', () => {
  const two = [audited(74), audited(61)]
  expect(courseFinding(two, going('cooling'))).toBe('Cooling: from 74 to 61 within a year')
  expect(courseFinding(two, going('warming', 61, 74))).toBe('Warming: from 61 to 74 within a year')
  expect(courseFinding(two, going('steady'))).toBe('No change that can be told from chance')
  expect(courseFinding([audited(null), audited(61)], { ...going('cannot-say'), from: null, to: null })).toBe(
    'One audit could say how close they are',
  )
  expect(courseFinding([audited(null)], going('cannot-say'))).toBe('No audit could say how close they are')
})

test('what was left out stands with the score before and after', () => {
  const before = { score: 31.4, interval: [27.6, 36.2] as [number, number] }
  expect(leftOutSays({ posts: ['a', 'b'], people: 12, before })).toBe(
    'Left out: 2 posts that look like tag-to-win giveaways and 12 accounts with signs of engagement by agreement. With everything counted the score would be 31 (between 28 and 36).',
  )
  expect(leftOutSays({ posts: ['a'], people: 0, before: { score: null, interval: null } })).toBe(
    'Left out: 1 post that looks like tag-to-win giveaways. With everything counted there would be no score.',
  )
})

test('a verdict says how often ordinary accounts would be asked something', () => {
  expect(wronglyAskedSays(0.0589)).toMatch(/would ask about 6 something/)
  expect(wronglyAskedSays(0.004)).toMatch(/would ask fewer than 1 something/)
})
