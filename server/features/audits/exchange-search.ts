/** Looks for pods and circles across all accounts of a workspace and writes what each account's signals are. */
import { exchange, exchangeSignals } from '@rapport/analysis/authenticity/exchange.ts'
import type { Exchange } from '@rapport/analysis/authenticity/exchange.ts'
import type { Store, Tx } from '../../store/store.ts'
import { gathered } from './exchange-stream.ts'
import type { OnPlatform } from './exchange-stream.ts'
import * as sql from './exchange.sql.ts'

export type Searched = {
  /** Acts of somebody on the post of somebody else. */
  rows: number
  /** Groups that engage by agreement, or as if they did. */
  groups: number
  /** Accounts in one. */
  flagged: number
  /** Accounts of which an audit would now say something else. */
  changed: string[]
}

/** Accounts written in one statement. */
const AT_ONCE = 500

export const search = (store: Store, { workspace, at }: { workspace: string; at: Date }): Promise<Searched> =>
  store.transact(workspace, async (tx) => {
    await tx.run(sql.alone())
    const total: Searched = { rows: 0, groups: 0, flagged: 0, changed: [] }
    const platforms = await gathered(tx)
    // One after the other, each forgotten before the next.
    for (const [platform, own] of platforms) {
      platforms.delete(platform)
      const { rows, found, changed } = await searchOn(tx, own, at)
      total.rows += rows
      total.groups += found.groups.length
      total.flagged += found.flagged.length
      total.changed.push(...changed)
    }
    return total
  })

async function searchOn(tx: Tx, { gathering, accountOf }: OnPlatform, at: Date) {
  const table = gathering.table()
  const found: Exchange = exchange(table)
  const changed = new Set<string>()
  let given: sql.Given[] = []
  let always: Parameters<typeof sql.keep>[2] | undefined
  const write = async () => {
    if (always)
      for (const { account } of await tx.rows<{ account: string }>(sql.keep(at, given, always))) changed.add(account)
    given = []
  }
  for (const { person, signals } of exchangeSignals(table, found)) {
    const account = accountOf.get(person)
    if (account === undefined) continue
    for (const { howOftenWrong, innocent, ...signal } of signals) {
      given.push({ account, name: signal.name, signal })
      always = { howOftenWrong, innocent }
    }
    if (given.length >= 2 * AT_ONCE) await write()
  }
  await write()
  return { rows: table.rows, found, changed }
}
