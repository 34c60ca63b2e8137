import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { collect } from './interactions.ts'
import { measure } from './measure.ts'
import { betaOf, EMPTY_PANEL, merge, panelOf, spreadOf } from './panel.ts'
import { relationship } from './score.ts'
import { community, CREATOR_NAME } from './simulated-community.ts'

const random = seeded(9)
const accounts = Array.from({ length: 60 }, (_, k) =>
  measure(
    collect(
      community(random, {
        bond: 0.1 + 0.7 * random.uniform(),
        answering: 0.3,
        talking: 0.1,
        posts: 16,
        perPost: 6 + (k % 20),
        regulars: 50,
      }),
      CREATOR_NAME,
    ).interactions,
  ),
)

test('panels of two halves merged are the panel of all, and survive being stored', () => {
  const whole = panelOf(accounts)
  const merged = merge(panelOf(accounts.slice(0, 17)), panelOf(accounts.slice(17)))
  expect(merged.accounts).toBe(60)
  const stored = JSON.parse(JSON.stringify(merged)) as typeof merged
  for (const one of accounts.slice(0, 5)) {
    const [a, b] = [relationship(one, whole), relationship(one, stored)]
    if (a.state !== 'assessed' || b.state !== 'assessed') throw new Error('not assessed')
    expect(b.score).toBeCloseTo(a.score, 9)
  }
})

test('noise is not taken for differences between accounts', () => {
  // Everybody answers 3 in 10; what differs beyond that is chance.
  expect(spreadOf(panelOf(accounts), 'reciprocity').spread).toBeLessThan(0.05)
  expect(spreadOf(panelOf(accounts), 'repeatCommenters').spread).toBeGreaterThan(0.08)
})

test('an account with little evidence is drawn to the middle further than one with much', () => {
  const panel = panelOf(accounts)
  const drawn = (perPost: number) => {
    const one = measure(
      collect(
        community(seeded(77), { bond: 0.8, answering: 0.3, talking: 0, posts: 16, perPost, regulars: 50 }),
        CREATOR_NAME,
      ).interactions,
    )
    const seen = one.measures.repeatCommenters
    const shown = relationship(one, panel).measures.repeatCommenters
    if (seen.state !== 'assessed' || shown.state !== 'assessed') throw new Error('not assessed')
    return (seen.value - shown.value) / seen.value
  }
  expect(drawn(6)).toBeGreaterThan(2 * drawn(60))
})

test('until there are accounts a wide default stands in, and then it fades', () => {
  expect(spreadOf(EMPTY_PANEL, 'reciprocity')).toEqual({ middle: 0.58, spread: 0.3 })
  const one = relationship(accounts[0] as (typeof accounts)[0], EMPTY_PANEL)
  expect(one.state).toBe('assessed')
  const own = panelOf(accounts).measures.reciprocity.mean
  expect(Math.abs(spreadOf(panelOf(accounts), 'reciprocity').middle - own)).toBeLessThan(0.01)
})

test('the spread in the words of the beta-binomial', () => {
  const beta = betaOf(panelOf(accounts), 'repeatCommenters')
  if (!beta) throw new Error('no spread')
  const middle = spreadOf(panelOf(accounts), 'repeatCommenters').middle
  expect(beta.a / (beta.a + beta.b)).toBeCloseTo(Math.sin(middle) ** 2, 9)
  expect(beta.a).toBeGreaterThan(0)
})
