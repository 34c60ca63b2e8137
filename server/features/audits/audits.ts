/**
 * Dated findings on accounts. A full audit reads every account once, on all cores: each thread streams its share and keeps
 * only what was measured; what all accounts share is a small summary for each platform (the panel), merged from the threads;
 * then each thread scores and writes its share. After an import only what changed is read, against the stored panel.
 */
import { availableParallelism } from 'node:os'
import { poolOf } from '@rapport/analysis/authenticity/engagement.ts'
import type { EngagementPool } from '@rapport/analysis/authenticity/engagement.ts'
import { EMPTY_PANEL, merge } from '@rapport/analysis/relationship/panel.ts'
import type { Tx } from '../../store/store.ts'
import { standWithoutEvidence } from '../creators/creators.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import { DRAWS, judged, observed } from './auditing.ts'
import type { Pools } from './auditing.ts'
import { openAuditor } from './auditor.ts'
import type { Auditor, Panels } from './auditor.ts'
import * as sql from './audits.sql.ts'
import { knownAbout } from './opened.ts'
import { courseOf, shownAudit } from './showing.ts'
import { auditorInThread } from './threads.ts'

/** So many rows are sooner done here than by threads, which must be started and warm up: half a second's work. */
const FEW_ROWS = 100_000
/** Here one auditor computes while the database reads for another. */
const HERE = 2
const MOST_THREADS = 16
/** Accounts are handed out by the handful: enough of them that all threads end together, but each asks the database some questions. */
const MOST_IN_HAND = 200
const LEAST_IN_HAND = 25
const HANDFULS = 32
/** Where this share of a platform's accounts changed, what was usual among them is out of date, and all are audited. */
const OUT_OF_DATE = 0.2

type Which = 'all' | 'changed' | 'given'
type How = { draws?: number; threads?: number }

export const runAll = (context: Context, { accounts }: { accounts?: string[] | undefined }, how: How = {}) =>
  audit(context, accounts ? 'given' : 'all', accounts, how)

/** After an import: what it touched, and nothing else. Safe to be told twice. */
export async function onChange(context: Context, _: unknown = {}, how: How = {}) {
  return { audited: (await audit(context, 'changed', undefined, how)).audited }
}

/** `how` is for tests and benchmarks: nobody else chooses the number of threads. */
async function audit(context: Context, which: Which, ids: string[] | undefined, how: How) {
  const began = performance.now()
  const at = new Date(context.outside.clock())
  const { workspace, store } = context
  const plan = await store.transact(workspace, async (tx) => {
    if (which !== 'given') await standWithoutEvidence(tx, at)
    const planned = await planOf(tx, which, ids)
    const engagement = await engagementPool(tx, at, which === 'all' || planned.anew.length > 0)
    return { engagement, ...planned, few: await areFew(tx, planned.ids) }
  })
  if (plan.ids.length === 0) return { audited: 0, assessed: 0, seconds: since(began) }

  const handfuls = inHandfuls(plan.ids)
  const threads = Math.min(how.threads ?? (plan.few ? 0 : availableParallelism()), MOST_THREADS, handfuls.length)
  const task = { workspace, at, draws: how.draws ?? DRAWS }
  const auditors = threads
    ? Array.from({ length: threads }, () => auditorInThread({ ...task, url: store.url }))
    : Array.from({ length: Math.min(HERE, handfuls.length) }, () => openAuditor(store, task))
  const closed = () => Promise.all(auditors.map((auditor) => auditor.close()))
  try {
    const found = await measureAll(context, auditors, handfuls, plan.ids.length)
    const pools: Pools = { engagement: plan.engagement, relationship: { ...plan.panels, ...only(found, plan.anew) } }
    await store.transact(workspace, async (tx) => {
      for (const platform of plan.anew)
        await tx.run(sql.writePool(sql.relationshipOn(platform), pools.relationship[platform] ?? EMPTY_PANEL, at))
    })
    const counts = await Promise.all(auditors.map((auditor) => auditor.score(pools)))
    const total = (of: 'audited' | 'assessed') => counts.reduce((sum, one) => sum + one[of], 0)
    await store.transact(workspace, async (tx) => {
      tx.record({ kind: 'accounts-audited', payload: { accounts: total('audited') } })
    })
    context.say(`${total('audited').toLocaleString('en')} accounts audited`)
    return { audited: total('audited'), assessed: total('assessed'), seconds: since(began) }
  } finally {
    await closed()
  }
}

/** What engagement is usual. Fitting 20,000 accounts takes longer than auditing a few, so it is done when it may have changed. */
async function engagementPool(tx: Tx, at: Date, anew: boolean): Promise<EngagementPool> {
  const stored = anew ? undefined : await tx.row<{ summary: EngagementPool; rows: number }>(sql.readEngagement())
  if (stored && stored.rows - stored.summary.n <= OUT_OF_DATE * stored.summary.n) return stored.summary
  const fitted = poolOf(await tx.rows<{ platform: string; followers: number; engagementRate: number }>(sql.pool()))
  await tx.run(sql.writePool('engagement', fitted, at))
  return fitted
}

/**
 * Which accounts are to be read, and on which platforms what is usual is found anew. A score is a standing among a
 * platform's accounts: where nobody was audited yet, or many changed, all of its accounts are read.
 */
async function planOf(tx: Tx, which: Which, ids: string[] | undefined) {
  type Row = { id: string; platform: string }
  const asked = await tx.rows<Row>(sql.candidates({ changed: which === 'changed', ids }))
  const byPlatform = Map.groupBy(asked, ({ platform }) => platform)
  const platforms = [...byPlatform.keys()]
  const panels: Panels = Object.fromEntries(
    (await tx.rows<sql.PoolRow>(sql.readPanels(platforms))).map(({ platform, summary }) => [platform, summary]),
  )
  const isOld = (platform: string) => {
    const panel = panels[platform]
    if (!panel || which === 'all') return true
    return which === 'changed' && byPlatform.get(platform)!.length >= OUT_OF_DATE * panel.accounts
  }
  const anew = platforms.filter(isOld)
  if (which === 'all' || anew.length === 0) return { ids: asked.map(({ id }) => id), panels, anew }
  const everybody = await tx.rows<Row>(sql.candidates({ platforms: anew }))
  const rest = asked.filter(({ platform }) => !anew.includes(platform))
  return { ids: [...everybody, ...rest].map(({ id }) => id), panels, anew }
}

const areFew = async (tx: Tx, ids: string[]): Promise<boolean> =>
  ids.length <= MOST_IN_HAND && ((await tx.row<{ rows: number }>(sql.rowsUpTo(ids, FEW_ROWS)))?.rows ?? 0) <= FEW_ROWS

/** The same handfuls whatever the machine, so that the same rows give the same answer to the last digit. */
function inHandfuls(ids: string[]): string[][] {
  const size = Math.min(MOST_IN_HAND, Math.max(LEAST_IN_HAND, Math.ceil(ids.length / HANDFULS)))
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, k) => ids.slice(k * size, (k + 1) * size))
}

/** Every auditor takes the next handful when it is done with one; what they found is merged in the order of the handfuls. */
async function measureAll(context: Context, auditors: Auditor[], handfuls: string[][], all: number): Promise<Panels> {
  const found: Panels[] = []
  let next = 0
  let done = 0
  const stopped = new Promise<never>((_, stop) => {
    const abort = () => stop(context.signal.reason as Error)
    if (context.signal.aborted) abort()
    context.signal.addEventListener('abort', abort, { once: true })
  })
  stopped.catch(() => undefined)
  const work = async (auditor: Auditor) => {
    while (next < handfuls.length) {
      context.signal.throwIfAborted()
      const at = next++
      found[at] = await auditor.measure(handfuls[at]!)
      done += handfuls[at]!.length
      context.say(`${done.toLocaleString('en')} of ${all.toLocaleString('en')} accounts read`)
    }
  }
  await Promise.race([stopped, Promise.all(auditors.map(work))])
  return found.reduce<Panels>((sum, panels) => {
    for (const [platform, panel] of Object.entries(panels))
      sum[platform] = sum[platform] ? merge(sum[platform], panel) : panel
    return sum
  }, {})
}

const only = (panels: Panels, platforms: string[]): Panels =>
  Object.fromEntries(platforms.map((platform) => [platform, panels[platform] ?? EMPTY_PANEL]))
const since = (began: number) => Math.round(performance.now() - began) / 1000

export async function show(context: Context, { id }: { id: string }) {
  return context.store.transact(context.workspace, async (tx) => {
    const latest = await latestAudit(tx, id, new Date(context.outside.clock()))
    const panel = (await tx.row<sql.PoolRow>(sql.readPanels([latest.platform])))?.summary
    const history = await tx.rows<sql.Scored>(sql.history(id))
    return {
      latest: shownAudit(latest, latest, panel),
      history: history.map((one) => ({ ...one, at: one.at.toISOString() })),
      course: courseOf(history),
    }
  })
}

/** With whose it is. Refuses an account that is not there. */
export async function latestAudit(tx: Tx, id: string, at: Date): Promise<sql.AuditRow & sql.AccountRow> {
  const account = await tx.row<sql.AccountRow>(sql.account(id))
  if (!account) throw new Refused('not-found', 'There is no such account.')
  const latest = (await tx.row<sql.AuditRow>(sql.latest(id))) ?? (await fromProfile(tx, id, at))
  return { ...account, ...latest }
}

/** Of whom nothing but the profile is known, engagement can still be held against the pool; everything else says what is missing. */
async function fromProfile(tx: Tx, id: string, at: Date): Promise<sql.AuditRow> {
  const pools: Pools = { engagement: await engagementPool(tx, at, false), relationship: {} }
  const { kept, score, low, high } = judged(observed(await knownAbout(tx, id), at), pools)
  return { id, at, findings: kept, score, low, high }
}
