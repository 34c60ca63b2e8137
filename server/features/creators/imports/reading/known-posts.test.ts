import { expect, test } from 'vitest'
import { file } from './fixture.ts'
import { inspect } from './inspect.ts'
import type { Owner, Told, WhosePosts } from './inspection.ts'
import { read } from './read.ts'

const KNOWN: Record<string, Owner> = {
  P0: { platform: 'instagram', handle: 'ada' },
  P1: { platform: 'instagram', handle: 'bob' },
}
const asked: string[][] = []
const whose: WhosePosts = (posts) => {
  asked.push([...posts])
  return Promise.resolve(new Map(posts.flatMap((post) => (KNOWN[post] ? [[post, KNOWN[post]]] : []))))
}
const COMMENTS = [
  'post url,comment id,username,comment,date',
  ...Array.from({ length: 30 }, (_, k) => `https://www.instagram.com/p/P${k % 3}/,c${k},fan${k},nice ${k},2026-03-01`),
].join('\n')

test('posts that are known say whose they are, and a comment under another is refused with what to do', async () => {
  const source = file('comments.csv', COMMENTS)
  const inspection = await inspect(source, {}, whose)
  expect(inspection).toMatchObject({ kind: 'interactions', byPosts: true, missing: [], warnings: [] })
  expect(inspection.because).toMatch(/; whose posts these are is known of 2 of 3$/)
  expect(inspection.trial).toMatchObject({ taken: 20, refused: 10, reasons: [{ rows: 10, column: 'post url', wanted: expect.stringContaining('import the posts first') }] }) // prettier-ignore
  const { value: batch } = await read(source, inspection, {}, { whose }).next()
  expect(batch!.rows.slice(0, 2)).toMatchObject([
    { platform: 'instagram', handle: 'ada', post: 'P0', actor: 'fan0' },
    { platform: 'instagram', handle: 'bob', post: 'P1', actor: 'fan1' },
  ])
  expect([batch!.rows.length, batch!.refused.length]).toEqual([20, 10])
  expect(asked).toEqual([
    ['P0', 'P1', 'P2'],
    ['P0', 'P1', 'P2'],
  ])
})

test('whoever says whose they are is believed, and where no post is known it is asked', async () => {
  const look = (told: Partial<Told>, text = COMMENTS) => inspect(file('comments.csv', text), told, whose)
  const said = await look({ handle: 'eve' })
  expect([said.byPosts, said.trial?.refused]).toEqual([undefined, 0])
  expect((await look({}, COMMENTS.replaceAll('/P', '/Q'))).missing).toEqual(['handle of the creator'])
})
