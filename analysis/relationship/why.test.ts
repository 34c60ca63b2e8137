import { expect, test } from 'vitest'
import { collect, type Row } from './interactions.ts'
import { measure } from './measure.ts'
import { EMPTY_PANEL } from './panel.ts'
import { relationship } from './score.ts'
import { answers, missing, why } from './why.ts'

const of = (rows: readonly Row[]) => relationship(measure(collect(rows, 'me').interactions), EMPTY_PANEL)
const day = 86400

/** 100 people on 10 posts; every second one comes again on the next post; the creator answers the first three of ten. */
const close = Array.from({ length: 100 }, (_, k) => {
  const post = k % 9
  const rows: Row[] = [{ id: `${k}`, post: `p${post}`, actor: `f${k}`, at: 1e9 + post * day + k, text: `lamp ${k}` }]
  if (k % 2)
    rows.push({
      id: `${k} again`,
      post: `p${post + 1}`,
      actor: `f${k}`,
      at: 1e9 + (post + 1) * day + k,
      text: `bread ${k}`,
    })
  if (k % 10 < 3)
    rows.push({
      id: `${k} answer`,
      post: `p${post}`,
      actor: 'me',
      at: 1e9 + post * day + k + 600,
      text: 'thanks',
      replyTo: `${k}`,
    })
  return rows
}).flat()

test('the sentence says what can be counted by hand', () => {
  expect(why(of(close))).toBe(
    '50% of the people who comment come back; answers 2 in 10; based on 150 comments on 10 posts',
  )
})

test('too little to say is said, with what it would take', () => {
  const few = of(close.slice(0, 20))
  expect(few.state).toBe('not-enough-evidence')
  expect(why(few)).toMatch(/^Cannot say yet: people who comment: \d+ of 50; comments that could be answered: \d+ of 30/)
  expect(missing(of([]))).toContain('people who comment: 0 of 50')
})

test('how often somebody answers, as one would say it', () => {
  expect([0, 0.01, 0.06, 0.3, 0.54, 0.96, 1].map(answers)).toEqual([
    'answers nobody',
    'answers 1 in 100',
    'answers 1 in 17',
    'answers 3 in 10',
    'answers 5 in 10',
    'answers nearly everybody',
    'answers everybody',
  ])
})
