import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { counted } from './counted.ts'
import { groupsOf } from './influence.ts'
import { collect } from './interactions.ts'
import { middleBits, READ, substanceOf } from './substance.ts'

function substance(texts: readonly string[]) {
  const { interactions } = collect(
    texts.map((text, k) => ({ id: `${k}`.padStart(5, '0'), post: `p${k % 10}`, actor: `f${k}`, at: 1e9 + k, text })),
    'me',
  )
  const who = counted(interactions, {})
  return substanceOf(interactions, who, 1)
}
const bits = (texts: readonly string[]) => middleBits(substance(texts), groupsOf(10)).all

const some = <T>(n: number, text: (k: number) => T): T[] => Array.from({ length: n }, (_, k) => text(k))
const vocabulary = Array.from({ length: 400 }, (_, k) => `word${k}`)

test('what everybody writes says nothing, in any language', () => {
  for (const phrase of ['love this', 'So schön!', 'いいね', 'جميل جدا', '😍😍😍'])
    expect(bits(some(100, () => phrase))).toBeCloseTo(0, 9)
})

test('what nobody else writes says log2(50) bits a word', () => {
  expect(bits(some(100, (k) => `alone${k}`))).toBeCloseTo(Math.log2(50), 9)
  expect(bits(some(100, (k) => `alone${k} also${k}`))).toBeCloseTo(2 * Math.log2(50), 9)
})

test('a bigger audience does not look wiser', () => {
  const random = seeded(4)
  const says = () => some(6, () => random.one(vocabulary)).join(' ')
  const few = some(20, () => bits(some(60, says)))
  const many = some(20, () => bits(some(5000, says)))
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  expect(mean(few) / mean(many)).toBeGreaterThan(0.97)
  expect(mean(few) / mean(many)).toBeLessThan(1.03)
})

test('one essay does not carry an account', () => {
  const praise = some(99, () => 'love this')
  const essay = some(400, (k) => `essay${k}`).join(' ')
  expect(bits([...praise, essay]) - bits([...praise, 'love this'])).toBeLessThan(0.1)
})

test('tags of friends are not substance', () => {
  expect(bits(some(100, (k) => `@friend${k} 😂`))).toBe(0)
})

test('of many comments a sample is read, and said so', () => {
  const found = substance(some(READ * 4, (k) => (k % 2 ? 'yes?' : 'no')))
  expect(found).toMatchObject({ comments: READ * 4, read: READ })
  expect(found.questions / found.read).toBeGreaterThan(0.4)
  expect(found.questions / found.read).toBeLessThan(0.6)
})

test('without a group of posts is as if it had never been read', () => {
  const random = seeded(6)
  const texts = some(120, () => some(1 + random.below(8), () => random.one(vocabulary.slice(0, 40))).join(' '))
  const { without } = middleBits(substance(texts), groupsOf(10))
  const rest = texts.filter((_, k) => k % 10 !== 3)
  const alone = middleBits(
    substanceOf(
      collect(
        rest.map((text, k) => ({ id: `${k}`, post: `p${k % 9}`, actor: 'f', at: 1e9 + k, text })),
        'me',
      ).interactions,
      { posts: 9, datedPosts: 9, postOf: Int32Array.from({ length: 9 }, (_, p) => p), flagged: new Uint8Array(2) },
      1,
    ),
    groupsOf(9),
  )
  expect(without[3]).toBeCloseTo(alone.all, 9)
})
