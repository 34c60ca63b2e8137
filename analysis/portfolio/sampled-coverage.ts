/**
 * Reach where of large audiences only a share is known (sketch.ts). A person stands for 1 / share people of the best known
 * creator in the set who reaches her: unbiased for the union, whatever shares are mixed. Gains are estimates and may fall
 * below 0, so that a plan on samples has no certificate; small creators inside a large one's audience are still seen as such.
 */
import type { Audience } from './audience.ts'
import type { Coverage } from './coverage.ts'
import type { Offers } from './problem.ts'

export function sampledCoverage({ start, links, weight, people, share }: Audience, { row }: Offers): Coverage {
  const best = new Float64Array(people)
  const chosen = new Set<number>()
  let reached = 0
  const stands = (part: number) => (part > 0 ? 1 / part : 0)
  const put = (offer: number) => {
    const i = row[offer]!
    const own = share![i]!
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const u = links[k]!
      if (own <= best[u]!) continue
      reached += weight[u]! * (stands(own) - stands(best[u]!))
      best[u] = own
    }
  }
  return {
    open: weight,
    reach: () => reached,
    gain(offer) {
      const i = row[offer]!
      const own = share![i]!
      let gain = 0
      for (let k = start[i]!; k < start[i + 1]!; k++) {
        const u = links[k]!
        if (own > best[u]!) gain += weight[u]! * (stands(own) - stands(best[u]!))
      }
      return gain
    },
    add(offer) {
      chosen.add(offer)
      put(offer)
    },
    drop(offer) {
      chosen.delete(offer)
      best.fill(0)
      reached = 0
      for (const one of chosen) put(one)
    },
  }
}
