import { expect, test } from 'vitest'
import { NOBODY } from '@rapport/analysis/relationship/columns.ts'
import { Spelt } from './spelt.ts'

test('ten thousand names are ten thousand numbers, and each is told again', () => {
  const spelt = new Spelt(1)
  const names = Array.from({ length: 10_000 }, (_, k) => `${'very '.repeat(k % 5)}name ${k * 7919}`)
  const number = (name: string) => spelt.number(Buffer.from(`<${name}>`), 1, Buffer.byteLength(name) + 1)
  expect(names.map(number)).toEqual([...names.keys()])
  expect(names.map(number)).toEqual([...names.keys()])
  expect(spelt.names()).toEqual(names)
  expect(names.map((name) => spelt.numberOf(name))).toEqual([...names.keys()])
})

test('whoever was not met has no number, however often one asks', () => {
  const spelt = new Spelt(4)
  spelt.number(Buffer.from('ann'), 0, 3)
  expect([spelt.numberOf('bob'), spelt.numberOf('bob'), spelt.numberOf('ann'), spelt.count]).toEqual([
    NOBODY,
    NOBODY,
    0,
    1,
  ])
  expect(spelt.number(Buffer.from('bob'), 0, 3)).toBe(1)
})

test('upper and lower case are one name where names are told in lower case, in any script', () => {
  const spelt = new Spelt(4)
  const lower = (name: string) => spelt.numberOfLower(Buffer.from(name), 0, Buffer.byteLength(name))
  expect(['Ann', 'ann', 'ÉLISE', 'élise', 'ΑΓΑΠΗ', 'αγαπη'].map(lower)).toEqual([0, 0, 1, 1, 2, 2])
  expect(spelt.names()).toEqual(['ann', 'élise', 'αγαπη'])
})
