/**
 * Who and what is counted: the last posts of the window without the giveaways, and people without the accounts that
 * were flagged. Everything downstream sees only this.
 */
import type { Interactions } from './interactions.ts'

export type Excluding = {
  /** Dense actor ids whose interactions are left out. */
  readonly flagged?: ReadonlySet<number> | undefined
  /** Dense posts that are left out whole, such as tag-to-win giveaways. */
  readonly giveaways?: ReadonlySet<number> | undefined
  /** How many of the latest posts are looked at; 100 unless told. */
  readonly window?: number | undefined
}

export const WINDOW = 100

export type Counted = {
  /** Posts that are looked at, renumbered 0.. in time order. */
  readonly posts: number
  /** The first of them that has no date; from there on the order means nothing. */
  readonly datedPosts: number
  /** New post number by old one; -1 if left out. */
  readonly postOf: Int32Array
  /** By actor id: 1 if left out. */
  readonly flagged: Uint8Array
}

export function counted(i: Interactions, { flagged, giveaways, window = WINDOW }: Excluding): Counted {
  const postOf = new Int32Array(i.posts).fill(-1)
  let posts = 0
  for (let post = 0; post < i.posts; post++) if (!giveaways?.has(post)) postOf[post] = posts++
  const skip = Math.max(0, posts - window)
  for (let post = 0; post < i.posts; post++) {
    const at = (postOf[post] as number) - skip
    postOf[post] = at < 0 ? -1 : at
  }
  posts -= skip

  const flags = new Uint8Array(i.actors)
  if (flagged) for (const actor of flagged) flags[actor] = 1

  let datedPosts = 0
  for (let k = 0; k < i.count; k++) {
    const post = postOf[i.post[k] as number] as number
    if (post >= datedPosts && !Number.isNaN(i.at[k])) datedPosts = post + 1
  }
  return { posts, datedPosts, postOf, flagged: flags }
}
