/** Clicks that are told after they happened, all at once, as those of the example are: written and added up as any other. */
import { observedUUIDv7 } from '../../store/identity.ts'
import type { Tx } from '../../store/store.ts'
import { RETELL } from './recorded.sql.ts'
import * as sql from './told.sql.ts'

export type Told = { readonly link: string; readonly at: Date; readonly mark: 'counted' | 'bot' }

/** The ids of the clicks, in their order: what an order carries. The same again is the same clicks. */
export async function tellClicks(tx: Tx, clicks: readonly Told[]): Promise<string[]> {
  const ids = clicks.map(({ link, at }, k) => observedUUIDv7(at.getTime(), `${tx.workspace}\ntold\n${link}\n${k}`))
  const nobody = clicks.map(() => null)
  await tx.client.query(RETELL, [
    tx.workspace,
    0,
    clicks.map(({ link }) => link),
    ids,
    clicks.map(({ at }) => at.getTime()),
    clicks.map(({ mark }) => mark),
    nobody,
    clicks.map(() => 'other'),
    nobody,
    nobody,
  ])
  return ids
}

export async function forgetLinksOf(tx: Tx, campaigns: readonly string[]): Promise<void> {
  await tx.run(sql.forget(campaigns))
}
