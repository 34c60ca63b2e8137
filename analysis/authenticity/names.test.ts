import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Names } from './names.ts'

test('numbers names as a Map would, within each scope', () => {
  const name = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('a', 'b', ''),
  )
  const checked = fc.check(
    fc.property(fc.array(fc.tuple(name, fc.nat(3)), { maxLength: 300 }), (asked) => {
      const [names, map] = [new Names(), new Map<string, number>()]
      return asked.every(([text, scope]) => {
        const key = `${scope} ${text}`
        if (!map.has(key)) map.set(key, map.size)
        return names.numberOf(text, scope) === map.get(key)
      })
    }),
  )
  expect(checked.counterexample).toBeNull()
})

test('keeps two hundred thousand names apart while it grows, and remembers them', () => {
  const kept: string[] = []
  const names = new Names(kept)
  for (let i = 0; i < 200_000; i++) names.numberOf(`person-${i}`)
  expect(names.size).toBe(200_000)
  for (let i = 0; i < 200_000; i += 997) expect(names.numberOf(`person-${i}`)).toBe(i)
  expect(kept[123_456]).toBe('person-123456')
})
