import { expect, test } from 'vitest'
import { course } from './course.ts'

const month = 30 * 86400
const point = (months: number, score: number, half = 5) => ({
  at: months * month,
  score,
  interval: [score - half, score + half] as const,
})

test('cooling is said only when the intervals are apart', () => {
  expect(course([point(0, 70), point(3, 64), point(6, 52)]).state).toBe('cooling')
  expect(course([point(0, 70), point(6, 62)]).state).toBe('steady')
  expect(course([point(6, 80), point(0, 40)]).state).toBe('warming')
})

test('one audit has no course, and what was long ago is not compared', () => {
  expect(course([point(0, 70)])).toEqual({ state: 'cannot-say', have: 1, need: 2 })
  expect(course([])).toMatchObject({ state: 'cannot-say', have: 0 })
  expect(course([point(0, 90), point(24, 50), point(30, 50)])).toMatchObject({
    state: 'steady',
    from: { at: 24 * month },
  })
})
