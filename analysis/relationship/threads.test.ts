import { expect, test } from 'vitest'
import { counted } from './counted.ts'
import { collect, type Row } from './interactions.ts'
import { meanTurns, rootsOf, threadsOf } from './threads.ts'

/** "id author answers-whom": one interaction a minute. */
function threads(story: string, flaggedName?: string) {
  const rows: Row[] = story.split('; ').map((line, k) => {
    const [id, actor, replyTo] = line.split(' ')
    return { id, actor: actor === '?' ? undefined : actor, replyTo, post: 'p', at: 1e9 + 60 * k, text: 'x' }
  })
  const { interactions, names } = collect(rows, 'me')
  const flagged = new Set(names.actors.flatMap((name, id) => (name === flaggedName ? [id] : [])))
  return threadsOf(interactions, counted(interactions, { flagged }))
}

test('a thread is answered when the creator speaks in it, however deep', () => {
  expect(threads('a ann; b bob a; c me b; d dan')).toMatchObject({
    count: 2,
    answered: 1,
    peopleAsking: 2,
    peopleAnswered: 1,
  })
})

test('the creator’s own comments are not threads to be answered', () => {
  expect(threads('a me; b ann a; c me b')).toMatchObject({ count: 0, answered: 0 })
})

test('a turn is a change of speaker, not a message', () => {
  expect(threads('a ann; b ann a; c ann a')).toMatchObject({ count: 1, deep: 0 })
  expect(threads('a ann; b me a; c ann b')).toMatchObject({ deep: 1 })
  expect(threads('a ann; b bob a; c ann a; d bob a')).toMatchObject({ deep: 1 })
})

test('unknown and flagged voices take no turn, and a flagged one has no thread', () => {
  expect(threads('a ann; b ? a; c ann a')).toMatchObject({ count: 1, deep: 0 })
  expect(threads('a ann; b bot a; c ann a', 'bot')).toMatchObject({ count: 1, deep: 0 })
  expect(threads('a bot; b me a', 'bot')).toMatchObject({ count: 0, answered: 0 })
})

test('somebody without a name can be answered, but is nobody in particular', () => {
  expect(threads('a ?; b me a')).toMatchObject({ count: 1, answered: 1, peopleAsking: 0, peopleAnswered: 0 })
})

test('the delay is to the first answer, in hours', () => {
  expect([...threads('a ann; b bob; c me a; d me a').hours]).toEqual([2 / 60])
})

test('people answered are counted once however often', () => {
  expect(threads('a ann; b me a; c ann; d me c; e bob')).toMatchObject({
    count: 3,
    answered: 2,
    peopleAsking: 2,
    peopleAnswered: 1,
  })
})

test('every interaction finds its thread, through chains of any length', () => {
  const chain = Int32Array.from({ length: 100_000 }, (_, k) => k - 1)
  expect(rootsOf(chain).every((root) => root === 0)).toBe(true)
  expect([...rootsOf(Int32Array.of(-1, 0, -2, 2, 3))]).toEqual([0, 0, -1, -1, -1])
})

test('mean turns do not follow one endless thread', () => {
  const endless = Array.from({ length: 200 }, (_, k) => `x${k + 1} ${k % 2 ? 'ann' : 'bob'} x${k}`).join('; ')
  expect(meanTurns(threads(`x0 ann; ${endless}; b bob; c cas; d dan`))).toBe(4)
  expect(meanTurns(threads('a ann; b me a; c cas; d me c'))).toBe(2)
})
