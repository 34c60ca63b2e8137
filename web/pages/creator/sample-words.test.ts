import { expect, test } from 'vitest'
import { exampleRow, layersOf, reasonsOf, sampleSays } from './sample-words.ts'
import type { Sample } from './sample-words.ts'

const sample = (more: Partial<Sample>) =>
  ({ n: 400, drawn: 'uniform', at: '2026-11-23T01:00:00Z', incomplete: 0, twice: 0, ...more }) as Sample

test('a sample says how it was drawn, and what was left out of it', () => {
  expect(sampleSays(sample({}))).toBe('400 followers, drawn at random from all, taken on 23 Nov 2026.')
  expect(sampleSays(sample({ drawn: 'unknown', incomplete: 3, twice: 1 }))).toMatch(
    /nobody told.* Left out: 3 rows without followers, following or posts and 1 row of somebody/,
  )
})

test('layers stand by what they were cut by; what the source does not tell is not there', () => {
  const layer = (by: Sample['strata'][number]['by'], name: string) => ({ by, name, n: 1, suspicious: 0.1 })
  expect(layersOf([layer('picture', 'a'), layer('posts', 'b'), layer('posts', 'c')])).toMatchObject([
    { title: 'By what they post', layers: [{ name: 'b' }, { name: 'c' }] },
    { title: 'By picture', layers: [{ name: 'a' }] },
  ])
})

const follower = (suspicion: number, contributions: [string, number][]) =>
  ({
    suspicion,
    contributions: contributions.map(([feature, contribution]) => ({ feature, contribution })),
  }) as Sample['examples'][number]

test('the reasons point to the side of the score', () => {
  expect(
    reasonsOf(
      follower(0.99, [
        ['following', 4.1],
        ['picture', -0.4],
        ['digits', 1.3],
        ['posts', 0.5],
      ]),
    ),
  ).toBe('how many it follows, digits in the name')
  expect(
    reasonsOf(
      follower(0.02, [
        ['following', 0.3],
        ['picture', -0.4],
        ['posts', -1.5],
      ]),
    ),
  ).toBe('how much it posts, has a picture')
})

test('no follower is certainly one or the other, and what nobody told is no zero', () => {
  const row = (suspicion: number) =>
    exampleRow({ ...follower(suspicion, []), followers: 42, following: null, posts: 0, hasPicture: null })
  expect([row(0.99986)[0], row(0.49)[0], row(0.0006)[0]]).toEqual(['over 99%', '49%', 'under 1%'])
  expect(row(0.5).slice(1, 5)).toEqual(['42', '–', '0', '–'])
})
