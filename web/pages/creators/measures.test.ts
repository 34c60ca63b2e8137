import { expect, test } from 'vitest'
import { measuresOf, signalsOf } from './measures.ts'
import type { Compared } from './measures.ts'

const signal = (name: string, more: object = {}) => ({
  name,
  label: name,
  state: 'assessed',
  unit: 'score',
  value: 2.3,
  interval: null,
  concern: false,
  sentence: '',
  pool: null,
  ...more,
})
const one = (name: string, ...authenticity: object[]) =>
  ({
    account: { name },
    audit: { audience: 'questions-to-ask', relationship: [], authenticity },
  }) as unknown as Compared

test('signals that are held against a threshold are compared in words, never by how far they lie from it', () => {
  const compared = [
    one('Marta', signal('likes'), signal('growth', { state: 'not-enough-evidence', value: null })),
    one('Kai', signal('likes', { value: 9, concern: true })),
  ]
  expect(measuresOf(compared, 'authenticity')).toEqual([])
  expect(signalsOf(compared)).toEqual([
    {
      label: 'likes',
      cells: [
        { text: 'nothing to ask', asks: false },
        { text: 'a question to ask', asks: true },
      ],
    },
    {
      label: 'growth',
      cells: [
        { text: 'not enough evidence', asks: false },
        { text: 'not looked at', asks: false },
      ],
    },
  ])
})

test('a weak signal alone is nothing to ask: the verdict decides', () => {
  const [kai] = [one('Kai', signal('comments', { concern: true }))]
  const weak = { ...kai!, audit: { ...kai!.audit!, audience: 'no-concern-found' as const } }
  expect(signalsOf([weak])[0]!.cells).toEqual([{ text: 'nothing to ask', asks: false }])
})

test('a percentile has an interval, and stands as a dot on it', () => {
  const at = (value: number) => signal('engagement', { unit: 'percentile', value, interval: [value - 5, value + 5] })
  const compared = [one('Marta', at(90)), one('Kai', at(20))]
  expect(signalsOf(compared)).toEqual([])
  expect(measuresOf(compared, 'authenticity')).toMatchObject([
    { label: 'engagement', leads: [true, false], says: 'Marta is highest' },
  ])
})
