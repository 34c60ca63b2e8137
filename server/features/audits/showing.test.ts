import { expect, test } from 'vitest'
import { courseOf } from './showing.ts'

const audited = (day: string, score: number | null, low = score, high = score) => ({
  at: new Date(`2026-${day}T00:00:00Z`),
  score,
  low: low === null ? null : low - 4,
  high: high === null ? null : high + 4,
})

test('a relationship cools only when the two intervals are apart', () => {
  expect(courseOf([audited('05-01', 60), audited('02-01', 70)])).toMatchObject({
    state: 'cooling',
    from: { at: '2026-02-01T00:00:00.000Z', score: 70 },
    to: { score: 60, interval: [56, 64] },
  })
  expect(courseOf([audited('05-01', 63), audited('02-01', 70)]).state).toBe('steady')
  expect(courseOf([audited('05-01', 80), audited('02-01', 70)]).state).toBe('warming')
})

test('audits without a score are no points on the course', () => {
  const only = courseOf([audited('05-01', 60), audited('02-01', null)])
  expect(only).toEqual({ state: 'cannot-say', sentence: expect.stringContaining('Two audits'), from: null, to: null })
})
