/**
 * Which comments could be nearly the same as another one? A sieve before duplicates.ts, which costs fifty times as much:
 * whoever begins, ends, or goes on around the longest word as another does. Texts that differ at both ends and around their
 * longest word pass unseen; who only shares a phrase is let through, and judged there.
 * Known answers: resembling.test.ts. Method: docs/methods/authenticity-comments.md
 */

/** Letters compared: two texts rarely share so many by chance, and no template is shorter. */
const LETTERS = 16
/** Comments are read no further than this; so are those that they are compared with. */
const LONGEST = 1000

/** Indices into `texts`, ascending. Texts of fewer than 16 letters resemble nobody. */
export function resembling(texts: readonly string[]): number[] {
  const table = tableFor(3 * texts.length)
  const found = new Uint8Array(texts.length)
  const letters = new Uint16Array(LONGEST)
  const meet = (from: number, index: number) => {
    const other = table.meet(hashOf(letters, from), index)
    if (other !== index) found[other] = found[index] = 1
  }
  texts.forEach((text, index) => {
    const { count, longest } = read(text, letters)
    if (count < LETTERS) return
    const last = count - LETTERS
    meet(0, index)
    meet(last, index)
    meet(longest < last ? longest : last, index)
  })
  const indices: number[] = []
  found.forEach((one, index) => one && indices.push(index))
  return indices
}

/** Letters and digits of a text into `letters`: how many, and where its longest word begins. Case only of Latin letters. */
function read(text: string, letters: Uint16Array): { count: number; longest: number } {
  let count = 0
  let word = 0
  let longest = 0
  let most = 0
  const end = Math.min(text.length, LONGEST)
  for (let i = 0; i < end; i++) {
    let code = text.charCodeAt(i)
    if (code >= 65 && code <= 90) code += 32
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 0xc0 && isLetter(code))) {
      letters[count++] = code
      continue
    }
    // "don't" is one word.
    if (code === 39 || code === 0x2019) continue
    if (count - word > most) {
      most = count - word
      longest = word
    }
    word = count
  }
  if (count - word > most) longest = word
  return { count, longest }
}

/** Not the signs and pictures, which templates are varied by. */
const isLetter = (code: number): boolean =>
  !(code >= 0x2000 && code < 0x2c00) &&
  !(code >= 0x3000 && code < 0x3040) &&
  !(code >= 0xd800 && code < 0xe000) &&
  !(code >= 0xfe00 && code < 0xff10)

function hashOf(letters: Uint16Array, from: number): number {
  let hash = 0x811c9dc5
  for (let i = from; i < from + LETTERS; i++) hash = Math.imul(hash ^ (letters[i] as number), 0x01000193)
  hash ^= hash >>> 15
  return Math.imul(hash, 0x2c1b3c6d) >>> 0
}

/** Who came first with a key; open addressing, a third full. */
function tableFor(keys: number) {
  const size = 2 ** Math.ceil(Math.log2(3 * keys + 1))
  const key = new Uint32Array(size)
  const owner = new Int32Array(size).fill(-1)
  return {
    meet(hash: number, index: number): number {
      let at = hash & (size - 1)
      while (owner[at] !== -1 && key[at] !== hash) at = (at + 1) & (size - 1)
      if (owner[at] === -1) {
        key[at] = hash
        owner[at] = index
      }
      return owner[at] as number
    },
  }
}
