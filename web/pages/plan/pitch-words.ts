/**
 * A plan for whoever decides about the money: one question, one answer, and what would change the mind. The answer follows
 * the draws: it says so when the large account or ads win, when nothing can be told apart, and when nothing is known.
 */
import { adsBelow, ordersFor } from '@rapport/analysis/portfolio/turning.ts'
import type { Worth } from '@rapport/analysis/portfolio/turning.ts'
import type { Output } from '../../call.ts'
import { count, counted, many } from '../../ui/numbers.ts'
import { money } from '../../ui/money.ts'
import { segmentsFinding } from './words.ts'

export type Kept = Output<'plans.show'>
type Way = Kept['result']['threeWays'][number]

/** From so many draws in a hundred on, one choice is called better than another. */
const SURE = 0.9

/** What they ask who have never planned so. */
export function question({ result: { chosen, largest } }: Kept): string {
  if (chosen.length === 0) return 'Whom should we book?'
  if (chosen.length === 1 && chosen[0]!.account === largest?.account)
    return 'Why one large account, and not several small ones?'
  const most = Math.max(0, ...chosen.map(({ followers }) => followers ?? 0))
  return most > 0
    ? `Why would we waste money on someone with only ${count(most)} followers?`
    : 'Why would we waste money on someone so small?'
}

export function answer(plan: Kept): string {
  const { chosen, because, profitCents, reach, costCents, threeWays, largest, state } = plan.result
  if (state === 'contradiction') return `Nobody can be booked as it was asked: ${because ?? ''}`.trim()
  if (chosen.length === 0) return `Nobody. ${because ?? ''}`.trim()
  const who = many(chosen.length, 'creator')
  if (profitCents === null) {
    const instead =
      largest && chosen.length > 1
        ? ` ${largest.name} alone would reach ${count(largest.reach)}, for ${about(largest.cents)}.`
        : ''
    return `Because ${who} reach ${count(reach)} different people for ${about(costCents)}.${instead} What that is worth in orders cannot be said yet.`
  }
  if (profitCents.mean <= 0)
    return `We should not, as things stand: ${who} for ${about(costCents)} are expected to lose ${about(-profitCents.mean)}.`
  const others = threeWays.filter(
    ({ name, who: [first] }) => name !== 'set' && !(chosen.length === 1 && first === chosen[0]!.name),
  )
  const hardest = others.reduce<Way | undefined>(
    (least, way) => ((way.setWins ?? 1) < (least?.setWins ?? 2) ? way : least),
    undefined,
  )
  const leaves = `${who} for ${about(costCents)} are expected to leave ${about(profitCents.mean)} after they are paid`
  if (!hardest?.profitCents) return `Because ${leaves}.`
  const other = nameOf(hardest)
  const theirs = leaving(hardest.profitCents.mean)
  const wins = hardest.setWins!
  if (wins <= 1 - SURE)
    return `This time ${other} ${verb(hardest)} the better buy: ${hardest.name === 'ads' ? 'they' : 'it'} would ${theirs} for ${about(hardest.costCents)}, ${who} ${about(profitCents.mean)}.`
  if (wins < SURE)
    return `It may be no waste, but it is not proven: ${leaves}, ${other} would ${theirs}, and the ranges overlap.`
  return `Because ${leaves}; ${other} would ${theirs}.`
}

/** In a headline cents are noise. */
const about = (cents: number) => money(Math.abs(cents) >= 10_000 ? Math.round(cents / 100) * 100 : cents)
const leaving = (cents: number) => (cents < 0 ? `lose ${about(-cents)}` : `leave ${about(cents)}`)

const nameOf = ({ name, who }: Way) => (name === 'ads' ? 'ads' : (who[0] ?? 'the largest account'))
const verb = ({ name }: Way) => (name === 'ads' ? 'are' : 'is')

/** The range, and how often the set wins. */
export function sureness({ result: { profitCents, threeWays, soldOut, asSegments } }: Kept): string[] {
  const blind = asSegments ? [segmentsFinding({ asSegments })!] : []
  if (profitCents === null) return blind
  const { low, high } = profitCents
  return [
    `Eight times in ten it leaves between ${money(low)} and ${money(high)}${low < 0 ? ': a loss is possible' : ''}.`,
    ...threeWays.flatMap((way) =>
      way.setWins === null
        ? []
        : [`It leaves more than ${nameOf(way)} in ${Math.round(100 * way.setWins)} of 100 draws.`],
    ),
    ...(soldOut === null ? [] : [`The house is sold out in ${Math.round(100 * soldOut)} of 100.`]),
    ...blind,
  ]
}

/** The certificate in one sentence. */
export function proof({ result: { gap, chosen } }: Kept): string | null {
  if (gap === null || chosen.length === 0) return null
  return gap < 0.0005
    ? 'No other set for this budget is better by the same numbers; that is proven, and anyone can recompute the proof.'
    : `No other set for this budget can be more than ${(100 * gap).toFixed(1)}% better by the same numbers; that is proven, and anyone can recompute the proof.`
}

/** What would change the mind, in numbers to watch for. */
export function turning({ asked, result }: Kept): string[] {
  const { profitCents, orders, costCents, threeWays, chosen } = result
  if (chosen.length === 0) return []
  if (profitCents === null || orders === null || !asked.marginCents)
    return [
      'What an order leaves, and how many orders 1,000 people reached bring: a guess is enough to begin with, and results of own campaigns win over it.',
    ]
  const worth: Worth = {
    margin: asked.marginCents,
    most: asked.seats ? asked.seats.count / (asked.seats.perOrder ?? 2) : Infinity,
  }
  const least = ordersFor(0, costCents, worth)
  const largest = threeWays.find(({ name }) => name === 'largest')
  const inSet = largest && chosen.length === 1 && largest.who[0] === chosen[0]!.name
  const level = largest && !inSet ? ordersFor(profitCents.mean, largest.costCents, worth) : undefined
  const price = adsBelow(profitCents.mean, asked.budgetCents, worth)
  return [
    ...(least === null
      ? ['With so few seats no number of orders pays for this set.']
      : [
          `Fewer than ${counted(Math.ceil(least), 'order')} in all: below that it loses money. ${count(orders.mean)} ${are(orders.mean)} expected.`,
        ]),
    ...(level === undefined || !largest?.orders
      ? []
      : level === null
        ? [`Nothing that ${largest.who[0]} could bring: the seats do not hold so many orders.`]
        : level > largest.orders.mean
          ? [
              `More than ${counted(Math.ceil(level), 'order')} from ${largest.who[0]} alone for ${money(largest.costCents)}; ${count(largest.orders.mean)} ${are(largest.orders.mean)} expected.`,
            ]
          : [
              `Fewer than ${counted(Math.ceil(level), 'order')} from ${largest.who[0]} alone: then this set is the better buy.`,
            ]),
    ...(price === null
      ? []
      : [
          `Ads that bring an order for less than ${money(Math.round(price))}${asked.ads ? `; you said ${money(asked.ads.lowCents)} to ${money(asked.ads.highCents)}` : ''}.`,
        ]),
  ]
}

const are = (n: number) => (Math.round(n) === 1 ? 'is' : 'are')
