import { expect, test } from 'vitest'
import { roundAxis, spread, timeTicks } from './ticks.ts'

test('an axis ends at round numbers that hold every value, at most a handful of them', () => {
  for (const [low, high] of [
    [11_161, 24_562],
    [9_300, 9_890],
    [0.003, 0.074],
    [3_200_000, 3_243_282],
  ] as const) {
    const { from, to, ticks } = roundAxis([low, high])
    expect(from).toBeLessThanOrEqual(low)
    expect(to).toBeGreaterThanOrEqual(high)
    expect(ticks.length).toBeLessThanOrEqual(6)
    expect([ticks[0], ticks.at(-1)]).toEqual([from, to])
  }
})

test('shares begin at zero, and a value that never moves still has an axis', () => {
  expect(roundAxis([0.06, 0.074], { zero: true }).from).toBe(0)
  expect(roundAxis([500, 500])).toEqual({ from: 0, to: 500, ticks: [0, 500] })
  expect(roundAxis([0, 0])).toEqual({ from: 0, to: 1, ticks: [0] })
})

const ticks = (from: string, to: string) => timeTicks(Date.parse(from), Date.parse(to)).map(({ text }) => text)

test('time is labelled at first days of months where two of them fit, else at its ends', () => {
  expect(ticks('2024-11-22', '2026-11-23')).toEqual(['Jan 2025', 'Jul 2025', 'Jan 2026', 'Jul 2026'])
  expect(ticks('2026-01-10', '2026-03-20')).toEqual(['Feb 2026', 'Mar 2026'])
  expect(ticks('2026-01-10', '2026-01-20')).toEqual(['10 Jan 2026', '20 Jan 2026'])
  expect(ticks('1999-06-01', '2026-01-20').length).toBeLessThanOrEqual(5)
})

test('labels that would touch move apart, evenly, and the others stay', () => {
  expect(spread([0.5, 0.5], 0.2)).toEqual([0.4, 0.6])
  expect(spread([0.9, 0.1], 0.2)).toEqual([0.9, 0.1])
  const three = spread([0.3, 0.32, 0.31], 0.1)
  expect([three[1]! > three[2]!, three[2]! > three[0]!]).toEqual([true, true])
  expect(Math.min(three[1]! - three[2]!, three[2]! - three[0]!)).toBeGreaterThan(0.099)
})
