/** One account's rows become its findings, its standing and the sentence that says why. Decides nothing that `analysis` decides. */
import type { Finding } from '@rapport/analysis/numbers/finding.ts'
import { combine } from '@rapport/analysis/authenticity/combine.ts'
import { engagement, engagementSignal } from '@rapport/analysis/authenticity/engagement.ts'
import type { EngagementPool } from '@rapport/analysis/authenticity/engagement.ts'
import { likes } from '@rapport/analysis/authenticity/likes.ts'
import type { Signal } from '@rapport/analysis/authenticity/signal.ts'
import { collect } from '@rapport/analysis/relationship/interactions.ts'
import { measure } from '@rapport/analysis/relationship/measure.ts'
import type { Panel } from '@rapport/analysis/relationship/panel.ts'
import { relationship } from '@rapport/analysis/relationship/score.ts'
import { why } from '@rapport/analysis/relationship/why.ts'
import type { Candidate, HeardRow, PostRow } from './audits.sql.ts'
import { sentence, WORDS, written } from './words.ts'

export type Evidence = { account: Candidate; heard: HeardRow[]; posts: PostRow[] }
export type Pools = { engagement: EngagementPool; relationship: Panel }

type Extra = { level?: number }

const AUDIENCE = {
  'no concern found': 'no-concern-found',
  'questions to ask': 'questions-to-ask',
  'strong signs': 'strong-signs',
} as const

/** Bootstrap draws behind each interval, and the seed that makes the same rows give the same answer. */
const DRAWS = 200
const SEED = 1

export function* heardBy({ heard }: Evidence) {
  for (const row of heard) {
    yield {
      post: row.post_id,
      ...(row.external_id === null ? {} : { id: row.external_id }),
      ...(row.actor === null ? {} : { actor: row.actor.toLowerCase() }),
      ...(row.at === null ? {} : { at: row.at }),
      ...(row.text === null ? {} : { text: row.text }),
      ...(row.reply_to === null ? {} : { replyTo: row.reply_to }),
    }
  }
}

/** What the rows of one account say by themselves, before it is held against the others. */
export function measuredOf(evidence: Evidence, at: Date, draws: number) {
  const { account } = evidence
  const { interactions, oddities } = collect(heardBy(evidence), account.handle_key, at.getTime() / 1000)
  return {
    interactions,
    oddities,
    measured: measure(interactions, { seed: SEED, draws, followers: account.followers ?? undefined }),
  }
}

export function audited(evidence: Evidence, pools: Pools, at: Date) {
  const { account, heard, posts } = evidence
  const { interactions, oddities, measured } = measuredOf(evidence, at, DRAWS)
  const sized = {
    platform: account.platform,
    followers: account.followers ?? NaN,
    engagementRate: account.engagementRate ?? NaN,
  }
  const found = relationship(measured, pools.relationship)
  const asOf = latest(heard, posts)
  const shown = (name: string, finding: Finding, extra: Extra = {}) => shape(name, finding, account.source, asOf, extra)
  const jumps = likes(likedPosts(posts))
  const residual = engagement(sized, pools.engagement)
  const verdict = combine([jumps, engagementSignal(residual)])
  return {
    state: found.state,
    score: found.state === 'assessed' ? found.score : null,
    low: found.state === 'assessed' ? found.interval[0] : null,
    high: found.state === 'assessed' ? found.interval[1] : null,
    findings: {
      why: why(found),
      audience: verdict.verdict === undefined ? ('not-enough-evidence' as const) : AUDIENCE[verdict.verdict],
      audienceBecause: verdict.because,
      basis: {
        posts: interactions.posts,
        interactions: interactions.count,
        people: Math.max(0, interactions.actors - 1),
      },
      relationship: Object.entries(found.measures).map(([name, finding]) => shown(name, finding, { level: 0.8 })),
      authenticity: [shown('engagement', residual, { level: 0.8 }), shapeSignal('likes', jumps, account.source, asOf)],
      oddities: Object.entries(oddities)
        .filter(([, count]) => typeof count === 'number' && count > 0)
        .map(([what, count]) => ({ what, count })),
    },
  }
}

function shape(name: string, finding: Finding, source: string, asOf: string | null, extra: Extra) {
  const { label, unit, of } = WORDS[name]!
  const assessed = finding.state === 'assessed'
  return {
    name,
    label,
    state: finding.state,
    value: assessed ? finding.value : null,
    interval: assessed ? ([...finding.interval] as [number, number]) : null,
    level: assessed ? (extra.level ?? null) : null,
    unit,
    n: finding.n,
    needed: finding.needed,
    of,
    sentence: sentence(name, finding),
    source,
    asOf,
    pool: null,
    concern: false,
    threshold: null,
    howOftenWrong: null,
    innocent: [] as string[],
  }
}

/** A signal has a threshold instead of an interval, and says how often it is wrong. */
function shapeSignal(name: string, signal: Signal, source: string, asOf: string | null) {
  const { label, unit, of, mend } = WORDS[name]!
  return {
    name,
    label,
    state: signal.state,
    value: signal.score ?? null,
    interval: null,
    level: null,
    unit,
    n: signal.n,
    needed: signal.needed,
    of,
    sentence: signal.state === 'assessed' ? signal.because : `${signal.because} ${mend}`,
    source,
    asOf,
    pool: null,
    concern: signal.concern,
    threshold: `A concern is raised at ${written(signal.threshold, 'score')} or more.`,
    howOftenWrong: signal.howOftenWrong.says,
    innocent: [...signal.innocent],
  }
}

/** Only posts with a date can be put in order. */
export const datedPosts = (posts: PostRow[]) => posts.filter((post) => post.at !== null)

export const likedPosts = (posts: PostRow[]) =>
  datedPosts(posts).map((post) => ({
    postedAt: post.at!,
    likes: post.likes ?? undefined,
    comments: post.comments ?? undefined,
    views: post.views ?? undefined,
    sponsored: post.sponsored ?? undefined,
  }))

/** The newest thing that an audit saw: what it says holds as of then. */
function latest(heard: HeardRow[], posts: PostRow[]): string | null {
  let newest = -Infinity
  for (const { at } of heard) if (at !== null && at > newest) newest = at
  for (const { at } of posts) if (at !== null && at > newest) newest = at
  return newest === -Infinity ? null : new Date(newest * 1000).toISOString()
}
