import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Elements, parsed, placeOf } from './json.ts'

function elements(text: string, pieces: number[] = []): string[] {
  const found: string[] = []
  const cutter = new Elements(placeOf(text), (element) => void found.push(element))
  let at = 0
  for (const piece of pieces) {
    cutter.push(text.slice(at, at + piece))
    at += piece
  }
  cutter.push(text.slice(at), true)
  return found
}

const record = fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1, maxKeys: 4 })

test('cuts the records out of any array of objects, however it is written and cut into pieces', () => {
  fc.assert(
    fc.property(
      fc.array(record, { maxLength: 6 }),
      fc.constantFrom(undefined, 2, '\t'),
      fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 20 }),
      (records, space, pieces) => {
        const text = JSON.stringify(records, null, space)
        expect(elements(text, pieces).map((element) => JSON.parse(element))).toEqual(JSON.parse(text))
      },
    ),
    { numRuns: 300 },
  )
})

test('finds the array of records inside an object, and takes an object without one as a record', () => {
  expect(elements('{"meta":{"page":[1,2]},"data":{"creators":[{"a":1},{"a":2}],"x":[{"b":1}]}}')).toEqual([
    '{"a":1}',
    '{"a":2}',
  ])
  expect(elements('{"profile":{"username":"ada","recentPosts":[{"id":1}]}}')).toHaveLength(1)
  expect(elements('{"a":1}\n{"a":2}')).toEqual(['{"a":1}', '{"a":2}'])
})

test('keeps the records before and after a broken one, and the last one of a file that was cut short', () => {
  expect(elements('[{"a":1},{"a":tru},{"a":3}]')).toEqual(['{"a":1}', '{"a":tru}', '{"a":3}'])
  expect(elements('[{"a":1},{"a":"cut')).toEqual(['{"a":1}', '{"a":"cut'])
})

test('does not round the long ids of TikTok', () => {
  expect(parsed('{"id":7123456789012345678,"n":12,"x":"7123456789012345678"}')).toEqual({
    id: '7123456789012345678',
    n: 12,
    x: '7123456789012345678',
  })
})

test('refuses a record over 8 MB', () => {
  const cutter = new Elements({ start: 1, inside: true }, () => {})
  expect(() => {
    cutter.push('[{"a":"')
    for (let i = 0; i < 40; i++) cutter.push('x'.repeat(1 << 18))
  }).toThrow(/8 MB/)
})
