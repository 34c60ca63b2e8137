/**
 * Do comments say something? Bits of information per comment: each distinct word counts log2(50 / how many of any 50
 * comments have it), so what everybody writes under these posts counts nothing, whatever the language, and no list of
 * stock phrases is needed. Emoji, links and @names count nothing. The mean of the middle half of the comments, which is as
 * safe from essays as the median and, unlike it, does not jump between a few stock phrases.
 * Judged against 49 other comments however many there are: a bigger audience does not look wiser.
 * Not a sign of anything inauthentic when low: short praise is what real fans write too.
 */
import { seeded } from '../numbers/random.ts'
import type { Counted } from './counted.ts'
import type { Groups } from './influence.ts'
import { CREATOR, type Interactions } from './interactions.ts'
import { select } from './selecting.ts'
import { asks, eachWord } from './words.ts'

/** Comments that are read at most; beyond, a uniform sample of them. */
export const READ = 300
const AMONG = 50

export type Substance = {
  /** Comments with text, and those of them that were read. */
  readonly comments: number
  readonly read: number
  readonly questions: number
  /** Of comment k, as read: its post, and where its distinct words end in `words`. */
  readonly post: Int32Array
  readonly ends: Int32Array
  readonly words: Int32Array
  /** How many different words there are; `words` are 0 .. vocabulary - 1. */
  readonly vocabulary: number
}

const NOTHING_READ: Substance = {
  comments: 0,
  read: 0,
  questions: 0,
  post: new Int32Array(),
  ends: new Int32Array(),
  words: new Int32Array(),
  vocabulary: 0,
}

export function substanceOf(i: Interactions, { postOf, flagged }: Counted, seed: number): Substance {
  if (!i.text) return NOTHING_READ
  const eligible: number[] = []
  for (let k = 0; k < i.count; k++) {
    const actor = i.actor[k] as number
    if (actor === CREATOR || (actor > 0 && flagged[actor]) || (postOf[i.post[k] as number] as number) < 0) continue
    if ((i.text[k] as string).trim() !== '') eligible.push(k)
  }
  const chosen = eligible.length > READ ? seeded(seed).some(eligible, READ) : eligible
  const read = chosen.length

  const vocabulary = new Vocabulary()
  const ends = new Int32Array(read)
  let questions = 0
  for (let k = 0; k < read; k++) {
    const text = i.text[chosen[k] as number] as string
    vocabulary.read(text)
    ends[k] = vocabulary.length
    if (asks(text)) questions++
  }

  return {
    comments: eligible.length,
    read,
    questions,
    post: Int32Array.from(chosen, (k) => postOf[i.post[k] as number] as number),
    ends,
    words: vocabulary.sequence.subarray(0, vocabulary.length),
    vocabulary: vocabulary.size,
  }
}

/**
 * Bits of the middle half of the comments: of all of them, and without each group of posts in turn, as if those had never
 * been read. NaN where none is left.
 */
export function middleBits(s: Substance, { count, groupOf }: Groups): { all: number; without: Float64Array } {
  const { read, words, vocabulary } = s
  const within = new Int32Array(vocabulary)
  for (let at = 0; at < words.length; at++) within[words[at] as number] = (within[words[at] as number] as number) + 1
  const worth = new Float64Array(vocabulary)
  const bits = new Float64Array(read)
  worthOf(within, read, worth)
  bitsOf(s, worth, bits)
  const all = middleOf(bits.slice(), read)
  const without = new Float64Array(count)
  if (count === 0) return { all, without }

  const order = inOrderOf(bits)
  const sorted = reordered(s, order)
  const group = Int32Array.from(order, (comment) => groupOf[s.post[comment] as number] as number)
  for (let g = 0; g < count; g++) {
    let left = read
    for (let k = 0; k < read; k++) if (group[k] === g) left -= countWords(within, sorted, k, -1)
    worthOf(within, left, worth)
    bitsWithout(g, group, sorted, worth, bits)
    for (let k = 0; k < read; k++) if (group[k] === g) countWords(within, sorted, k, 1)
    without[g] = middleOf(bits, left)
  }
  return { all, without }
}

type Said = { readonly words: Int32Array; readonly ends: Int32Array }

/** Adds or takes away the words of one comment. */
function countWords(within: Int32Array, { words, ends }: Said, comment: number, by: number): 1 {
  const end = ends[comment] as number
  for (let at = comment > 0 ? (ends[comment - 1] as number) : 0; at < end; at++) {
    const word = words[at] as number
    within[word] = (within[word] as number) + by
  }
  return 1
}

/** Bits of each word, by how many of `comments` have it. */
function worthOf(within: Int32Array, comments: number, worth: Float64Array): void {
  const others = Math.max(1, comments - 1)
  const most = logOf(AMONG) + logOf(others)
  for (let word = 0; word < worth.length; word++) {
    const elsewhere = (within[word] as number) - 1
    worth[word] = elsewhere < 0 ? 0 : most - logOf(others + (AMONG - 1) * elsewhere)
  }
}

const logOf = (n: number): number => LOG2[n] as number
const LOG2 = Float64Array.from({ length: AMONG * READ + 1 }, (_, n) => Math.log2(n))

function bitsOf({ words, ends }: Said, worth: Float64Array, bits: Float64Array): void {
  for (let comment = 0, at = 0; comment < bits.length; comment++) {
    const end = ends[comment] as number
    let sum = 0
    for (; at < end; at++) sum += worth[words[at] as number] as number
    bits[comment] = sum
  }
}

/** Bits of the comments that are not of group `g`, in the same order. */
function bitsWithout(
  g: number,
  group: Int32Array,
  { words, ends }: Said,
  worth: Float64Array,
  bits: Float64Array,
): void {
  let left = 0
  for (let comment = 0, at = 0; comment < group.length; comment++) {
    const end = ends[comment] as number
    if (group[comment] === g) {
      at = end
      continue
    }
    let sum = 0
    for (; at < end; at++) sum += worth[words[at] as number] as number
    bits[left++] = sum
  }
}

/** Comments in the order of their bits, near enough: the last 9 of 52 digits make room for which comment it is. */
function inOrderOf(bits: Float64Array): Int32Array {
  const keys = bits.slice()
  const halves = new Uint32Array(keys.buffer)
  for (let k = 0; k < keys.length; k++) halves[2 * k] = ((halves[2 * k] as number) & ~511) | k
  keys.sort()
  return Int32Array.from({ length: keys.length }, (_, k) => (halves[2 * k] as number) & 511)
}

function reordered({ words, ends }: Said, order: Int32Array): Said {
  const moved = new Int32Array(words.length)
  const movedEnds = new Int32Array(order.length)
  let length = 0
  for (let k = 0; k < order.length; k++) {
    const comment = order[k] as number
    for (let at = comment > 0 ? (ends[comment - 1] as number) : 0; at < (ends[comment] as number); at++)
      moved[length++] = words[at] as number
    movedEnds[k] = length
  }
  return { words: moved, ends: movedEnds }
}

/** Mean of the middle half of the first `count` values, which it reorders; those on its edges count in part. Quick where they are nearly in order. */
function middleOf(values: Float64Array, count: number): number {
  if (count === 0) return NaN
  const quarter = count / 4
  const first = Math.floor(quarter)
  const last = count - 1 - first
  select(values, 0, count - 1, first)
  if (first === last) return values[first] as number
  select(values, first + 1, count - 1, last)
  const edge = 1 - (quarter - first)
  let sum = edge * ((values[first] as number) + (values[last] as number))
  for (let k = first + 1; k < last; k++) sum += values[k] as number
  return sum / (count - 2 * quarter)
}

/** Numbers the words: an open-addressed table of hashes, because a Map of strings costs ten times as much. */
class Vocabulary {
  length = 0
  private slots = new Int32Array(1024)
  private words = new Int32Array(512)
  private lastRead = new Int32Array(512)
  size = 0
  private reading = 0
  /** The distinct words of each comment, one comment after the other. */
  sequence = new Int32Array(1024)

  read(text: string): void {
    this.reading++
    eachWord(text, this.add)
  }

  private add = (hash: number): void => {
    const word = this.find(hash)
    if (this.lastRead[word] === this.reading) return
    this.lastRead[word] = this.reading
    if (this.length === this.sequence.length) this.sequence = doubled(this.sequence)
    this.sequence[this.length++] = word
  }

  private find(hash: number): number {
    const mask = this.slots.length - 1
    let slot = Math.imul(hash, 0x9e3779b1) >>> 7
    for (; ; slot++) {
      const word = (this.slots[slot & mask] as number) - 1
      if (word < 0) break
      if (this.words[word] === hash) return word
    }
    if (this.size === this.words.length) this.grow()
    const word = this.size++
    this.words[word] = hash
    this.place(word)
    return word
  }

  private place(word: number): void {
    const mask = this.slots.length - 1
    let slot = (Math.imul(this.words[word] as number, 0x9e3779b1) >>> 7) & mask
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask
    this.slots[slot] = word + 1
  }

  private grow(): void {
    this.words = doubled(this.words)
    this.lastRead = doubled(this.lastRead)
    this.slots = new Int32Array(2 * this.slots.length)
    for (let word = 0; word < this.size; word++) this.place(word)
  }
}

function doubled(values: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * values.length)
  larger.set(values)
  return larger
}
