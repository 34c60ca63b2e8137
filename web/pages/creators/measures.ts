/** Two to five creators as a table of measures: what stands in which cell, on which axis, and what the row says. */
import type { Output } from '../../call.ts'
import type { Band, Estimate } from '../../ui/interval-dot.tsx'
import { comparison, highest } from '../../ui/tied.ts'
import { ceilingOf, heard as heardFinding, written } from '../creator/words.ts'
import { estimateOf, heard as heardScore } from './words.ts'

export type Account = Output<'creators.get'>
export type Audit = NonNullable<Output<'audits.show'>['latest']>
type Finding = Audit['relationship'][number]
/** One of those compared: who, and what the latest audit found, if there was one. */
export type Compared = { account: Account; audit: Audit | null }

export type Cell = {
  estimate: Estimate | null
  /** The value as written beside the dot. */
  text: string
  label: string
  /** With no estimate: what would be needed. */
  needed: string
  /** A signal about the audience that calls for a question. */
  asks: boolean
}
export type Measure = {
  name: string
  label: string
  max: number
  pool: Band | null
  cells: readonly Cell[]
  /** Which cells may be the highest; all false where nothing has an interval. */
  leads: readonly boolean[]
  says: string
}

const NOT_AUDITED = 'Only the profile is known: import posts and comments.'

function measure(name: string, label: string, max: number, pool: Band | null, cells: Cell[], names: string[]): Measure {
  const estimates = cells.map(({ estimate }) => estimate)
  // Numbers without an interval are shown and never ranked.
  const sure = estimates.every((one) => one === null || one.low < one.high)
  const none = cells.map(() => false)
  return {
    name,
    label,
    max,
    pool,
    cells,
    leads: sure ? highest(estimates) : none,
    says: sure ? comparison(estimates, names) : '',
  }
}

export function scoreOf(compared: readonly Compared[]): Measure {
  const cells = compared.map(({ account }): Cell => {
    const { score } = account.relationship
    return {
      estimate: estimateOf(account),
      text: score === null ? 'not enough evidence' : String(Math.round(score)),
      label: heardScore(account),
      needed: account.why ? `${account.why}.` : NOT_AUDITED,
      asks: false,
    }
  })
  return measure('score', 'Relationship, of 100', 100, null, cells, namesOf(compared))
}

/** Every measure that any of the audits names, in the order of the first that names it. */
export function measuresOf(compared: readonly Compared[], of: 'relationship' | 'authenticity'): Measure[] {
  const all = compared.flatMap(({ audit }) => audit?.[of] ?? [])
  const labels = new Map(all.map(({ name, label }) => [name, label]))
  return [...labels].flatMap(([name, label]) => {
    const found = compared.map(({ audit }) => audit?.[of].find((one) => one.name === name))
    // What no source gives for any of them would be an empty row.
    if (found.every((one) => !one || one.state === 'not-available')) return []
    const known = found.filter((one) => one !== undefined)
    if (of === 'authenticity' && known.every(judged)) return []
    const pool = known.find((one) => one.pool)?.pool ?? null
    const percentile = known[0]?.unit === 'percentile'
    return measure(
      name,
      label,
      Math.max(...known.map(ceilingOf)),
      percentile ? { low: 25, high: 75 } : pool,
      found.map((one, at) => cellOf(one, label, asksAnything(compared[at]!.audit))),
      namesOf(compared),
    )
  })
}

/** A signal that is held against a threshold: its score has no interval and says nothing beside another's. */
const judged = ({ unit }: Finding): boolean => unit !== 'percentile'

/** Signals in words, a row each: what they ask, and never how far from the threshold they stand. */
export function signalsOf(
  compared: readonly Compared[],
): { label: string; cells: { text: string; asks: boolean }[] }[] {
  const all = compared.flatMap(({ audit }) => audit?.authenticity.filter(judged) ?? [])
  const labels = new Map(all.map(({ name, label }) => [name, label]))
  return [...labels].map(([name, label]) => ({
    label,
    cells: compared.map(({ audit }) => {
      const found = audit?.authenticity.find((one) => one.name === name)
      const asks = found?.state === 'assessed' && found.concern && asksAnything(audit)
      return { text: asks ? 'a question to ask' : signalSays(found), asks }
    }),
  }))
}

function signalSays(finding: Finding | undefined): string {
  if (!finding) return 'not looked at'
  if (finding.state === 'assessed') return 'nothing to ask'
  return finding.state === 'not-available' ? 'not in the source' : 'not enough evidence'
}

/** Weak signals ask nothing alone: where the verdict asks, what raised a concern is part of the question. */
const asksAnything = (audit: Audit | null): boolean =>
  audit?.audience === 'questions-to-ask' || audit?.audience === 'strong-signs'

function cellOf(finding: Finding | undefined, label: string, asks: boolean): Cell {
  if (!finding)
    return {
      estimate: null,
      text: 'not looked at',
      label: `${label}: not looked at.`,
      needed: NOT_AUDITED,
      asks: false,
    }
  const { value, interval, unit, concern, sentence, state } = finding
  const estimate = value === null ? null : { value, low: interval?.[0] ?? value, high: interval?.[1] ?? value }
  return {
    estimate,
    text:
      value === null ? (state === 'not-available' ? 'not in the source' : 'not enough evidence') : written(value, unit),
    label: heardFinding(finding),
    needed: sentence,
    asks: asks && concern && state === 'assessed',
  }
}

export const namesOf = (compared: readonly Compared[]): string[] => compared.map(({ account }) => account.name)

/** The page's title. */
export function titleOf(compared: readonly Compared[]): string {
  const { says } = scoreOf(compared)
  const those = compared.length === 2 ? 'These two' : `These ${['three', 'four', 'five'][compared.length - 3]}`
  if (says === 'cannot be told apart')
    return `${those} are equally close to their audiences, as far as anybody can tell.`
  if (says === 'not enough evidence for any')
    return `How close ${those.toLowerCase()} are to their audiences cannot be said yet.`
  if (says.startsWith('only')) return `Of ${those.toLowerCase()}, ${says}.`
  return `${says.replace(' is highest', ' is closest to an audience').replace(' are highest, tied', ' are closest to their audiences, and tied')}.`
}
