/**
 * Which comments could be nearly the same as another one? A sieve before duplicates.ts, which costs fifty times as much:
 * whoever begins, ends, or goes on from the longest word as another does. Texts that differ at both ends and after their
 * longest word pass unseen; who only shares a phrase is let through, and judged there.
 * Known answers: resembling.test.ts. Method: docs/methods/authenticity-comments.md
 */

/** Letters compared: two texts rarely share so many by chance, and no template is shorter. */
const LETTERS = 16
/** In shorter texts the two ends are nearly everything. */
const WITH_A_MIDDLE = 40
/** The longest word is looked for no further than this. */
const LONGEST = 1000

/** Indices into `texts`, ascending. Texts of fewer than 16 letters resemble nobody. */
export function resembling(texts: readonly string[]): number[] {
  const meet = meetings(3 * texts.length)
  const found = new Uint8Array(texts.length)
  const indices: number[] = []
  for (let index = 0; index < texts.length; index++) {
    const text = texts[index] as string
    const start = hashOf(text, 0, 1)
    if (start === TOO_SHORT) continue
    const keys = [start, hashOf(text, text.length - 1, -1)]
    if (text.length >= WITH_A_MIDDLE) keys.push(hashOf(text, longestWord(text), 1))
    for (const key of keys) {
      const other = key === TOO_SHORT ? index : meet(key, index)
      if (other !== index) found[other] = found[index] = 1
    }
  }
  for (let index = 0; index < texts.length; index++) if (found[index]) indices.push(index)
  return indices
}

/** Letters and digits in lower case, 0 for every other sign. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) ? code : code >= 65 && code <= 90 ? code + 32 : 0,
)
const letter = (code: number): number =>
  code < 128 ? (ASCII[code] as number) : code >= 0xc0 && isLetter(code) ? code : 0

/** Not the signs and pictures, which templates are varied by. */
const isLetter = (code: number): boolean =>
  !(code >= 0x2000 && code < 0x2c00) &&
  !(code >= 0x3000 && code < 0x3040) &&
  !(code >= 0xd800 && code < 0xe000) &&
  !(code >= 0xfe00 && code < 0xff10)

const TOO_SHORT = -1

/** Of the next 16 letters in this direction, 32 bits. */
function hashOf(text: string, from: number, step: 1 | -1): number {
  let hash = 0x811c9dc5
  let read = 0
  for (let i = from; i >= 0 && i < text.length; i += step) {
    const code = letter(text.charCodeAt(i))
    if (code === 0) continue
    hash = Math.imul(hash ^ code, 0x01000193)
    if (++read === LETTERS) return (hash ^ (hash >>> 15)) >>> 0
  }
  return TOO_SHORT
}

/** Where it begins. */
function longestWord(text: string): number {
  const end = Math.min(text.length, LONGEST)
  let word = 0
  let longest = 0
  let most = 0
  for (let i = 0; i <= end; i++) {
    if (i < end && letter(text.charCodeAt(i)) !== 0) continue
    if (i - word > most) {
      most = i - word
      longest = word
    }
    word = i + 1
  }
  return longest
}

/** Who came first with a key; open addressing, at most a third full. */
function meetings(most: number): (key: number, index: number) => number {
  const size = 2 ** Math.ceil(Math.log2(3 * most + 1))
  const keys = new Uint32Array(size)
  const owner = new Int32Array(size)
  return (key, index) => {
    let at = Math.imul(key, 0x9e3779b1) & (size - 1)
    while (owner[at] !== 0 && keys[at] !== key) at = (at + 1) & (size - 1)
    if (owner[at] === 0) {
      keys[at] = key
      owner[at] = index + 1
    }
    return (owner[at] as number) - 1
  }
}
