/**
 * Which comments carry the most bits, and which the least, as substance.ts counts them? For showing, not for measuring: each
 * comment against all that are given.
 */
import { eachWord } from './words.ts'

const AMONG = 50

/** Indices of texts that say anything, with their bits, most first; ties in the order of the input. */
export function bySubstance(texts: readonly string[]): { index: number; bits: number }[] {
  const said = texts.flatMap((text, index) => (text.trim() === '' ? [] : [{ index, words: wordsOf(text) }]))
  const within = new Map<number, number>()
  for (const { words } of said) for (const word of words) within.set(word, (within.get(word) ?? 0) + 1)
  const others = Math.max(1, said.length - 1)
  const bitsOf = (word: number) =>
    Math.log2(AMONG) - Math.log2(1 + ((AMONG - 1) * ((within.get(word) as number) - 1)) / others)
  return said
    .map(({ index, words }) => ({ index, bits: [...words].reduce((sum, word) => sum + bitsOf(word), 0) }))
    .toSorted((a, b) => b.bits - a.bits || a.index - b.index)
}

function wordsOf(text: string): Set<number> {
  const words = new Set<number>()
  eachWord(text, (word) => words.add(word))
  return words
}
