/** One account taken apart: people, threads, words, pairs of fans, the owner's numbers; and which of them are enough. */
import { type Cohesion, cohesionOf } from './cohesion.ts'
import { type Counted, counted, type Excluding } from './counted.ts'
import type { Interactions } from './interactions.ts'
import { MEASURES, type RelationshipMeasure } from './measures.ts'
import type { Observed } from './observed.ts'
import { type People, peopleOf } from './people.ts'
import { type Substance, substanceOf } from './substance.ts'
import { type Threads, threadsOf } from './threads.ts'

export type Kept = { readonly post: number; readonly saves: number; readonly shares: number; readonly reach: number }

type KeptOn = { readonly posts: number; readonly done: Float64Array; readonly reach: Float64Array }
export type Parts = {
  readonly who: Counted
  readonly people: People
  readonly threads: Threads
  readonly substance: Substance
  readonly cohesion: Cohesion
  readonly kept: KeptOn
  readonly replies: boolean | undefined
}

export type Taking = Excluding & {
  readonly seed: number
  readonly kept: readonly Kept[] | undefined
  readonly replies: boolean | undefined
}

export function partsOf(i: Interactions, options: Taking): Parts {
  const who = counted(i, options)
  return {
    who,
    people: peopleOf(i, who),
    threads: threadsOf(i, who),
    substance: substanceOf(i, who, options.seed),
    cohesion: cohesionOf(i, who, options.seed),
    kept: keptOn(who, options.kept),
    replies: options.replies,
  }
}

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
export function evidence(
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
