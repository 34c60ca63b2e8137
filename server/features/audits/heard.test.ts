import { expect, test } from 'vitest'
import { readRows } from './heard.ts'

const POST = '018f3a52-7c1e-7a00-8000-0123456789ab'

type Given = [
  place: number,
  actor: string | null,
  at: number | null,
  text: string | null,
  id: string | null,
  to: string | null,
]

/** As PostgreSQL writes it. */
function copied(rows: Given[]): Buffer {
  const field = (bytes: Buffer | null) => {
    const length = Buffer.alloc(4)
    length.writeInt32BE(bytes ? bytes.length : -1)
    return bytes ? Buffer.concat([length, bytes]) : length
  }
  const text = (value: string | null) => field(value === null ? null : Buffer.from(value))
  const integer = (value: number) => {
    const bytes = Buffer.alloc(4)
    bytes.writeInt32BE(value)
    return field(bytes)
  }
  const time = (at: number | null) => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigInt64BE(at === Infinity ? 2n ** 63n - 1n : BigInt(Math.round(((at ?? 0) - 946_684_800) * 1e6)))
    return field(at === null ? null : bytes)
  }
  return Buffer.concat([
    Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'),
    Buffer.alloc(8),
    ...rows.flatMap(([place, actor, at, said, id, to]) => [
      Buffer.from([0, 7]),
      integer(place),
      field(Buffer.from(POST.replaceAll('-', ''), 'hex')),
      text(actor),
      time(at),
      text(said),
      text(id),
      text(to),
    ]),
    Buffer.from([255, 255]),
  ])
}

const ROWS: Given[] = [
  [0, 'Ugo', 1_790_000_000.25, 'Dov’è il pane? 🥖', 'c1', null],
  [0, null, null, null, null, 'c1'],
  [2, 'ines', Infinity, '', 'c2', null],
  [2, 'ines', 100, 'before the epoch of 2000', 'c3', 'c2'],
]

test.each([1, 7, 64, 100_000])('rows come out the same when they come in pieces of %i bytes', (size) => {
  const all = copied(ROWS)
  const reader = readRows()
  const accounts = []
  for (let from = 0; from < all.length; from += size) accounts.push(...reader.read(all.subarray(from, from + size)))
  accounts.push(reader.end())
  expect(accounts).toEqual([
    {
      place: 0,
      rows: [
        { post: POST, actor: 'ugo', at: 1_790_000_000.25, text: 'Dov’è il pane? 🥖', id: 'c1', replyTo: undefined },
        { post: POST, actor: undefined, at: undefined, text: undefined, id: undefined, replyTo: 'c1' },
      ],
    },
    {
      place: 2,
      rows: [
        { post: POST, actor: 'ines', at: undefined, text: '', id: 'c2', replyTo: undefined },
        { post: POST, actor: 'ines', at: 100, text: 'before the epoch of 2000', id: 'c3', replyTo: 'c2' },
      ],
    },
  ])
})

test('nobody said anything: no account', () => {
  const reader = readRows()
  expect([...reader.read(copied([]))]).toEqual([])
  expect(reader.end()).toBeUndefined()
})
