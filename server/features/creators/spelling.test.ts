import { expect, test } from 'vitest'
import { nearest } from './spelling.ts'

const KNOWN = [
  'bellini',
  'bellissima',
  'giulia',
  'moretti',
  'weber',
  'priya',
  'greco',
  'food',
  'wood',
  'travel',
  'milano',
]

test('one slip of the finger is understood: left out, put in, changed, swapped', () => {
  for (const [typed, meant] of [
    ['belini', 'bellini'],
    ['giullia', 'giulia'],
    ['morreti', 'moretti'],
    ['webber', 'weber'],
    ['prya', 'priya'],
    ['gretco', 'greco'],
    ['fodo', 'food'],
    ['travle', 'travel'],
  ])
    expect([typed, nearest(typed!, KNOWN)]).toEqual([typed, [meant]])
})

test('a beginning is compared with beginnings, since the rest may still be typed', () => {
  expect(nearest('trvae', KNOWN)).toEqual(['travel'])
  expect(nearest('giual', KNOWN)).toEqual(['giulia'])
})

test('equally near words all count, up to a handful', () => {
  expect(nearest('xood', KNOWN)).toEqual(['food', 'wood'])
  expect(nearest('xood', ['food', 'wood', 'mood', 'hood'], 3)).toEqual(['food', 'wood', 'mood'])
})

test('nothing is guessed for what is far from everything, for very short words, or for a word that is there', () => {
  expect(nearest('zzzzzz', KNOWN)).toEqual([])
  expect(nearest('fo', KNOWN)).toEqual([])
  expect(nearest('bellini', ['bellini'])).toEqual([])
})
