/**
 * The bootstrap over posts: how often each post is drawn in each of the draws. Comments on one post depend on one
 * another, posts much less: so whole posts are drawn with replacement, and every measure of an account sees the
 * same draws (the score needs to know how they move together).
 * Source: Efron (1979); clusters: Davison & Hinkley (1997), 3.8.
 */
import { seeded } from '../numbers/random.ts'

/** Draw b took post p `of[b * posts + p]` times; each row sums to `posts`. */
export type Weights = { readonly draws: number; readonly posts: number; readonly of: Uint8Array }

/** The same for all accounts with as many posts: a pure function, so what was drawn once is remembered. */
const drawn = new Map<string, Weights>()

export function weightsOf(posts: number, draws: number, seed: number): Weights {
  const key = `${posts} ${draws} ${seed}`
  const known = drawn.get(key)
  if (known) return known
  const random = seeded(seed)
  const of = new Uint8Array(draws * posts)
  for (let b = 0; b < draws; b++) {
    for (let k = 0; k < posts; k++) {
      const at = b * posts + random.below(posts)
      // 255 times the same post does not happen by chance; a ceiling is cheaper than a wrap-around.
      of[at] = Math.min(255, (of[at] as number) + 1)
    }
  }
  if (drawn.size > 200) drawn.clear()
  const weights = { draws, posts, of }
  drawn.set(key, weights)
  return weights
}
