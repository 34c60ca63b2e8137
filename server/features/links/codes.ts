/**
 * Codes: what a buyer types. One of a creator's own, batches that are good once, and codes for the door of an event. They are made of
 * signs that cannot be mistaken for one another, and of no vowels, so that no batch spells a word that nobody wanted.
 */
import { randomInt } from 'node:crypto'
import type { z } from 'zod'
import { namedUUID } from '../../store/identity.ts'
import type { Tx } from '../../store/store.ts'
import { Refused } from '../operation.ts'
import type { Context } from '../operation.ts'
import type { importInput, listInput, makeInput } from './codes.operations.ts'
import * as sql from './codes.sql.ts'
import type { ClickDay, ClickNamed, CodeRow, ListedRow, NewRow } from './codes.sql.ts'

export type { CodeRow } from './codes.sql.ts'

/** No 0 and O, 1 and I and L, 2 and Z, 5 and S, 8 and B, U and V; no A E I O U Y. */
const SIGNS = 'CDFGHJKMNPQRTWX34679'

const randomSigns = (length: number) => Array.from({ length }, () => SIGNS[randomInt(SIGNS.length)]!).join('')

/** As shops compare them. */
const keyOf = (code: string) => code.trim().toUpperCase()

/** Letters and digits of a name without accents, as the beginning of a code of its own; vowels are fine where a person chose them. */
const stem = (name: string) =>
  name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .toUpperCase()
    .slice(0, 10)

const id = (tx: Tx, key: string) => namedUUID(`${tx.workspace}\ncode\n${key}`)

type Make = z.output<typeof makeInput>

export const make = (context: Context, given: Make) =>
  context.store.transact(context.workspace, (tx) => makeIn(tx, given, new Date(context.outside.clock())))

async function makeIn(tx: Tx, { booking, kind, count, prefix, batch }: Make, now: Date) {
  const [person] = await tx.rows<{ id: string; name: string; handle: string }>(sql.bookingsKnown([booking]))
  if (!person) throw new Refused('not-found', `No booking ${booking} in this workspace.`)
  const many = kind === 'standing' ? 1 : count
  const start = prefix ?? (kind === 'standing' ? stem(person.handle) : '')
  // Forty of twenty signs: 20^8 codes, so that a guess at a batch of ten thousand is right once in two million.
  const length = kind === 'standing' ? 3 : 8
  const named = batch ?? (kind === 'standing' ? null : `${person.name}, ${now.toISOString().slice(0, 10)}`)
  const made: string[] = []
  for (let round = 0; made.length < many; round++) {
    if (round === 20)
      throw new Refused('conflict', 'No free codes are left under this beginning: choose another prefix.')
    const fresh = new Set<string>()
    while (fresh.size < many - made.length) fresh.add(`${start}${randomSigns(length)}`)
    const rows = [...fresh].map((code): NewRow => ({
      id: id(tx, code),
      code,
      code_key: code,
      kind,
      booking_id: booking,
      batch: named,
    }))
    for (const { code } of await tx.rows<{ code: string }>(sql.add(rows, now))) made.push(code)
  }
  tx.record({ kind: 'codes-changed', payload: { keys: made.length } })
  return { codes: made, batch: named }
}

type Import = z.output<typeof importInput>

/** Codes that the shop has already: a line each, the code and, where given, the handle of its creator. */
export const take = (context: Context, { text, booking, campaign, kind }: Import) =>
  context.store.transact(context.workspace, async (tx) => {
    const lines = text.split(/\r\n|\r|\n/).map((line, at) => ({
      at: at + 1,
      cells: line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')),
    }))
    const rows = lines.filter(
      ({ cells, at }) => cells[0] && !(at === 1 && /^(discount[ _]?)?(code|coupon|name)s?$/i.test(cells[0])),
    )
    const refused: { line: number; because: string }[] = []
    const handles = [
      ...new Set(rows.flatMap(({ cells }) => (cells[1] ? [cells[1].replace(/^@/, '').toLowerCase()] : []))),
    ]
    const owners = new Map(
      (await tx.rows<{ handle_key: string; id: string }>(sql.bookingsOfHandles(handles, campaign ?? null))).map(
        (one) => [one.handle_key, one.id],
      ),
    )
    if (booking && (await tx.rows(sql.bookingsKnown([booking]))).length === 0)
      throw new Refused('not-found', `No booking ${booking} in this workspace.`)
    const wanted = new Map<string, NewRow>()
    for (const { at, cells } of rows) {
      const code = cells[0]!.replaceAll('\0', '').toWellFormed()
      const handle = cells[1]?.replace(/^@/, '').toLowerCase()
      const owner = handle ? owners.get(handle) : (booking ?? null)
      if (code.length > 100) refused.push({ line: at, because: 'longer than 100 signs' })
      else if (handle && !owner)
        refused.push({
          line: at,
          because: `@${handle} has no booking: book the creator first, or leave the handle out`,
        })
      else
        wanted.set(keyOf(code), {
          id: id(tx, keyOf(code)),
          code,
          code_key: keyOf(code),
          kind,
          booking_id: owner ?? null,
          batch: null,
        })
    }
    const list = [...wanted.values()]
    const fresh = list.length
      ? await tx.rows<{ code_key: string }>(sql.add(list, new Date(context.outside.clock())))
      : []
    const adopted = list.length ? await tx.rows(sql.adopt(list)) : []
    if (fresh.length + adopted.length > 0) tx.record({ kind: 'codes-changed', payload: { keys: fresh.length } })
    return { in: fresh.length, known: wanted.size - fresh.length, refused: refused.slice(0, 100) }
  })

type List = z.output<typeof listInput>

export const list = (context: Context, { campaign, booking, kind, limit }: List) =>
  context.store.transact(context.workspace, async (tx) => ({
    codes: (await tx.rows<ListedRow>(sql.list(campaign ?? null, booking ?? null, kind ?? null, limit))).map(shown),
  }))

const shown = (row: ListedRow) => ({
  id: row.id,
  code: row.code,
  kind: row.kind,
  booking: row.booking_id,
  creator: row.creator,
  campaign: row.campaign,
  batch: row.batch,
  createdAt: row.created_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  leakedSince: row.leaked_since?.toISOString() ?? null,
  replacedBy: row.replaced_by_code,
})

export const end = (context: Context, { id: which }: { id: string }) =>
  context.store.transact(context.workspace, async (tx) => {
    await found(tx, which)
    await tx.run(sql.end(which, new Date(context.outside.clock()), null, null))
    return { ended: true }
  })

async function found(tx: Tx, which: string): Promise<CodeRow> {
  const row = await tx.row<CodeRow>(sql.one(which))
  if (!row) throw new Refused('not-found', `No code ${which} in this workspace.`)
  return row
}

/** The old code is held to be leaked since then, and another takes its place. The caller credits its orders anew. */
export async function rotateCode(
  tx: Tx,
  which: string,
  since: Date,
  now: Date,
): Promise<{ old: CodeRow; fresh: string }> {
  const old = await found(tx, which)
  if (!old.booking_id) throw new Refused('invalid', `${old.code} is nobody’s code: give it to a booking first.`)
  if (old.replaced_by) throw new Refused('conflict', `${old.code} was replaced already.`)
  const { codes } = await makeIn(
    tx,
    { booking: old.booking_id, kind: old.kind === 'door' ? 'door' : 'standing', count: 1 },
    now,
  )
  const fresh = codes[0]!
  await tx.run(sql.end(which, now, since, id(tx, fresh)))
  return { old, fresh }
}

export const codesNamed = (tx: Tx, keys: readonly string[]) =>
  keys.length ? tx.rows<CodeRow>(sql.named(keys)) : Promise.resolve([])
export const codesShown = async (tx: Tx) =>
  (await tx.rows<ListedRow>(sql.list(null, null, null, 10_000))).filter((row) => row.booking_id !== null)

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Clicks as orders name them; a name that is none of ours names nobody. */
export async function clicksNamed(tx: Tx, names: readonly string[]): Promise<Map<string, ClickNamed>> {
  const ids = names.map((name) => name.toLowerCase()).filter((name) => UUID.test(name))
  const rows = ids.length ? await tx.rows<ClickNamed>(sql.clicks(ids)) : []
  return new Map(rows.map((row) => [row.id, row]))
}

/** Counted clicks on the links of bookings, by day (UTC). */
export const clicksByDay = (tx: Tx, bookings: readonly string[]) => tx.rows<ClickDay>(sql.clickDays(bookings))
