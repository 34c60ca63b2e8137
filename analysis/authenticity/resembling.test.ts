import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { duplicates } from './duplicates.ts'
import { resembling } from './resembling.ts'

const WORDS =
  'bridge lemon kitchen river shadow lantern paper window winter pocket garden violin copper ladder harbour needle carry borrow finish remember repair collect season answer'.split(
    ' ',
  )
const random = seeded(7)
const sentence = (words: number) => Array.from({ length: words }, () => random.one(WORDS)).join(' ')

test('texts varied at one end, in case, signs or pictures are found, and so are those varied at both ends but not within', () => {
  for (const [a, b] of [
    ['Your content always inspires me', 'your CONTENT, always inspires me 💯💯'],
    ['Your content always inspires me', '@somebody your content always inspires me'],
    ['Your content always inspires me', 'Your content always inspires me, dear Marta'],
    ['Oh your recommendations inspire me to cook better', 'Wow your recommendations inspire me to cook more'],
    ['Bellissima ricetta, la proverò domenica', '🔥 bellissima ricetta – la proverò domenica!!'],
    ['Дорогая, это лучший рецепт', 'Дорогая это лучший рецепт 🙏'],
  ] as const)
    expect(resembling([a, 'something else that nobody else would say', b])).toEqual([0, 2])
})

test('short praise and different sentences resemble nobody', () => {
  expect(resembling(['Love this so much', 'Love this so', 'wow', '', '🔥🔥🔥'])).toEqual([])
  expect(resembling(['wow great', 'wow great', 'wow great'])).toEqual([])
  const different = Array.from({ length: 1000 }, () => `${sentence(2)} ${random.below(1e9)} ${sentence(2)}`)
  expect(resembling(different).length).toBeLessThan(20)
})

test('of all that is nearly the same, 19 in 20 pass the sieve, whichever word was changed', () => {
  const templates = Array.from({ length: 200 }, () => sentence(14).split(' '))
  const texts = templates.flatMap((template) =>
    [0, 1, 2].map((copy) => {
      const words = [...template]
      if (copy > 0) words[random.below(words.length)] = random.one(WORDS)
      return words.join(' ')
    }),
  )
  const alike = duplicates(texts.map((text, i) => ({ text, author: `${i}` }))).flatMap(({ members }) => members)
  const passed = new Set(resembling(texts))
  expect(alike.length).toBeGreaterThan(200)
  expect(alike.filter((index) => passed.has(index)).length).toBeGreaterThan(0.95 * alike.length)
})
