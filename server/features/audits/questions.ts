/**
 * What to ask a creator, what was asked, and what she said. An answer stays with the audit it was about and stands beside
 * later ones; nothing here sends anything.
 */
import type { ExchangeSignal } from '@rapport/analysis/authenticity/exchange.ts'
import type { Share } from '@rapport/analysis/authenticity/share.ts'
import type { Signal, SignalName } from '@rapport/analysis/authenticity/signal.ts'
import { engagementSignal } from '@rapport/analysis/authenticity/engagement.ts'
import { giveaways } from '@rapport/analysis/relationship/giveaways.ts'
import { randomUUIDv7 } from '../../store/identity.ts'
import type { Tx } from '../../store/store.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import { collected, until } from './auditing.ts'
import type { Evidence } from './auditing.ts'
import { latestAudit } from './audits.ts'
import type { AuditRow } from './audits.sql.ts'
import { draft } from './drafting.ts'
import type { Concerns } from './drafting.ts'
import { evidenceOf, knownAbout } from './opened.ts'
import * as sql from './questions.sql.ts'
import type { QuestionRow } from './questions.sql.ts'
import { signalsIn } from './showing.ts'
import { commentsOf, datedPosts, growthOf, likesOf, saidUnder } from './signals.ts'

export const questions = (context: Context, { id }: { id: string }) =>
  context.store.transact(context.workspace, (tx) => shownWith(tx, id, new Date(context.outside.clock())))

export const ask = (context: Context, { id, text }: { id: string; text: string }) =>
  context.store.transact(context.workspace, async (tx) => {
    const at = new Date(context.outside.clock())
    await knownAbout(tx, id)
    await tx.run(sql.ask(randomUUIDv7(at.getTime()), id, at, text))
    return shownWith(tx, id, at)
  })

export const answer = (context: Context, { id, answer: said }: { id: string; answer: string }) =>
  context.store.transact(context.workspace, async (tx) => {
    const row = await tx.row<QuestionRow>(sql.answer(id, new Date(context.outside.clock()), said))
    if (!row) throw new Refused('not-found', `No question ${id} in this workspace.`)
    return shown(row)
  })

async function shownWith(tx: Tx, id: string, at: Date) {
  const audit = await latestAudit(tx, id, at)
  return {
    draft: (await drafted(tx, audit, id, at)) ?? null,
    asked: (await tx.rows<QuestionRow>(sql.of(id))).map(shown),
  }
}

const shown = ({ id, at, text, answer: said, answered_at, audit_id }: QuestionRow) => ({
  id,
  at: at.toISOString(),
  text,
  answer: said,
  answeredAt: answered_at?.toISOString() ?? null,
  audit: audit_id,
})

/** Only what the verdict asks. The audit says which signals raise a concern; their details are found again in the rows, comments only where it takes them. */
async function drafted(tx: Tx, { findings, name }: AuditRow & { name: string }, id: string, at: Date) {
  // Weak signals have no question of their own: the error that the verdict states would not hold.
  if (findings.audience !== 'questions-to-ask' && findings.audience !== 'strong-signs') return undefined
  const all = [...signalsIn(findings), engagementSignal(findings.engagement)]
  const concerned = new Set(all.filter(({ concern }) => concern).map((signal) => signal.name))
  if (concerned.size === 0) return undefined
  const evidence = concerned.has('comments') ? await evidenceOf(tx, id) : await knownAbout(tx, id)
  const { posts, counts, stored, account } = evidence
  const concerns: Concerns = {}
  if (concerned.has('likes')) concerns.likes = jumps(posts)
  if (concerned.has('growth')) concerns.growth = growthOf(until(counts, at), posts)
  if (concerned.has('comments')) {
    const rows = collected(evidence, at)
    concerns.comments = commentsOf(saidUnder(rows, giveaways(rows.interactions)))
  }
  const asStored = <Kind extends Signal>(...names: SignalName[]) =>
    stored.find((signal) => concerned.has(signal.name) && names.includes(signal.name)) as Kind | undefined
  const sampled = asStored<Signal & { finding?: Share }>('share', 'followers')
  if (sampled) concerns.share = { n: sampled.n, ...sampled.finding }
  const exchange = asStored<ExchangeSignal>('pods', 'blocks')
  if (exchange) concerns.exchange = othersIn(exchange, account.handle_key)
  if (concerned.has('engagement') && account.engagementRate !== null)
    concerns.engagement = { tail: findings.engagement.tail ?? 'low', rate: account.engagementRate }
  return draft(name, concerns)
}

const othersIn = ({ group }: ExchangeSignal, own: string): Concerns['exchange'] =>
  group ? { group: { ...group, members: group.members.filter((member) => member !== own) } } : {}

/** Posts whose likes stand out, the clearest first. */
function jumps(posts: Evidence['posts']): Concerns['likes'] {
  const dated = datedPosts(posts)
  return likesOf(posts).standOut.map(({ index, times }) => ({
    at: dated[index]!.at!,
    likes: dated[index]!.likes ?? 0,
    times,
  }))
}
