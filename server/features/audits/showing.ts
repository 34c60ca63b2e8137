/** What an audit left in the database, put in words, beside what is usual among the workspace's accounts today. */
import { engagementSignal } from '@rapport/analysis/authenticity/engagement.ts'
import type { Signal } from '@rapport/analysis/authenticity/signal.ts'
import { course } from '@rapport/analysis/relationship/course.ts'
import { MEASURE_NAMES } from '@rapport/analysis/relationship/measures.ts'
import { EMPTY_PANEL } from '@rapport/analysis/relationship/panel.ts'
import type { Panel } from '@rapport/analysis/relationship/panel.ts'
import type { Kept } from './auditing.ts'
import type { AccountRow, AuditRow, Scored } from './audits.sql.ts'
import { middleHalf } from './middle.ts'
import type { Middle } from './middle.ts'
import { reasonToAsk, weakAlone } from './reasons.ts'
import { whole } from './signals.ts'
import { countedIn, sentence, unitOf, WORDS } from './words.ts'
import type { Said } from './words.ts'

export function shownAudit(row: AuditRow, { source, followers }: Omit<AccountRow, 'name'>, panel: Panel | undefined) {
  const { findings: kept } = row
  const asOf = kept.asOf === null ? null : new Date(kept.asOf * 1000).toISOString()
  const from = { source, asOf }
  return {
    id: row.id,
    at: row.at.toISOString(),
    score: row.score,
    interval: intervalOf(row),
    why: kept.why,
    audience: kept.audience,
    audienceBecause: kept.audienceBecause,
    wronglyAsked: kept.wronglyAsked ?? null,
    basis: {
      posts: kept.basis.posts,
      interactions: kept.basis.interactions,
      people: kept.basis.people,
    },
    relationship: MEASURE_NAMES.map((name) => {
      const finding = kept.measures[name]
      return {
        ...shownFinding(name, finding, panel ? middleHalf(panel, name, followers) : null, kept),
        ...from,
        level: finding.state === 'assessed' ? finding.level : null,
      }
    }),
    authenticity: [
      { ...shownFinding('engagement', kept.engagement, percentiles(kept.engagement), kept), ...doubts(kept), ...from },
      ...signalsIn(kept).map((signal) => ({ ...shownSignal(signal), ...from })),
    ],
    oddities: kept.oddities,
    leftOut:
      kept.before === undefined
        ? null
        : { posts: kept.giveaways, people: kept.basis.excludedPeople, before: withInterval(kept.before) },
    loyaltyCurve: curveBeside(kept, panel ?? EMPTY_PANEL),
  }
}

function shownFinding(name: string, finding: Said, pool: Middle | null, { basis }: Kept) {
  const assessed = finding.state === 'assessed'
  return {
    name,
    label: WORDS[name]!.label,
    state: finding.state,
    value: assessed ? finding.value : null,
    interval: assessed ? ([...finding.interval] as [number, number]) : null,
    level: assessed ? 0.95 : null,
    unit: unitOf(name, finding),
    n: finding.n,
    needed: finding.needed,
    of: countedIn(name, finding),
    sentence: sentence(name, finding, basis),
    pool,
    concern: false,
    threshold: null,
    howOftenWrong: null,
    innocent: [] as string[],
  }
}

/** Of its own rows, and stored ones; without engagement, which is kept as a finding. */
export const signalsIn = ({ signals, likes }: Kept): Signal[] => signals?.map(whole) ?? (likes ? [likes] : [])

/** Engagement has an interval, and is a signal besides: its concern, how often that is wrong, what it could be instead. */
function doubts({ engagement }: Kept) {
  const { concern, howOftenWrong, innocent, threshold } = engagementSignal(engagement)
  return {
    concern,
    threshold: weakAlone(threshold),
    howOftenWrong: howOftenWrong.says,
    innocent: [...innocent],
  }
}

/** A signal has a threshold instead of an interval, and says how often it is wrong. */
function shownSignal(signal: Signal) {
  const { name } = signal
  const { label, unit, of, mend } = WORDS[name]!
  const assessed = signal.state === 'assessed'
  return {
    name,
    label,
    state: signal.state,
    value: assessed ? (signal.score ?? null) : null,
    interval: null,
    level: null,
    unit: unit!,
    n: signal.n,
    needed: signal.needed,
    of: of!,
    sentence: assessed ? signal.because : `${signal.because} ${mend}`,
    pool: null,
    concern: signal.concern,
    threshold: reasonToAsk(signal),
    howOftenWrong: signal.howOftenWrong.says,
    innocent: [...signal.innocent],
  }
}

/** Half of the percentiles of a pool lie between 25 and 75, whatever the pool. */
const percentiles = ({ state, n }: Kept['engagement']): Middle | null =>
  state === 'assessed' ? { low: 25, middle: 50, high: 75, n } : null

/** Share back within 1, 2, … posts: this account's, and the mean of the pool's accounts where it is known. */
function curveBeside({ basis: { loyaltyCurve } }: Kept, panel: Panel) {
  const accounts = panel.loyaltyCurve[0]?.n ?? 0
  return {
    own: loyaltyCurve ? [...loyaltyCurve] : null,
    pool: accounts > 0 ? panel.loyaltyCurve.map(({ mean }) => mean) : null,
    accounts,
  }
}

const CHANGES = {
  cooling: 'The relationship is cooling: the interval of the latest audit lies below that of the first within a year.',
  warming: 'The relationship is warming: the interval of the latest audit lies above that of the first within a year.',
  steady: 'No change that could be told from chance within a year.',
  'cannot-say': 'Two audits with a score are needed to see a change.',
}

/** Cooling, warming or steady, over the account's audits of a year. */
export function courseOf(history: readonly Scored[]) {
  const found = course(
    history.flatMap(({ at, score, low, high }) =>
      score === null || low === null || high === null
        ? []
        : [{ at: at.getTime() / 1000, score, interval: [low, high] as const }],
    ),
  )
  const shown = (point: { at: number; score: number; interval: readonly [number, number] }) => ({
    at: new Date(point.at * 1000).toISOString(),
    score: point.score,
    interval: [...point.interval] as [number, number],
  })
  return {
    state: found.state,
    sentence: CHANGES[found.state],
    from: found.state === 'cannot-say' ? null : shown(found.from),
    to: found.state === 'cannot-say' ? null : shown(found.to),
  }
}

type Between = { low: number | null; high: number | null }
const intervalOf = ({ low, high }: Between) =>
  low === null || high === null ? null : ([low, high] as [number, number])
const withInterval = (one: Between & { score: number | null }) => ({ score: one.score, interval: intervalOf(one) })
