/** Orders that come as a file, for shops that tell nothing by themselves and for what was before. */
import type { z } from 'zod'
import { Refused } from '../operation.ts'
import type { Context } from '../operation.ts'
import { one } from './connections.sql.ts'
import type { ConnectionRow } from './connections.sql.ts'
import { readOrders } from './file-reading.ts'
import type { Reading } from './file-reading.ts'
import type { importInput } from './file.operations.ts'
import { recordFound } from './orders.ts'
import { buyerHash } from './sealed.ts'

const MOST = 20_000
const AT_ONCE = 500

type Given = z.output<typeof importInput>

/** A file again changes what it says differently, and counts nothing twice. */
export async function take(context: Context, { connection, text, currency }: Given) {
  const row = await context.store.transact(context.workspace, (tx) => tx.row<ConnectionRow>(one(connection)))
  if (!row || row.removed_at) throw new Refused('not-found', `No connection ${connection} in this workspace.`)
  if (row.vendor !== 'file')
    throw new Refused(
      'invalid',
      `${row.name} tells of its orders by itself; a file beside it would count them twice. Make a connection for files.`,
    )
  const now = context.outside.clock()
  const { found, refused, said } = reading(text, currency, now)
  const hashed = await buyerHash(context.outside, context.workspace)
  let changed = 0
  for (let from = 0; from < found.length; from += AT_ONCE)
    await context.store.transact(context.workspace, async (tx) => {
      let fresh = 0
      for (const one of found.slice(from, from + AT_ONCE))
        if (await recordFound(tx, connection, one.found, hashed, new Date(now), false)) fresh++
      changed += fresh
      if (fresh > 0) tx.record({ kind: 'order-recorded', payload: { connection, orders: fresh } })
    })
  return {
    in: changed,
    known: found.length - changed,
    refused: refused.slice(0, 200),
    refusedAll: refused.length,
    said,
  }
}

function reading(text: string, currency: string | undefined, now: number): Reading {
  try {
    return readOrders(text, currency, now, MOST)
  } catch (error) {
    if (error instanceof RangeError) throw new Refused('invalid', error.message)
    throw error
  }
}
