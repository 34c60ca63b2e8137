/**
 * What do all signals say together, and about what? A sum of capped log likelihood ratios with one cap per group.
 * Signals of a group see the same thing twice; what is missing is not clean: it adds nothing and widens the interval.
 * A verdict is a reason to ask, never a finding about a person. The weights are judgement where no labelled data exists.
 * Known answers: combine.test.ts. Method: docs/methods/authenticity-combination.md
 */
import type { Interval } from '../numbers/finding.ts'
import { capped, type Group, GROUPS, type Signal, type SignalName } from './signal.ts'

export type Verdict = 'no concern found' | 'questions to ask' | 'strong signs'

export type Combined = {
  /** `not-enough-evidence`: nothing stands out, but fewer than two kinds of evidence could be assessed. */
  readonly state: 'assessed' | 'not-enough-evidence'
  readonly verdict?: Verdict
  /** What the signs are of, strongest first; empty when no concern was found. */
  readonly of: readonly string[]
  readonly because: string
  /** Log odds that the evidence adds; 80% interval, wider for each kind of evidence that is missing. */
  readonly llr: number
  readonly interval: Interval
  readonly level: 0.8
  readonly groups: readonly {
    readonly group: Group
    readonly llr: number
    readonly assessed: boolean
    readonly signals: readonly SignalName[]
  }[]
  /** Share of ordinary accounts that would be asked something, by the error rates of the signals that were assessed. */
  readonly falseAlarms: number
  /** Kinds of evidence assessed, and how many it takes to say that no concern was found. */
  readonly n: number
  readonly needed: number
}

export const NEEDED_GROUPS = 2
/** Odds of 4.5 to 1: one clear signal asks a question; the weak ones need company. */
const QUESTIONS = 1.5
/** Above the cap of one group, so that strong signs need two kinds of evidence. */
const STRONG = 4
/** The low end of the interval, so that much missing evidence leaves a question. */
const STRONG_LOW = 1
/** Real followers do not show that likes are real: what is in order takes back little of what is not. */
const MOST_IN_FAVOUR = -1
/** Spread of a group's log likelihood ratio: when it was measured, and when it was not. */
const SPREAD = { assessed: 0.5, missing: 1.5 }
const Z80 = 1.2816

const OF: Record<SignalName, string> = {
  followers: 'added followers',
  share: 'added followers',
  growth: 'a sudden step in followers',
  engagement: 'engagement unlike its size',
  likes: 'added likes',
  comments: 'added comments',
  pods: 'engagement exchanged by agreement',
  blocks: 'engagement from a closed group',
}

const KIND: Record<Group, string> = {
  audience: 'who follows',
  growth: 'growth',
  engagement: 'engagement against the pool',
  activity: 'likes and comments',
  exchange: 'who engages with whom',
}

/** Order does not matter. A signal that comes twice is counted within its group's cap. */
export function combine(signals: readonly Signal[]): Combined {
  const groups = (Object.keys(KIND) as Group[]).map((group) => {
    const inside = signals.filter(({ name }) => GROUPS[name] === group)
    const assessed = inside.filter(({ state }) => state === 'assessed')
    const sum = assessed.reduce((total, { llr }) => total + capped(llr), 0)
    return { group, llr: capped(sum), assessed: assessed.length > 0, signals: assessed.map(({ name }) => name) }
  })
  const against = groups.reduce((total, part) => total + Math.max(0, part.llr), 0)
  const inFavour = groups.reduce((total, part) => total + Math.min(0, part.llr), 0)
  const llr = against + Math.max(MOST_IN_FAVOUR, inFavour)
  const variance = groups.reduce((total, { assessed }) => total + (assessed ? SPREAD.assessed : SPREAD.missing) ** 2, 0)
  const interval: Interval = [llr - Z80 * Math.sqrt(variance), llr + Z80 * Math.sqrt(variance)]
  const n = groups.filter(({ assessed }) => assessed).length
  const concerns = signals
    .filter(({ state, concern }) => state === 'assessed' && concern)
    .toSorted((a, b) => b.llr - a.llr)
  const verdict = verdictOf(llr, interval[0], n, concerns[0]?.llr)
  const of =
    verdict === undefined || verdict === 'no concern found' ? [] : [...new Set(concerns.map(({ name }) => OF[name]))]
  return {
    state: verdict === undefined ? 'not-enough-evidence' : 'assessed',
    ...(verdict === undefined ? {} : { verdict }),
    of,
    because: sentence(verdict, of, groups),
    llr,
    interval,
    level: 0.8,
    groups,
    falseAlarms: asked(signals),
    n,
    needed: NEEDED_GROUPS,
  }
}

/** No verdict without a signal that raised a concern of its own: many small leanings accuse nobody. */
function verdictOf(llr: number, low: number, n: number, clearest: number | undefined): Verdict | undefined {
  if (clearest !== undefined && llr >= STRONG && low >= STRONG_LOW) return 'strong signs'
  if (clearest !== undefined && Math.max(llr, clearest) >= QUESTIONS) return 'questions to ask'
  return n >= NEEDED_GROUPS ? 'no concern found' : undefined
}

/** If signals err independently, at most this share of ordinary accounts is asked; weak signals cannot ask alone. */
function asked(signals: readonly Signal[]): number {
  let silent = 1
  for (const { state, name, howOftenWrong } of signals)
    if (state === 'assessed' && name !== 'engagement') silent *= 1 - (howOftenWrong.falseAlarms ?? 0)
  return 1 - silent
}

function sentence(verdict: Verdict | undefined, of: readonly string[], groups: Combined['groups']): string {
  const looked = groups.filter(({ assessed }) => assessed).map(({ group }) => KIND[group])
  const missing = groups.filter(({ assessed }) => !assessed).map(({ group }) => KIND[group])
  const unseen = missing.length === 0 ? '' : ` Not assessed: ${missing.join(', ')}.`
  if (verdict === undefined)
    return `Not enough evidence: ${looked.length} of ${groups.length} kinds of evidence could be assessed, ${NEEDED_GROUPS} are needed.${unseen}`
  if (verdict === 'no concern found') return `No concern found in ${listed(looked)}.${unseen}`
  if (verdict === 'questions to ask') return `Questions to ask: signals consistent with ${listed(of)}.${unseen}`
  return `Strong signs of ${listed(of)}.${unseen}`
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
