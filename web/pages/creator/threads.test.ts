import { expect, test } from 'vitest'
import { threadsOf } from './threads.ts'

const said = (externalId: string | null, at: string | null, replyTo: string | null = null) => ({
  externalId,
  at,
  replyTo,
})
const names = (threads: { externalId: string | null }[][]) => threads.map((one) => one.map((turn) => turn.externalId))

test('an answer stands under what it answers, however late it came', () => {
  const rows = [said('a', '01'), said('b', '02'), said('a1', '09', 'a'), said('a2', '05', 'a'), said('a11', '10', 'a1')]
  expect(names(threadsOf(rows))).toEqual([['a', 'a2', 'a1', 'a11'], ['b']])
})

test('an answer to a comment that nobody has is still shown', () => {
  expect(names(threadsOf([said('x', '01', 'gone'), said('y', '02')]))).toEqual([['x'], ['y']])
})

test('answers in a circle end, and each row is shown once', () => {
  const rows = [said('a', '01', 'b'), said('b', '02', 'a'), said(null, null)]
  expect(threadsOf(rows).flat()).toHaveLength(3)
})
