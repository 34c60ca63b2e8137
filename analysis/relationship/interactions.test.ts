import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { collect, LOST, NONE, type Row, UNKNOWN } from './interactions.ts'
import { measure } from './measure.ts'
import { EMPTY_PANEL } from './panel.ts'
import { picture } from './picture.ts'
import { relationship } from './score.ts'

const at = 1.7e9
const row = (id: string, more: Partial<Row> = {}): Row => ({ id, post: 'p', actor: 'ann', at, text: 'hello', ...more })

test('rows in any order are one story', () => {
  const { interactions, names } = collect(
    [row('b', { at: at + 2, actor: 'bob' }), row('a'), row('c', { at: at + 3, actor: 'me', replyTo: 'a' })],
    'me',
  )
  expect(names.interactions).toEqual(['a', 'b', 'c'])
  expect([...interactions.actor]).toEqual([1, 2, 0])
  expect([...interactions.replyTo]).toEqual([NONE, NONE, 0])
  expect(names.actors).toEqual(['me', 'ann', 'bob'])
})

test('posts are numbered by when they began, those without any time last', () => {
  const { names } = collect(
    [row('a', { post: 'undated', at: undefined }), row('b', { post: 'late', at: at + 9 }), row('c', { post: 'early' })],
    'me',
  )
  expect(names.posts).toEqual(['early', 'late', 'undated'])
})

test('what is missing stays unknown and is counted', () => {
  const { interactions, oddities } = collect(
    [row('a', { actor: undefined }), row('b', { actor: '', at: NaN }), row('c', { at: at + 1e6 })],
    'me',
    at + 1e5,
  )
  expect([...interactions.actor].toSorted()).toEqual([UNKNOWN, UNKNOWN, 1])
  expect(oddities).toMatchObject({ withoutAuthor: 2, withoutTime: 1, fromTheFuture: 1 })
  expect([...interactions.at].filter(Number.isNaN)).toHaveLength(2)
})

test('the same comment twice is one comment; two comments that merely look alike are two', () => {
  expect(collect([row('a'), row('a', { at: at + 5 })], 'me')).toMatchObject({
    interactions: { count: 1 },
    oddities: { twice: 1 },
  })
  expect(collect([row('a'), row('b')], 'me')).toMatchObject({ interactions: { count: 2 }, oddities: { twice: 0 } })
  const nameless = { post: 'p', actor: 'ann', at, text: 'hello' }
  expect(collect([nameless, { ...nameless }, { ...nameless, at: at + 1 }], 'me')).toMatchObject({
    interactions: { count: 2 },
    oddities: { twice: 1 },
  })
})

test('answers to the unknown, in circles and across posts lead nowhere', () => {
  const { interactions, oddities, names } = collect(
    [
      row('lost', { replyTo: 'never seen' }),
      row('x', { replyTo: 'y' }),
      row('y', { replyTo: 'z' }),
      row('z', { replyTo: 'x' }),
      row('below', { replyTo: 'x' }),
      row('self', { replyTo: 'self' }),
      row('other post', { post: 'q', replyTo: 'lost' }),
    ],
    'me',
  )
  const parent = Object.fromEntries(names.interactions.map((id, k) => [id, interactions.replyTo[k]]))
  expect(parent).toMatchObject({ lost: LOST, x: LOST, y: LOST, z: LOST, self: LOST, 'other post': LOST })
  expect(names.interactions[parent.below as number]).toBe('x')
  expect(oddities).toMatchObject({ replyToUnknown: 1, replyInCircle: 4, replyAcrossPosts: 1 })
})

test('an answer before its comment is an answer without a delay', () => {
  const { interactions, oddities } = collect(
    [row('a', { at: at + 100 }), row('b', { actor: 'me', replyTo: 'a' })],
    'me',
  )
  expect(oddities.replyBeforeComment).toBe(1)
  expect(measure(interactions).basis).toMatchObject({ answered: 1, medianHours: undefined })
})

const WEIRD: Record<string, Row[]> = {
  'no rows': [],
  'only the creator': Array.from({ length: 80 }, (_, k) =>
    row(`${k}`, { actor: 'me', post: `p${k % 10}`, at: at + k }),
  ),
  'nobody has a name': Array.from({ length: 200 }, (_, k) =>
    row(`${k}`, { actor: undefined, post: `p${k % 10}`, at: at + k }),
  ),
  'nothing has a time': Array.from({ length: 400 }, (_, k) =>
    row(`${k}`, { actor: `f${k % 130}`, post: `p${k % 11}`, at: undefined }),
  ),
  'one author wrote everything': Array.from({ length: 3000 }, (_, k) =>
    row(`${k}`, { post: `p${k % 10}`, at: at + k }),
  ),
  'one author drowns the others': Array.from({ length: 3000 }, (_, k) =>
    row(`${k}`, { actor: k % 15 === 0 ? `f${k}` : 'ann', post: `p${(k >> 2) % 12}`, at: at + k }),
  ),
  'everything on one post': Array.from({ length: 50_000 }, (_, k) =>
    row(`${k}`, { actor: `f${k % 7000}`, at: at + k }),
  ),
  'one endless thread': Array.from({ length: 5000 }, (_, k) =>
    row(`${k}`, { actor: `f${k % 300}`, post: 'p', at: at + k, replyTo: k > 0 ? `${k - 1}` : undefined }),
  ),
  'right to left, emoji and nothing at all': Array.from({ length: 300 }, (_, k) =>
    row(`${k}`, {
      actor: `f${k % 120}`,
      post: `p${k % 10}`,
      at: at + k * 60,
      text: ['שלום חברים', '😍🔥', '', '   ', 'مرحبا بكم', '👩‍👩‍👧'][k % 6] as string,
    }),
  ),
  'all at the same second': Array.from({ length: 300 }, (_, k) =>
    row(`${k}`, { actor: `f${k % 120}`, post: `p${k % 10}` }),
  ),
  'each answers the next': Array.from({ length: 300 }, (_, k) =>
    row(`${k}`, { actor: `f${k % 120}`, post: `p${k % 10}`, replyTo: `${(k + 10) % 300}` }),
  ),
}

for (const [name, rows] of Object.entries(WEIRD)) {
  test(`no nonsense comes of it when ${name}`, () => {
    const { interactions } = collect(rows, 'me')
    const found = relationship(measure(interactions), EMPTY_PANEL)
    const values = [found, ...Object.values(found.measures)].filter((one) => one.state === 'assessed')
    for (const one of values) {
      const value = 'score' in one ? one.score : one.value
      expect(Number.isFinite(value)).toBe(true)
      expect(one.interval[0]).toBeLessThanOrEqual(value + 1e-9)
      expect(one.interval[1]).toBeGreaterThanOrEqual(value - 1e-9)
    }
    expect(picture(interactions).people.length).toBeLessThanOrEqual(400)
  })
}

test('whatever rows come, nothing breaks and the order of rows does not matter', () => {
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
  const anyRow = fc.record({
    id: maybe(fc.constantFrom(...'abcdefghijklmnop')),
    post: fc.constantFrom('p', 'q', 'r'),
    actor: maybe(fc.constantFrom('me', 'ann', 'bob', 'cas', '')),
    at: maybe(fc.oneof(fc.integer({ min: at, max: at + 1000 }), fc.constantFrom(NaN, Infinity, -Infinity, 1e30))),
    text: maybe(fc.constantFrom('', 'hi', '😍', 'ok?')),
    replyTo: maybe(fc.constantFrom(...'abcdefghijklmnopz')),
  })
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 40 }), (rows) => {
      const one = collect(rows, 'me', at + 900)
      const other = collect(rows.toReversed(), 'me', at + 900)
      expect(other.oddities).toEqual(one.oddities)
      expect(other.interactions.count).toBe(one.interactions.count)
      expect(measure(other.interactions).basis).toEqual(measure(one.interactions).basis)
    }),
    { numRuns: 400 },
  )
})
