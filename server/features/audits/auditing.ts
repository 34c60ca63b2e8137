/**
 * One account's rows become what they say by themselves (`observed`), and that, held against the other accounts, its
 * standing and its findings (`judged`). Decides nothing that `analysis` decides. Words are put to it when it is shown.
 */
import { combine } from '@rapport/analysis/authenticity/combine.ts'
import { engagement, engagementSignal } from '@rapport/analysis/authenticity/engagement.ts'
import type { Engagement, EngagementPool } from '@rapport/analysis/authenticity/engagement.ts'
import type { FollowerCount } from '@rapport/analysis/authenticity/growth.ts'
import type { Signal } from '@rapport/analysis/authenticity/signal.ts'
import { giveaways } from '@rapport/analysis/relationship/giveaways.ts'
import type { Columns } from '@rapport/analysis/relationship/columns.ts'
import { collect, CREATOR } from '@rapport/analysis/relationship/interactions.ts'
import type { Names, Row } from '@rapport/analysis/relationship/interactions.ts'
import { measure } from '@rapport/analysis/relationship/measure.ts'
import type { Basis, Measured } from '@rapport/analysis/relationship/measure.ts'
import { EMPTY_PANEL } from '@rapport/analysis/relationship/panel.ts'
import type { Panel } from '@rapport/analysis/relationship/panel.ts'
import { relationship } from '@rapport/analysis/relationship/score.ts'
import type { Findings, Relationship } from '@rapport/analysis/relationship/score.ts'
import { why } from '@rapport/analysis/relationship/why.ts'
import type { Candidate, PostRow } from './audits.sql.ts'
import { agreed, commentsOf, growthOf, likesOf, saidUnder, whole, withoutDetails } from './signals.ts'
import type { KeptSignal } from './signals.ts'

/** `stored`: signals that were not found in the account's own rows. */
export type Evidence = {
  account: Candidate
  heard: Row[] | Columns
  posts: PostRow[]
  counts: FollowerCount[]
  stored: Signal[]
}
/** What is usual, by platform where it differs. */
export type Pools = { engagement: EngagementPool; relationship: Readonly<Record<string, Panel>> }

/** Bootstrap draws behind each interval, and the seed that makes the same rows give the same answer. */
export const DRAWS = 200
const SEED = 1

/** An account as it is without the others: some 8 kB, nearly all of it draws. */
export type Observed = {
  account: Candidate
  measured: Measured
  /** All but engagement, which only the others' tells. */
  signals: KeptSignal[]
  oddities: { what: string; count: number }[]
  /** Ids of posts that were left out as giveaways. */
  giveaways: string[]
  interactions: number
  /** Epoch seconds of the newest thing that was seen. */
  asOf: number | null
}

export function observed(evidence: Evidence, at: Date, draws = DRAWS): Observed {
  const { account, heard, posts, counts, stored } = evidence
  const all = collected(evidence, at)
  const { interactions, names, oddities } = all
  const contests = giveaways(interactions)
  const measured = measure(interactions, {
    seed: SEED,
    draws,
    followers: account.followers ?? undefined,
    giveaways: contests,
    flagged: numbersOf(agreed(stored), names),
    kept: keptOn(posts, names),
  })
  return {
    account,
    measured,
    signals: [likesOf(posts), growthOf(until(counts, at), posts), commentsOf(saidUnder(all, contests)), ...stored].map(
      withoutDetails,
    ),
    oddities: Object.entries(oddities)
      .filter(([, count]) => count > 0)
      .map(([what, count]) => ({ what, count })),
    giveaways: [...contests].map((post) => names.posts[post]!),
    interactions: interactions.count,
    asOf: latest(heard, posts, at),
  }
}

/** The creator counts in any case. */
function numbersOf(flagged: ReadonlySet<string>, { actors }: Pick<Names, 'actors'>): Set<number> | undefined {
  if (flagged.size === 0) return undefined
  return new Set(actors.flatMap((name, actor) => (actor !== CREATOR && flagged.has(name) ? [actor] : [])))
}

/** What was counted by the end of that day. */
export const until = (counts: FollowerCount[], at: Date) => {
  const end = at.getTime() / 1000 + 86_400 / 2
  return counts.filter((count) => count.at <= end)
}

export const collected = ({ account, heard }: Pick<Evidence, 'account' | 'heard'>, at: Date) =>
  collect(heard, account.handle_key, at.getTime() / 1000)

/** What an audit leaves in the database. The numbers only, to six digits. */
export type Kept = {
  why: string
  audience: (typeof AUDIENCE)[keyof typeof AUDIENCE] | 'not-enough-evidence'
  audienceBecause: string
  measures: Findings
  basis: Basis & { interactions: number }
  /** The score with nothing left out, and what was. */
  before?: { score: number | null; low: number | null; high: number | null }
  giveaways: string[]
  /** Share of ordinary accounts that would be asked something by signals that often wrong. */
  wronglyAsked?: number
  /** Absent in audits from before there were others than likes. */
  signals?: KeptSignal[]
  likes?: Signal
  engagement: Engagement
  oddities: { what: string; count: number }[]
  asOf: number | null
}

const AUDIENCE = {
  'no concern found': 'no-concern-found',
  'questions to ask': 'questions-to-ask',
  'strong signs': 'strong-signs',
} as const

export type Judged = {
  account: string
  state: Relationship['state']
  score: number | null
  low: number | null
  high: number | null
  kept: Kept
}

export function judged(one: Observed, pools: Pools): Judged {
  const { account } = one
  const found = relationship(one.measured, pools.relationship[account.platform] ?? EMPTY_PANEL)
  const residual = engagement(
    {
      platform: account.platform,
      followers: account.followers ?? NaN,
      engagementRate: account.engagementRate ?? NaN,
    },
    pools.engagement,
  )
  const verdict = combine([...one.signals.map(whole), engagementSignal(residual)])
  return {
    account: account.id,
    state: found.state,
    ...scoreOf(found),
    kept: {
      why: why(found),
      audience: verdict.verdict === undefined ? 'not-enough-evidence' : AUDIENCE[verdict.verdict],
      audienceBecause: verdict.because,
      measures: found.measures,
      basis: { ...found.basis, interactions: one.interactions },
      ...(found.before ? { before: scoreOf(found.before) } : {}),
      giveaways: one.giveaways,
      wronglyAsked: verdict.falseAlarms,
      signals: one.signals,
      engagement: residual,
      oddities: one.oddities,
      asOf: one.asOf,
    },
  }
}

const scoreOf = (found: Relationship) =>
  found.state === 'assessed'
    ? { score: found.score, low: found.interval[0], high: found.interval[1] }
    : { score: null, low: null, high: null }

/** Views stand for reach, which few sources carry. */
function keptOn(posts: PostRow[], { posts: ids }: Names) {
  const told = posts.filter(({ saves, shares, views }) => (saves !== null || shares !== null) && views !== null)
  if (told.length === 0) return undefined
  const dense = new Map(ids.map((id, post) => [id, post]))
  return told.map(({ id, saves, shares, views }) => ({
    post: dense.get(id) ?? -1,
    saves: saves ?? 0,
    shares: shares ?? 0,
    reach: views!,
  }))
}

/** A date in the future is somebody's mistake, but what bears it was seen by now. */
function latest(heard: Evidence['heard'], posts: PostRow[], now: Date): number | null {
  let newest = -Infinity
  for (const at of 'actors' in heard ? heard.at : heard.map((row) => row.at))
    if (at !== undefined && at > newest) newest = at
  for (const { at } of posts) if (at !== null && at > newest) newest = at
  return newest === -Infinity ? null : Math.min(newest, now.getTime() / 1000)
}
