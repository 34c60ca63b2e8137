import { hash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pngOf, svgOf } from './qr-picture.ts'
import { qrOf } from './qr.ts'

const cells = (text: string) => {
  const { size, dark } = qrOf(text)
  return Array.from({ length: size * size }, (_, i) => (dark(i % size, Math.floor(i / size)) ? '1' : '0')).join('')
}

// Each was drawn and read back by jsQR 1.4.0 on 2026-11-23, as were 65 others of 5 to 660 bytes.
test.each([
  ['https://go.example.org/r/lena2345', '0f4db6fe2a814b1ff7cc977a82c2367e84f760b962f537397fd999c786ae3ade'],
  ['http://localhost:3000/r/k7m2x9qd', 'd394f3c8afde9ac4bb6d875e7d0701a846b371ca86e74a5c3dddfe47fcb596ea'],
  [
    `https://go.example.org/r/${'torino-'.repeat(20)}x`,
    'e7ea5fe0721ec003d208ad45e7bfa077e937f8cf183776fd87ce089cc145c2d7',
  ],
])('the code of %s is the one that was read back', (text, known) => {
  expect(hash('sha256', cells(text))).toBe(known)
})

test('a text that is too long is refused rather than cut', () => {
  expect(qrOf('x'.repeat(666)).size).toBe(97)
  expect(() => qrOf('x'.repeat(667))).toThrow(/667 bytes/)
})

test('both pictures show the same cells, with four white ones around', () => {
  const qr = qrOf('https://go.example.org/r/lena2345')
  const whole = qr.size + 8
  const png = pngOf(qr, 1)
  expect(png.readUInt32BE(16)).toBe(whole)
  const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)))
  const drawn = new Set<string>()
  for (const [, x, y, run] of svgOf(qr).matchAll(/M(\d+) (\d+)h(\d+)v1/g))
    for (let i = 0; i < Number(run); i++) drawn.add(`${Number(x) + i},${y}`)
  for (let y = 0; y < whole; y++)
    for (let x = 0; x < whole; x++) {
      const dark = x >= 4 && y >= 4 && x < 4 + qr.size && y < 4 + qr.size && qr.dark(x - 4, y - 4)
      const bit = (rows[y * (Math.ceil(whole / 8) + 1) + 1 + (x >> 3)]! >> (7 - (x & 7))) & 1
      expect([bit === 0, drawn.has(`${x},${y}`)]).toEqual([dark, dark])
    }
})
