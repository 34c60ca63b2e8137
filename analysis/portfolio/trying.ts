/**
 * Who is booked to find out? A capped share of the budget goes to those who may turn out better than the last of the plan, by
 * the knowledge gradient (../returns/exploration.ts) or by one draw of every rate (Thompson). First the rest of the budget is
 * planned as if nothing were tried, then the share is added to it. What is expected today is lower for it, and that is told.
 * Not to be trusted where no later plan follows, or where all beliefs hang on one guess: then all are wrong together.
 * Known answers: trying.test.ts. Method: docs/methods/exploration.md
 */
import { gammaBelow, gammaQuantile } from '../numbers/gamma-quantile.ts'
import { seeded } from '../numbers/random.ts'
import { drawnRate, scoreRate, thresholdRate, worthLater } from '../returns/exploration.ts'
import { meanRate } from '../returns/returns.ts'
import type { Rate } from '../returns/returns.ts'
import { money } from './contradiction.ts'
import { audienceOf, meeting } from './known-people.ts'
import { plan } from './plan.ts'
import type { Board } from './proposal.ts'

/** `share` of the budget, 0 to 0.2; `rounds`: plans still to come that may use what is learned. */
export type Explore = {
  readonly share: number
  readonly rounds: number
  readonly by?: 'knowledge-gradient' | 'thompson'
}

/** What there is to find out about one who is there to be tried. */
export type ToTry = {
  /** Results of the creator's own are known, only few. */
  readonly own: boolean
  /** Chance that the rate is one to keep. */
  readonly chance: number
  /** Cents that each later plan earns more, were this as good as the `best` share of all of whom the same is believed. */
  readonly best: number
  readonly earns: number
}

export type Tried =
  | { readonly chosen: readonly number[]; readonly tries: ReadonlyMap<number, ToTry> }
  | { readonly because: string }

/** @param plain the offers that the whole budget buys where nothing is tried */
export function tried(on: Board, explore: Explore, budget: number, plain: readonly number[]): Tried {
  const { problem, crowd, members, aim, ground, never } = on
  if (aim.margin === null || problem === crowd)
    return { because: 'Nothing is set aside to try: that takes what an order leaves you, and a guess of orders.' }
  const { margin } = aim
  const reserve = Math.floor(explore.share * budget)
  const sure = plan({ ...problem, budget: budget - reserve }, { ground })
  if (sure.answer === 'contradiction')
    return { because: 'Nothing is set aside to try: your wishes need the whole budget.' }
  const prospects = prospectsOf(on)
  const cheapest = Math.min(...prospects.filter(({ offer }) => !plain.includes(offer)).map(({ cost }) => cost))
  if (cheapest > reserve)
    return {
      because: `Nothing is set aside to try: the share is ${money(reserve, aim.currency)}, and nobody costs so little.`,
    }
  const random = seeded(explore.rounds + 0.75)
  const worth = worthLater(prospects, margin, budget, random)
  const scores = new Map<number, number>()
  for (const { row, belief, exposure, seen, cost } of prospects) {
    const score =
      explore.by === 'thompson'
        ? (scores.get(row) ?? drawnRate(belief, random))
        : scoreRate(belief, seen, thresholdRate(worth, cost, margin, exposure), explore.rounds)
    scores.set(row, Math.max(score, scores.get(row) ?? 0))
  }
  const hoped = members.map((member, row) => ({ ...member, orders: { shape: scores.get(row) ?? 0, rate: 1 } }))
  const holding = (offers: readonly number[]) => [
    ...(problem.rules ?? []),
    ...offers.map((offer) => ({ name: 'is in already', of: [offer], least: 1 })),
  ]
  const found = plan({
    ...problem,
    audience: audienceOf(hoped, problem.audience.people, 'orders'),
    rules: holding(sure.chosen),
    budget: sure.cost + reserve,
  })
  if (found.answer === 'contradiction') throw new Error('a plan that was found keeps its own rules')
  const expected = new Set([...plain, ...sure.chosen])
  const tries = new Map(
    found.chosen.flatMap((offer) => {
      const prospect = prospects.find((one) => one.offer === offer)
      const hope = prospect && scores.get(prospect.row)! > LEARNS * meanRate(prospect.belief)
      return hope && !expected.has(offer) && !never.has(offer) ? [[offer, toTry(prospect, worth, margin)]] : []
    }),
  )
  if (tries.size === 0)
    return { because: 'Nobody is worth trying beside this set: what there is to learn would not change later plans.' }
  // What neither part could spend by itself may buy one more together.
  const whole = plan({ ...problem, rules: holding(found.chosen), budget })
  return { chosen: whole.answer === 'plan' ? whole.chosen : found.chosen, tries }
}

/** Below this there is next to nothing to learn, and an offer is in because money was left. */
const LEARNS = 1.01
const BEST = [0.25, 0.1, 0.01]

type Prospect = {
  readonly offer: number
  readonly row: number
  readonly belief: Rate
  readonly own: boolean
  /** People reached, and how many of them tell of the rate: fewer where only a part of what is counted was caused. */
  readonly exposure: number
  readonly seen: number
  readonly cost: number
}

const prospectsOf = ({ members, asked: { of, offers }, aim, never }: Board): Prospect[] =>
  of.flatMap(({ candidate: { row } }, offer): Prospect[] => {
    const { orders, exposure: whole, ...member } = members[row]!
    const exposure = whole * (offers.factor ? offers.factor[offer]! : 1)
    const cost = offers.cost[offer]!
    if (!orders || never.has(offer) || !(exposure > 0) || cost === 0) return []
    if (meeting({ ...member, orders, exposure: whole }).people.length === 0) return []
    const seen = orders.attributed && aim.lift ? exposure / aim.lift.mean : exposure
    const { shape, rate, own = false } = orders
    return [{ offer, row, belief: { shape, rate }, own, exposure, seen, cost }]
  })

function toTry({ belief, own, exposure, cost }: Prospect, worth: number, margin: number): ToTry {
  const { shape, rate } = belief
  const threshold = thresholdRate(worth, cost, margin, exposure)
  const gain = (best: number) => margin * exposure * (meanOfBest(belief, best) - threshold)
  const best = BEST.find((share) => gain(share) > 0) ?? BEST.at(-1)!
  return { own, chance: 1 - gammaBelow(shape, threshold * rate), best, earns: Math.max(0, gain(best)) }
}

/** Of the gamma's upper `share`; weighting by the rate is a shape of one more. */
function meanOfBest(belief: Rate, share: number): number {
  const from = gammaQuantile(1 - share, belief.shape)
  return (meanRate(belief) * (1 - gammaBelow(belief.shape + 1, from))) / share
}

export function saidToTry({ own, chance, best, earns }: ToTry): string {
  const unknown = own ? 'Few results are known of a booking here' : 'Nobody knows yet what a booking here brings'
  const more = Math.round(earns / 100).toLocaleString('en')
  return `${unknown}. If it proves as good as ${NAMES[best] ?? 'the best'} of its kind, each later plan earns about ${more} more with it; ${Math.round(100 * chance)} in 100 of its kind are worth booking again.`
}

const NAMES: Record<number, string> = { 0.25: 'the best quarter', 0.1: 'the best tenth', 0.01: 'the best hundredth' }
