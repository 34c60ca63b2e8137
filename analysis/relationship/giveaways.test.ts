import { expect, test } from 'vitest'
import { giveaways } from './giveaways.ts'
import { collect } from './interactions.ts'

const found = (texts: readonly (readonly string[])[], replies = false) =>
  giveaways(
    collect(
      texts.flatMap((post, p) =>
        post.map((text, k) => ({
          id: `${p} ${k}`,
          post: `p${p}`,
          actor: `f${k}`,
          at: 1e9 + p * 1000 + k,
          text,
          ...(replies && k > 0 ? { replyTo: `${p} 0` } : {}),
        })),
      ),
      'me',
    ).interactions,
  )
const usual = Array.from({ length: 30 }, (_, k) => (k % 10 ? 'love it' : '@anna look'))
const tagging = Array.from({ length: 30 }, (_, k) => (k % 4 ? `@friend${k} @other${k}` : 'fingers crossed'))

test('a post where most name somebody, among an audience that does not, looks like a giveaway', () => {
  expect([...found([usual, usual, tagging, usual])]).toEqual([2])
})

test('an audience that always names its friends holds no giveaway every day', () => {
  expect(found([tagging, tagging, tagging, usual]).size).toBe(0)
})

test('few comments, addresses and replies that begin with a name are not enough', () => {
  expect(found([usual, usual, tagging.slice(0, 10)]).size).toBe(0)
  expect(found([usual, usual, usual.map((_, k) => `write to me${k}@example.org`)]).size).toBe(0)
  expect(found([usual, usual, tagging], true).size).toBe(0)
})
