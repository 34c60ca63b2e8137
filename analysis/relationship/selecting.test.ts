import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { select } from './selecting.ts'

test('every place gets what sorting would put there, with ties, in order and in reverse', () => {
  const random = seeded(7)
  for (let round = 0; round < 200; round++) {
    const count = 1 + random.below(60)
    const values = Float64Array.from({ length: count }, () => random.below(20))
    if (round % 3 === 1) values.sort()
    if (round % 3 === 2) values.sort().reverse()
    const place = random.below(count)
    const selected = values.slice()
    select(selected, 0, count - 1, place)
    expect(selected[place]).toBe(values.toSorted()[place])
    expect(Math.max(...selected.subarray(0, place), -1)).toBeLessThanOrEqual(selected[place] as number)
    expect(selected.toSorted()).toEqual(values.toSorted())
  }
})
