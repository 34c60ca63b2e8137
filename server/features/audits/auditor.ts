/**
 * Whoever audits a share of the accounts: reads and measures them, tells what they look like together, and, told what all
 * look like together, scores and writes them. The same in the calling thread and in a thread of its own.
 */
import { merge, panelOf } from '@rapport/analysis/relationship/panel.ts'
import type { Panel } from '@rapport/analysis/relationship/panel.ts'
import type { Store } from '../../store/store.ts'
import { randomUUIDv7 } from '../../store/identity.ts'
import { holdStandings, recordStandings } from '../creators/creators.ts'
import { judged, observed } from './auditing.ts'
import type { Judged, Observed, Pools } from './auditing.ts'
import * as sql from './audits.sql.ts'
import { keepChanges } from './changes.ts'
import { accountsIn } from './heard.ts'
import { openSpool } from './spool.ts'

export type Panels = Record<string, Panel>
export type Counts = { audited: number; assessed: number }
export type Task = { workspace: string; at: Date; draws: number }
export type Auditor = {
  measure(ids: string[]): Promise<Panels>
  score(pools: Pools): Promise<Counts>
  close(): Promise<void>
}

/** Some 8 kB each; beyond it they wait in a file. */
const IN_MEMORY = 4000
/** Written in one statement; the app's other writers wait for one such at most. */
const AT_ONCE = 200

export function openAuditor(store: Store, { workspace, at, draws }: Task): Auditor {
  const measured = openSpool<Observed>(IN_MEMORY)
  return {
    measure: (ids) =>
      store.transact(workspace, async (tx) => {
        const panels: Panels = {}
        for await (const evidence of accountsIn(tx, ids)) {
          const one = observed(evidence, at, draws)
          measured.add(one)
          if (one.interactions === 0) continue
          const { platform } = evidence.account
          const own = panelOf([one.measured])
          panels[platform] = panels[platform] ? merge(panels[platform], own) : own
          // An account takes a millisecond, a very large one seconds: the app answers in between.
          await new Promise(setImmediate)
        }
        return panels
      }),
    async score(pools) {
      const counts = { audited: 0, assessed: 0 }
      // While PostgreSQL takes in one batch, the next is judged.
      let writing: Promise<void> = Promise.resolve()
      try {
        for (const batch of measured.batches(AT_ONCE)) {
          const found = batch.map((one) => judged(one, pools))
          await writing
          writing = write(store, workspace, at, found)
          writing.catch(() => undefined)
          counts.audited += found.length
          counts.assessed += found.filter(({ state }) => state === 'assessed').length
          // Lets the statement leave before the next batch keeps this thread busy.
          await new Promise(setImmediate)
        }
      } finally {
        await writing
      }
      return counts
    },
    close: async () => measured.close(),
  }
}

const write = (store: Store, workspace: string, at: Date, found: Judged[]) =>
  store.transact(workspace, async (tx) => {
    const audits = found.map(({ account, kept, score, low, high }) => ({
      id: randomUUIDv7(at.getTime()),
      account,
      findings: kept,
      score,
      low,
      high,
    }))
    await tx.run(sql.add(at, audits))
    await holdStandings(tx)
    await keepChanges(tx, at, audits)
    await recordStandings(
      tx,
      at,
      found.map(({ account, state, score, low, high, kept }) => ({
        account,
        state,
        score,
        low,
        high,
        audience: kept.audience,
        why: kept.why,
      })),
    )
  })
