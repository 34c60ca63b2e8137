/** Files of followers as they come: headers in other words, numbers as people write them, cells of nonsense. */
import { Readable } from 'node:stream'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleOf } from '@rapport/analysis/authenticity/sample.ts'
import { seeded } from '@rapport/analysis/numbers/random.ts'
import { inspect } from '../creators/imports/reading/index.ts'
import { fieldsOf, followersIn } from './samples-reading.ts'

const sourceOf = (text: string, name = 'followers.csv') => ({ name, open: () => Readable.from([Buffer.from(text)]) })
const read = async (text: string) => followersIn(sourceOf(text), await inspect(sourceOf(text)), {})

test('headers are known by their own names, by those of creators’ lists, and by what is told', () => {
  const found = (headers: string[], mapping = {}) => Object.fromEntries(fieldsOf(headers, mapping))
  expect(found(['User_Name', 'Follower', 'seguaci', 'Followings', 'Media count', 'Profile Pic'])).toMatchObject({
    username: 0,
    followers: 2,
    following: 3,
    posts: 4,
    hasPicture: 5,
  })
  expect(
    found(['id', 'followers', 'following', 'posts', 'has_picture', 'digit_share', 'created_at', 'followed_at']),
  ).toEqual({
    id: 0,
    followers: 1,
    following: 2,
    posts: 3,
    hasPicture: 4,
    digitShare: 5,
    createdAt: 6,
    followedAt: 7,
  })
  expect(found(['a', 'followers', 'b'], { A: 'posts', b: 'followers' })).toEqual({ posts: 0, followers: 2 })
})

test('numbers, pictures, names and dates are read as people write them; what a cell does not say stays unknown', async () => {
  const rows = await read(
    [
      'username;followers;following;posts;avatar_url;followed_at',
      'anna90;1.2K;9 870;12;https://example.org/a.jpg;2026-01-05T10:00:00Z',
      'ugo;n/a;-4;many;;1767607200',
    ].join('\n'),
  )
  expect(rows).toMatchObject([
    { name: 'anna90', followers: 1200, following: 9870, posts: 12, hasPicture: true, digitShare: 2 / 6 },
    { name: 'ugo', digitShare: 0 },
  ])
  expect(rows[0]!.followedAt).toBe(Date.UTC(2026, 0, 5, 10) / 1000)
  expect(rows[1]!.followedAt).toBe(1767607200)
  expect([rows[1]!.followers, rows[1]!.following, rows[1]!.posts, rows[1]!.hasPicture]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test('a file without a needed column is refused with what it has and what it lacks', async () => {
  await expect(read('handle,followers\nanna,3\nugo,4')).rejects.toThrow(
    'followers.csv: found the columns handle, followers; wanted also following, posts.',
  )
  await expect(read('[{"followers": 3, "following": 4, "posts": 5}]')).rejects.toThrow(
    'found json, wanted followers as CSV or TSV',
  )
})

test('100,000 rows of nonsense are read without a fall, and no NaN comes of them', async () => {
  const cell = fc.oneof(
    fc.nat().map(String),
    fc.double().map(String),
    fc.string().map((text) => text.replaceAll(/[\n\r"]/g, '')),
    fc.constantFrom('', 'n/a', '1,5K', '-3', '∞', '1e99', '0x10', 'NaN', '"', '=1+1'),
  )
  let rows = 0
  const sound = await fc.check(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 6, maxLength: 7 }), { minLength: 400, maxLength: 500, size: 'max' }),
      async (table) => {
        const text = [
          'username,followers,following,posts,has_picture,followed_at',
          ...table.map((cells) => cells.join(',')),
        ]
        const followers = await read(text.join('\n'))
        rows += table.length
        const { share, layers, examples } = sampleOf(followers, { how: 'uniform' }, 1.8e9, seeded(1))
        return (
          [share.llr, ...(share.interval ?? [])].every(Number.isFinite) &&
          layers.every(({ suspicious }) => suspicious >= 0 && suspicious <= 1) &&
          examples.every(({ suspicion }) => suspicion >= 0 && suspicion <= 1)
        )
      },
    ),
    { numRuns: 251 },
  )
  expect(sound.counterexample).toBeNull()
  expect(rows).toBeGreaterThan(100_000)
}, 60_000)
