/** Made-up markets for the planning benchmark: who follows whom, and what each asks for. The same on every machine. */
import { gathering } from '@rapport/analysis/portfolio/audience.ts'
import type { Audience } from '@rapport/analysis/portfolio/audience.ts'
import { seeded } from '@rapport/analysis/numbers/random.ts'

export type Market = { audience: Audience; cost: Float64Array }

/** Log-normal audiences, three quarters of each from the creator's own of 200 communities; 24 links a creator. */
export function followers(creators: number, people: number, seed: number): Market {
  const random = seeded(seed)
  const gathered = gathering()
  const community = people / 200
  for (let i = 0; i < creators; i++) {
    const size = Math.max(3, Math.min(2000, Math.round(Math.exp(2.6 + 1.1 * random.normal()))))
    const home = random.below(200) * community
    for (let k = 0; k < size; k++) {
      const near = random.uniform() < 0.75
      const at = near ? home + community * random.uniform() ** 1.8 : people * random.uniform() ** 1.5
      gathered.link(i, Math.min(people - 1, Math.floor(at)))
    }
  }
  return priced(gathered.audience(creators, people), random)
}

/** Pages that like each other: every page reaches the pages linked with it, a few of them very many. */
export function pages(count: number, links: number, seed: number): Market {
  const random = seeded(seed)
  const gathered = gathering()
  const groups = Math.max(1, Math.round(count / 300))
  const drawn = () => Math.floor(count * random.uniform() ** 2.2)
  for (let k = 0; k < links; k++) {
    const a = drawn()
    const any = drawn()
    // Three in four likes stay within a group: pages of one remainder by the number of groups.
    const b = random.uniform() < 0.75 ? any - (any % groups) + (a % groups) : any
    if (a === b || b >= count) continue
    gathered.link(a, b)
    gathered.link(b, a)
  }
  return priced(gathered.audience(count, count), random)
}

/** Whole cents: 25 and 12 for each follower to the power of 0.85, give or take. */
function priced(audience: Audience, random: ReturnType<typeof seeded>): Market {
  const cost = Float64Array.from({ length: audience.creators }, (_, i) =>
    Math.round(
      100 * (25 + 12 * (audience.start[i + 1]! - audience.start[i]!) ** 0.85 * Math.exp(0.4 * random.normal())),
    ),
  )
  return { audience, cost }
}
