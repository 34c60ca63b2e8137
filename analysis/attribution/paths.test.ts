import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gatherPaths, touchesOf, wrongWith } from './paths.ts'

test('a path is read as touches, whatever the space, and letters that look the same are the same', () => {
  expect(touchesOf(' ana >bo>  çi ')).toEqual(['ana', 'bo', 'çi'])
  expect(touchesOf('cafe\u0301')).toEqual(touchesOf('caf\u00e9'))
  expect(touchesOf('日本 > 💡 > \u202eana')).toHaveLength(3)
})

test('what is wrong is named: field, what was found, what was wanted', () => {
  const one = { conversions: 1, value: 0, nulls: 0 }
  expect(wrongWith(['a'], one)).toBeUndefined()
  expect(wrongWith([''], one)).toMatchObject({ field: 'path', found: 'no touch' })
  expect(wrongWith(['a', '', 'b'], one)).toMatchObject({ field: 'path', found: 'nothing in place 2 of 3' })
  expect(wrongWith(['a'], { ...one, conversions: -1 })).toMatchObject({ field: 'conversions', found: '-1' })
  expect(wrongWith(['a'], { ...one, nulls: NaN })).toMatchObject({ field: 'nulls', found: 'NaN' })
  expect(wrongWith(['a'], { ...one, value: Infinity })).toMatchObject({ field: 'value' })
  expect(wrongWith(['a'], { conversions: 0, value: 3, nulls: 1 })).toMatchObject({ found: '3 without an order' })
  expect(wrongWith(['a', 'b'], one, [1])).toMatchObject({ field: 'ages', found: '1 ages' })
  expect(wrongWith(['a'], one, [NaN])).toMatchObject({ field: 'ages' })
  expect(() => gatherPaths().add([''], one)).toThrow(/path: found no touch/)
})

test('ages come with all paths or with none', () => {
  const gathered = gatherPaths()
  gathered.add(['a'], { conversions: 1, value: 0, nulls: 0 }, [3])
  expect(() => gathered.add(['b'], { conversions: 1, value: 0, nulls: 0 })).toThrow(/all or none/)
})

test('gives back every path as it was put in, however long and many', () => {
  const text = fc
    .string({ unit: 'grapheme', maxLength: 6 })
    .filter((name) => touchesOf(name)[0] === name && name !== '')
  const long = fc.array(text, { minLength: 1, maxLength: 300 })
  fc.assert(
    fc.property(fc.array(long, { maxLength: 60 }), (given) => {
      const gathered = gatherPaths()
      given.forEach((touches, i) =>
        gathered.add(
          touches,
          { conversions: i + 1, value: i, nulls: 2 * i },
          touches.map((_, k) => k),
        ),
      )
      const { names, start, touches, conversions, value, nulls, ages } = gathered.paths()
      given.forEach((wanted, i) => {
        const found = Array.from(touches.subarray(start[i], start[i + 1]), (touch) => names[touch])
        expect(found).toEqual(wanted)
        expect([conversions[i], value[i], nulls[i]]).toEqual([i + 1, i, 2 * i])
        expect(ages?.[start[i]!]).toBe(0)
      })
      expect(new Set(names).size).toBe(names.length)
    }),
    { numRuns: 60 },
  )
  const many = gatherPaths()
  for (let i = 0; i < 5000; i++) many.add([`t${i % 3}`], { conversions: 1, value: i, nulls: 0 })
  expect(many.paths().value.at(-1)).toBe(4999)
  expect(many.paths().start.at(-1)).toBe(5000)
})
