/**
 * Everything about one account that the other accounts do not change: each measure as it was observed, and how it
 * moves when its posts are drawn again. The panel turns these into findings (score.ts); an account's rows are read here
 * and nowhere else, so that one account can be audited again without another's.
 */
import { median } from '../numbers/quantile.ts'
import { type Cohesion, cohesionOf } from './cohesion.ts'
import { type Counted, counted, type Excluding } from './counted.ts'
import { type Interactions } from './interactions.ts'
import { drawnBy, type Groups, groupsOf, influences, withoutDrift } from './influence.ts'
import {
  type Arrivals,
  arrivalsOf,
  backWithin,
  type Curve,
  fit,
  HORIZON,
  varianceOf,
  weighted,
  WITHIN,
} from './loyalty.ts'
import { MEASURE_NAMES, MEASURES, type RelationshipMeasure } from './measures.ts'
import { type People, peopleOf } from './people.ts'
import { benchFor, EQUAL, type Returning, returning } from './returning.ts'
import { middleBits, type Substance, substanceOf } from './substance.ts'
import { meanTurns, type Threads, threadsOf } from './threads.ts'
import { type Weights, weightsOf } from './weights.ts'

export type Options = Excluding & {
  /** Default 1. The same for all accounts is right: nothing here compares draws between accounts. */
  readonly seed?: number | undefined
  /** Of the bootstrap over posts; default 200. */
  readonly draws?: number | undefined
  /** Does the source carry replies? Unless told, it does if one of these interactions is a reply or the creator's. */
  readonly replies?: boolean | undefined
  readonly followers?: number | undefined
  /** The owner's numbers, by post: dense post, or -1 where it has no interaction. */
  readonly kept?: readonly Kept[] | undefined
}

export type Kept = { readonly post: number; readonly saves: number; readonly shares: number; readonly reach: number }

/** Observed: natural unit. Draws: on the measure's own scale (measures.ts). */
export type Observed =
  | {
      readonly state: 'assessed'
      readonly value: number
      readonly n: number
      readonly needed: number
      readonly draws: Float32Array
      /** Of the draws, and the least that it can be. */
      readonly variance: number
      readonly leastVariance: number
    }
  | {
      readonly state: 'not-enough-evidence' | 'not-available'
      readonly n: number
      readonly needed: number
      readonly lacking: 'posts' | undefined
    }

/** What a person wants to read beside the numbers. Counts are of what was counted, after exclusion. */
export type Basis = {
  readonly posts: number
  readonly comments: number
  readonly people: number
  /** People who commented on two posts or more, as seen: rises with the number of comments. */
  readonly comeBack: number
  readonly threads: number
  readonly answered: number
  readonly medianHours: number | undefined
  readonly peopleAsking: number
  readonly peopleAnswered: number
  readonly deepThreads: number
  readonly meanTurns: number | undefined
  readonly commentsWithText: number
  readonly commentsRead: number
  readonly questions: number
  readonly gini: number | undefined
  readonly fanPairs: number
  readonly clustering: number | undefined
  readonly clusteringZ: number | undefined
  /** Share back within 1, 2, … `HORIZON` posts. */
  readonly loyaltyCurve: readonly number[] | undefined
  readonly followers: number | undefined
  /** How many posts' worth of evidence there is, if some posts have most of the comments (Kish). */
  readonly effectivePosts: number
  readonly excludedPeople: number
  readonly excludedPosts: number
}

export type Measured = {
  readonly measures: Readonly<Record<RelationshipMeasure, Observed>>
  readonly basis: Basis
  /** The same with nobody and nothing excluded; only where something was. */
  readonly before: Measured | undefined
}

export function measure(i: Interactions, options: Options = {}): Measured {
  const { flagged, giveaways } = options
  const excluding = (flagged?.size ?? 0) + (giveaways?.size ?? 0) > 0
  const before = excluding ? measure(i, { ...options, flagged: undefined, giveaways: undefined }) : undefined
  const { seed = 1, draws = 200 } = options
  const who = counted(i, options)
  const parts: Parts = {
    who,
    people: peopleOf(i, who),
    threads: threadsOf(i, who),
    substance: substanceOf(i, who, seed),
    cohesion: cohesionOf(i, who, seed),
    kept: keptOn(who, options.kept),
    replies: options.replies,
  }
  const weights = weightsOf(who.posts, draws, seed)
  const measures = {} as Record<RelationshipMeasure, Observed>
  for (const name of MEASURE_NAMES) measures[name] = evidence(name, parts)
  const once = whole(who.posts)
  const { returned, curve } = people(parts, measures, weights, once)
  shares(parts, measures, weights)
  const basis = basisOf(options, parts, returned, curve)
  return { measures, basis, before }
}

type KeptOn = { readonly posts: number; readonly done: Float64Array; readonly reach: Float64Array }
type Parts = {
  readonly who: Counted
  readonly people: People
  readonly threads: Threads
  readonly substance: Substance
  readonly cohesion: Cohesion
  readonly kept: KeptOn
  readonly replies: boolean | undefined
}

/** Every post once: the account as it is. */
const whole = (posts: number): Uint8Array => new Uint8Array(posts).fill(1)

function keptOn({ posts, postOf }: Counted, kept: readonly Kept[] | undefined): KeptOn {
  const done = new Float64Array(posts)
  const reach = new Float64Array(posts)
  const seen = new Set<number>()
  for (const { post, saves, shares: shared, reach: reached } of kept ?? []) {
    const p = postOf[post] ?? -1
    if (p < 0 || !(reached > 0) || !(saves + shared >= 0)) continue
    seen.add(p)
    done[p] = (done[p] as number) + saves + shared
    reach[p] = (reach[p] as number) + reached
  }
  return { posts: seen.size, done, reach }
}

/** Is there enough to answer? The measure itself is filled in later. */
function evidence(
  name: RelationshipMeasure,
  { who, people: { count }, threads, substance, kept, replies }: Parts,
): Observed {
  const { of, needed, neededPosts } = MEASURES[name]
  const ordered = name === 'loyalty' || name === 'activeCore'
  const posts = ordered ? who.datedPosts : who.posts
  // Recaptures are only known when counted: people are the first hurdle.
  const n = {
    people: count,
    threads: threads.count,
    comments: substance.comments,
    posts: kept.posts,
    recaptures: Infinity,
  }[of]
  if (name === 'savesAndShares' && n === 0) return { state: 'not-available', n, needed, lacking: undefined }
  if (name === 'substance' && substance.comments === 0 && count >= needed)
    return { state: 'not-available', n, needed, lacking: undefined }
  if (n < needed) return { state: 'not-enough-evidence', n, needed, lacking: undefined }
  if (posts < neededPosts) return { state: 'not-enough-evidence', n: posts, needed: neededPosts, lacking: 'posts' }
  const carriesReplies = replies ?? (threads.anyReply || threads.creatorSpoke)
  if (!carriesReplies && (name === 'reciprocity' || name === 'depth' || name === 'cohesion'))
    return { state: 'not-available', n, needed, lacking: undefined }
  return { state: 'assessed', value: NaN, n, needed, draws: NO_DRAWS, variance: 0, leastVariance: 0 }
}

const NO_DRAWS = new Float32Array()

const assessed = (measures: Record<RelationshipMeasure, Observed>, name: RelationshipMeasure) =>
  measures[name].state === 'assessed'

/** The measures of the table of people and posts. */
function people(
  parts: Parts,
  measures: Record<RelationshipMeasure, Observed>,
  weights: Weights,
  once: Uint8Array,
): { returned: Returning; curve: Curve | undefined } {
  const { posts } = weights
  const table = parts.people
  const dated = parts.who.datedPosts
  const bench = benchFor(table)
  const returned: Returning = { repeat: NaN, concentration: NaN, gini: NaN, core: NaN, recaptured: 0 }
  if (table.count > 0) returning(table, once, 0, dated, bench, returned)

  const core = measures.activeCore
  if (core.state === 'assessed') {
    const { recaptured: n } = returned
    measures.activeCore =
      n < core.needed ? { state: 'not-enough-evidence', n, needed: core.needed, lacking: undefined } : { ...core, n }
  }
  const groups = groupsOf(posts)
  const repeat = new Float64Array(groups.count)
  const concentration = new Float64Array(groups.count)
  const active = new Float64Array(groups.count)
  if (
    assessed(measures, 'repeatCommenters') ||
    assessed(measures, 'concentration') ||
    assessed(measures, 'activeCore')
  ) {
    const rest: Returning = { ...returned }
    for (let g = 0; g < groups.count; g++) {
      returning(table, groups.without, g * posts, dated, bench, rest)
      repeat[g] = rest.repeat
      concentration[g] = rest.concentration
      active[g] = rest.core
    }
  }
  // One more pair of people met again would move the rarefied share by this much.
  const oneMore = (EQUAL / Math.max(EQUAL, table.comments)) ** 2 / Math.min(EQUAL, table.count)
  jackknifed(measures, 'repeatCommenters', returned.repeat, repeat, groups, weights, oneMore / 4)
  jackknifed(
    measures,
    'concentration',
    returned.concentration,
    concentration,
    groups,
    weights,
    1 / (4 * Math.max(1, table.count)) ** 2,
  )
  jackknifed(measures, 'activeCore', returned.core, active, groups, weights, 0)
  if (!assessed(measures, 'loyalty')) return { returned, curve: undefined }

  const arrivals: Arrivals = arrivalsOf(table, dated)
  const could = new Float64Array(HORIZON)
  const did = new Float64Array(HORIZON)
  weighted(arrivals, once, 0, could, did)
  const curve = fit(could, did)
  const value = backWithin(curve, WITHIN)
  const { scale } = MEASURES.loyalty
  // By the slope of the angle; at 0% a quarter of what one person would be.
  const least = value > 0 ? varianceOf(curve, could) / (4 * value * (1 - value)) : varianceOf(curve, could) ** 0.5 / 4
  const back = new Float64Array(groups.count)
  for (let g = 0; g < groups.count; g++) {
    weighted(arrivals, groups.without, g * posts, could, did)
    back[g] = backWithin(fit(could, did, curve), WITHIN)
  }
  const influence = withoutDrift(influences(back.map(scale.of)), least)
  fill(measures, 'loyalty', value, drawnBy(scale.of(value), influence, groups, weights), least)
  return { returned, curve }
}

/** The measures that are sums over posts. */
function shares(parts: Parts, measures: Record<RelationshipMeasure, Observed>, weights: Weights): void {
  const { threads, cohesion, kept, substance, people: table } = parts
  const n = Math.max(1, threads.count)
  ratio(measures, 'reciprocity', threads.answeredOn, threads.on, weights, 1 / (4 * n))
  ratio(measures, 'depth', threads.deepOn, threads.on, weights, 1 / (4 * n))
  ratio(measures, 'cohesion', cohesion.pairsOn, table.peopleOn, weights, 1 / (4 * Math.max(1, table.comments)))
  ratio(measures, 'savesAndShares', kept.done, kept.reach, weights, 0)
  if (!assessed(measures, 'substance')) return
  const groups = groupsOf(weights.posts)
  const { all, without } = middleBits(substance, groups)
  jackknifed(measures, 'substance', all, without, groups, weights, 0)
}

/** Fills in a measure from its values without each group of posts in turn. */
function jackknifed(
  measures: Record<RelationshipMeasure, Observed>,
  name: RelationshipMeasure,
  value: number,
  without: Float64Array,
  groups: Groups,
  weights: Weights,
  leastVariance: number,
): void {
  if (!assessed(measures, name)) return
  const { scale } = MEASURES[name]
  const centre = scale.of(value)
  const scaled = without.map((one) => (Number.isFinite(one) ? scale.of(one) : centre))
  fill(measures, name, value, drawnBy(centre, influences(scaled), groups, weights), leastVariance)
}

function ratio(
  measures: Record<RelationshipMeasure, Observed>,
  name: RelationshipMeasure,
  above: Float64Array,
  below: Float64Array,
  { draws, posts, of }: Weights,
  leastVariance: number,
): void {
  if (!assessed(measures, name)) return
  const done = above.reduce((sum, one) => sum + one, 0)
  const all = below.reduce((sum, one) => sum + one, 0)
  const { scale } = MEASURES[name]
  const drawn = new Float32Array(draws).fill(scale.of(done / all))
  for (let b = 0, at = 0; b < (done > 0 ? draws : 0); b++) {
    let x = 0
    let y = 0
    for (let p = 0; p < posts; p++) {
      const times = of[at++] as number
      x += times * (above[p] as number)
      y += times * (below[p] as number)
    }
    drawn[b] = scale.of(x / y)
  }
  fill(measures, name, done / all, drawn, leastVariance)
}

/** A draw in which nothing could be computed (all its posts were empty) is as the account itself. */
function fill(
  measures: Record<RelationshipMeasure, Observed>,
  name: RelationshipMeasure,
  value: number,
  draws: Float32Array,
  leastVariance: number,
): void {
  const found = measures[name]
  if (found.state !== 'assessed') return
  if (!Number.isFinite(value)) {
    measures[name] = { state: 'not-enough-evidence', n: 0, needed: found.needed, lacking: undefined }
    return
  }
  const scaled = MEASURES[name].scale.of(value)
  for (let b = 0; b < draws.length; b++) if (!Number.isFinite(draws[b])) draws[b] = scaled
  let mean = 0
  let m2 = 0
  for (let b = 0; b < draws.length; b++) {
    const gap = (draws[b] as number) - mean
    mean += gap / (b + 1)
    m2 += gap * ((draws[b] as number) - mean)
  }
  const variance = draws.length > 1 ? m2 / (draws.length - 1) : 0
  measures[name] = { state: 'assessed', value, n: found.n, needed: found.needed, draws, variance, leastVariance }
}

function basisOf(options: Options, parts: Parts, returned: Returning, curve: Curve | undefined): Basis {
  const { who, people: table, threads, substance, cohesion } = parts
  let squares = 0
  for (const comments of table.commentsOn) squares += comments * comments
  return {
    posts: who.posts,
    comments: table.comments,
    people: table.count,
    comeBack: table.start.length - 1,
    threads: threads.count,
    answered: threads.answered,
    medianHours: median(threads.hours),
    peopleAsking: threads.peopleAsking,
    peopleAnswered: threads.peopleAnswered,
    deepThreads: threads.deep,
    meanTurns: meanTurns(threads),
    commentsWithText: substance.comments,
    commentsRead: substance.read,
    questions: substance.questions,
    gini: Number.isNaN(returned.gini) ? undefined : returned.gini,
    fanPairs: cohesion.pairs,
    clustering: cohesion.clustering,
    clusteringZ: cohesion.clusteringZ,
    loyaltyCurve: curve && Array.from({ length: HORIZON }, (_, j) => backWithin(curve, j + 1)),
    followers: options.followers,
    effectivePosts: squares === 0 ? 0 : table.comments ** 2 / squares,
    excludedPeople: options.flagged?.size ?? 0,
    excludedPosts: options.giveaways?.size ?? 0,
  }
}
