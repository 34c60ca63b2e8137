import { expect, test } from 'vitest'
import { commentsSignal } from '@rapport/analysis/authenticity/comments.ts'
import { growth } from '@rapport/analysis/authenticity/growth.ts'
import { draft } from './drafting.ts'
import type { Concerns } from './drafting.ts'

const DAY = 86_400
const START = Date.UTC(2026, 0, 1) / 1000 + DAY / 2

/** 90 days of ten followers a day, and 2,100 more over the two days from 20 February on. */
const stepped = growth(
  Array.from({ length: 90 }, (_, day) => ({
    at: START + day * DAY,
    followers: 10_000 + 10 * day + (day > 50 ? 1500 : 0) + (day > 51 ? 600 : 0),
  })),
)
const praise = commentsSignal(
  Array.from({ length: 60 }, (_, i) => ({ author: `p${i}`, text: `Your content always inspires me${'!'.repeat(i)}` })),
)
const ALL: Required<Concerns> = {
  likes: [
    { at: START, likes: 2563, times: 3.31 },
    { at: START + 5 * DAY, likes: 1800, times: 2.2 },
  ],
  growth: stepped,
  comments: praise,
  share: { n: 400, interval: [0.54, 0.86] },
  exchange: { group: { kind: 'pod', members: ['ada', 'bo', 'cy', 'di', 'ed'], score: 6, evidence: '' } },
  engagement: { tail: 'low', rate: 0.004 },
}

test('it names days and numbers, and steps of days that follow each other are one', () => {
  const text = draft('Marta Bellini', { growth: stepped })!
  expect(stepped.steps).toHaveLength(2)
  expect(text).toContain('Hello Marta Bellini,')
  expect(text).toContain('Between 20 February 2026 and 22 February 2026 about 2,100 more people than usual')
  expect(text).toContain('(from 10,500 to 12,620)')
  expect(text.match(/Between/g)).toHaveLength(1)
})

test.each([
  ['likes', 'Your post of 1 January 2026 has 2,563 likes, about 3.3 times', 'It is similar with 6 January 2026.'],
  ['comments', '60 comments by 60 people say nearly the same', 'a joke of your community'],
  ['share', 'In a sample of 400 of your followers between 54% and 86%', 'anybody can send them'],
  ['exchange', '@ada, @bo, @cy and 2 more', 'friends, colleagues'],
  ['engagement', 'About 0.40% of your followers', 'a pause or a change of topic'],
] as const)('of %s it says what was seen and what it could be instead', (name, seen, instead) => {
  const text = draft('Marta', { [name]: ALL[name] })!
  expect(text).toContain(seen)
  expect(text).toContain(instead)
  expect(text).toContain('One thing we cannot explain')
})

test('all concerns make one letter that accuses nobody; without any there is nothing to ask', () => {
  const text = draft('Marta', ALL)!
  expect(text.match(/^– /gm)).toHaveLength(6)
  expect(text).not.toMatch(/fake|fraud|bought|cheat|suspicious|dishonest|bot\b/i)
  expect(text).not.toMatch(/undefined|NaN|null/)
  expect(draft('Marta', {})).toBeUndefined()
})
