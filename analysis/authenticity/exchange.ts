/**
 * Who engages with whom by agreement? Pods (timed, both ways) and circles (dense, both ways) of one table of engagements,
 * and the signal that they are for one account. It needs the creators' engagement with one another under the same ids.
 * Known answers and calibration: pods.test.ts, blocks.test.ts. Method: docs/methods/authenticity-pods.md
 */
import { figures } from '../numbers/figures.ts'
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
      ? `Among ${figures(n)} people who engage and are engaged with, no group comes in step or is dense beyond its activity.`
      : `${figures(flagged.length)} of ${figures(people.length)} people are in ${groups.length === 1 ? 'a group' : `${groups.length} groups`} consistent with engagement by agreement. Real friends look the same.`
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

/** `contacts` (of `pods` only): other creators who engage with this one, or with whom this one engages, those who do both first. */
export type ExchangeSignal = Signal & { readonly group?: ExchangeGroup; readonly contacts?: readonly string[] }
export type ExchangeSignals = readonly [pods: ExchangeSignal, blocks: ExchangeSignal]

/** A member of a group has at least this many partners in it: who is seen with fewer creators cannot be in one that shows. */
export const NEEDED_CONTACTS = 3
/** As many as a picture can hold. */
const CONTACTS_KEPT = 60

/** For everybody who was engaged with: in step (`pods`) and dense (`blocks`), two signals of one group. */
export function* exchangeSignals(
  table: Engagements,
  found: Exchange,
): Generator<{ readonly person: string; readonly signals: ExchangeSignals }> {
  const groups = new Map<string, ExchangeGroup[]>()
  for (const group of found.groups)
    for (const member of group.members) groups.set(member, [...(groups.get(member) ?? []), group])
  const contactsOf = contactsIn(table)
  for (const [creator, person] of table.people.entries()) {
    if (table.got[creator] === 0) continue
    const { both, all } = contactsOf(creator)
    const contacts = [...both, ...all.filter((other) => !both.has(other))]
      .slice(0, CONTACTS_KEPT)
      .map((other) => table.people[other] as string)
    const sided = found.oneSided.find((one) => one.creators.includes(person))?.evidence
    const own: Own = { groups: groups.get(person) ?? [], all: all.length, contacts, sided }
    yield { person, signals: [signal(found, own, 'pods', 'pod', 2.5), signal(found, own, 'blocks', 'block', 2)] }
  }
}

/** `sided`: evidence of a dense block in which nobody answers. */
type Own = { groups: readonly ExchangeGroup[]; all: number; contacts: readonly string[]; sided: string | undefined }

/** Of a creator, the other creators linked to it, and those of them linked both ways. */
function contactsIn({ out, creators, got, people }: Engagements) {
  const from = new Int32Array(people.length + 1)
  const each = (act: (actor: number, creator: number) => void) => {
    for (let actor = 0; actor < people.length; actor++)
      if ((got[actor] as number) > 0)
        for (let i = out[actor] as number; i < (out[actor + 1] as number); i++) act(actor, creators[i] as number)
  }
  each((_, creator) => (from[creator + 1] = (from[creator + 1] as number) + 1))
  for (let c = 0; c < people.length; c++) from[c + 1] = (from[c + 1] as number) + (from[c] as number)
  const place = from.slice(0, people.length)
  const actors = new Int32Array(from[people.length] as number)
  each((actor, creator) => {
    actors[place[creator] as number] = actor
    place[creator] = (place[creator] as number) + 1
  })
  return (creator: number): { both: ReadonlySet<number>; all: readonly number[] } => {
    const gives = new Set(creators.subarray(out[creator], out[creator + 1]))
    const gets = actors.subarray(from[creator], from[creator + 1])
    return { both: new Set(gets.filter((other) => gives.has(other))), all: [...new Set([...gives, ...gets])] }
  }
}

function signal(
  found: Exchange,
  { groups, all, contacts, sided }: Own,
  name: 'pods' | 'blocks',
  kind: ExchangeGroup['kind'],
  llr: number,
): ExchangeSignal {
  const group = groups.find((one) => one.kind === kind)
  const assessed = group !== undefined || (found.assessable && all >= NEEDED_CONTACTS)
  const inNone = assessed ? 'In no such group.' : found.assessable ? tooLonely(all) : found.because
  return {
    name,
    state: assessed ? 'assessed' : 'not-enough-evidence',
    // Groups whose other members were not imported cannot be seen, so being in none says next to nothing.
    llr: group !== undefined ? llr : assessed ? -0.1 : 0,
    ...(assessed ? { score: group?.score ?? 0 } : {}),
    threshold: kind === 'pod' ? 1 : 6,
    concern: group !== undefined,
    because: group?.evidence ?? (kind === 'block' && sided ? `${inNone} ${unanswered(sided)}` : inNone),
    howOftenWrong: {
      falseAlarms: 0.002,
      says: 'In a real network of 1,899 people, none known to have agreed on anything, nobody was flagged. Groups of 10 and more put into it were found whole when 6 in 10 of their members came to each post; groups of 5 only when 8 in 10 did.',
    },
    innocent: [
      'Real friends, colleagues or a family, who see each other’s posts first.',
      'A class, a tour or an event that they all attended.',
      'A shared schedule: all look at the same hour.',
    ],
    n: all,
    needed: NEEDED_CONTACTS,
    ...(group === undefined ? {} : { group }),
    ...(kind === 'pod' ? { contacts } : {}),
  }
}

const unanswered = (evidence: string) =>
  `Dense, but nobody answers: ${evidence} Fans of the same creators look so, and so does engagement that was bought.`

const tooLonely = (all: number): string =>
  `${all === 0 ? 'None' : `Only ${all}`} of the other creators here ${all === 1 ? 'engages' : 'engage'} with this one or the other way round; a bargain shows among ${NEEDED_CONTACTS} and more. One with creators who were not imported cannot be seen.`
