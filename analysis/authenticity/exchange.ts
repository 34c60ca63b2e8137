/**
 * Who engages with whom by agreement? Pods (timed, both ways) and circles (dense, both ways) of one table of engagements,
 * and the signal that they are for one account. It needs the creators' engagement with one another under the same ids.
 * Known answers and calibration: pods.test.ts, blocks.test.ts. Method: docs/methods/authenticity-pods.md
 */
import { type Block, blocks } from './blocks.ts'
import type { Engagements } from './engagements.ts'
import { pods, WINDOW_SECONDS } from './pods.ts'
import type { Signal } from './signal.ts'

export type ExchangeGroup = {
  readonly kind: 'pod' | 'block'
  readonly members: readonly string[]
  /** How many times what was expected: meetings within the window for a pod, engagements inside for a block. */
  readonly score: number
  readonly evidence: string
}

export type Exchange = {
  /** Groups who engage with one another both ways, largest first. */
  readonly groups: readonly ExchangeGroup[]
  /** Everybody in a group, once, in order of name. */
  readonly flagged: readonly string[]
  /** Dense, but nobody answers: a fan club or bought engagement, which cannot be told apart here. Flags nobody. */
  readonly oneSided: readonly {
    readonly actors: readonly string[]
    readonly creators: readonly string[]
    readonly evidence: string
  }[]
  readonly assessable: boolean
  readonly because: string
  /** People who engage and are engaged with, and how many it takes. */
  readonly n: number
  readonly needed: number
}

/** A pod needs members, and third creators at whom they meet. */
export const NEEDED_BOTH_SIDES = 5

export function exchange(table: Engagements): Exchange {
  const { people, out, got } = table
  const creators = got.reduce((sum, count) => sum + Number(count > 0), 0)
  const n = people.reduce(
    (sum, _, person) =>
      sum + Number((out[person + 1] as number) > (out[person] as number) && (got[person] as number) > 0),
    0,
  )
  const base = { n, needed: NEEDED_BOTH_SIDES }
  if (n < NEEDED_BOTH_SIDES)
    return { ...base, groups: [], flagged: [], oneSided: [], assessable: false, because: tooFew(creators, n) }
  const named = (list: readonly number[]) => list.map((person) => people[person] as string)
  const timed = pods(table)
  const known = new Set(timed.flatMap(({ members }) => members))
  const dense = blocks(table)
  const circles = dense.filter(
    ({ kind, actors }) => kind === 'circle' && 2 * actors.filter((actor) => known.has(actor)).length < actors.length,
  )
  const groups: ExchangeGroup[] = [
    ...timed.map(({ members, together, met, expected, inStepAt, mutual }) => ({
      kind: 'pod' as const,
      members: named(members),
      score: together / Math.max(expected, 1e-9),
      evidence: `${members.length} creators; where two of them met on a third one's post they came within ${WINDOW_SECONDS / 60} minutes of each other ${together} of ${met} times (${expected.toFixed(0)} expected), at ${inStepAt.toFixed(1)} creators a pair; ${percent(mutual)} of pairs engage both ways.`,
    })),
    ...circles.map((block) => ({
      kind: 'block' as const,
      members: named(block.actors),
      score: times(block),
      evidence: `${block.actors.length} accounts, of whose possible engagements with one another ${dense100(block)}.`,
    })),
  ].toSorted((a, b) => b.members.length - a.members.length)
  const oneSided = dense
    .filter(({ kind }) => kind === 'one-sided')
    .map((block) => ({
      actors: named(block.actors),
      creators: named(block.creators),
      evidence: `${block.actors.length} accounts and ${block.creators.length} creators, of whose possible engagements ${dense100(block)}.`,
    }))
  const flagged = [...new Set(groups.flatMap(({ members }) => members))].toSorted()
  const because =
    groups.length === 0
      ? `Among ${n} people who engage and are engaged with, no group comes in step or is dense beyond its activity.`
      : `${flagged.length} of ${people.length} people are in ${groups.length === 1 ? 'a group' : `${groups.length} groups`} consistent with engagement by agreement. Real friends look the same.`
  return { ...base, groups, flagged, oneSided, assessable: true, because }
}

const tooFew = (creators: number, n: number): string =>
  creators < 2
    ? 'A bargain between creators cannot be seen in the data of one creator.'
    : `${n} of ${creators} creators engage with others here, ${NEEDED_BOTH_SIDES} are needed. Actors and creators must use the same ids.`

const percent = (share: number) => `${Math.round(100 * share)}%`
/** A density of which next to nothing is expected would be any number of times: at most a hundred is said. */
const times = ({ density, expected }: Block) => Math.min(100, density / Math.max(expected, 1e-9))
const dense100 = (block: Block) =>
  `${percent(block.density)} took place (${percent(block.expected)} expected from how much they engage elsewhere)`

export type ExchangeSignal = Signal & { readonly group?: ExchangeGroup }

/** Two signals of one group for one account: in step (`pods`) and dense (`blocks`). */
export function exchangeSignals(found: Exchange, person: string): readonly [ExchangeSignal, ExchangeSignal] {
  return [signal(found, person, 'pods', 'pod', 2.5), signal(found, person, 'blocks', 'block', 2)]
}

function signal(
  found: Exchange,
  person: string,
  name: 'pods' | 'blocks',
  kind: ExchangeGroup['kind'],
  llr: number,
): ExchangeSignal {
  const group = found.groups.find((one) => one.kind === kind && one.members.includes(person))
  return {
    name,
    state: found.assessable ? 'assessed' : 'not-enough-evidence',
    // Groups whose other members were not imported cannot be seen, so being in none says next to nothing.
    llr: group !== undefined ? llr : found.assessable ? -0.1 : 0,
    ...(found.assessable ? { score: group?.score ?? 0 } : {}),
    threshold: kind === 'pod' ? 1 : 6,
    concern: group !== undefined,
    because: group === undefined ? (found.assessable ? 'In no such group.' : found.because) : group.evidence,
    howOftenWrong: {
      falseAlarms: 0.002,
      says: 'In a real network of 1,899 people, none known to have agreed on anything, nobody was flagged. Groups of 10 and more put into it were found whole when 6 in 10 of their members came to each post; groups of 5 only when 8 in 10 did.',
    },
    innocent: [
      'Real friends, colleagues or a family, who see each other’s posts first.',
      'A class, a tour or an event that they all attended.',
      'A shared schedule: all look at the same hour.',
    ],
    n: found.n,
    needed: found.needed,
    ...(group === undefined ? {} : { group }),
  }
}
