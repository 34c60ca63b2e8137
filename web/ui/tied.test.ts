import { expect, test } from 'vitest'
import { comparison, highest } from './tied.ts'

const at = (value: number, low: number, high: number) => ({ value, low, high })

test('overlapping intervals are one lead, whoever has the larger number', () => {
  expect(highest([at(60, 50, 70), at(65, 58, 74), at(20, 10, 30)])).toEqual([true, true, false])
})

test('an estimate nobody could make neither leads nor loses', () => {
  const three = [at(60, 50, 70), null, at(20, 10, 30)]
  expect(highest(three)).toEqual([true, false, false])
  expect(comparison(three, ['Ada', 'Bea', 'Cal'])).toBe('Ada is highest')
})

test('one alone is not the highest of anything', () => {
  expect(highest([null, at(60, 50, 70)])).toEqual([false, false])
  expect(comparison([null, at(60, 50, 70)], ['Ada', 'Bea'])).toBe('only Bea can be assessed')
})

test('the sentence says when nothing can be told', () => {
  expect(comparison([null, null], ['Ada', 'Bea'])).toBe('not enough evidence for any')
  expect(comparison([at(60, 50, 70), at(65, 58, 74)], ['Ada', 'Bea'])).toBe('cannot be told apart')
  expect(comparison([at(60, 50, 70), at(65, 58, 74), at(20, 10, 30)], ['Ada', 'Bea', 'Cal'])).toBe(
    'Ada and Bea are highest, tied',
  )
})
