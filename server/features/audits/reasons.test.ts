import { expect, test } from 'vitest'
import { reasonToAsk, weakAlone } from './reasons.ts'

test('odds are told as how often such a thing is found, on both sides', () => {
  expect(reasonToAsk({ name: 'share', threshold: 1.5, score: 2.8, llr: 2.8 })).toBe(
    'It is a reason to ask once samples like this are found 4.5 times as often in audiences of which about half was bought as in usual ones. Here they are 16 times as common.',
  )
  expect(reasonToAsk({ name: 'growth', threshold: 1.5, score: -0.3, llr: -0.3 })).toMatch(
    /Here they are 1.3 times as rare\.$/,
  )
  expect(reasonToAsk({ name: 'likes', threshold: 1.7, score: 0, llr: 0 })).toMatch(/as common with as without\.$/)
  // A score may run far beyond what one signal is allowed to say.
  expect(reasonToAsk({ name: 'likes', threshold: 1.7, score: 9, llr: 3 })).toMatch(/at least 20 times as common\.$/)
})

test('shares and groups are told as what they are', () => {
  expect(reasonToAsk({ name: 'comments', threshold: 0.1, score: 0.042, llr: 0 })).toMatch(
    /once 10% of the comments.* Here 4.2% do\.$/,
  )
  expect(reasonToAsk({ name: 'comments', threshold: 0.1, score: 0, llr: 0 })).toMatch(/Here none do\.$/)
  expect(reasonToAsk({ name: 'pods', threshold: 1, score: 0, llr: -0.1 })).toMatch(
    /more often than chance.* It is in none\.$/,
  )
  expect(reasonToAsk({ name: 'blocks', threshold: 6, score: 31.4, llr: 3 })).toMatch(
    /6 times as often.* does so 31 times as often\.$/,
  )
})

test('where nothing could be looked at nothing is said of the account', () => {
  for (const name of ['share', 'comments', 'pods'] as const)
    expect(reasonToAsk({ name, threshold: 1.5, llr: 0 })).not.toMatch(/Here|It is in|Its own/)
})

test('engagement says that it asks nothing alone, and why', () => {
  expect(weakAlone(90)).toBe(
    'It counts where the whole interval lies below 5% or above 95%. That happens to 10 of 100 ordinary accounts, so alone it is no reason to ask.',
  )
})
