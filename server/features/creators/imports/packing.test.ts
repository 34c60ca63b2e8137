import { expect, test } from 'vitest'
import fc from 'fast-check'
import { observedUUIDv7 } from '../../../store/identity.ts'
import { Packed, uuidBytes } from './packing.ts'

const packed = (write: (into: Packed) => void) => {
  const into = new Packed()
  write(into)
  return Buffer.concat(into.end()).subarray(19, -2)
}

test('an observed act has the same id here as everywhere', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.double(), fc.integer({ min: 0, max: 2e12 })),
      fc.string({ unit: 'binary' }),
      (time, key) => {
        const wanted = uuidBytes(observedUUIDv7(time, key))
        expect(packed((into) => into.observed(time, key)).subarray(4)).toEqual(wanted)
      },
    ),
  )
})

test('pieces end between fields and lose nothing, whatever the lengths', () => {
  const lengths = [0, 1, 47, 48, 49, 1 << 19, 3 << 20, 5, 1 << 18, 1 << 20, 7]
  for (const letter of ['a', 'é', '🥐']) {
    const texts = lengths.map((length) => letter.repeat(length))
    let bytes = packed((into) => texts.forEach((text) => into.text(text)))
    for (const text of texts) {
      const length = bytes.readInt32BE()
      expect(bytes.subarray(4, 4 + length).equals(Buffer.from(text))).toBe(true)
      bytes = bytes.subarray(4 + length)
    }
    expect(bytes.length).toBe(0)
  }
})
