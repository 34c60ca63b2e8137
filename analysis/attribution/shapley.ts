/**
 * Who gets credit if a coalition of touches is worth the orders whose path it covers? The Shapley value of that game.
 * It has a closed form: the game is a sum of unanimity games, one for each set of touches that some path consists of, and
 * each of these is shared equally by its members (Shapley 1953; for paths Zhao, Mahboobi & Bagheri 2018, arXiv:1804.05327).
 * So one pass over the paths replaces 2^touches coalitions. How often and in which order a path met them does not count.
 * Known answers, and all coalitions counted out: shapley.test.ts. Method: docs/methods/attribution.md
 */
import type { Earned, Weighing } from './heuristics.ts'
import { byWeights } from './heuristics.ts'
import type { Paths } from './paths.ts'

export function shapley(paths: Paths): Earned {
  const seen = new Int32Array(paths.names.length).fill(-1)
  const once: Weighing = (weights, n, at) => {
    for (let i = 0; i < n; i++) {
      const touch = paths.touches[at + i]!
      weights[i] = Number(seen[touch] !== at)
      seen[touch] = at
    }
  }
  return byWeights(paths, once)
}
