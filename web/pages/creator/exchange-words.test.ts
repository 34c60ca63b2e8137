import { expect, test } from 'vitest'
import { exchangeFinding, neighbourSays, neighboursOf, pairsOf } from './exchange-words.ts'
import type { Exchange } from './exchange-words.ts'

const link = (from: number, to: number, times: number, medianMinutes: number | null = 12) => ({
  from,
  to,
  times,
  medianMinutes,
  mutual: false,
})
const exchange = (links: Exchange['links'], group: Exchange['group'] = 'pod', people = 4): Exchange => ({
  group,
  people: Array.from({ length: people }, (_, at) => ({ name: `p${at}`, account: null, creator: false })),
  links,
  everybody: people,
  because: '',
})

test('two who come to one another are one line, as thick as both ways together', () => {
  expect(pairsOf([link(0, 1, 5), link(1, 0, 7), link(2, 1, 1)])).toEqual([
    { from: 1, to: 2, times: 1, mutual: false },
    { from: 0, to: 1, times: 12, mutual: true },
  ])
})

test('the others stand by how much the account has to do with them, each way told apart', () => {
  const [first, second, third] = neighboursOf(
    exchange([link(2, 0, 47, 11.6), link(0, 2, 50, 150), link(0, 1, 3, null)]),
  )
  expect([first!.place, second!.place, third!.place]).toEqual([2, 1, 3])
  expect(neighbourSays(first!)).toBe('came to 47 posts, 12 minutes after it was up; was visited on 50, 3 hours after')
  expect(neighbourSays(second!)).toBe('was visited on 3 posts')
  expect(neighbourSays(third!)).toBe('nothing between these two')
})

test('only a group that was found is called one', () => {
  expect(exchangeFinding(exchange([], 'pod', 10))).toBe('Ten creators come to one another’s posts in step')
  expect(exchangeFinding(exchange([link(0, 1, 9)], null, 3))).toBe(
    'Two creators here are known to this account; a bargain was not seen',
  )
  expect(exchangeFinding(exchange([], null, 1))).toBe('No creator here is known to this account')
})
