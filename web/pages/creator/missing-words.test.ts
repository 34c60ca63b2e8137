import { expect, test } from 'vitest'
import { missingIn } from './missing-words.ts'
import type { Finding } from './words.ts'

const MORE = 'Import more of the comments, or ask the creator to connect the account.'
const lacking = (label: string, n: number, needed: number, mend = MORE, state = 'not-enough-evidence') =>
  ({ label, state, n, needed, of: 'people', sentence: `Not enough evidence: ${n} people. ${mend}` }) as Finding

test('what helps several findings is said once, and first', () => {
  const found = missingIn([
    lacking('Answers', 3, 30, 'Replies are needed: import them.'),
    lacking('Come back', 12, 50),
    { ...lacking('Depth', 90, 30), state: 'assessed' },
    lacking('Loyalty', 12, 100),
  ])
  expect(found).toEqual([
    {
      mend: MORE,
      findings: [
        { label: 'Come back', lacks: '12 of 50 people' },
        { label: 'Loyalty', lacks: '12 of 100 people' },
      ],
    },
    { mend: 'Replies are needed: import them.', findings: [{ label: 'Answers', lacks: '3 of 30 people' }] },
  ])
})

test('what a source never tells is no count that grows', () => {
  const [found] = missingIn([lacking('Saves', 0, 8, 'Ask for an export.', 'not-available')])
  expect(found!.findings[0]!.lacks).toBe('not in this source')
})

test('nothing is missing where everything was assessed', () => {
  expect(missingIn([{ ...lacking('Depth', 90, 30), state: 'assessed' }])).toEqual([])
})
