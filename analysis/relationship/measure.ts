/**
 * Everything about one account that the other accounts do not change: each measure as it was observed, and how it
 * moves when its posts are drawn again. The panel turns these into findings (score.ts); an account's rows are read here
 * and nowhere else, so that one account can be audited again without another's.
 */
import { median } from '../numbers/quantile.ts'
import type { Excluding } from './counted.ts'
import { drawnBy, type Groups, groupsOf, influences, withoutDrift } from './influence.ts'
import type { Interactions } from './interactions.ts'
import { arrivalsOf, backWithin, type Curve, fit, HORIZON, varianceOf, weighted, WITHIN } from './loyalty.ts'
import { MEASURE_NAMES, MEASURES } from './measures.ts'
import { assessed, fill, leftOut, type Observations, ratio } from './observed.ts'
import { evidence, type Kept, type Parts, partsOf } from './parts.ts'
import { benchFor, EQUAL, type Returning, returning } from './returning.ts'
import { middleBits } from './substance.ts'
import { meanTurns } from './threads.ts'
import { type Weights, weightsOf } from './weights.ts'

export type { Kept } from './parts.ts'

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
  readonly measures: Readonly<Observations>
  readonly basis: Basis
  /** The same with nobody and nothing excluded; only where something was. */
  readonly before: Measured | undefined
}

export function measure(i: Interactions, options: Options = {}): Measured {
  const { flagged, giveaways, kept, replies, seed = 1, draws = 200 } = options
  const excluding = (flagged?.size ?? 0) + (giveaways?.size ?? 0) > 0
  const before = excluding ? measure(i, { ...options, flagged: undefined, giveaways: undefined }) : undefined
  const parts = partsOf(i, { ...options, kept, replies, seed })
  const weights = weightsOf(parts.who.posts, draws, seed)
  const measures = Object.fromEntries(MEASURE_NAMES.map((name) => [name, evidence(name, parts)])) as Observations
  const returned = comingBack(parts, measures, weights)
  const curve = loyal(parts, measures, weights)
  answering(parts, measures, weights)
  return { measures, basis: basisOf(options, parts, returned, curve), before }
}

/** Every post once: the account as it is. */
const once = (posts: number): Uint8Array => new Uint8Array(posts).fill(1)

/** Which posts are left out together; none where nothing is drawn: only draws want to know. */
const groupsLeftOut = ({ posts, draws }: Weights): Groups => groupsOf(draws > 0 ? posts : 0)

/** Repeat commenters, concentration and the active core. */
function comingBack({ people, who }: Parts, measures: Observations, weights: Weights): Returning {
  const { posts } = weights
  const bench = benchFor(people)
  const found: Returning = { repeat: NaN, concentration: NaN, gini: NaN, core: NaN, recaptured: 0 }
  if (people.count > 0) returning(people, once(posts), 0, who.datedPosts, bench, found)
  const core = measures.activeCore
  if (core.state === 'assessed') {
    const { needed } = core
    const n = found.recaptured
    measures.activeCore = n < needed ? { state: 'not-enough-evidence', n, needed, lacking: undefined } : { ...core, n }
  }
  if (
    !assessed(measures, 'repeatCommenters') &&
    !assessed(measures, 'concentration') &&
    !assessed(measures, 'activeCore')
  )
    return found

  const groups = groupsLeftOut(weights)
  const repeat = new Float64Array(groups.count)
  const concentration = new Float64Array(groups.count)
  const active = new Float64Array(groups.count)
  const rest: Returning = { ...found }
  for (let g = 0; g < groups.count; g++) {
    returning(people, groups.without, g * posts, who.datedPosts, bench, rest)
    repeat[g] = rest.repeat
    concentration[g] = rest.concentration
    active[g] = rest.core
  }
  // One more pair of comments by the same person would move the rarefied share by this much.
  const oneMore = (EQUAL / Math.max(EQUAL, people.comments)) ** 2 / Math.min(EQUAL, people.count)
  leftOut(measures, 'repeatCommenters', found.repeat, repeat, groups, weights, oneMore / 4)
  leftOut(measures, 'concentration', found.concentration, concentration, groups, weights, 1 / (4 * people.count) ** 2)
  leftOut(measures, 'activeCore', found.core, active, groups, weights, 0)
  return found
}

function loyal({ people, who }: Parts, measures: Observations, weights: Weights): Curve | undefined {
  if (!assessed(measures, 'loyalty')) return undefined
  const { posts } = weights
  const arrivals = arrivalsOf(people, who.datedPosts)
  const could = new Float64Array(HORIZON)
  const did = new Float64Array(HORIZON)
  weighted(arrivals, once(posts), 0, could, did)
  const curve = fit(could, did)
  const value = backWithin(curve, WITHIN)
  const { scale } = MEASURES.loyalty
  // By the slope of the angle; at 0% a quarter of what one person would be.
  const least = value > 0 ? varianceOf(curve, could) / (4 * value * (1 - value)) : varianceOf(curve, could) ** 0.5 / 4
  const groups = groupsLeftOut(weights)
  const without = new Float64Array(groups.count)
  for (let g = 0; g < groups.count; g++) {
    weighted(arrivals, groups.without, g * posts, could, did)
    without[g] = scale.of(backWithin(fit(could, did, curve), WITHIN))
  }
  fill(
    measures,
    'loyalty',
    value,
    drawnBy(scale.of(value), withoutDrift(influences(without), least), groups, weights),
    least,
  )
  return curve
}

/** Reciprocity, depth, cohesion, substance, saves and shares: what is said and done on each post. */
function answering(
  { people, threads, cohesion, kept, substance }: Parts,
  measures: Observations,
  weights: Weights,
): void {
  const perThread = 1 / (4 * Math.max(1, threads.count))
  ratio(measures, 'reciprocity', threads.answeredOn, threads.on, weights, perThread)
  ratio(measures, 'depth', threads.deepOn, threads.on, weights, perThread)
  ratio(measures, 'cohesion', cohesion.pairsOn, people.peopleOn, weights, 1 / (4 * Math.max(1, people.comments)))
  ratio(
    measures,
    'savesAndShares',
    kept.done,
    kept.reach,
    weights,
    1 /
      (4 *
        Math.max(
          1,
          kept.reach.reduce((sum, one) => sum + one, 0),
        )),
  )
  if (!assessed(measures, 'substance')) return
  const groups = groupsLeftOut(weights)
  const { all, without } = middleBits(substance, groups)
  leftOut(measures, 'substance', all, without, groups, weights, 0)
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
