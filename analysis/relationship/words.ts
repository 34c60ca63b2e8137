/**
 * The words of a comment, in any language and script, as numbers: case, accents' encoding, links, @names and emoji
 * put aside. Scripts that separate words by spaces are read here, letter by letter; those that do not (Chinese,
 * Japanese, Thai, Lao, Khmer, Burmese …) go through Intl.Segmenter, which is right and some fifty times slower.
 */

/** Longer comments are read up to here: more changes no median and would let one comment cost as much as a thousand. */
const LONGEST = 1000

const OTHER = 0
const LETTER = 1
const UNSPACED = 2
const SURROGATE = 3

const UNSPACED_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Javanese}\p{Script=Balinese}\p{Script=Tibetan}]/u
const WORD = /[\p{L}\p{M}\p{N}]/u

/** What each of the first 65,536 characters is; filled in as they are met. 255 is not yet known. */
const kinds = new Uint8Array(65536).fill(255)

function kindOf(code: number): number {
  const known = kinds[code] as number
  if (known !== 255) return known
  return (kinds[code] = classify(code))
}

function classify(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) return SURROGATE
  // Joiners, variation selectors and keycaps belong to emoji, although Unicode files them under marks.
  if (code === 0x200c || code === 0x200d || code === 0x20e3 || (code >= 0xfe00 && code <= 0xfe0f)) return OTHER
  const character = String.fromCharCode(code)
  if (UNSPACED_SCRIPT.test(character)) return UNSPACED
  return WORD.test(character) ? LETTER : OTHER
}

let segmenter: Intl.Segmenter | undefined

/** Signs of plain ASCII: what a letter or digit is in lower case, 0 what ends a word, and what asks for a closer look. */
const APOSTROPHE = 1
const CLOSER = 2
const PLAIN = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 0x41 && code <= 0x5a) return code + 0x20
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) return code
  if (code === 0x27) return APOSTROPHE
  return code === 0x40 || code === 0x2f ? CLOSER : 0
})
const found = new Int32Array(LONGEST)
const START = 0x811c9dc5 | 0

/** How many words there are, their hashes in `found`; -1 if the text is not plain or may hold an address or a name. */
function plainWords(text: string): number {
  const length = text.length
  if (length > LONGEST) return -1
  let count = 0
  let hash = START
  let inside = false
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x7f) return -1
    const kind = PLAIN[code] as number
    if (kind > CLOSER) {
      hash = Math.imul(hash ^ kind, 0x01000193)
      inside = true
    } else if (kind === CLOSER || (code === 0x2e && text.charCodeAt(i - 1) === 0x77)) {
      return -1
    } else if (inside && kind !== APOSTROPHE) {
      found[count++] = hash
      hash = START
      inside = false
    }
  }
  if (inside) found[count++] = hash
  return count
}

/**
 * Calls `word` with a 32-bit hash of each word, in order, repeats included.
 * Two different words share a hash about once in four billion pairs.
 */
export function eachWord(text: string, word: (hash: number) => void): void {
  const count = plainWords(text)
  for (let k = 0; k < count; k++) word(found[k] as number)
  if (count >= 0) return

  const plain = prepared(text)
  const length = plain.length
  let hash = 0
  let inside = false
  for (let i = 0; i < length; i++) {
    const code = plain.charCodeAt(i)
    const kind = kindOf(code)
    if (kind === LETTER) {
      hash = Math.imul((inside ? hash : 0x811c9dc5) ^ code, 0x01000193)
      inside = true
      continue
    }
    if (kind === OTHER) {
      // An apostrophe or a joiner between two letters does not end a word.
      if (inside && (code === 0x27 || code === 0x2019 || code === 0x200c || code === 0x200d)) continue
    } else if (kind === UNSPACED || isWordPair(plain, i)) {
      return segmented(plain, word)
    }
    if (inside) word(hash)
    inside = false
  }
  if (inside) word(hash)
}

/** Letters beyond the first 65,536: old scripts, and rare Chinese characters. Emoji, far more frequent, are not letters. */
function isWordPair(text: string, at: number): boolean {
  const lead = text.charCodeAt(at)
  if (lead >= 0xd83c && lead <= 0xd83e) return false
  if (lead >= 0xdc00) return false
  return WORD.test(String.fromCodePoint(text.codePointAt(at) as number))
}

function segmented(text: string, word: (hash: number) => void): void {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' })
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (!isWordLike) continue
    let hash = 0x811c9dc5
    for (let i = 0; i < segment.length; i++) hash = Math.imul(hash ^ segment.charCodeAt(i), 0x01000193)
    word(hash)
  }
}

const ADDRESSES = /(?:https?:\/\/|www\.)\S+|[@＠][\p{L}\p{M}\p{N}_.]+/giu

function prepared(text: string): string {
  let plain = text.length > LONGEST ? text.slice(0, LONGEST) : text
  if (plain.includes('@') || plain.includes('＠') || plain.includes('://') || plain.includes('www.'))
    plain = plain.replace(ADDRESSES, ' ')
  plain = plain.toLowerCase()
  return isPlain(plain) ? plain : plain.normalize('NFKC')
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false
  return true
}

const QUESTION = /[?\uff1f\u061f\u2047\u2048\u2049\u037e\u055e\u1367\ua60f\u2e2e]/

/** Is something asked? By the question marks of the scripts that have one. */
export const asks = (text: string): boolean => QUESTION.test(text)
