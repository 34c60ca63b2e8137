import { expect, test } from 'vitest'
import { bySubstance } from './substantial.ts'

test('a question of its own comes first, what everybody writes and what has no words last', () => {
  const texts = [...Array.from({ length: 30 }, () => 'so good'), 'which flour did you use for the crust?', '🔥🔥', '  ']
  const found = bySubstance(texts)
  expect(found).toHaveLength(32)
  expect(found[0]).toMatchObject({ index: 30 })
  expect(found[0]!.bits).toBeGreaterThan(8 * 5)
  expect(found.at(-1)).toEqual({ index: 31, bits: 0 })
  expect(found[1]!.bits).toBeLessThan(0.2)
})
