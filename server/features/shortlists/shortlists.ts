/** Creators under consideration, and why. */
import { Refused } from '../operation.ts'
import type { Context } from '../operation.ts'
import type { Tx } from '../../store/store.ts'
import { randomUUIDv7 } from '../../store/identity.ts'
import { listedByIds } from '../creators/creators.ts'
import * as sql from './shortlists.sql.ts'
import type { ShortlistRow } from './shortlists.sql.ts'

const named = ({ created_at, ...row }: ShortlistRow) => ({ ...row, createdAt: created_at.toISOString() })

async function whole(tx: Tx, id: string) {
  const row = await tx.row<ShortlistRow>(sql.one(id))
  if (!row) throw new Refused('not-found', `No shortlist ${id} in this workspace.`)
  const entries = await tx.rows<{ account_id: string; note: string; added_at: Date }>(sql.entries(id))
  const accounts = await listedByIds(
    tx,
    entries.map((entry) => entry.account_id),
  )
  return {
    ...named(row),
    entries: entries.flatMap((entry) => {
      const account = accounts.get(entry.account_id)
      return account ? [{ account, note: entry.note, addedAt: entry.added_at.toISOString() }] : []
    }),
  }
}

/** Does one thing to a list and shows it as it is then. */
const then = (context: Context, id: string, work: (tx: Tx) => Promise<unknown>) =>
  context.store.transact(context.workspace, async (tx) => {
    await work(tx)
    return whole(tx, id)
  })

export const all = (context: Context) =>
  context.store.transact(context.workspace, async (tx) => ({
    shortlists: (await tx.rows<ShortlistRow>(sql.all())).map(named),
  }))

export const show = (context: Context, { id }: { id: string }) => then(context, id, async () => {})

export async function create(context: Context, input: { name: string; note: string }) {
  const id = randomUUIDv7(context.outside.clock())
  return then(context, id, (tx) => tx.run(sql.create(id, input.name, input.note)))
}

export const change = (
  context: Context,
  { id, name, note }: { id: string; name?: string | undefined; note?: string | undefined },
) => then(context, id, (tx) => tx.run(sql.change(id, name, note)))

export const remove = (context: Context, { id }: { id: string }) =>
  context.store.transact(context.workspace, async (tx) => ({ removed: (await tx.run(sql.remove(id))) > 0 }))

export const add = (context: Context, { id, accounts }: { id: string; accounts: string[] }) =>
  context.store.transact(context.workspace, async (tx) => {
    await whole(tx, id)
    await tx.run(sql.add(id, accounts))
    return whole(tx, id)
  })

export const note = (context: Context, input: { id: string; account: string; note: string }) =>
  then(context, input.id, (tx) => tx.run(sql.note(input.id, input.account, input.note)))

export const removeEntry = (context: Context, { id, account }: { id: string; account: string }) =>
  then(context, id, (tx) => tx.run(sql.drop(id, account)))
