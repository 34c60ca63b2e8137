import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { commentReasons, commentsSignal, scoreComments } from './comments.ts'

const score = (text: string, caption?: string) => {
  const [found] = scoreComments([{ text, caption }])
  return found as { spam: number; generic: number }
}

test('what advertises something else scores above one half, in words it was not fitted on', () => {
  for (const text of [
    'DM us to become a brand ambassador, link in our bio',
    'I earn $400 a day with forex, ask my mentor on whatsapp +44 7700 900123',
    'new remix on my soundcloud, please give it a listen',
    'abonniert meinen kanal bitte',
    'www.best-shoes.shop 50% discount code RUN',
    'follow me and i follow back',
  ])
    expect(score(text).spam).toBeGreaterThan(0.5)
})

test('what people say about the work does not, even with a channel, a link or a request in it', () => {
  for (const text of [
    'How long did you let the dough rest?',
    'this song reminds me of my grandmother, she sang it every summer',
    'I was at your workshop in Leeds and still use the notebook',
    'Why is the second chorus so much better than the first?',
    'still watching this in 2025',
    'My daughter made the lamp from your pattern yesterday, thank you',
  ])
    expect(score(text).spam).toBeLessThan(0.5)
})

test('praise that fits under any post is generic, a detail or a question is not', () => {
  for (const text of ['Nice!', '🔥🔥🔥', 'wow so beautiful', 'Great shot, keep it up', 'Love this!!', ''])
    expect(score(text).generic).toBeGreaterThan(0.8)
  for (const text of [
    'What lens did you use for the bridge at night?',
    'My gran cooks it with smoked paprika and lemon',
  ])
    expect(score(text).generic).toBeLessThan(0.1)
})

test('a word of the caption makes a comment less generic', () => {
  const alone = score('Lisbon looks great').generic
  expect(score('Lisbon looks great', 'First morning in Lisbon').generic).toBeLessThan(alone - 0.2)
})

test('the reasons say what was seen', () => {
  expect(commentReasons({ text: 'check out my channel http://a.example' })).toContain('a web address')
  expect(commentReasons({ text: 'nice' })).toEqual(['little that is about this post'])
  expect(commentReasons({ text: 'Lisbon again, what luck', caption: 'Lisbon' })).toEqual([
    'takes up 1 word of the caption',
  ])
})

const NOUNS =
  'bridge lemon kitchen river shadow lantern paper window winter pocket garden violin copper ladder harbour needle'.split(
    ' ',
  )
const VERBS =
  'paint carry borrow finish remember repair collect season answer follow measure fold polish deliver'.split(' ')

test('three people with nearly the same long text are a template; two, or short praise, are not', () => {
  const random = seeded(1)
  const people = Array.from({ length: 60 }, (_, i) => ({
    author: `person-${i}`,
    text: `I ${random.one(VERBS)} the ${random.one(NOUNS)} and ${random.one(VERBS)} a ${random.one(NOUNS)} near the ${random.one(NOUNS)} at ${i}`,
  }))
  const praise = Array.from({ length: 30 }, (_, i) => ({ author: `fan-${i}`, text: 'Love this so much' }))
  expect(commentsSignal([...people, ...praise])).toMatchObject({
    state: 'assessed',
    score: 0,
    concern: false,
    llr: 0,
    templates: [],
  })
  const pasted = Array.from({ length: 20 }, (_, i) => ({
    author: `new-${i}`,
    text: `Your content always inspires me to do better in life!${'!'.repeat(i)} 💯`,
  }))
  const found = commentsSignal([...people, ...praise, ...pasted])
  expect(found).toMatchObject({ concern: true, templates: [{ authors: 20, members: pasted.map((_, i) => 90 + i) }] })
  expect(found.because).toBe(
    '20 of 110 comments repeat a text nearly word for word, one of them from 20 different people.',
  )
})

test('generic praise and advertising alone raise nothing: fans praise, and anybody may advertise', () => {
  const praise = Array.from({ length: 100 }, (_, i) => ({
    author: `fan-${i}`,
    text: i % 2 ? 'wow' : `subscribe to my channel ${i}`,
  }))
  expect(commentsSignal(praise)).toMatchObject({ concern: false, llr: 0 })
})

test('no claim from fewer than 50 comments, or without authors', () => {
  const comment = { author: 'a', text: 'a text that is long enough to be compared' }
  expect(commentsSignal(Array.from({ length: 49 }, () => comment))).toMatchObject({
    state: 'not-enough-evidence',
    llr: 0,
  })
  expect(commentsSignal(Array.from({ length: 90 }, () => ({ text: comment.text })))).toMatchObject({
    state: 'not-available',
    n: 0,
  })
})

test('any text gets two numbers between 0 and 1', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 400 }))
  const checked = fc.check(
    fc.property(text, text, (comment, caption) =>
      Object.values(score(comment, caption)).every((part) => part >= 0 && part <= 1),
    ),
    { numRuns: 2000 },
  )
  expect(checked.counterexample).toBeNull()
})

test('a long text without spaces takes no longer than its length', () => {
  const started = performance.now()
  for (const part of ['a', 'a.', 'http://', '@ ', '1 ', 'word ', '. ', 'x-']) score(part.repeat(40_000))
  expect(performance.now() - started).toBeLessThan(2000)
})
