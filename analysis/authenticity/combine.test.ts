import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { combine } from './combine.ts'
import type { Signal, SignalName } from './signal.ts'

const signal = (name: SignalName, llr: number, more: Partial<Signal> = {}): Signal => ({
  name,
  state: 'assessed',
  llr,
  score: llr,
  threshold: 1.5,
  concern: llr >= 1.5,
  because: '',
  howOftenWrong: { falseAlarms: 0.03, says: '' },
  innocent: ['chance'],
  n: 100,
  needed: 12,
  ...more,
})
const missing = (name: SignalName) => signal(name, 0, { state: 'not-available', concern: false })

test('one clear signal is a question, and only two kinds of evidence are strong signs', () => {
  expect(combine([signal('likes', 9), signal('engagement', 0)])).toMatchObject({
    verdict: 'questions to ask',
    llr: 3,
    of: ['added likes'],
  })
  const both = combine([
    signal('likes', 9),
    signal('share', 2.8),
    signal('engagement', 0),
    missing('growth'),
    missing('pods'),
  ])
  expect(both).toMatchObject({ verdict: 'strong signs', of: ['added likes', 'added followers'] })
  expect(both.because).toBe(
    'Strong signs of added likes and added followers. Not assessed: growth, who engages with whom.',
  )
})

test('a clean audience does not talk bought likes away', () => {
  const clean = [signal('share', -2.5), signal('growth', -1), signal('pods', -1)]
  expect(combine([signal('likes', 1.8), ...clean])).toMatchObject({ verdict: 'questions to ask', of: ['added likes'] })
  expect(combine(clean)).toMatchObject({ verdict: 'no concern found', llr: -1 })
})

test('two signals that see the same thing count as much as one', () => {
  const rest = [signal('engagement', 0)]
  expect(combine([signal('likes', 3), signal('comments', 3), ...rest]).llr).toBe(3)
  expect(combine([signal('share', 3), signal('followers', 3), signal('share', 3), ...rest]).verdict).toBe(
    'questions to ask',
  )
})

test('what is missing adds nothing, widens, and is named; it is never clean', () => {
  const seen = combine([
    signal('likes', 1.6),
    signal('engagement', 0.5),
    signal('pods', 0),
    signal('share', 0),
    signal('growth', 0),
  ])
  const unseen = combine([signal('likes', 1.6), signal('engagement', 0.5), missing('pods'), missing('share')])
  expect(unseen.llr).toBe(seen.llr)
  expect(unseen.interval[0]).toBeLessThan(seen.interval[0] - 1)
  expect(unseen.interval[1]).toBeGreaterThan(seen.interval[1] + 1)
  expect(unseen.because).toContain('Not assessed: who follows, growth, who engages with whom.')
})

test('missing evidence can turn strong signs into a question, never the other way', () => {
  const two = [signal('likes', 2.1), signal('pods', 2.1)]
  expect(combine([...two, signal('share', 0), signal('growth', 0), signal('engagement', 0)]).verdict).toBe(
    'strong signs',
  )
  expect(combine(two).verdict).toBe('questions to ask')
  const random = seeded(1)
  const rank = { 'no concern found': 0, 'questions to ask': 1, 'strong signs': 2 }
  for (let i = 0; i < 300; i++) {
    const all = (['likes', 'pods', 'share', 'growth', 'engagement'] as const).map((name) =>
      signal(name, 4 * random.normal()),
    )
    const without = all.map((one) =>
      one.llr === 0 || random.uniform() < 0.5 ? one : { ...one, llr: 0, concern: false },
    )
    const hidden = without.map((one, k) => (one === all[k] ? one : { ...one, state: 'not-available' as const }))
    const [open, closed] = [combine(without), combine(hidden)]
    expect(rank[closed.verdict ?? 'no concern found']).toBeLessThanOrEqual(rank[open.verdict ?? 'no concern found'])
  }
})

test('nothing looked at is not enough evidence, and not a clean bill', () => {
  expect(combine([])).toMatchObject({ state: 'not-enough-evidence', n: 0, needed: 2, llr: 0 })
  const one = combine([signal('likes', -0.7), missing('share')])
  expect(one.verdict).toBeUndefined()
  expect(combine([signal('likes', -0.7), signal('engagement', 0)]).verdict).toBe('no concern found')
})

test('small leanings without one concern accuse nobody', () => {
  const leaning = (['likes', 'pods', 'share', 'growth', 'engagement'] as const).map((name) => signal(name, 1.4))
  expect(combine(leaning)).toMatchObject({ verdict: 'no concern found', of: [] })
})

test('an ordinary account is asked something as often as stated, and no more', () => {
  const random = seeded(2)
  const names = ['likes', 'comments', 'share', 'growth', 'pods'] as const
  const rate = 0.03
  let asked = 0
  let stated = 0
  for (let i = 0; i < 4000; i++) {
    const found = combine([
      ...names.map((name) => signal(name, random.uniform() < rate ? 2.5 : -0.4 * random.uniform())),
      signal('engagement', random.uniform() < 0.1 ? 1 : 0, { concern: true }),
    ])
    if (found.verdict !== 'no concern found') asked++
    stated = found.falseAlarms
  }
  expect(stated).toBeCloseTo(1 - 0.97 ** 5, 10)
  expect(asked / 4000).toBeLessThanOrEqual(stated + 0.01)
  expect(asked / 4000).toBeGreaterThan(0.05)
})

test('not a number is no evidence', () => {
  expect(combine([signal('likes', NaN), signal('pods', Infinity)]).llr).toBe(3)
})
