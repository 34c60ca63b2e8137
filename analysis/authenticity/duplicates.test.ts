import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { duplicates } from './duplicates.ts'

const random = seeded(1)
const word = () =>
  Array.from({ length: 3 + random.below(6) }, () => String.fromCharCode(97 + random.below(26))).join('')
const text = (words: number) => Array.from({ length: words }, word).join(' ')
/** The Jaccard index of five-letter pieces, by the definition. */
function jaccard(a: string, b: string): number {
  const pieces = (of: string) => new Set(Array.from({ length: of.length - 4 }, (_, i) => of.slice(i, i + 5)))
  const [x, y] = [pieces(a), pieces(b)]
  const both = [...x].filter((piece) => y.has(piece)).length
  return both / (x.size + y.size - both)
}

test('capitals, marks, emoji and addresses do not hide a template', () => {
  const comments = [
    'This recipe changed my Sundays!',
    'this recipe changed my sundays 😍😍',
    'THIS RECIPE... changed my Sundays http://a.example/x',
  ].map((one, i) => ({ text: one, author: `p${i}` }))
  expect(duplicates(comments)).toEqual([{ members: [0, 1, 2], authors: 3, sample: comments[0]?.text }])
})

test('one author who repeats himself is not a cluster, and neither are short texts', () => {
  expect(
    duplicates(Array.from({ length: 5 }, () => ({ text: 'a long enough text to compare', author: 'same' }))),
  ).toEqual([])
  expect(duplicates(Array.from({ length: 5 }, (_, i) => ({ text: 'love this so much', author: `${i}` })))).toEqual([])
})

test('finds at least 95 of 100 pairs that are nearly alike, and joins none that are not', () => {
  const pairs = Array.from({ length: 300 }, () => {
    const one = text(12)
    const words = one.split(' ')
    words[random.below(12)] = word()
    return [one, words.join(' ')] as const
  })
  const comments = pairs.flatMap((pair) => pair.map((one, i) => ({ text: one, author: `${i}-${one}` })))
  const found = new Set(duplicates(comments).map(({ members }) => members.join('-')))
  const alike = pairs.map(([a, b]) => jaccard(a, b) >= 0.8)
  const wanted = pairs.map((_, i) => `${2 * i}-${2 * i + 1}`)
  expect(alike.filter(Boolean).length).toBeGreaterThan(100)
  expect(
    wanted.filter((key, i) => alike[i] && found.has(key)).length / alike.filter(Boolean).length,
  ).toBeGreaterThanOrEqual(0.95)
  expect([...found].filter((key) => !wanted.some((pair, i) => pair === key && alike[i]))).toEqual([])
})

test('time grows with the comments, also when all are one template', () => {
  const made = (n: number) =>
    Array.from({ length: n }, (_, i) => ({
      text: `the same long text for everybody here number ${i % 50}`,
      author: `${i}`,
    }))
  const started = performance.now()
  expect(duplicates(made(40_000))[0]?.authors).toBeGreaterThan(39_000)
  expect(performance.now() - started).toBeLessThan(3000)
})
