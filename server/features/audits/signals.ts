/**
 * What an account's own rows say about its audience: jumps of likes, steps of followers, texts from many hands. An audit keeps
 * them without their details, which are found again when somebody opens them.
 */
import { commentsSignal } from '@rapport/analysis/authenticity/comments.ts'
import type { CommentsSignal, WrittenComment } from '@rapport/analysis/authenticity/comments.ts'
import { growth } from '@rapport/analysis/authenticity/growth.ts'
import type { ExchangeSignal } from '@rapport/analysis/authenticity/exchange.ts'
import type { FollowerCount, GrowthSignal } from '@rapport/analysis/authenticity/growth.ts'
import { likes } from '@rapport/analysis/authenticity/likes.ts'
import type { LikesSignal } from '@rapport/analysis/authenticity/likes.ts'
import type { Signal } from '@rapport/analysis/authenticity/signal.ts'
import { seeded } from '@rapport/analysis/numbers/random.ts'
import { CREATOR } from '@rapport/analysis/relationship/interactions.ts'
import type { Collected } from '@rapport/analysis/relationship/interactions.ts'
import type { PostRow } from './audits.sql.ts'

const SEED = 1

/** Only posts with a date can be put in order. */
export const datedPosts = (posts: PostRow[]) => posts.filter((post) => post.at !== null)

export const likesOf = (posts: PostRow[]): LikesSignal =>
  likes(
    datedPosts(posts).map((post) => ({
      postedAt: post.at!,
      likes: post.likes ?? undefined,
      comments: post.comments ?? undefined,
      views: post.views ?? undefined,
      sponsored: post.sponsored ?? undefined,
    })),
  )

/** Posts that travelled explain a step; of other events nothing is known here. */
export const growthOf = (counts: readonly FollowerCount[], posts: PostRow[]): GrowthSignal =>
  growth(
    counts,
    datedPosts(posts).map(({ at, likes: liked, views }) => ({
      at: at!,
      likes: liked ?? undefined,
      views: views ?? undefined,
    })),
  )

/** Comments looked at for templates. More would not change what a tenth of them is, and cost as much as all the rest. */
const LOOKED_AT = 1000

export type Said = WrittenComment & { post: string; at: number | null }

/** With text, in the order of time, evenly from first to last; without contests and what the creator wrote. */
export function saidUnder({ interactions: i, names }: Collected, contests: ReadonlySet<number>): Said[] {
  const { text } = i
  if (!text) return []
  const eligible = new Int32Array(i.count)
  let count = 0
  for (let k = 0; k < i.count; k++)
    if (i.actor[k] !== CREATOR && text[k] !== '' && !(contests.size > 0 && contests.has(i.post[k]!)))
      eligible[count++] = k
  const looked = Math.min(count, LOOKED_AT)
  const random = count > looked ? seeded(SEED) : undefined
  return Array.from({ length: looked }, (_, n) => {
    const k = eligible[random ? Math.floor(((n + random.uniform()) * count) / looked) : n]!
    return {
      text: text[k]!,
      author: names.actors[i.actor[k]!],
      post: names.posts[i.post[k]!]!,
      at: Number.isNaN(i.at[k]) ? null : i.at[k]!,
    }
  })
}

export const commentsOf = (said: Said[]): CommentsSignal => commentsSignal(said)

/**
 * Whose acts are not taken for closeness: members of groups that engage by agreement. Writers of the same text stay: how often that
 * signal is wrong has not been measured.
 */
export const agreed = (stored: readonly Signal[]): ReadonlySet<string> =>
  new Set((stored as ExchangeSignal[]).flatMap(({ group }) => group?.members ?? []))

/** What an audit keeps of a signal: what is always said of signals of this name is not kept once more for each account. */
export type KeptSignal = Omit<Signal, 'innocent' | 'howOftenWrong'> &
  Partial<Pick<Signal, 'innocent' | 'howOftenWrong'>>

const ALWAYS = new Map<string, Signal>(
  [likes([]), growth([]), commentsSignal([])].map((signal) => [signal.name, signal]),
)

export function withoutDetails(signal: Signal): KeptSignal {
  const { name, state, llr, score, threshold, concern, because, howOftenWrong, innocent, n, needed } = signal
  const always = ALWAYS.get(name)
  return {
    name,
    state,
    llr,
    ...(score === undefined ? {} : { score }),
    threshold,
    concern,
    because,
    n,
    needed,
    ...(always && innocent.join() === always.innocent.join() ? {} : { innocent }),
    ...(always?.howOftenWrong.says === howOftenWrong.says ? {} : { howOftenWrong }),
  }
}

export function whole(kept: KeptSignal): Signal {
  const { innocent, howOftenWrong } = { ...ALWAYS.get(kept.name)!, ...kept }
  return { ...kept, innocent, howOftenWrong }
}
