import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { collect } from '@rapport/analysis/relationship/interactions.ts'
import { readCopied } from './copied.ts'
import { reading } from './heard.ts'

const POSTS = ['018f3a52-7c1e-7a00-8000-0123456789ab', '018f3a52-7c1e-7a00-8000-0123456789ac']

type Given = {
  post: number
  actor: string | null
  at: number | null
  text: string | null
  id: string | null
  replyTo: string | null
}

const integer = (value: number, bytes = Buffer.alloc(4)) => (bytes.writeInt32BE(value), bytes)
const field = (bytes: Buffer | null) => (bytes ? Buffer.concat([integer(bytes.length), bytes]) : integer(-1))
const spelt = (value: string | null) => (value === null ? null : Buffer.from(value))
const micros = (at: number | null) => {
  if (at === null) return null
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64BE(at === Infinity ? 2n ** 63n - 1n : BigInt(Math.round((at - 946_684_800) * 1e6)))
  return bytes
}
/** An array of nothing is null. */
const array = (all: (Buffer | null)[]) =>
  field(
    all.length === 0
      ? null
      : Buffer.concat([integer(1), integer(1), integer(25), integer(all.length), integer(1), ...all.map(field)]),
  )

/** As PostgreSQL writes it. */
const copied = (accounts: Given[][]): Buffer =>
  Buffer.concat([
    Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'),
    Buffer.alloc(8),
    ...accounts.flatMap((rows, place) => [
      Buffer.from([0, 7]),
      field(integer(place)),
      array(rows.map(({ post }) => Buffer.from(POSTS[post]!.replaceAll('-', ''), 'hex'))),
      array(rows.map(({ actor }) => spelt(actor))),
      array(rows.map(({ at }) => micros(at))),
      array(rows.map(({ text }) => spelt(text))),
      array(rows.map(({ id }) => spelt(id))),
      array(rows.map(({ replyTo }) => spelt(replyTo))),
    ]),
    Buffer.from([255, 255]),
  ])

function* rowsIn(bytes: Buffer, size: number) {
  const read = readCopied()
  for (let from = 0; from < bytes.length; from += size) yield* read(bytes.subarray(from, from + size))
}

const NAMES = ['me', 'ugo', 'Ugo', 'ÉLISE', 'élise', 'x'.repeat(40), '李', '']
const given = fc.record({
  post: fc.constantFrom(0, 1),
  actor: fc.option(fc.constantFrom(...NAMES)),
  at: fc.option(fc.oneof(fc.integer({ min: 1e9, max: 1e9 + 50 }), fc.constantFrom(100, 1_790_000_000.25, Infinity))),
  text: fc.option(fc.constantFrom('', 'Bread', 'Dov’è il pane? 🥖', 'how long does it rest, and where', '?')),
  id: fc.option(fc.constantFrom(...'abcdefgh', '🥖', '')),
  replyTo: fc.option(fc.constantFrom(...'abcdefgh', '🥖', '')),
})

test('an account reads the same in bytes as in strings, whatever the pieces in which it comes', () => {
  const accounts = fc.array(fc.array(given, { maxLength: 30 }), { maxLength: 4 })
  fc.assert(
    fc.property(accounts, fc.constantFrom(1, 7, 64, 100_000), (told, size) => {
      const found = [...rowsIn(copied(told), size)].map((row) => collect(reading().read(row).columns(), 'me', 1.8e9))
      const wanted = told.map((rows) => {
        const lower = rows.map(({ post, actor, at, text, id, replyTo }) => ({
          post: POSTS[post]!,
          actor: actor?.toLowerCase(),
          at: at === null || at === Infinity ? undefined : at,
          text: text ?? undefined,
          id: id ?? undefined,
          replyTo: replyTo ?? undefined,
        }))
        return collect(lower, 'me', 1.8e9)
      })
      expect(found.map(plain)).toEqual(wanted.map(plain))
    }),
    { numRuns: 300 },
  )
})

const plain = ({
  interactions,
  oddities,
  names: { actors, posts, interactions: ids },
}: ReturnType<typeof collect>) => ({
  ...interactions,
  oddities,
  actors,
  posts,
  ids,
})

test('comments that come page by page are one account', () => {
  const rows: Given[] = Array.from({ length: 60 }, (_, k) => ({
    post: k % 2,
    actor: `fan ${k % 7}`,
    at: 1e9 + k,
    text: `number ${k}`,
    id: `c${k}`,
    replyTo: k % 3 ? `c${k - 1}` : null,
  }))
  const whole = reading()
  for (const row of rowsIn(copied([rows]), 1000)) whole.read(row)
  const paged = reading()
  for (const row of rowsIn(copied([rows.slice(0, 25), rows.slice(25, 50), rows.slice(50), []]), 1000)) paged.read(row)
  expect(plain(collect(paged.columns(), 'me'))).toEqual(plain(collect(whole.columns(), 'me')))
})
