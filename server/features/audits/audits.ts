/**
 * Dated findings on accounts. A full audit walks the accounts by the handful in the order of their keys and holds one handful in
 * memory; what all accounts share is a small summary (the pool), so that one account can be audited again without the others.
 */
import { poolOf } from '@rapport/analysis/authenticity/engagement.ts'
import { EMPTY_PANEL, merge, panelOf } from '@rapport/analysis/relationship/panel.ts'
import type { Panel } from '@rapport/analysis/relationship/panel.ts'
import type { Context } from '../operation.ts'
import type { Tx } from '../../store/store.ts'
import { randomUUIDv7 } from '../../store/identity.ts'
import { recordStandings, standWithoutEvidence } from '../creators/creators.ts'
import { audited, measuredOf } from './auditing.ts'
import type { Evidence, Pools } from './auditing.ts'
import * as sql from './audits.sql.ts'
import type { Candidate } from './audits.sql.ts'

/** Rows in memory at once; a single account may be larger and is then read alone. */
const HANDFUL = 40_000
const ACCOUNTS = 400
/** The panel needs only how noisy each measure is, not its tails. */
const DRAWS_FOR_PANEL = 50

export const runAll = (context: Context, { accounts }: { accounts?: string[] | undefined }) =>
  audit(context, accounts ? 'given' : 'all', accounts)

/** After an import: what it touched, and nothing else. Safe to be told twice. */
export async function onChange(context: Context) {
  return { audited: (await audit(context, 'changed')).audited }
}

async function audit(context: Context, which: 'all' | 'changed' | 'given', ids?: string[]) {
  const began = performance.now()
  const at = new Date(context.outside.clock())
  const { candidates, engagement } = await context.store.transact(context.workspace, async (tx) => {
    if (which !== 'given') await standWithoutEvidence(tx, at)
    const engagement = poolOf(
      await tx.rows<{ platform: string; followers: number; engagementRate: number }>(sql.pool()),
    )
    await tx.run(sql.writePool('engagement', engagement, at))
    return {
      candidates: await tx.rows<Candidate>(sql.candidates(which === 'changed' ? 'changed' : 'all', ids)),
      engagement,
    }
  })
  const relationship = await panel(context, which, candidates, at)
  const pools: Pools = { engagement, relationship }
  let assessed = 0
  let done = 0
  for (const handful of handfuls(candidates)) {
    context.signal.throwIfAborted()
    await context.store.transact(context.workspace, async (tx) => {
      const found = []
      for (const evidence of await read(tx, handful)) {
        found.push({ account: evidence.account, ...audited(evidence, pools, at) })
        // A long handful must not keep the app from answering.
        await new Promise(setImmediate)
      }
      await tx.run(
        sql.add(
          at,
          found.map((one) => ({
            id: randomUUIDv7(at.getTime()),
            account: one.account.id,
            findings: one.findings,
            score: one.score,
            low: one.low,
            high: one.high,
          })),
        ),
      )
      await recordStandings(
        tx,
        at,
        found.map((one) => ({
          account: one.account.id,
          state: one.state,
          score: one.score,
          low: one.low,
          high: one.high,
          audience: one.findings.audience,
          why: one.findings.why,
        })),
      )
      assessed += found.filter(({ state }) => state === 'assessed').length
    })
    done += handful.length
    context.say(`${done.toLocaleString('en')} of ${candidates.length.toLocaleString('en')} accounts audited`)
  }
  return { audited: done, assessed, seconds: Math.round(performance.now() - began) / 1000 }
}

/**
 * What the workspace's accounts look like together. A full audit makes it anew from every account; otherwise the one
 * made then is used, so that an account's score moves because the account did.
 */
async function panel(
  context: Context,
  which: 'all' | 'changed' | 'given',
  candidates: Candidate[],
  at: Date,
): Promise<Panel> {
  const before = await context.store.transact(context.workspace, (tx) =>
    tx.row<{ summary: Panel }>(sql.readPool('relationship')),
  )
  if (which !== 'all' && before) return before.summary
  const all =
    which === 'all'
      ? candidates
      : await context.store.transact(context.workspace, (tx) => tx.rows<Candidate>(sql.candidates('all')))
  let summary = EMPTY_PANEL
  for (const handful of handfuls(all.filter(({ heard }) => heard > 0))) {
    context.signal.throwIfAborted()
    const evidence = await context.store.transact(context.workspace, (tx) => read(tx, handful))
    for (const one of evidence) {
      summary = merge(summary, panelOf([measuredOf(one, at, DRAWS_FOR_PANEL).measured]))
      await new Promise(setImmediate)
    }
  }
  await context.store.transact(context.workspace, (tx) => tx.run(sql.writePool('relationship', summary, at)))
  return summary
}

function* handfuls(candidates: Candidate[]): Generator<Candidate[]> {
  let handful: Candidate[] = []
  let rows = 0
  for (const one of candidates) {
    if (handful.length && (rows + one.heard > HANDFUL || handful.length >= ACCOUNTS)) {
      yield handful
      handful = []
      rows = 0
    }
    handful.push(one)
    rows += one.heard
  }
  if (handful.length) yield handful
}

export async function read(tx: Tx, accounts: Candidate[]): Promise<Evidence[]> {
  const ids = accounts.map(({ id }) => id)
  const heard = Map.groupBy(await tx.rows<sql.HeardRow>(sql.heard(ids)), (row) => row.account_id)
  const posts = Map.groupBy(await tx.rows<sql.PostRow>(sql.posts(ids)), (row) => row.account_id)
  return accounts.map((account) => ({
    account,
    heard: heard.get(account.id) ?? [],
    posts: posts.get(account.id) ?? [],
  }))
}

export async function show(context: Context, { id }: { id: string }) {
  return context.store.transact(context.workspace, async (tx) => {
    const latest = await tx.row<sql.AuditRow>(sql.latest(id))
    const history = await tx.rows<{ at: Date; score: number | null; low: number | null; high: number | null }>(
      sql.history(id),
    )
    return {
      latest: latest
        ? {
            id: latest.id,
            at: latest.at.toISOString(),
            score: latest.score,
            interval:
              latest.low === null || latest.high === null ? null : ([latest.low, latest.high] as [number, number]),
            ...(latest.findings as Awaited<ReturnType<typeof audited>>['findings']),
          }
        : null,
      history: history.map((one) => ({ ...one, at: one.at.toISOString() })),
    }
  })
}

/** The rows of one account, for whoever opens a finding. */
export async function evidenceOf(tx: Tx, id: string): Promise<Evidence | undefined> {
  const [account] = await tx.rows<Candidate>(sql.candidates('all', [id]))
  return account ? (await read(tx, [account]))[0] : undefined
}
