/**
 * A QR code (ISO/IEC 18004) of an address: bytes, error correction M (15% may be lost, on a poster in the rain), the smallest version from
 * 1 to 20 that holds it. Made here in some 150 lines rather than by a dependency; qr.test.ts holds it against codes that phones have read.
 */
export type Qr = { readonly size: number; dark(x: number, y: number): boolean }

/** For error correction M, by version from 1: bytes of correction in a block, and the number of blocks. */
const CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26]
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16]

/** Throws when the text has more than 666 bytes: no address that a phone should read has. */
export function qrOf(text: string): Qr {
  const bytes = new TextEncoder().encode(text)
  const version = CORRECTION.findIndex((_, i) => bytes.length <= room(i + 1)) + 1
  if (version === 0) throw new RangeError(`${bytes.length} bytes are more than a QR code of version 20 holds`)
  const size = 17 + 4 * version
  const words = interleaved(filled(bytes, version), version)
  const fixed = new Uint8Array(size * size)
  const base = new Uint8Array(size * size)
  drawFixed(base, fixed, size, version)
  drawWords(base, fixed, size, words)
  let best = base
  let least = Infinity
  for (let mask = 0; mask < 8; mask++) {
    const tried = base.slice()
    drawMask(tried, fixed, size, mask)
    drawFormat(tried, size, mask)
    const cost = penalty(tried, size)
    if (cost < least) [best, least] = [tried, cost]
  }
  return { size, dark: (x, y) => best[y * size + x] === 1 }
}

/** Bits of data and correction together, after everything that is fixed. */
function rawWords(version: number): number {
  let bits = (16 * version + 128) * version + 64
  if (version >= 2) {
    const marks = Math.floor(version / 7) + 2
    bits -= (25 * marks - 10) * marks - 55
    if (version >= 7) bits -= 36
  }
  return bits >> 3
}

const dataWords = (version: number) => rawWords(version) - CORRECTION[version - 1]! * BLOCKS[version - 1]!
const countBits = (version: number) => (version < 10 ? 8 : 16)
const room = (version: number) => Math.floor((dataWords(version) * 8 - 4 - countBits(version)) / 8)

/** Mode, length, bytes, and what fills the rest. */
function filled(bytes: Uint8Array, version: number): Uint8Array {
  const words = new Uint8Array(dataWords(version))
  let at = 0
  const put = (value: number, bits: number) => {
    for (let i = bits - 1; i >= 0; i--, at++) words[at >> 3]! |= ((value >> i) & 1) << (7 - (at & 7))
  }
  put(4, 4)
  put(bytes.length, countBits(version))
  for (const byte of bytes) put(byte, 8)
  // The end mark is four zeros or what room there is; then zeros up to a whole byte.
  at = Math.min(at + 4, words.length * 8)
  for (let i = Math.ceil(at / 8), pad = 0xec; i < words.length; i++, pad ^= 0xec ^ 0x11) words[i] = pad
  return words
}

/** Product in the field of 256 elements, x⁸ + x⁴ + x³ + x² + 1. */
function times(a: number, b: number): number {
  let product = 0
  for (let i = 7; i >= 0; i--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d)
    product ^= ((b >>> i) & 1) * a
  }
  return product
}

/** Reed–Solomon: the remainder of the data after division by (x − 1)(x − 2)(x − 4)… */
function correction(data: Uint8Array, degree: number): Uint8Array {
  const divisor = new Uint8Array(degree)
  divisor[degree - 1] = 1
  for (let i = 0, root = 1; i < degree; i++, root = times(root, 2)) {
    for (let j = 0; j < degree; j++) divisor[j] = times(divisor[j]!, root) ^ (divisor[j + 1] ?? 0)
  }
  const rest = new Uint8Array(degree)
  for (const byte of data) {
    const factor = byte ^ rest[0]!
    rest.copyWithin(0, 1)
    rest[degree - 1] = 0
    for (let j = 0; j < degree; j++) rest[j]! ^= times(divisor[j]!, factor)
  }
  return rest
}

/** The blocks' first words, then their second, …: a blot takes a little from each rather than all from one. */
function interleaved(data: Uint8Array, version: number): Uint8Array {
  const [count, degree] = [BLOCKS[version - 1]!, CORRECTION[version - 1]!]
  const short = Math.floor(data.length / count)
  const longer = data.length % count
  const blocks: Uint8Array[] = []
  for (let i = 0, from = 0; i < count; i++) {
    const length = short + (i < count - longer ? 0 : 1)
    blocks.push(data.subarray(from, (from += length)))
  }
  const words: number[] = []
  for (let j = 0; j <= short; j++) for (const block of blocks) if (j < block.length) words.push(block[j]!)
  const rests = blocks.map((block) => correction(block, degree))
  for (let j = 0; j < degree; j++) for (const rest of rests) words.push(rest[j]!)
  return Uint8Array.from(words)
}

function drawFixed(base: Uint8Array, fixed: Uint8Array, size: number, version: number) {
  const set = (x: number, y: number, dark: boolean) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return
    base[y * size + x] = dark ? 1 : 0
    fixed[y * size + x] = 1
  }
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0)
    set(i, 6, i % 2 === 0)
  }
  for (const [cx, cy] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    // prettier-ignore
    for (let dy = -4; dy <= 4; dy++)
      for (let dx = -4; dx <= 4; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy))
        set(cx + dx, cy + dy, ring !== 2 && ring !== 4)
      }
  const marks = marksOf(version)
  for (const x of marks)
    for (const y of marks) {
      const corner = (x === 6 && y === 6) || (x === 6 && y === size - 7) || (x === size - 7 && y === 6)
      if (corner) continue
      for (let dy = -2; dy <= 2; dy++)
        for (let dx = -2; dx <= 2; dx++) set(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1)
    }
  if (version >= 7) {
    let rest = version
    for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25)
    const bits = (version << 12) | rest
    for (let i = 0; i < 18; i++) {
      const [a, b] = [size - 11 + (i % 3), Math.floor(i / 3)]
      set(a, b, ((bits >>> i) & 1) === 1)
      set(b, a, ((bits >>> i) & 1) === 1)
    }
  }
  // Kept free for the format, which depends on the mask.
  for (let i = 0; i < 9; i++) for (const [x, y] of [[8, i], [i, 8]] as const) if (!fixed[y * size + x]) set(x, y, false) // prettier-ignore
  for (let i = 0; i < 8; i++) {
    set(size - 1 - i, 8, false)
    set(8, size - 1 - i, i === 7)
  }
}

/** Where the small squares stand, in both directions. */
function marksOf(version: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  return [6, ...Array.from({ length: count - 1 }, (_, i) => version * 4 + 10 - step * (count - 2 - i))]
}

/** In columns of two from the right, up and down in turn. */
function drawWords(base: Uint8Array, fixed: Uint8Array, size: number, words: Uint8Array) {
  let at = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let i = 0; i < size; i++)
      for (let j = 0; j < 2; j++) {
        const x = right - j
        const y = ((right + 1) & 2) === 0 ? size - 1 - i : i
        if (fixed[y * size + x] || at >= words.length * 8) continue
        base[y * size + x] = (words[at >> 3]! >>> (7 - (at & 7))) & 1
        at++
      }
  }
}

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

function drawMask(cells: Uint8Array, fixed: Uint8Array, size: number, mask: number) {
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) if (!fixed[y * size + x] && MASKS[mask]!(x, y)) cells[y * size + x]! ^= 1
}

/** Correction M is 00. The fifteen bits stand twice. */
function drawFormat(cells: Uint8Array, size: number, mask: number) {
  let rest = mask
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537)
  const bits = ((mask << 10) | rest) ^ 0x5412
  const set = (x: number, y: number, i: number) => (cells[y * size + x] = (bits >>> i) & 1)
  for (let i = 0; i <= 5; i++) set(8, i, i)
  set(8, 7, 6)
  set(8, 8, 7)
  set(7, 8, 8)
  for (let i = 9; i < 15; i++) set(14 - i, 8, i)
  for (let i = 0; i < 8; i++) set(size - 1 - i, 8, i)
  for (let i = 8; i < 15; i++) set(8, size - 15 + i, i)
}

/** What makes a code hard to read: long runs, blocks, what looks like a corner, too much of one colour. */
function penalty(cells: Uint8Array, size: number): number {
  let [cost, dark] = [0, 0]
  for (let a = 0; a < size; a++)
    for (const across of [true, false]) {
      const line = Array.from({ length: size }, (_, b) => (across ? cells[a * size + b]! : cells[b * size + a]!))
      for (let b = 0, run = 1; b < size; b++, run++) {
        if (b + 1 < size && line[b] === line[b + 1]) continue
        if (run >= 5) cost += run - 2
        run = 0
      }
      const text = `0000${line.join('')}0000`
      for (const corner of ['00001011101', '10111010000']) for (let i = text.indexOf(corner); i >= 0; i = text.indexOf(corner, i + 1)) cost += 40 // prettier-ignore
    }
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const here = cells[y * size + x]!
      dark += here
      if (x + 1 < size && y + 1 < size && here === cells[y * size + x + 1] && here === cells[(y + 1) * size + x] && here === cells[(y + 1) * size + x + 1]) cost += 3 // prettier-ignore
    }
  const total = size * size
  return cost + (Math.ceil(Math.abs(dark * 20 - total * 10) / total) - 1) * 10
}
