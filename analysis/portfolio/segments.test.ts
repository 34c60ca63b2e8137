import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { range, segments } from './segments.ts'

/** Each of the people follows with the chance; each known person stands for two. */
function account(segment: string, people: number, chance: number, random: ReturnType<typeof seeded>) {
  const known = Array.from({ length: people }, (_, person) => person).filter(() => random.uniform() < chance)
  return { segment, exposure: 2 * known.length, known }
}

test('a segment is counted from those whom known accounts share, right to a tenth when they overlap by chance', () => {
  const sizes = Array.from({ length: 30 }, (_, seed) => {
    const random = seeded(seed + 1)
    const found = segments([
      account('instagram Torino food', 5000, 0.08, random),
      account('instagram Torino food', 5000, 0.05, random),
      account('instagram Torino food', 5000, 0.1, random),
      { segment: 'instagram Torino food', exposure: 700, known: [] },
    ])
    expect(found.get('instagram Torino food')!.readFrom).toBe(3)
    return found.get('instagram Torino food')!.people
  })
  const mean = sizes.reduce((a, b) => a + b, 0) / sizes.length
  // 5,000 people who each stand for two.
  expect(Math.abs(mean - 10_000)).toBeLessThan(1000)
})

test('where the known overlap more than by chance the segment is smaller, so that less is reached together', () => {
  const same = { segment: 'a', exposure: 200, known: Array.from({ length: 100 }, (_, person) => person) }
  expect(segments([same, same]).get('a')!.people).toBeLessThan(210)
})

test('no overlap seen is not no overlap, and nothing known is said', () => {
  const apart = (from: number) => ({
    segment: 'a',
    exposure: 100,
    known: Array.from({ length: 100 }, (_, i) => from + i),
  })
  expect(segments([apart(0), apart(100)]).get('a')).toEqual({ people: 10_000, readFrom: 2 })
  const unknown = (segment: string, exposure: number) => ({ segment, exposure, known: [] })
  expect(segments([unknown('b', 500), unknown('b', 300), unknown('c', 40)])).toEqual(
    new Map([
      ['b', { people: 800, readFrom: 0 }],
      ['c', { people: 40, readFrom: 0 }],
    ]),
  )
})

test('what shares of segments reach together lies between all the same people and none the same', () => {
  const chosen = [
    { segment: 'a', exposure: 500 },
    { segment: 'a', exposure: 300 },
    { segment: 'b', exposure: 40 },
  ]
  expect(range(chosen)).toEqual({ low: 540, high: 840 })
})
