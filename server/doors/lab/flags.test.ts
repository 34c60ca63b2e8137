import { expect, test } from 'vitest'
import { givenOf } from './flags.ts'
import type { Flag } from './flags.ts'

const FLAGS: Flag[] = [
  { flag: 'budget', kind: 'number', describe: '', least: 0 },
  { flag: 'count', kind: 'number', describe: '', whole: true, optional: true },
  { flag: 'effects', kind: 'numbers', describe: '', optional: true },
  { flag: 'treated', kind: 'list', describe: '', optional: true },
  { flag: 'model', kind: 'choice', among: ['scm', 'did'], describe: '', optional: true },
  { flag: 'fixed-effects', kind: 'switch', describe: '' },
  { flag: 'certificate', kind: 'output', describe: '', optional: true },
  { flag: 'no-certificate', kind: 'switch', describe: '' },
]

test('reads each kind of flag, and says nothing for those that were not given', async () => {
  const given = await givenOf(FLAGS, {
    budget: '12.5',
    effects: '0.01,0.02',
    treated: 'a, b',
    model: 'did',
    fixedEffects: true,
    certificate: false,
  })
  expect(given.number('budget')).toBe(12.5)
  expect(given.number('count')).toBeUndefined()
  expect(given.numbers('effects')).toEqual([0.01, 0.02])
  expect(given.list('treated')).toEqual(['a', 'b'])
  expect(given.text('model')).toBe('did')
  expect(given.on('fixed-effects')).toBe(true)
  expect(given.on('no-certificate')).toBe(true)
  expect(given.text('certificate')).toBeUndefined()
})

test('names every flag that is wrong, what was found and what was wanted', async () => {
  const refused = givenOf(FLAGS, {
    budget: '-5',
    count: '1.5',
    effects: '0.1,x',
    model: 'ols',
    treated: '@nowhere.txt',
  })
  await expect(refused).rejects.toThrow(
    [
      '--budget: found "-5", wanted a number of at least 0.',
      '--count: found "1.5", wanted a whole number.',
      '--effects: found "x", wanted a number such as 1200 or 0.5.',
      '--treated: there is no file nowhere.txt to read a list from.',
      '--model: found "ols", wanted one of scm, did.',
    ].join('\n'),
  )
})

test('asking for a flag that no method declared is a fault', async () => {
  const given = await givenOf(FLAGS, { budget: '1' })
  expect(() => given.number('buget')).toThrow('not declared')
  expect(() => given.text('budget')).toThrow('not declared')
})
