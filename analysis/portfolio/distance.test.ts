import { expect, test } from 'vitest'
import { distance } from './distance.ts'

const torino = { latitude: 45.0703, longitude: 7.6869 }
const milano = { latitude: 45.4642, longitude: 9.19 }

test('distances are those of the map', () => {
  expect(Math.abs(distance(torino, milano) - 126)).toBeLessThan(2)
  expect(distance(torino, torino)).toBe(0)
  // A quarter of the way round.
  expect(Math.abs(distance({ latitude: 0, longitude: 0 }, { latitude: 90, longitude: 50 }) - 10_007.6)).toBeLessThan(1)
  // Over the line where the day changes.
  expect(distance({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBeLessThan(112)
})
