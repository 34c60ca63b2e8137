/** The findings of a plan in words. */
import { sellout } from '@rapport/analysis/portfolio/demand.ts'
import type { Aim, Proposal, Way } from '@rapport/analysis/portfolio/proposal.ts'
import { money } from '../../ui/money.ts'
import { capital, count, counted, inWords, many } from '../../ui/numbers.ts'

type Planned = Proposal & { answer: 'plan' }

/** The title of the page. */
export function planFinding(found: Planned, budget: number): string {
  const { chosen, reach, profit, cost } = found
  if (chosen.length === 0) return `${money(budget)} books nobody.`
  const who = capital(many(chosen.length, 'creator'))
  if (profit === null) return `${who} for ${money(cost)} reach ${count(reach)} different people.`
  if (profit.interval[0] > 0) return `${who} for ${money(cost)}: ${money(profit.mean)} of profit is expected.`
  return profit.mean > 0
    ? `${who} for ${money(cost)}: ${money(profit.mean)} of profit is expected, and a loss is possible.`
    : `${who} for ${money(cost)}: a loss of ${money(-profit.mean)} is expected.`
}

export function profitRange({ profit }: Planned): string | null {
  if (profit === null) return null
  return `Between ${money(profit.interval[0])} and ${money(profit.interval[1])} eight times in ten.`
}

/** How likely the seats are gone, where seats were asked for. */
export function seatsFinding({ orders }: Planned, { seats }: Aim): string | null {
  if (orders === null || seats === null) return null
  const mean = orders.mean * seats.perOrder
  const { expected, probabilitySoldOut } = sellout(
    { mean, ...(seats.size === null ? {} : { size: seats.size }) },
    seats.count,
  )
  const chance = Math.round(100 * probabilitySoldOut)
  return `${count(expected)} of ${counted(seats.count, 'seat')} ${Math.round(expected) === 1 ? 'is' : 'are'} expected to go; sold out in ${chance} of 100 evenings like this.`
}

const NAMES: Record<Way['name'], string> = {
  set: 'This set',
  largest: 'The largest account',
  ads: 'Your ads',
}

export const wayName = ({ name }: Way, who: string | undefined) => (name === 'largest' && who ? who : NAMES[name])

/** Who wins, in how many of a hundred worlds; willing to say that it is not the set. */
export function waysFinding(ways: readonly Way[], who: (way: Way) => string): string {
  const others = ways.filter(({ setWins }) => setWins !== null)
  if (others.length === 0) return 'Nothing to compare with yet.'
  return others
    .map((way) => {
      const wins = Math.round(way.setWins! * 100)
      if (wins >= 90) return `In ${wins} of 100 draws this set brings more than ${who(way)}.`
      if (wins <= 10) return `${who(way)} brings as much or more in ${100 - wins} of 100 draws.`
      return `This set and ${who(way)} cannot be told apart with confidence: it brings more in ${wins} of 100 draws.`
    })
    .join(' ')
}

/** What proves the plan. */
export function certificate(found: Planned): string {
  if (found.chosen.length === 0) return ''
  if (found.optimal) return 'No set within this budget is better.'
  if (found.gap === null) return ''
  return `At most ${(100 * found.gap).toFixed(1)}% better is possible: the certificate proves it.`
}

/** How far the reach of those may be off of whom nobody is known. */
export function segmentsFinding({ asSegments }: Pick<Planned, 'asSegments'>): string | null {
  if (asSegments === null) return null
  const { count: n, low, high } = asSegments
  if (n === 1) return 'The audience of one of them is not known: it is taken as a share of its segment.'
  const together = low === high ? 'each is taken as a share of its own segment' : `together they reach between ${count(low)} and ${count(high)} people, as far as those are the same` // prettier-ignore
  return `The audiences of ${inWords(n)} of them are not known: ${together}.`
}

/** What is paid to find out, and what it costs today. */
export function tryingFinding({ trying, chosen }: Pick<Planned, 'trying' | 'chosen'>): string | null {
  if (trying === null) return null
  if (trying.because !== null) return trying.because
  const n = chosen.filter(({ toTry }) => toTry).length
  const who = n === 1 ? 'One of them is there to be tried' : `${capital(inWords(n))} of them are there to be tried`
  const less =
    trying.forgone >= 100
      ? `; ${money(Math.round(trying.forgone / 100) * 100)} less profit is expected today for it`
      : ''
  return `${who}, for ${money(trying.cents)}${less}.`
}

/** Why creators were left out, the most frequent reason first, and of how many. */
export function reasonsWhy(leftOut: readonly { because: string }[]): [because: string, of: number][] {
  const counts = new Map<string, number>()
  for (const { because } of leftOut) counts.set(because, (counts.get(because) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)
}
