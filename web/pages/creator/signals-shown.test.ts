import { expect, test } from 'vitest'
import { signalsShown } from './signals-shown.ts'
import type { Finding } from './words.ts'

const signal = (name: string, state: Finding['state'] = 'assessed', concern = false) =>
  ({ name, state, concern }) as Finding

test('reasons to ask come first; what could not be looked at is told apart', () => {
  const { shown, missing, sampled } = signalsShown([
    signal('engagement'),
    signal('likes'),
    signal('pods', 'not-enough-evidence'),
    signal('share', 'assessed', true),
  ])
  expect(shown.map(({ name }) => name)).toEqual(['share', 'engagement', 'likes'])
  expect(missing.map(({ name }) => name)).toEqual(['pods'])
  expect(sampled).toBe(true)
})

test('a sample of followers that nobody took is asked for in its place, not among what is missing', () => {
  const without = signalsShown([signal('likes'), signal('share', 'not-enough-evidence')])
  expect([without.sampled, without.missing]).toEqual([false, []])
  expect(signalsShown([signal('likes')]).sampled).toBe(false)
})
